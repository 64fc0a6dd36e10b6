"""The files that are written from others: run ``python -m tests.support.generated`` to bring them up to date.

Methods and keywords for editors follow from the questions and lenses, docs/answers.md from their columns,
data/model/README.md from the vocabulary. A test compares.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from molehunt.answers.columns import Column, SharedRow, WeighedRow, _declared, columns
from molehunt.answers.question import Parameter, Question
from molehunt.answers.questions import find_question, question_names
from molehunt.answers.tool import Tool
from molehunt.answers.tools import find_tool, tool_names
from molehunt.graph.lenses import facets

CHECKOUT = Path(__file__).resolve().parents[2]
_ALWAYS = ("lens: Lens | None = None", "deep: bool = False")
_KEYWORDS = {"flag": "bool", "day": "str | date | None", "first day": "str | date | None"}
_NAMES = "str | Sequence[str] | None"


def files() -> dict[Path, str]:
    """The path of every such file in the checkout, with what it should hold."""
    return {
        Path("src/molehunt/answers/methods.py"): methods(),
        Path("src/molehunt/graph/lens_fields.py"): lens_fields(),
        Path("docs/answers.md"): page(),
    }


def methods() -> str:
    """The class whose methods are the questions."""
    head = (
        '"""The questions as methods, for editors and type checkers; '
        'written by ``python -m tests.support.generated``."""\n\n'
        "from __future__ import annotations\n\nfrom typing import TYPE_CHECKING, Any\n\n"
        "from molehunt.answers.asking import asked\n\nif TYPE_CHECKING:\n"
        "    from collections.abc import Sequence\n    from datetime import date\n\n"
        "    from molehunt.answers.answer import Answer\n    from molehunt.graph.lens import Lens\n\n\n"
        'class Methods:\n    """Every question as a method; see docs/answers.md for their columns."""\n\n'
        "    def ask("
        "self, question: str, /, *, lens: Lens | None = None, deep: bool = False, **asked: Any) -> Answer:\n"
        '        """Put a question by its name; ``asked`` are its parameters."""\n'
        "        raise NotImplementedError\n\n"
        "    def _over(self, tool: str, question: str, /, *given: Any, **asked: Any) -> Answer:\n"
        "        raise NotImplementedError\n"
    )
    methods = [_method(find_question(name)) for name in question_names()]
    methods += [_tool_method(find_tool(name)) for name in tool_names()]
    return head + "".join(methods)


def _method(question: Question) -> str:
    name = question.name.replace("-", "_")
    plain = [parameter for parameter in question.parameters if not parameter.option]
    named = [parameter for parameter in question.parameters if parameter.option]
    signature = ["self", *map(_argument, plain), "*", *map(_argument, named), *_ALWAYS]
    passed = [f'"{question.name}"', "lens=lens", "deep=deep", *(f"{p.name}={p.name}" for p in question.parameters)]
    told = [(parameter.name, parameter.meaning) for parameter in question.parameters]
    lines = [
        "",
        "    @asked",
        f"    def {name}(",
        *(f"        {part}," for part in signature),
        "    ) -> Answer:",
        f'        """Answer: {_small(question.summary)}',
        "",
        *("        Parameters", "        ----------"),
        *(f"        {line}" for name, meaning in told for line in (name, *_indented(meaning))),
        *("        lens", "            The claims that count; all by default."),
        *("        deep", "            Whether to tell what rows hang on by two claims together, too."),
        "",
        *("        Raises", "        ------", "        MolehuntError"),
        "            If a name is unknown or ambiguous, or the graph cannot answer.",
        "",
        '        """',
        *_call(passed),
    ]
    return "\n".join(lines) + "\n"


def _tool_method(tool: Tool) -> str:
    options = [parameter.name for parameter in tool.options]
    signature = ["self", "question: str", "/", "*given: Any", "lens: Lens | None = None"]
    signature += [*(f"{name}: Lens | str | None = None" for name in options), "**asked: Any"]
    passed = [f'"{tool.name}"', "question", "*given", "lens=lens", *(f"{name}={name}" for name in options), "**asked"]
    told = [
        ("question", "The name of a question."),
        ("given, asked", "Its parameters, as its own method takes them."),
        ("lens", "The claims that count; all by default."),
        *((parameter.name, parameter.meaning) for parameter in tool.options),
    ]
    lines = [
        "",
        "    @asked",
        f"    def {tool.name.replace('-', '_')}(",
        *(f"        {part}," for part in signature),
        "    ) -> Answer:",
        f'        """Answer: {_small(tool.summary)}',
        "",
        *("        Parameters", "        ----------"),
        *(f"        {line}" for name, meaning in told for line in (name, *_indented(meaning))),
        "",
        *("        Raises", "        ------", "        MolehuntError"),
        "            If there is no such question, a name is unknown or ambiguous, or the graph cannot answer.",
        "",
        '        """',
        f"        return self._over({', '.join(passed)})",
    ]
    return "\n".join(lines) + "\n"


