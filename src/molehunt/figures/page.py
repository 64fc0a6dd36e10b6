"""The page of a figure: its style, and the room for title, legend, names of rows and caption.

Whatever is drawn is measured, and the page made as high as it needs: nothing is cut off and nothing collides. A figure
that is drawn into somebody else's Axes leaves the room to them.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from molehunt.figures.pen import GRID, INK, QUIET
from molehunt.figures.words import folded, shown
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Annotation

WIDTH = 576.0
"""Points, eight inches: at 150 dots an inch a page of 1200 pixels."""
DPI = 150
_MARGIN, _GAP = 12.0, 8.0
_STYLE: dict[str, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 8,
    "text.parse_math": False,
    "text.usetex": False,
    "text.color": INK,
    "axes.edgecolor": QUIET,
    "axes.labelcolor": QUIET,
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.unicode_minus": True,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "xtick.labelsize": 7.5,
    "ytick.labelsize": 8,
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "legend.fontsize": 7.5,
    "legend.frameon": False,
    "lines.solid_capstyle": "butt",
    "lines.scale_dashes": False,
    "savefig.facecolor": "white",
    "svg.hashsalt": "molehunt",
    "path.simplify": True,
}


@dataclass(slots=True)
class Page:
    """What is being drawn: its Axes, the names at the left of its rows and the notes at their right."""

    axes: Axes
    own: bool
    names: list[Annotation] = field(default_factory=list)
    notes: list[Annotation] = field(default_factory=list)

    @property
    def figure(self) -> Figure:
        """The figure of the Axes."""
        found = self.axes.get_figure(root=True)
        assert found is not None  # noqa: S101  # these Axes stand in one
        return found

    def name_row(self, at: float, name: str, **style: Any) -> Annotation:
        """Write a name at the left of a row: at the axis, or with ``ha="left"`` at the edge of the page."""
        text = self.axes.annotate(
            name, (0, at), xycoords=("axes fraction", "data"), xytext=(-_GAP, 0), textcoords="offset points",
            va="center", annotation_clip=False, **{"ha": "right", **style},
        )  # fmt: skip
        self.names.append(text)
        return text

    def note_row(self, at: float, note: str, *, gap: float = _GAP, **style: Any) -> Annotation:
        """Write a note at the right of the row at a height, so many points from the Axes."""
        text = self.axes.annotate(
            note, (1, at), xycoords=("axes fraction", "data"), xytext=(gap, 0), textcoords="offset points",
            va="center", annotation_clip=False, **{"ha": "left", **style},
        )  # fmt: skip
        self.notes.append(text)
        return text

    def finish(
        self,
        *,
        title: str,
        caption: str,
        height: float,
        legend: Sequence[Artist] = (),
        legends: Sequence[Sequence[Artist]] = (),
        then: Callable[[], None] | None = None,
    ) -> Axes:
        """Write title, legend and caption, and give each part its room; ``height`` is that of the Axes, in points.

        Of several ``legends`` each has lines of its own. ``then`` draws what has to know how large the Axes are.
        """
        left, right = self._sides(height)
        start = _MARGIN - left if self.own else 0.0
        above = self._above() + 6
        for marks in reversed(legends or [legend]):
            above = self._legend(marks, start, above) + 5
        head = self._written(folded(title, 72), (start, above + 3), va="bottom", weight="bold", size=11, color=INK)
        head.set_gid("title")
        below = self._below() + 8
        foot = self._written(self._wrapped(caption), (start, -below), at=0, va="top", size=7, color=QUIET,
                             linespacing=1.35)  # fmt: skip
        foot.set_gid("caption")
        if self.own:
            bottom, top = (self._points(text)[1] + _MARGIN for text in (foot, head))
            self._place((left, right), below + bottom, height, above + 3 + top)
        if then:
            then()
        return self.axes

    def _sides(self, height: float) -> tuple[float, float]:
        """Give the names of rows and the notes their room; return how much that is, left and right."""
        if not self.own:
            return 0.0, 0.0
        left = _GAP + _MARGIN + max((self._points(text)[0] for text in self.names), default=-_GAP)
        self._place((left, _MARGIN), 40.0, height, 40.0)
        right = _MARGIN + self._beyond()
        self._place((left, right), 40.0, height, 40.0)
        for text in self.names:
            if text.get_horizontalalignment() == "left":
                text.xyann = (_MARGIN - left, 0)
        return left, right

    def _wrapped(self, caption: str) -> str:
        """Return a caption in lines as wide as the page, or as the Axes of somebody's own."""
        wide = WIDTH - 2 * _MARGIN if self.own else self.axes.get_window_extent().width * 72 / self.axes.figure.dpi
        return "\n".join(textwrap.wrap(shown(caption), max(int(wide / 3.72), 20)))

    def _beyond(self) -> float:
        """Return how far notes and the names of columns reach beyond the right end of the Axes, in points."""
        edge = self.axes.get_window_extent().x1
        columns = [tick.label2 for tick in self.axes.xaxis.get_major_ticks() if tick.label2.get_visible()]
        reach = [text.get_window_extent().x1 - edge for text in (*self.notes, *columns)]
        return float(max([0.0, *reach])) * 72 / float(self.axes.figure.dpi)

    def _written(self, text: str, offset: tuple[float, float], *, at: int = 1, **style: Any) -> Annotation:
        return self.axes.annotate(
            text, (0, at), xycoords="axes fraction", xytext=offset, textcoords="offset points", annotation_clip=False,
            ha="left", **style,
        )  # fmt: skip

    def _legend(self, marks: Sequence[Artist], start: float, at: float) -> float:
        """Draw the legend in as few lines as the width allows; return how high above the Axes it ends, in points."""
        if not marks:
            return at
        from matplotlib.legend import Legend
        from matplotlib.transforms import offset_copy

        over = offset_copy(self.axes.transAxes, self.figure, x=start, y=at,
                           units="points")  # fmt: skip
        for columns in range(len(marks), 0, -1):
            legend = Legend(
                self.axes, list(marks), [str(mark.get_label()) for mark in marks], ncols=columns, loc="lower left",
                bbox_to_anchor=(0, 1), bbox_transform=over, borderpad=0, borderaxespad=0, handlelength=2.2,
                columnspacing=1.4, handletextpad=0.6, labelspacing=0.45,
            )  # fmt: skip
            self.axes.add_artist(legend)
            box = legend.get_window_extent()
            if box.width * 72 / self.axes.figure.dpi <= WIDTH - 2 * _MARGIN or columns == 1:
                break
            legend.remove()
        return float(box.height * 72 / self.axes.figure.dpi) + at

    def _above(self) -> float:
        """Return how far the axis with its labels reaches above the Axes, in points."""
        box = self.axes.xaxis.get_tightbbox()
        top = self.axes.get_window_extent().y1
        return 0.0 if box is None else max(0.0, float(box.y1 - top) * 72 / self.axes.figure.dpi)

    def _below(self) -> float:
        """Return how far the axis with its labels reaches below the Axes, in points."""
        box = self.axes.xaxis.get_tightbbox()
        bottom = self.axes.get_window_extent().y0
        return 0.0 if box is None else max(0.0, float(bottom - box.y0) * 72 / self.axes.figure.dpi)

    def _points(self, text: Annotation) -> tuple[float, float]:
        box = text.get_window_extent()
        return float(box.width) * 72 / self.axes.figure.dpi, float(box.height) * 72 / self.axes.figure.dpi

    def _place(self, sides: tuple[float, float], bottom: float, height: float, top: float) -> None:
        whole, (left, right) = bottom + height + top, sides
        self.figure.set_size_inches(WIDTH / 72, whole / 72)
        self.axes.set_position((left / WIDTH, bottom / whole, (WIDTH - left - right) / WIDTH, height / whole))


@contextmanager
def page(axes: Axes | None) -> Iterator[Page]:
    """Give a page in the style of molehunt: on Axes of somebody's own, or on new ones."""
    matplotlib = need_matplotlib()
    if axes is not None:
        with matplotlib.rc_context(_STYLE):
            yield Page(axes, own=False)
        return
    from matplotlib import pyplot

    # Outside of the context: in a notebook the first figure of all sets that figures are shown, and that is to stay.
    figure = pyplot.figure(figsize=(WIDTH / 72, 4), dpi=DPI, facecolor="white")
    try:
        with matplotlib.rc_context(_STYLE):
            yield Page(figure.add_subplot(), own=True)
    except BaseException:
        pyplot.close(figure)
        raise


def need_matplotlib() -> Any:
    """Return matplotlib; raises MolehuntError with the words to install it."""
    try:
        import matplotlib
    except ImportError:
        raise MolehuntError("figures need matplotlib: pip install 'molehunt[figures]'") from None
    return matplotlib
