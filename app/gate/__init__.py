"""The gate's side of processes: what was asked for, what the command gets, and how it ends."""
