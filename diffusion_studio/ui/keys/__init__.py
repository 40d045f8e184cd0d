"""Which keys a command has, and the window where a person changes that."""
