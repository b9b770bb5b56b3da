"""The bot: everything that runs inside Rasa's interpreter. Imports nothing of actions or handoff."""
