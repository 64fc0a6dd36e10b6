"""The command of the question resolve, which also records in a case who is whom, takes it back, and tries it out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from molehunt.cli.questions import command as command_of
from molehunt.cli.say import tell

_DECIDING = """\b
To decide, in the tables of a case:
  molehunt resolve --same TULIP Sedov --by "Jane Doe" --reason "..." --in my-case
  molehunt resolve --different TULIP Zborowski --by "Jane Doe" --reason "..." --in my-case
  molehunt resolve --undo different-tulip-zborowski --in my-case
  molehunt resolve --diff TULIP Zborowski    which answers change if it were otherwise
"""
_PAIRS = ("same", "different", "diff")
_FOR_DECISIONS = {"by": "--by", "reason": "--reason", "passage": "--passage", "graded": "--graded", "folder": "--in"}


def command() -> click.Command:
    """Return the command: the question with the options that decide."""
    found = command_of("resolve")
    ask, diff = found.callback, command_of("otherwise").callback
    assert ask and diff and found.help  # noqa: S101  # every question has them

    def run(corpus: Path | None, **given: Any) -> Any:
        pairs = {name: pair for name in _PAIRS if (pair := given.pop(name))}
        undone, ground = given.pop("undo"), {name: given.pop(name) for name in _FOR_DECISIONS}
        what = [*pairs, *(["undo"] if undone else [])]
        if len(what) > 1 or (what and (given["name"] or given["of"])):
            raise click.UsageError("Give one of NAME, --of, --same, --different, --undo and --diff.")
        if "diff" in pairs:
            told = {name: value for name, value in given.items() if name not in ("name", "of")}
            return diff(one=pairs["diff"][0], other=pairs["diff"][1], corpus=corpus, **told)
        if what:
            return _decide(pairs, undone, ground, corpus)
        if typed := [_FOR_DECISIONS[name] for name, value in ground.items() if value]:
            raise click.UsageError(f"{typed[0]} goes with --same, --different or --undo.")
        return ask(corpus=corpus, **given)

    found.callback = run
    found.params[2:2] = _options()
    # An example that only asks comes last, as in every help.
    asking, mark, example = found.help.rpartition("\b\nExample:")
    found.help = f"{asking}{_DECIDING}\n{mark}{example}"
    return found


def _decide(pairs: dict[str, tuple[str, str]], undone: str | None, given: dict[str, Any], corpus: Path | None) -> None:
    from molehunt.answers.decisions.deciding import decide, undo
    from molehunt.answers.decisions.rows import GRADE, Ground

    folder = _folder(given["folder"])
    if undone:
        done = undo(folder, undone, corpus)
    else:
        ((name, pair),) = pairs.items()
        ground = Ground(given["by"] or "", given["reason"] or "", given["passage"] or "", given["graded"] or GRADE)
        done = decide(folder, *pair, same=name == "same", ground=ground, corpus=corpus)
    click.echo(f"{done.id}: {done.says}")
    tell(f"written: {', '.join(map(str, done.files))}")
    tell(f"to have it in answers: molehunt load {folder}" + ("" if undone else f"; to take it back: --undo {done.id}"))


def _folder(given: Path | None) -> Path:
    from molehunt.case import is_case

    if given is None and not is_case(Path.cwd()):
        raise click.UsageError("There is no case here: name the folder of the case with --in.")
    return given or Path()


def _options() -> list[click.Parameter]:
    folder = click.Path(path_type=Path)
    return [
        _pair("--same", "Record in a case that A is a name of B; or, of two who are both listed, that A is B."),
        _pair("--different", "Record that it is not."),
        click.Option(["--by"], metavar="NAME", help="Who decides: somebody of the case, or new to it."),
        click.Option(["--reason"], metavar="TEXT", help="Why."),
        click.Option(["--passage"], metavar="ID", help="The passage on which it rests; without it, that of the name."),
        click.Option(["--graded"], metavar="GRADE", help="The grade of the decision; without it, B3."),
        click.Option(["--in", "folder"], type=folder, metavar="FOLDER", help="The case; without it, the one here."),
        click.Option(["--undo"], metavar="ID", help="Take a decision back."),
        _pair("--diff", "Which answers change if the two were not what they are said to be."),
    ]


def _pair(name: str, meaning: str) -> click.Option:
    return click.Option([name], nargs=2, metavar="A B", help=meaning)
