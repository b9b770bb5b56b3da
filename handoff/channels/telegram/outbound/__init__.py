"""What goes out to Telegram: stored lines, in order and at its pace, and signs such as typing that are not stored."""
