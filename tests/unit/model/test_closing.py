"""A with block closes what it opened, and hides no error of the block."""

import pytest

from molehunt.model.closing import Closing


class Held(Closing):
    closed = 0

    def close(self):
        self.closed += 1


def test_a_block_closes_at_its_end_only():
    with Held() as held:
        assert (type(held), held.closed) == (Held, 0)
    assert held.closed == 1


def test_a_block_that_fails_closes_and_the_error_goes_on():
    held = Held()
    with pytest.raises(KeyError), held:
        raise KeyError
    assert held.closed == 1
