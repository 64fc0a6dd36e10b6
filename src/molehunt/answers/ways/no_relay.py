"""Where to look if no claim says that somebody told another something: chains that there are, papers in a name.

To add a place to look: yield its words in ``elsewhere``, with a command only if that has rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from molehunt.answers.acts import pairs
from molehunt.answers.nearby import nearby
from molehunt.answers.question import Asked, Enquiry, Findings, Value
from molehunt.answers.ways.chained import chained
from molehunt.answers.ways.relaying import ENDS
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Party

_OPTIONS = {"person": "", "sender": "--from", "recipient": "--to", "via": "--via", "about": "--about"}
_SIGNED = "purports_to_be_by"


def elsewhere(enquiry: Enquiry) -> Findings:
    """Return the findings of an enquiry that has no rows: where there is more, and what is near it."""
    signed = list(_signed(enquiry))
    hints = [*_chain(enquiry), *_in_the_name(enquiry, signed)]
    claims = {one.id: one for one in (*signed, *nearby(enquiry, map(enquiry.id_of, ENDS), "relays", "acts"))}
    return Findings([], hint="; ".join(hints), near=list(claims.values()))


def _chain(enquiry: Enquiry) -> Iterator[str]:
    """Yield the first command for a chain that has rows: of all that was asked, else of one of the people.

    The chain of a PERSON is of what reached that one; where nothing did, it is of what that one sent.
    """
    given = {name: enquiry.asked[name] for name in _OPTIONS if enquiry.asked[name]}
    one_by_one = [{name: given[name]} for name in ENDS if name in given]
    one_by_one += [{"sender": given["person"]}] if "person" in given else []
    for asked in (given, *one_by_one):
        nothing: dict[str, Value] = dict.fromkeys(_OPTIONS)
        if asked and chained(Enquiry(enquiry.reader, nothing | asked | {"chain": True}, enquiry.lexicon)).rows:
            yield f'what was read, shown, sent or received stands under "{_command(asked)}"'
            return


def _command(asked: Mapping[str, Value]) -> str:
    ids = Asked(asked)
    words = (f"{_OPTIONS[name]} {ids.id_of(name)}".strip() for name in asked)
    return f"molehunt relays --chain {' '.join(words)}"


def _signed(enquiry: Enquiry) -> Iterator[Evidence]:
    """Yield the claims that a document bears the name of whoever was asked about as the sender."""
    sender = enquiry.id_of("sender") or enquiry.id_of("person")
    for claim in pairs.claims_with(enquiry, [_SIGNED], [sender]) if sender else ():
        bearing = {party.id for party in pairs.filling([claim], "object", enquiry)}
        if sender in bearing and claim.mode == "done" and claim.support().supports:
            yield claim


def _in_the_name(enquiry: Enquiry, signed: list[Evidence]) -> Iterator[str]:
    sender = enquiry.named("sender") or enquiry.named("person")
    papers: dict[str, Party] = {one.id: one for one in pairs.filling(signed, "subject", enquiry)}
    if sender and papers:
        named = ", ".join(f"{one.name} ({one.id})" for one in papers.values())
        show = f'"molehunt show {next(iter(papers))}" tells what is said of it'
        yield f"in the name of {sender.name}, whoever wrote it: {named}; {show}"
