"""Figures without a screen; none stays open."""

from collections.abc import Iterator

import matplotlib as mpl
import pytest


@pytest.fixture(autouse=True)
def no_window() -> Iterator[None]:
    mpl.use("agg")
    from matplotlib import pyplot

    yield
    pyplot.close("all")
