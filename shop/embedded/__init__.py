"""The sample shop: its orders in a SQLite file, its catalogue in data/shop/."""
