"""Understanding: the encoder, the intents' ranking, and what is decided about a message."""
