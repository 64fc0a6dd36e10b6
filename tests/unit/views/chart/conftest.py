"""Charts of claims made by hand, and what stands in their SVG."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.views import notebook
from molehunt.views.chart import Chart
from tests.support.recorder import Recorder
from tests.unit.graph.made import Row

assert notebook  # it lets charts be drawn
SVG = "{http://www.w3.org/2000/svg}"


def drawn(*claims: Row, **asked: Any) -> Chart:
    """The chart of all claims of a case made by hand, or of those asked for."""
    chart = OpenCase(Recorder(*claims), "made").chart(**asked)  # type: ignore[arg-type]
    assert isinstance(chart, Chart)
    return chart


class Seen:
    """What one sees in an SVG."""

    def __init__(self, svg: str) -> None:
        self.svg = svg
        self.root = ET.fromstring(svg)  # noqa: S314  # our own
        self.columns = [one for one in self.root.iter(f"{SVG}g") if "data-claim" in one.attrib]

    @property
    def claims(self) -> list[str]:
        return [column.attrib["data-claim"] for column in self.columns]

    def column(self, claim: str) -> ET.Element:
        (found,) = [column for column in self.columns if column.attrib["data-claim"] == claim]
        return found

    def marks(self, claim: str) -> list[ET.Element]:
        return [one for one in self.column(claim).iter(f"{SVG}g") if "data-role" in one.attrib]

    def parts(self, claim: str) -> Counter[tuple[str, str]]:
        return Counter((one.attrib["data-role"], one.attrib["data-row"]) for one in self.marks(claim))

    def lines(self, claim: str) -> list[ET.Element]:
        return list(self.column(claim).findall(f"{SVG}line"))

    @property
    def texts(self) -> list[str]:
        return ["".join(one.itertext()) for one in self.root.iter(f"{SVG}text")]

    def rows(self) -> list[str]:
        """The ids of the rows, from top to bottom."""
        return [one.attrib["data-of"] for one in self.root.iter(f"{SVG}g") if "data-of" in one.attrib]


def box(mark: ET.Element) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a mark, with its ring and its outline."""
    xs: list[float] = []
    ys: list[float] = []
    for shape in mark.iter():
        half = float(shape.attrib.get("stroke-width", 0)) / 2
        if shape.tag == f"{SVG}circle":
            x, y, r = (float(shape.attrib[name]) for name in ("cx", "cy", "r"))
            xs += [x - r - half, x + r + half]
            ys += [y - r - half, y + r + half]
        elif shape.tag == f"{SVG}polygon":
            numbers = [float(one) for one in re.findall(r"-?[\d.]+", shape.attrib["points"])]
            xs += [x + side for x in numbers[::2] for side in (-half, half)]
            ys += [y + side for y in numbers[1::2] for side in (-half, half)]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.fixture(scope="session")
def chart() -> Callable[..., Chart]:
    return drawn
