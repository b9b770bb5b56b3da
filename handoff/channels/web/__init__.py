"""The website's channel: sessions, the shopper's socket, the transcript."""
