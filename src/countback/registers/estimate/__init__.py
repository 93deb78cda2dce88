"""How many are on no list: log-linear models over three or more overlapping lists, all of them shown."""
