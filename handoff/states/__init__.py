"""What states there are, and the only moves between them: of a conversation's owner, a bot's turn, and a delivery.

Each is a table with its drawing. `docs/states.md` draws the same, and a test compares them.
"""
