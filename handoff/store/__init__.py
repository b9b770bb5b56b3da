"""The database: tables, the one writer that commits, queries and migrations. Knows no channel and no page."""
