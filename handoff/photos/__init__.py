"""Photos of both sides: read in a process of their own, re-encoded, kept, and shown by links that expire."""
