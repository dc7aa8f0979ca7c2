"""The core: it decides, stores and verifies; it knows no widgets and no sentences."""
