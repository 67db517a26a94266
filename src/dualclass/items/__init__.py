"""Items: read from files or programs, checked against the vocabulary, turned into plain records."""
