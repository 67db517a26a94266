"""Rule text to rule records: lossless blocks and lines first, then sentences."""
