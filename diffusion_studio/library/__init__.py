"""Pictures on disk: names, files that are whole or not there, recipes inside pictures."""
