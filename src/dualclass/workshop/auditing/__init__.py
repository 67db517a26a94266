"""The audit: a list's rules against its official text, number by number, note by note, reference by reference.

It is for whoever checks a list, not for classifying. It compares what can be compared by machine: that every number
and unit of a paragraph occurs in its rule and the other way round, with its border turned the right way; that notes,
references, CAS numbers and standards are on both sides. That the sentences mean the same only a reader can tell.
"""
