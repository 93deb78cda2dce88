"""A page cut into blocks with roles, languages, and a dateline with its evidence."""
