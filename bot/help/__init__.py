"""Help pages: cut into sections, indexed, and searched for the one that answers."""
