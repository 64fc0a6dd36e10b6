"""The pictures of a report: figures as PNG, with their captions as the words for those who do not see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from molehunt.figures.drawn import figure_names, find_figure
from molehunt.figures.saving import as_bytes
from molehunt.model.errors import MolehuntError
from molehunt.views.document import Plate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from molehunt.answers.answer import Answer
    from molehunt.answers.open_case import OpenCase
    from molehunt.graph.lens import Lens


class Plates:
    """Draws figures of a case; ``left_out`` says which could not be drawn, and why."""

    def __init__(self, case: OpenCase, lens: Lens) -> None:
        self.case, self.lens = case, lens
        self.left_out: list[str] = []
        self._named: Counter[str] = Counter()
        self._can = find_spec("matplotlib") is not None

    def named(self, name: str, words: str, **picture: Any) -> Plate:
        """Return a picture under a name that no other picture of the report has."""
        self._named[name] += 1
        count = self._named[name]
        return Plate(name if count == 1 else f"{name}-{count}", words, **picture)

    def of_answer(self, answer: Answer) -> Iterator[Plate]:
        """Yield every figure that is drawn from the answer to a question of that name."""
        for name in figure_names():
            figure = find_figure(name)
            if figure.question == answer.question:
                yield from self._drawn(name, lambda figure=figure: figure.drawn_from(answer))

    def figure(self, name: str, asked: Mapping[str, Any]) -> Iterator[Plate]:
        """Yield a figure of the case, if it can be drawn."""
        figure = find_figure(name)
        given = {parameter.name: asked.get(parameter.name) for parameter in figure.takes}
        yield from self._drawn(name, lambda: figure.of(self.case, self.lens, given))

    def _drawn(self, name: str, draw: Any) -> Iterator[Plate]:
        if not self._can:
            missing = "figures are left out: they need matplotlib, which pip install 'molehunt[figures]' brings"
            self.left_out = [missing]
            return
        try:
            axes: Axes = draw()
        except MolehuntError as error:
            self.left_out.append(f"figure {name} is left out: {error}")
            return
        from matplotlib import pyplot

        try:
            yield self.named(name, _told(axes), png=as_bytes(axes, "png"))
        finally:
            pyplot.close(axes.get_figure(root=True))


def _told(axes: Axes) -> str:
    """Return the title and the caption of a figure: what it says to whoever does not see it."""
    texts = {text.get_gid(): " ".join(text.get_text().split()) for text in axes.texts}
    return f"{texts['title']}. {texts['caption']}"
