"""The rule author's workshop: formatting, testing, auditing and starting lists. Classifying never needs it."""
