"""All tests, one package so that they can share what generates items."""
