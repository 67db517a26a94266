"""Hand-written cases from the text of the lists, note by note."""
