"""Photos of both sides: read in a process of their own, written anew, kept, and shown by links that end."""
