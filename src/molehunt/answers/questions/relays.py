"""Who relayed what to whom: orders, requests, warnings, reports and talk, each told apart, in order of time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from molehunt.answers import pairs
from molehunt.answers.columns import ClaimIds, EntityIds
from molehunt.answers.custody import claims_on_copies
from molehunt.answers.nearby import nearby
from molehunt.answers.question import AGENT, Enquiry, Finding, Findings, Parameter, Question, Unknown
from molehunt.answers.travelling import HOPS, Hop, Hops, carrying, hops_with, trace, whole
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Link, Party
from molehunt.model.errors import MolehuntError


class Row(pairs.PairRow):
    """The columns of the answer."""

    channel: Annotated[str | None, "By what means."]
    via: Annotated[EntityIds, "Ids of the letters, reports or people through which it went, whatever they are called."]
    about: Annotated[EntityIds, "Ids of those whom or what it was about, whatever the claims call them."]
    others_identified_by: Annotated[ClaimIds, "Ids of the claims that say so; the row would stand without them."]
    group: Annotated[
        Literal["passed on", "sent", "withheld"] | None,
        "With --chain: passed on; sent, not said to have arrived; withheld.",
    ]
    hop: Annotated[int | None, "With --chain: how many hops from whoever was asked about; 1 is the nearest."]
    after: Annotated[ClaimIds, "With --chain: ids of the claims of the hops by which it can have come to the sender."]


_ENDS = ("person", "sender", "recipient")


def answer(enquiry: Enquiry) -> Findings:
    """Group the claims by sender, act, recipient and matter; with ``chain``, follow what they carry."""
    if enquiry.text("chain"):
        return _chained(enquiry)
    groups = pairs.grouped(_wanted(enquiry))
    who = next((enquiry.id_of(end) for end in _ENDS if enquiry.id_of(end)), "ID")
    hint = f'what somebody read, was shown or received stands under "molehunt relays {who} --chain"'
    return Findings([_finding(group, enquiry) for group in groups], list(pairs.unnamed(groups)), hint=hint)


def _wanted(enquiry: Enquiry) -> Iterator[pairs.Pair]:
    """Yield what was asked for: a claim with several senders or recipients gives a row for each."""
    either, sender, recipient = (enquiry.id_of(end) for end in _ENDS)
    given = {name: enquiry.id_of(name) for name in ("sender", "recipient", "via", "about")}
    anybody = either or next((id_ for id_ in given.values() if id_), None)
    found = enquiry.claims("ask/relays_of", id=anybody, **given) if anybody else enquiry.claims("ask/relays")
    concerning = [claim for claim in found if "relay" in claim.plays and _concerns(claim, enquiry)]
    for pair in pairs.of_claims(concerning, pairs.spoken("relay"), enquiry, said=True):
        if pairs.between(pair, either=either, start=sender, end=recipient):
            yield pair


def _chained(enquiry: Enquiry) -> Findings:
    """Tell what reached somebody and how it had come there, or how what was asked about went on."""
    people = [id_ for id_ in map(enquiry.id_of, _ENDS) if id_]
    via, about = _with_copies("via", enquiry), _with_copies("about", enquiry)
    if not (people or via or about):
        raise MolehuntError(
            "relays: a chain is of somebody or something; name a PERSON, --from, --to, --via or --about"
        )
    near = [hop for hop in hops_with(enquiry, people or {**via, **about}, about) if _is_asked(hop, enquiry, via, about)]
    carried = {id_ for hop in near for id_ in hop.matter if not hop.is_withheld}
    more = hops_with(enquiry, carried, about) if people and carried else []
    # The same hop, read twice, is one.
    known = Hops({hop.group[0].key: hop for hop in (*more, *near)}.values())
    first = [hop for hop in near if not hop.is_withheld]
    found = trace(first, known, back=not enquiry.id_of("sender")) if people else whole(known)
    copies = {**via, **about}
    rows = [
        _finding(hop.group, enquiry, step=step, after=after, rests=_copy(hop, copies), part=_part(hop))
        for step, hop, after in found.numbered
    ]
    withheld = [hop for hop in near if hop.is_withheld]
    rows += [_finding(hop.group, enquiry, rests=_copy(hop, copies), part="withheld") for hop in withheld]
    groups = [hop.group for hop in (*found.hops.all, *withheld)]
    return Findings(
        rows,
        [*pairs.unnamed(groups), *_gaps(found.hops)],
        near=[] if rows else nearby(enquiry, people),
        notes=[f"followed over {HOPS} hops, and it goes on"] if found.further else [],
    )


def _with_copies(parameter: str, enquiry: Enquiry) -> dict[str, tuple[Link, ...]]:
    """Return what was asked about, with the copies of a document and on what it rests that they are copies."""
    named = enquiry.named(parameter)
    if named is None:
        return {}
    return dict(claims_on_copies(named.id, enquiry)[1]) if named.label == "Document" else {named.id: ()}


def _is_asked(hop: Hop, enquiry: Enquiry, *matter: Collection[str]) -> bool:
    """Return whether a hop is one of those from which a chain begins: what reached somebody ends there."""
    either, sender, recipient = (enquiry.id_of(end) for end in _ENDS)
    reached = recipient or (None if sender else either)
    within = pairs.between(hop.group[0], either=either, start=sender, end=reached)
    return within and all(not one or not hop.matter.isdisjoint(one) for one in matter)


def _copy(hop: Hop, copies: Mapping[str, tuple[Link, ...]]) -> tuple[Link, ...]:
    """Return on what it rests that a hop is one of what was asked about."""
    return min((copies[id_] for id_ in hop.matter if id_ in copies), key=len, default=())


def _gaps(hops: Hops) -> Iterator[Unknown]:
    """Yield who is said to have had something without anybody being said to have sent or given it to him."""
    for hop in hops.all:
        if not hop.start and not any(one.end == hop.end for one in hops.before(hop)):
            pair, claims = hop.group[0], tuple(claim.id for claim in pairs.claims_of(hop.group))
            yield Unknown(f"gap: from whom it came to {pair.end.name} ({pair.claim.predicate})", claims=claims)


def _concerns(claim: Evidence, enquiry: Enquiry) -> bool:
    for role in ("via", "about"):
        wanted = enquiry.id_of(role)
        if wanted and wanted not in {party.id for party in pairs.filling([claim], role, enquiry)}:
            return False
    return True


def _finding(
    group: pairs.Group,
    enquiry: Enquiry,
    *,
    step: int | None = None,
    after: Sequence[str] = (),
    rests: tuple[Link, ...] = (),
    part: str | None = None,
) -> Finding:
    claims = pairs.claims_of(group)
    via, about = pairs.filling(claims, "via", enquiry), pairs.filling(claims, "about", enquiry)
    asked_for = [party for role, some in (("via", via), ("about", about)) for party in _asked_for(role, some, enquiry)]
    rests = (*(link for party in asked_for for link in party.links), *rests)
    known = {link for party in (group[0].start, group[0].end) for link in party.links} | set(rests)
    others = [link for party in (*pairs.by_name(via), *pairs.by_name(about)) for link in party.links]
    own = {
        "channel": next((claim.channel for claim in claims if claim.channel), None),
        "via": sorted({party.id for party in (*via, *carrying(claims, enquiry))}),
        "about": sorted({party.id for party in about}),
        "others_identified_by": sorted({id_ for link in others if link not in known for id_ in link.claims}),
        "group": part,
        "hop": step,
        "after": list(after),
    }
    more = f" (with {', '.join(party.shown for party in asked_for)})" if asked_for else ""
    return pairs.finding(group, own, rests=rests, more=more)


def _part(hop: Hop) -> str:
    return "passed on" if hop.arrives or not hop.end else "sent"


def _asked_for(role: str, some: Sequence[Party], enquiry: Enquiry) -> list[Party]:
    """Return the one that was asked for, if only a name brings it in: then it is on this that the row rests.

    Whether somebody warned somebody does not otherwise hang on who "the child" is whom the warning was about.
    """
    return [party for party in pairs.by_name(some) if party.id == enquiry.id_of(role)]


def _section(row: Mapping[str, Any]) -> str:
    return {
        "passed on": "Hop by hop",
        "sent": "Written or sent, not said to have arrived",
        "withheld": "Not passed on: denied, forbidden or refused",
    }.get(row["group"], "")


QUESTION = Question(
    name="relays",
    summary="Who told, reported, warned, ordered or asked whom what.",
    explanation="""Who relayed what to whom, in order of time; with PERSON, what that one said or was told.

    Orders, requests, warnings, reports and talk are told apart. What was agreed or refused in answer stands under
    "molehunt orders". With --chain, what reached PERSON by whatever way, be it told, shown or read, and hop by hop how
    it had come there; with --from, where it went; and what was withheld.""",
    example="relays --from Brusse --to Krivitsky",
    parameters=(
        Parameter("person", "Whoever said it or was told.", labels=AGENT),
        Parameter("sender", "Only what this one passed on.", labels=AGENT, option="--from"),
        Parameter("recipient", "Only what this one was told.", labels=AGENT, option="--to"),
        Parameter("via", "Only through this letter, report or other channel.", option="--via"),
        Parameter("about", "Only about this one.", option="--about"),
        Parameter("chain", "Hop by hop, papers too.", takes="flag", option="--chain"),
    ),
    row=Row,
    table=(("hop", "hop"), ("from", pairs.start_of), ("act", pairs.act_of), ("to", pairs.end_of), ("what", "what")),
    answer=answer,
    section=_section,
    key=pairs.KEY,
)
