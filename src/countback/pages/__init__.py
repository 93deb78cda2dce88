"""Bytes as received: files, folders, standard input, and the archive that keeps them."""
