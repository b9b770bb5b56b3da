"""Product search: what a shopper's words ask of the catalogue."""
