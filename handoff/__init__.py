"""The counter where shoppers, the bot and agents meet: conversations, the queue, the channels and the console."""
