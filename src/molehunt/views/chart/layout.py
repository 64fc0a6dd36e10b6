"""Where everything of a claim chart stands: sizes in pixels of a picture of about 1280 by 800, which fits A4 across."""

from __future__ import annotations

from dataclasses import dataclass

from molehunt.views.chart.content import Content
from molehunt.views.chart.svg import width

EDGE = 16.0
NARROWEST, WIDEST = 960.0, 1280.0
LABEL_ROOM = 300.0
GLYPH = 16.0
GAP = 1.6
"""Widths of a column between the dated ones and those without a date."""
SCALE_ROOM = 70.0
AROUND = 300.0
"""About the height of all that stands above and below the rows."""
UPRIGHT = 1.41
"""How much higher than wide an upright page is."""
NUMBERS = 22.0
DAYS = 82.0


@dataclass(frozen=True, slots=True)
class Layout:
    """The geometry of one chart; ``head`` is the height of what stands above the rows.

    ``dated`` is the number of columns that have a date; they come first.
    """

    content: Content
    head: float
    row_height: float
    type_size: float
    left: float
    pitch: float
    dated: int

    @property
    def width(self) -> float:
        """The width of the picture."""
        return max(self.right + EDGE, NARROWEST)

    @property
    def right(self) -> float:
        """Where the rows end."""
        gap = GAP if self.dated and self.dated < len(self.content.columns) else 0
        return self.left + self.pitch * (len(self.content.columns) + gap)

    @property
    def top(self) -> float:
        """Where the rows begin."""
        return self.head + NUMBERS

    @property
    def bottom(self) -> float:
        """Where the rows end."""
        return self.top + self.row_height * len(self.content.rows)

    @property
    def room(self) -> float:
        """What a mark may take on each side, so that none touches another."""
        return min(5.8, self.pitch * 0.49, self.row_height * 0.4)

    def x(self, column: int) -> float:
        """Return the middle of a column."""
        gap = GAP if self.dated and column >= self.dated else 0
        return self.left + self.pitch * (column + gap + 0.5)

    def y(self, row: int) -> float:
        """Return the middle of a row."""
        return self.top + self.row_height * (row + 0.5)


def layout(content: Content, head: float) -> Layout:
    """Return the geometry for some content: columns and rows as wide as there is room, and never too narrow to read."""
    rows = len(content.rows)
    row_height = min(20.0, max(13.0, 640 / max(rows, 1)))
    type_size = min(11.5, row_height * 0.77)
    longest = max((width(row.name[:100], type_size) for row in content.rows), default=0.0)
    left = EDGE + min(max(longest, SCALE_ROOM), LABEL_ROOM) + GLYPH
    dated = sum(column.dated for column in content.columns)
    count = len(content.columns) + (GAP if 0 < dated < len(content.columns) else 0)
    room = _wanted(row_height * rows + AROUND) - EDGE - left
    pitch = min(30.0, max(8.2, room / max(count, 1)))
    return Layout(content, head, row_height, type_size, left, pitch, dated)


def _wanted(height: float) -> float:
    """Return the width that suits a page: across, or upright where there are many rows."""
    return WIDEST if height <= WIDEST else min(WIDEST, max(NARROWEST, height / UPRIGHT))
