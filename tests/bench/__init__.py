"""Benchmarks: ratios taken in one run, interleaved, each printed beside its target. Never part of the tests."""
