"""The signed-in window."""
