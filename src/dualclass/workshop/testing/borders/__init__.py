"""Works out what to test of each paragraph: items at the borders of its numbers, and its sentences one by one."""
