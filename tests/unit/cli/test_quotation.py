"""The words under a proof: exact, verified, or refused."""

from hashlib import sha256
from pathlib import Path

import pytest

from molehunt.case.quotation import quotations
from molehunt.model.errors import CaseError
from tests.cases import CORPUS


def claim(paragraph: int, start: int, end: int) -> dict[str, object]:
    digest = sha256(CORPUS[start:end].encode()).hexdigest()
    return {"passage": {"paragraph": paragraph, "start": start, "end": end, "sha256": digest}}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_bytes(CORPUS.encode())
    return path


def test_the_exact_span_beyond_ascii_too(corpus: Path) -> None:
    start = CORPUS.index("«")
    assert quotations({"c": claim(2, start, start + 8)}, corpus) == {"c": "« così »"}


@pytest.mark.parametrize(
    "wrong", [{"sha256": "0" * 64}, {"paragraph": 2}, {"paragraph": 9}, {"paragraph": 0}, {"end": 9999}]
)
def test_a_passage_that_is_not_there_names_claim_and_place(corpus: Path, wrong: dict[str, object]) -> None:
    right, other = claim(1, 0, 5), claim(1, 0, 11)
    other["passage"] = {**other["passage"], **wrong}  # type: ignore[dict-item]
    with pytest.raises(CaseError) as caught:
        quotations({"fine": right, "broken": other}, corpus)
    said = str(caught.value)
    assert said.startswith("claim broken: paragraph ")
    assert "characters 0 to" in said
    assert f" of {corpus} are not its words, whose SHA-256 is " in said
    assert said.endswith(
        "; give the text that the case was made from, unchanged, "
        "or ask without --corpus (corpus= in Python) and MOLEHUNT_CORPUS"
    )


def test_a_text_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="the file is missing; expected the raw text"):
        quotations({}, tmp_path / "missing.txt")
