"""Benchmarks: ratios taken in one run, interleaved, each beside its target; never part of the tests."""
