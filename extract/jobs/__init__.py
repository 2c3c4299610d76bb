"""The work of each command, one file a command, named as the command is."""
