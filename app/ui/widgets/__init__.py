"""The controls of the window, dressed by the theme."""
