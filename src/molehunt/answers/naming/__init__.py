"""Read names as people write them: which person, document, work or author of a case is meant.

A reading merges nothing: it says which id was meant and how that was found. To add a way of reading, add a step to
``names.py``, after the surer ones, and its word to ``reading.HOW``.
"""

from molehunt.answers.naming.entry import Entry
from molehunt.answers.naming.fold import fold
from molehunt.answers.naming.names import Names
from molehunt.answers.naming.reading import Reading
from molehunt.answers.naming.table import NameTable
from molehunt.answers.naming.works import WorkReading, Works

__all__ = ["Entry", "NameTable", "Names", "Reading", "WorkReading", "Works", "fold"]
