"""What goes into an evidence pack as it is: its verifier, which must run without Countback."""
