"""What a parameter takes: a number beyond its limits is refused in one line, before any work."""

from __future__ import annotations

import pytest

from molehunt.answers.parameter import Parameter
from molehunt.answers.questions import find_question, question_names
from molehunt.model.errors import MolehuntError

NUMBERS = {
    f"{name} {parameter.name}": parameter
    for name in question_names()
    for parameter in find_question(name).parameters
    if parameter.takes == "number"
}


@pytest.mark.parametrize("parameter", NUMBERS.values(), ids=NUMBERS)
def test_every_number_has_an_upper_limit(parameter: Parameter) -> None:
    assert parameter.read(parameter.high) == parameter.high
    for beyond in (parameter.high + 1, 10**30):
        with pytest.raises(MolehuntError, match=f"^{parameter.name}: .* to {parameter.high:,}, not {beyond}$"):
            parameter.read(beyond)
