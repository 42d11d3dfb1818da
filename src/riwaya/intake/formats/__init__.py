"""The formats that intake reads, one module each; the folder is the list."""
