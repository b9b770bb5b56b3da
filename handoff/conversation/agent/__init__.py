"""The agent's verbs, by what is done."""
