"""The door: turns that handoff posts come in here, and what was said goes back."""
