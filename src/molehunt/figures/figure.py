"""What a figure is: its name, what it is drawn from, and the function that draws it.

A file under ``drawn`` declares a :class:`Figure` named ``FIGURE``. The command ``molehunt figure NAME`` with its
options, and the function ``molehunt.figures.NAME``, follow from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from molehunt.answers.question import Parameter
from molehunt.answers.questions import find_question

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from molehunt.answers.answer import Answer
    from molehunt.answers.open_case import OpenCase
    from molehunt.graph.lens import Lens

Asked = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that can be drawn of any case.

    It is drawn from the answer to a ``question``, whose parameters it takes besides its own, or from what ``read``
    returns of a case. ``draw`` takes that, ``ax``, and by their names the parameters ``passed`` on to it.
    """

    name: str
    summary: str
    explanation: str
    example: str
    draw: Callable[..., Axes]
    question: str = ""
    parameters: tuple[Parameter, ...] = ()
    read: Callable[[OpenCase, Lens, Asked], Any] | None = None
    passed: tuple[str, ...] = ()

    @property
    def takes(self) -> tuple[Parameter, ...]:
        """Its parameters, after those of its question."""
        return (*(find_question(self.question).parameters if self.question else ()), *self.parameters)

    def of(self, case: OpenCase, lens: Lens, asked: Asked) -> Axes:
        """Ask a case for what the figure needs, and draw it.

        Raises MolehuntError for an unknown name or parameter, EngineError if the graph cannot answer.
        """
        own = {one.name: one.read(asked.get(one.name)) for one in self.parameters}
        if self.question:
            data = case.ask(self.question, lens=lens, **{n: v for n, v in asked.items() if n not in own})
        else:
            assert self.read  # noqa: S101  # a figure has a question, or reads by itself
            data = self.read(case, lens, own)
        return self.draw(data, **{name: own[name] for name in self.passed})

    def drawn_from(self, answer: Answer) -> Axes:
        """Draw an answer to its question that is there already, with its own parameters as they are by default."""
        return self.draw(answer, **{one.name: one.default for one in self.parameters if one.name in self.passed})
