"""Checking lists and vocabulary: names, dimensions, references, join lines, dates; every finding is a
diagnostic.
"""

from dualclass.checking.check import Looked, check_doubts, check_files, check_list
from dualclass.checking.names import check_vocabulary
from dualclass.checking.sentences import cas_is_valid
from dualclass.checking.usage import check_usage

__all__ = ["Looked", "cas_is_valid", "check_doubts", "check_files", "check_list", "check_usage", "check_vocabulary"]
