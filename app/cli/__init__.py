"""The command line: one file an area, loaded only when a sub-command is given."""
