"""Vocabulary: the kinds of item and their parameters, built from the lines of rule files."""
