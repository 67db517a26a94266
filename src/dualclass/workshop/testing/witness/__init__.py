"""Witnesses: items made to meet a criterion, or to fail it, in the form in which tests state them."""
