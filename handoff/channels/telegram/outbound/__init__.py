"""What goes out to Telegram: lines that are stored, in order and at its pace, and signs that pass."""
