"""Rasa served: its graph, its patches, its trackers, and the models it may load."""
