"""Measurements beside other engines, on the criteria of the real lists: ``uv run --group benchmarks -m benchmarks``.

Not part of the tests. Every engine gets the same criteria in its own form, and must give the same verdicts before it
is timed. See ``docs/benchmarks.md`` for what was measured, and ``benchmarks/README.md`` for how.
"""