def _call(passed: list[str]) -> list[str]:
    line = f"        return self.ask({', '.join(passed)})"
    if len(line) <= 120:
        return [line]
    return ["        return self.ask(", *(f"            {one}," for one in passed), "        )"]


def _indented(meaning: str) -> list[str]:
    return wrap(meaning, 108, initial_indent="    ", subsequent_indent="    ")


def _small(text: str) -> str:
    return text[0].lower() + text[1:]


def _argument(parameter: Parameter) -> str:
    if parameter.takes == "flag":
        return f"{parameter.name}: bool = False"
    types = {"number": "int", "first day": "str | date", "last day": "str | date"}
    type_ = types.get(parameter.takes, "str | Sequence[str]" if parameter.many else "str")
    if parameter.default is not None:
        given = str(parameter.default) if type_ == "int" else f'"{parameter.default}"'
        return f"{parameter.name}: {type_} = {given}"
    return f"{parameter.name}: {type_}" if parameter.required else f"{parameter.name}: {type_} | None = None"


def lens_fields() -> str:
    """The keywords of a lens."""
    types = {
        name: _NAMES if facet.many else _KEYWORDS.get(facet.takes, "str | None") for name, facet in facets().items()
    }
    fields = "".join(f"    {name}: {type_}\n" for name, type_ in types.items())
    return (
        '"""The fields of a lens, for editors and type checkers; '
        'written by ``python -m tests.support.generated``."""\n\n'
        "from __future__ import annotations\n\nfrom collections.abc import Sequence\nfrom datetime import date\n"
        "from typing import TypedDict\n\n\n"
        f'class LensFields(TypedDict, total=False):\n    """The keywords of :class:`molehunt.Lens`."""\n\n{fields}'
    )


def page() -> str:
    """The page of what answers hold."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield from (_INTRODUCTION.strip(), "", "## The columns that every question has", "")
    yield from _table((*_declared(SharedRow), *_declared(WeighedRow)))
    yield from ("", "## Lenses", "", "| option | keyword | meaning |", "|---|---|---|")
    for name, facet in facets().items():
        yield f"| `--{name.replace('_', '-')}` | `{name}` | {facet.meaning} |"
    for name in question_names():
        question = find_question(name)
        yield from ("", f"## {name}", "", question.summary, "", "```sh", f"molehunt {question.example}", "```", "")
        if question.parameters:
            yield from ("| option | keyword | meaning |", "|---|---|---|")
            for parameter in question.parameters:
                yield f"| `{parameter.option or parameter.name.upper()}` | `{parameter.name}` | {parameter.meaning} |"
            yield ""
        shared = {column.name for column in (*_declared(SharedRow), *_declared(WeighedRow))}
        own = {column.name for column in _declared(question.row)}
        yield from _table(tuple(c for c in columns(question.row) if c.name in own or c.name not in shared))
    yield from ("", *_TOOLS.strip().splitlines())
    for name in tool_names():
        tool = find_tool(name)
        yield from ("", f"### {name}", "", tool.summary, "", "```sh", f"molehunt {tool.example}", "```", "")
        if tool.options:
            yield from ("| option | keyword | meaning |", "|---|---|---|")
            yield from (f"| `{one.option}` | `{one.name}` | {one.meaning} |" for one in tool.options)
            yield ""
        yield from _table(tuple(_declared(tool.row)))


def _table(rows: tuple[Column, ...]) -> Iterator[str]:
    yield from ("| column | type | meaning |", "|---|---|---|")
    for column in rows:
        yield f"| `{column.name}` | {column.type} | {column.meaning} |"


_INTRODUCTION = """
# Answers

What the questions take and give, whatever the format. A table for reading shows a part of it; CSV and JSON have all
columns. In Python every question is a method: `case.who_saw("Krivitsky letter", lens=molehunt.Lens(grade="C3"))`.

An answer also has `subject` (what was asked about), `notes` (how each name was read, and the lens), `open` (what the
sources leave unknown), `at_issue` (the disagreements that the rows touch, with every side), `hinges` (the claims and
the sets of alternatives without which a row would be gone or read otherwise; with `--deep`, or `deep=True`, also what
changes a row only two together) and `claims` (the proof of every claim
that is named anywhere).

A row is **stated** if a source says it outright and nothing speaks against it, **reported** if it comes only through
somebody else's words, **possible** if it is hedged, one of several alternatives, or graded as not to be relied on (E or
5), **disputed** if claims speak for and against it, and **denied** if they speak only against it. No row is firmer than
the identifications on which it rests.
"""


_TOOLS = """
## Any question, under several lenses

These take a question with all its parameters: `molehunt compare who-saw ...`, `case.compare("who-saw", ...)`. Their
rows have the columns of the question and, besides, those below. All of an answer is read from one state of the case.
"""


def main() -> None:
    """Write them all."""
    for path, text in files().items():
        (CHECKOUT / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
