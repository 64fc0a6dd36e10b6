"""The code in a page: fenced blocks by language, and tables."""

import re
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]


def page(name: str) -> str:
    """The text of a page of the checkout."""
    return (CHECKOUT / name).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The content of every fenced block of a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


def titled(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Every fenced block of a language with the word in backticks that ends the line before it."""
    for found in re.finditer(rf"`([^`\n]+)`:\n\n```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL):
        yield found[1], found[2]


def rows(text: str) -> list[list[str]]:
    """The rows of every table of a text, as cells; the header and rule rows are left out."""
    found = []
    lines = text.splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        if line.startswith("|") and before.startswith("|") and not set(line) <= set("|- "):
            found.append([cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
    return found


def words(text: str) -> set[str]:
    """The words that stand in backticks, those within longer code among them."""
    return {word for code in re.findall(r"`([^`\n]+)`", text) for word in re.findall(r"\w+", code)}
