"""Many items at once: tables in, outcomes out."""
