"""What the columns of a question are, in words."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypedDict

from molehunt.answers.columns import EntityIds, columns


class Row(TypedDict):
    """Columns of every type."""

    text: Annotated[str, "A text."]
    perhaps: Annotated[str | None, "A text, or none."]
    one_of: Annotated[Literal["this", "that"], "One of two words."]
    one_or_none: Annotated[Literal["this", "that"] | None, "One of two words, or none."]
    day: Annotated[date | None, "A day, or none."]
    count: Annotated[int, "A number."]
    so: Annotated[bool, "Whether it is so."]
    names: Annotated[list[str], "Texts."]
    who: Annotated[EntityIds, "Ids."]


def test_a_type_is_told_in_words() -> None:
    told = {column.name: column.type for column in columns(Row)}
    assert {name: told[name] for name in Row.__annotations__} == {
        "text": "text",
        "perhaps": "text or empty",
        "one_of": "text",
        "one_or_none": "text or empty",
        "day": "day or empty",
        "count": "number",
        "so": "yes or no",
        "names": "list of texts",
        "who": "list of ids (entity)",
    }
