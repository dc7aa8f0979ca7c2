"""The house's own laws, for what no linter knows; ``python -m tests.laws`` names every breach."""
