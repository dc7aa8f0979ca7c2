"""Pure rules: no clock, no disk, no Qt."""
