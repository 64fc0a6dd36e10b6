"""Who relayed what to whom: orders, requests, warnings, reports and talk, each told apart, in order of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, NamedTuple, TypedDict

from molehunt.answers.columns import ClaimIds, EntityIds
from molehunt.answers.question import AGENT, Enquiry, Finding, Findings, Parameter, Question, Unknown
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Party
from molehunt.graph.weighing import row_days


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[str, "The act: told, reported, warned, ordered, requested ..."]
    under: Annotated[str | None, "The name under which the claims speak of the sender, where it is another."]
    to: Annotated[str | None, "Id of the recipient; empty where nobody is named."]
    to_name: Annotated[str, "The recipient's name."]
    to_under: Annotated[str | None, "The name under which the claims speak of the recipient, where it is another."]
    what: Annotated[str, "What was said."]
    channel: Annotated[str | None, "By what means."]
    via: Annotated[EntityIds, "Ids of the letters, reports or people through which it went, whatever they are called."]
    about: Annotated[EntityIds, "Ids of those whom or what it was about, whatever the claims call them."]
    others_identified_by: Annotated[ClaimIds, "Ids of the claims that say so; the row would stand without them."]


class _Relay(NamedTuple):
    """What one claim says of one sender and one recipient."""

    claim: Evidence
    sender: Party
    recipient: Party

    @property
    def key(self) -> tuple[str, str, str, str, str, str]:
        sender, recipient = self.sender, self.recipient
        what = self.claim.what or self.claim.statement
        return sender.id, sender.form or "", self.claim.predicate, recipient.id, recipient.form or "", what


_NOBODY = Party("", "(nobody named)", None, "")
_ENDS = ("person", "sender", "recipient")


def answer(enquiry: Enquiry) -> Findings:
    """Group the claims by sender, act, recipient and matter."""
    grouped: dict[tuple[str, ...], list[_Relay]] = {}
    for claim in _claims(enquiry):
        for relay in _relays(claim, enquiry):
            grouped.setdefault(relay.key, []).append(relay)
    groups = sorted(grouped.values(), key=_in_time)
    who = next((enquiry.id_of(end) for end in _ENDS if enquiry.id_of(end)), "ID")
    hint = f'what somebody read, was shown or received stands under "molehunt show {who}" and who-saw'
    return Findings([_finding(group, enquiry) for group in groups], list(_unnamed(groups)), hint=hint)


def _claims(enquiry: Enquiry) -> Iterator[Evidence]:
    given = {name: enquiry.id_of(name) for name in ("sender", "recipient", "via", "about")}
    anybody = enquiry.id_of("person") or next((id_ for id_ in given.values() if id_), None)
    found = enquiry.claims("ask/relays_of", id=anybody, **given) if anybody else enquiry.claims("ask/relays")
    for claim in found:
        if claim.mode == "done" and "relay" in claim.plays and _concerns(claim, enquiry):
            yield claim


def _concerns(claim: Evidence, enquiry: Enquiry) -> bool:
    for role in ("via", "about"):
        wanted = enquiry.id_of(role)
        if wanted and wanted not in {party.id for party in _filling(role, [claim], enquiry)}:
            return False
    return True


def _filling(role: str, claims: Iterable[Evidence], enquiry: Enquiry) -> list[Party]:
    return [party for claim in claims for one in claim.filling(role) for party in enquiry.parties(one)]


def _relays(claim: Evidence, enquiry: Enquiry) -> Iterator[_Relay]:
    """A claim with several senders or recipients gives a row for each; keep those that were asked for."""
    either, sender, recipient = (enquiry.id_of(end) for end in _ENDS)
    for one in claim.filling("subject"):
        for begin in enquiry.parties(one):
            receiving = [party for other in claim.filling("recipient") for party in enquiry.parties(other)]
            for end in receiving or [_NOBODY]:
                if (
                    (not sender or begin.id == sender)
                    and (not recipient or end.id == recipient)
                    and (not either or either in (begin.id, end.id))
                ):
                    yield _Relay(claim, begin, end)


def _finding(group: Sequence[_Relay], enquiry: Enquiry) -> Finding:
    first = group[0]
    sender, recipient = first.sender, first.recipient
    claims = [relay.claim for relay in group]
    via, about = _filling("via", claims, enquiry), _filling("about", claims, enquiry)
    asked_for = [party for role, some in (("via", via), ("about", about)) for party in _asked_for(role, some, enquiry)]
    rests = [link for party in (sender, recipient, *asked_for) for link in party.links]
    others = [link for party in (*_by_name(via), *_by_name(about)) for link in party.links if link not in rests]
    columns = {
        "id": sender.id,
        "name": sender.name,
        "role": first.claim.predicate,
        "under": sender.form_name,
        "to": recipient.id or None,
        "to_name": recipient.name,
        "to_under": recipient.form_name,
        "what": first.key[-1],
        "channel": next((claim.channel for claim in claims if claim.channel), None),
        "via": sorted({party.id for party in via}),
        "about": sorted({party.id for party in about}),
        "others_identified_by": sorted({id_ for link in others for id_ in link.claims}),
    }
    told = f"{sender.shown} {first.claim.predicate} {recipient.shown}: {first.key[-1]}"
    told += f" (with {', '.join(party.shown for party in asked_for)})" if asked_for else ""
    return Finding(columns, claims, told, tuple(dict.fromkeys(rests)))


def _by_name(some: Sequence[Party]) -> list[Party]:
    """Return those who are there only because a form of words is said to denote them."""
    plainly = {party.id for party in some if not party.links}
    return list(dict.fromkeys(party for party in some if party.id not in plainly))


def _asked_for(role: str, some: Sequence[Party], enquiry: Enquiry) -> list[Party]:
    """Return the one that was asked for, if only a name brings it in: then it is on this that the row rests.

    Whether somebody warned somebody does not otherwise hang on who "the child" is whom the warning was about.
    """
    return [party for party in _by_name(some) if party.id == enquiry.id_of(role)]


def _in_time(group: Sequence[_Relay]) -> tuple[Any, ...]:
    """Order by the first bound that is written, then by the last; undated relays come last."""
    days, _ = row_days([relay.claim for relay in group])
    first = days[0] if days else None
    earliest = first and (first.earliest or first.latest or first.possible_earliest)
    latest = first and first.latest
    return earliest or date.max, latest or date.max, group[0].key


def _unnamed(groups: Sequence[Sequence[_Relay]]) -> Iterator[Unknown]:
    found: dict[str, tuple[str, set[str]]] = {}
    for group in groups:
        for relay in group:
            for party in (relay.sender, relay.recipient):
                if party.unknown:
                    found.setdefault(party.id, (party.name, set()))[1].add(relay.claim.id)
    for name, claims in found.values():
        yield Unknown(f"who this was: {name}", claims=tuple(claims))


def _from(row: Mapping[str, Any]) -> str:
    return f"{row['name']} (as {row['under']})" if row["under"] else str(row["name"])


def _to(row: Mapping[str, Any]) -> str:
    return f"{row['to_name']} (as {row['to_under']})" if row["to_under"] else str(row["to_name"])


def _act(row: Mapping[str, Any]) -> str:
    """A relay against which alone claims speak is one that was not made."""
    return f"{row['role']} (not)" if row["status"] == "denied" else str(row["role"])


QUESTION = Question(
    name="relays",
    summary="Who told, reported, warned, ordered or asked whom what.",
    explanation="""Who relayed what to whom, in order of time; with PERSON, what that one said or was told.

    Orders, requests, warnings, reports and talk are told apart. What was agreed or refused in answer stands under
    "molehunt show" of whoever did.""",
    example="relays --from Brusse --to Krivitsky",
    parameters=(
        Parameter("person", "Whoever said it or was told.", labels=AGENT),
        Parameter("sender", "Only what this one passed on.", labels=AGENT, option="--from"),
        Parameter("recipient", "Only what this one was told.", labels=AGENT, option="--to"),
        Parameter("via", "Only through this letter, report or other channel.", option="--via"),
        Parameter("about", "Only about this one.", option="--about"),
    ),
    row=Row,
    table=(("from", _from), ("act", _act), ("to", _to), ("what", "what")),
    answer=answer,
    key=("id", "under", "role", "to", "to_under", "what"),
)
