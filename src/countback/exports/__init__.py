"""What leaves Countback: reports, tables, evidence."""
