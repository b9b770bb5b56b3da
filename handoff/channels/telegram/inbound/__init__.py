"""What comes in from Telegram: kept, acknowledged, and settled chat by chat in order."""
