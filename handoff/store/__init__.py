"""The truth: tables, the one writer that commits, queries and migrations. Knows nothing of channels or agents' pages."""
