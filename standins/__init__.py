"""Servers that stand in for somebody else's, for tests and for trying things out without an account."""
