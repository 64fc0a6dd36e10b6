"""The two ends of a question on two people: who is named twice is refused, in the same words everywhere."""

from __future__ import annotations

from molehunt.answers.question import Asked
from molehunt.model.errors import MolehuntError


def check_two_ends(asked: Asked, one: str, other: str) -> None:
    """Raise MolehuntError if two parameters, where both are given, name the same one, under whatever names."""
    start, end = asked.named(one), asked.named(other)
    if start and end and start.id == end.id:
        raise MolehuntError(f"both ends are {start.name} ({start.id}); name two")
