"""Where shoppers come in: each channel turns its own messages into the conversation's verbs, and back."""
