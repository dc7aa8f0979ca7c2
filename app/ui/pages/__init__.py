"""The pages of the wizard, one a file."""
