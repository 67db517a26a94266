"""The base list and the vocabulary, as rule files, and the module that registers them."""
