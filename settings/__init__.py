"""The one reader of settings: every process has its own from here."""
