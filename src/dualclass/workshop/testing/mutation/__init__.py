"""Changes the rules themselves, one thing at a time, and sees whether a test notices."""
