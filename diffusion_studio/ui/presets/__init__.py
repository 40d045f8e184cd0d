"""Settings of a tab under a name: kept, given to others, and a few that come with the program."""
