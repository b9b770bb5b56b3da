"""The shop as the product sees it: orders, products, proofs, and the adapters behind one interface."""
