"""What a query with a time limit looks like when it is sent."""

import re
import threading
from typing import Any

import pytest

from molehunt.model.errors import MolehuntError
from molehunt.store.address import Address
from molehunt.store.graph_store import GraphStore
from molehunt.store.limits import limited


def test_it_bears_a_sign_behind_it_that_is_the_same_for_every_query_of_a_thread() -> None:
    before = threading.active_count()
    signs = []
    for text in ("RETURN 1", "RETURN 2 // two", "RETURN 3; \n"):
        with limited(text, 60, None) as sent:
            start, _, sign = sent.rpartition("\n")
            assert start == text.rstrip().removesuffix(";")
            assert re.fullmatch(r"/\* molehunt \d+ \d+ \*/", sign)
            signs.append(sign)
    assert len(set(signs)) == 1
    assert threading.active_count() == before


def test_another_thread_has_another_sign() -> None:
    sent: list[str] = []

    def ask() -> None:
        with limited("RETURN 1", 60, None) as text:
            sent.append(text)

    with limited("RETURN 1", 60, None) as text:
        asking = threading.Thread(target=ask)
        asking.start()
        asking.join()
    assert sent != [text]


def test_without_a_limit_it_is_sent_as_it_is() -> None:
    with limited("RETURN 1;", 0, None) as sent:
        assert sent == "RETURN 1;"


def test_an_error_in_time_passes_through() -> None:
    with pytest.raises(KeyError), limited("RETURN 1", 60, None):
        raise KeyError


@pytest.mark.parametrize("timeout", [float("nan"), float("inf"), -1, 10**400, "60", True])
def test_what_is_no_number_of_seconds_is_refused_before_anything_is_started(timeout: Any) -> None:
    with pytest.raises(MolehuntError, match=r"timeout: expected a number of seconds, such as 60, and"):
        GraphStore(timeout=timeout)


@pytest.mark.parametrize(("timeout", "seconds"), [(None, 7), (0, 0), (2.5, 2.5)])
def test_none_is_what_the_environment_says_and_nought_is_no_limit(
    monkeypatch: pytest.MonkeyPatch, timeout: float | None, seconds: float
) -> None:
    monkeypatch.setenv("MOLEHUNT_TIMEOUT", "7")
    assert GraphStore(Address("bolt://host", "me", "secret"), timeout=timeout).timeout == seconds
