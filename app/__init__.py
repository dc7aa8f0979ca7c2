"""Twinlatch: a desktop sign-in window with multi-factor authentication."""
