"""The files that are written from others hold what they are written from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import figures_page, generated, handbook, measures_page


@pytest.mark.parametrize("path", generated.files(), ids=str)
def test_a_file_is_fresh(path: Path) -> None:
    held = (generated.CHECKOUT / path).read_text(encoding="utf-8")
    assert held == generated.files()[path], "run python -m tests.support.generated"


def test_the_handbook_of_predicates_is_fresh() -> None:
    text = handbook.readme().read_text(encoding="utf-8")
    assert text[text.index(handbook.HEADING) :] == handbook.handbook(), "run python -m tests.support.handbook"


def test_the_page_of_measures_is_fresh() -> None:
    held = measures_page.PAGE.read_text(encoding="utf-8")
    assert held == measures_page.page(), "run python -m tests.support.handbook"


def test_the_page_of_figures_is_fresh() -> None:
    held = figures_page.PAGE.read_text(encoding="utf-8")
    assert held == figures_page.page(), "run python -m tests.support.handbook"


def test_what_is_written_is_what_is_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in generated.files():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(generated, "CHECKOUT", tmp_path)
    generated.main()
    assert {path: (tmp_path / path).read_text(encoding="utf-8") for path in generated.files()} == generated.files()
