"""What to do, as the command line and as Python say it: every message that advises an option or a command uses this.

Errors and notes are the same on both ways, so each reader must find the own one in them.
"""

from __future__ import annotations


def either(typed: str, written: str = "") -> str:
    """Return what is typed, with what is written in Python; for an option that takes a value, the keyword.

    >>> either("--why-not", "why_not=True"), either("--top")
    ('--why-not (why_not=True in Python)', '--top (top= in Python)')
    """
    keyword = typed.removeprefix("--").replace("-", "_")
    return f"{typed} ({written or f'{keyword}='} in Python)"
