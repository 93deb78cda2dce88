"""The verbs of the command line, one file for verbs that belong together."""
