"""Lenses: which part of the evidence an answer rests on.

The fields are in ``lenses``, one file each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from molehunt.graph.evidence import Origin
from molehunt.graph.facet import Facet, refuse_no_day
from molehunt.graph.lenses import facets
from molehunt.model.counted import counted
from molehunt.model.dates.bounds import Bounds
from molehunt.model.errors import MolehuntError
from molehunt.model.nearest import did_you_mean

if TYPE_CHECKING:
    from typing import Unpack

    from molehunt.graph.lens_fields import LensFields


class Lens:
    """What evidence counts; an empty lens keeps everything.

    Keywords are the fields of ``molehunt.graph.lenses``: ``author``, ``source``, ``without``, ``grade``, ``since``,
    ``until``, ``known_by``, ``identities``. Authors and works are given as people write them, one or a list, days as
    text or datetime.date. Raises MolehuntError for an unknown field, a value that it does not take, or two days with
    none between them.

    >>> Lens(grade="c3", until="1937-10")
    Lens(grade='C3', until=datetime.date(1937, 10, 31))
    >>> Lens(without=["Rosenthal", "Serge"])
    Lens(without=('Rosenthal', 'Serge'))
    """

    __slots__ = ("_values",)

    def __init__(self, **given: Unpack[LensFields]) -> None:
        known = facets()
        values: dict[str, Any] = {}
        for name, value in given.items():
            if name not in known:
                raise MolehuntError(f"a lens has no field {name!r}; {did_you_mean(name, known)}")
            if value is not None and value is not False:
                values[name] = known[name].read(value)
        for name, day in values.items():
            if until := known[name].up_to:
                refuse_no_day(name, day, until, values.get(until))
        object.__setattr__(self, "_values", values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a lens does not change: make another, Lens({name}=...)")

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in facets():
            raise AttributeError(f"a lens has no field {name!r}")
        return self._values.get(name)

    def __repr__(self) -> str:
        return f"Lens({', '.join(f'{name}={value!r}' for name, value in self._values.items())})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lens) and self._values == other._values

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._values.items(), key=lambda item: item[0])))

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (self._values,)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields that are set, as they were given."""
        return dict(self._values)


def as_lens(given: Lens | None) -> Lens:
    """Return a lens, the empty one for none; raises MolehuntError for anything else."""
    if given is None:
        return Lens()
    if not isinstance(given, Lens):
        raise MolehuntError(f"lens: expected a Lens, such as molehunt.Lens(author='Orlov'), not {type(given).__name__}")
    return given


def lens_of(name: str, given: Any) -> Lens:
    """Return a lens from itself, or from words such as "author Orlov, until 1938": fields with commas between them.

    A field that takes several names is repeated for each.

    Raises MolehuntError for anything else; ``name`` is the parameter, for the message.

    >>> lens_of("against", "author Orlov, known-by 1938, identities")
    Lens(author='Orlov', known_by=datetime.date(1938, 12, 31), identities=True)
    """
    if not isinstance(given, str):
        return as_lens(given)
    values: dict[str, list[Any]] = {}
    for facet, value in _read_words(name, given.strip()):
        if facet.name in values and not facet.many:
            raise MolehuntError(f"{name}: {facet.name.replace('_', '-')} was given twice; a lens has one at most")
        values.setdefault(facet.name, []).append((facet.takes == "flag" and not value) or value)
    # Of one name, and of what there is once, the value itself.
    return _made({field: given if len(given) > 1 else given[0] for field, given in values.items()})


def _read_words(name: str, text: str) -> Iterator[tuple[Facet, str]]:
    names = {field.replace("_", "-"): facet for field, facet in facets().items()}
    # A title may have a comma in it: only one before the name of a field ends a value.
    listed = "|".join(name.replace("-", "[-_]") for name in names)
    for part in re.split(rf",\s*(?=(?:{listed})\b)", text):
        field, _, value = part.partition(" ")
        field = field.replace("_", "-")
        if field not in names:
            raise MolehuntError(
                f"{name}: {field!r} is no field of a lens, written as in 'author Orlov'; {did_you_mean(field, names)}"
            )
        yield names[field], value


def _made(values: dict[str, Any]) -> Lens:
    return Lens(**values)


@dataclass(frozen=True, slots=True)
class Setting:
    """One field of a lens, resolved in a case: ``value`` is compared with claims, ``said`` is shown in words."""

    facet: Facet
    value: Any
    said: str
    plain: Any


@dataclass(frozen=True, slots=True)
class Filter:
    """A lens as resolved in one case."""

    settings: tuple[Setting, ...] = ()

    @property
    def identities(self) -> bool:
        """Whether claims on who is who must pass as well."""
        return any(setting.facet.name == "identities" for setting in self.settings)

    @property
    def words(self) -> tuple[str, ...]:
        """The lens in words, one phrase a field."""
        return tuple(setting.facet.words.format(setting.said) for setting in self.settings)

    def keeps(self, origin: Origin) -> bool:
        """Return whether a claim counts."""
        return all(s.facet.keeps(origin, s.value) for s in self.settings if s.facet.keeps)

    @property
    def of_time(self) -> bool:
        """Whether a field asks for days, so that rows pass it for certain or only possibly."""
        return any(setting.facet.certainly for setting in self.settings)

    def certainly(self, days: Bounds) -> bool:
        """Return whether days pass for certain every field that asks for days."""
        return all(s.facet.certainly(days, s.value) for s in self.settings if s.facet.certainly)

    def hears(self, who: str) -> bool:
        """Return whether an author or a work counts."""
        speaking = Origin("", frozenset(), frozenset((who,)), frozenset((who,)), "", Bounds(), None)
        by_whom = (s for s in self.settings if s.facet.takes in ("agent", "work", "source"))
        return all(s.facet.keeps(speaking, s.value) for s in by_whom if s.facet.keeps)

    def undecidable(self, origins: Iterable[Origin]) -> tuple[str, ...]:
        """Return words for the claims left out only because something is not recorded."""
        counts: Counter[str] = Counter()
        for origin in {origin.id: origin for origin in origins}.values():
            failing = [s.facet for s in self.settings if s.facet.keeps and not s.facet.keeps(origin, s.value)]
            if len(failing) == 1 and failing[0].undecidable and failing[0].undecidable(origin):
                counts[failing[0].undecidable_words] += 1
        return tuple(f"{counted(count, 'claim')} {words}" for words, count in counts.items())

    def to_dict(self) -> dict[str, Any]:
        """Return the fields that are set: ids for names, days as datetime.date."""
        return {setting.facet.name: setting.plain for setting in self.settings}


def resolved(lens: Lens, read: Mapping[str, Any]) -> Filter:
    """Return a lens with names resolved.

    ``read`` maps "agent", "work" and "source" to a function from the name of the field and the text to the ids that
    are meant and the words for them; it raises UnknownNameError where there are none.
    """
    known = facets()
    settings = []
    for name, value in lens.to_dict().items():
        facet = known[name]
        if facet.takes in read:
            found = [read[facet.takes](name, one) for one in (value if isinstance(value, tuple) else (value,))]
            ids = list(dict.fromkeys(id_ for one, _ in found for id_ in one))
            said = facet.joined.join(dict.fromkeys(words for _, words in found))
            settings.append(Setting(facet, frozenset(ids), said, ids[0] if len(ids) == 1 else ids))
        else:
            settings.append(Setting(facet, value, str(value), value))
    return Filter(tuple(settings))
