"""The desk: who works there, what waits, and what an agent must know before typing a word."""
