"""Which field each column of a table is, by its title and by what is in it."""
