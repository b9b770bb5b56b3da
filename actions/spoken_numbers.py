"""Small numbers as shoppers write them, in digits or as a word."""

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number_of(written: str) -> int:
    """Return the number that digits or one of `NUMBERS` write; raises `ValueError` for any other word."""
    return int(written) if written.isdecimal() else NUMBERS.index(written.lower()) + 1
