"""Numbers with their nouns, for every message that counts, and several of them in short."""

from __future__ import annotations

from collections.abc import Sequence


def counted(count: int, thing: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "fault"), counted(2, "entity"), counted(3, "hypothesis")
    ('1 fault', '2 entities', '3 hypotheses')
    """
    for ending, many in (("y", "ies"), ("sis", "ses"), ("", "s")):
        if thing.endswith(ending):
            return f"{count} {thing if count == 1 else thing.removesuffix(ending) + many}"
    raise AssertionError(thing)


def in_short(numbers: Sequence[int]) -> str:
    """Return numbers in order as text, three or more in a row as the first and the last.

    >>> in_short([1, 2, 3, 5, 8, 9])
    '1-3, 5, 8, 9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def percent(share: float) -> str:
    """Return a share in whole per cent.

    >>> percent(0.25)
    '25%'
    """
    return f"{100 * share:.0f}%"


def drawn_share(n: int) -> str:
    """Return how near a share of n drawn cases comes to that of all, in 19 of 20 draws at least, in words.

    It is two standard errors of the share that varies most, which is a half.

    >>> drawn_share(1000)
    'within 0.032 of that of all'
    """
    return f"within {1 / n**0.5:.3f} of that of all"
