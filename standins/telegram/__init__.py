"""The Bot API's stand-in, with its limits and its weather, and a page to chat on: `make telegram-sandbox`."""
