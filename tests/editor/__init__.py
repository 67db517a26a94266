"""Tests of what editors ask about rule files."""
