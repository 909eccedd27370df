"""Benchmarks of what must be right and fast: `python -m evals speed PART`."""
