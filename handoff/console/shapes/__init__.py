"""What the agents' API answers, for the API reference. Tests hold the real answers to these shapes."""
