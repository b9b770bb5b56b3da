"""The door: handoff posts turns here and gets back what the bot says."""
