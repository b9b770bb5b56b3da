"""Wishes about orders, carried from the first word to an answer or to a person, by the tables of data/procedures."""
