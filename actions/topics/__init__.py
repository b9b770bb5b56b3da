"""What the bot looks up and says, a module for each topic, named as in data/."""
