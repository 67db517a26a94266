"""One style for rule files, proved on every text: only white space changes, and what it says stays the same."""

from dualclass.workshop.formatting.files import FormattedFile, files_of, format_files, format_input, write
from dualclass.workshop.formatting.formatted import Formatted, format_text

__all__ = ["Formatted", "FormattedFile", "files_of", "format_files", "format_input", "format_text", "write"]
