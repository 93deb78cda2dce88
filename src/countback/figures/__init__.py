"""Reading figures: numbers, what is counted, of whom, where, when, and who says so."""
