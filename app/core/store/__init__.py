"""The only place that knows SQL, keys and the time of record."""
