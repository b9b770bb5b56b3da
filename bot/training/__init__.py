"""Training: from data/ to a model, and the checks before it."""
