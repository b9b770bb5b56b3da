"""The sentence encoder's weights, and what is said where they are not the known ones."""


class WrongWeights(Exception):
    """The weights are not the known ones."""
