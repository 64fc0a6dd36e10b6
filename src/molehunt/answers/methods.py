"""The questions as methods, for editors and type checkers; written by ``python -m tests.support.generated``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from molehunt.answers.answer import Answer
    from molehunt.graph.lens import Lens


class Methods:
    """Every question as a method; see docs/answers.md for their columns."""

    def ask(self, question: str, /, *, lens: Lens | None = None, **asked: Any) -> Answer:
        """Put a question by its name; ``asked`` are its parameters."""
        raise NotImplementedError

    def who_saw(
        self,
        document: str,
        *,
        lens: Lens | None = None,
    ) -> Answer:
        """Answer: who had a document, or a copy of it, in hand or before the eyes.

        Parameters
        ----------
        document
            The document.
        lens
            The claims that count; all by default.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("who-saw", lens=lens, document=document)

    def relays(
        self,
        person: str | None = None,
        *,
        sender: str | None = None,
        recipient: str | None = None,
        via: str | None = None,
        about: str | None = None,
        lens: Lens | None = None,
    ) -> Answer:
        """Answer: who told, reported, warned, ordered or asked whom what.

        Parameters
        ----------
        person
            Whoever said it or was told.
        sender
            Only what this one passed on.
        recipient
            Only what this one was told.
        via
            Only through this letter, report or other channel.
        about
            Only about this one.
        lens
            The claims that count; all by default.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("relays", lens=lens, person=person, sender=sender, recipient=recipient, via=via, about=about)

    def show(
        self,
        id: str,
        *,
        lens: Lens | None = None,
    ) -> Answer:
        """Answer: everything about an entity, a claim, a disagreement, a hypothesis or a source.

        Parameters
        ----------
        id
            What to show.
        lens
            The claims that count; all by default.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("show", lens=lens, id=id)

    def alternatives(
        self,
        *,
        lens: Lens | None = None,
    ) -> Answer:
        """Answer: what the text leaves open between several claims.

        Parameters
        ----------
        lens
            The claims that count; all by default.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("alternatives", lens=lens)

    def brokers(
        self,
        *,
        by: str = "organization",
        ties: str | Sequence[str] = "flow",
        top: int = 10,
        lens: Lens | None = None,
    ) -> Answer:
        """Answer: who stands between whom, within groups and between them.

        Parameters
        ----------
        by
            organization, or sides apart by "/", each of names apart by ",".
        ties
            The ties: a group of data/model/ties.yaml, types of edge or predicates.
        top
            How many are shown, and count as the first.
        lens
            The claims that count; all by default.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("brokers", lens=lens, by=by, ties=ties, top=top)

    def centrality(
        self,
        *,
        measure: str | Sequence[str] = "betweenness",
        ties: str | Sequence[str] | None = None,
        kinds: str | Sequence[str] = "Person",
        direction: str | None = None,
        weight: str = "none",
        top: int = 10,
        worlds: int = 0,
        seed: int = 1,
        backend: str = "rustworkx",
        lens: Lens | None = None,
    ) -> Answer:
        """Answer: who stands where in the network, and what that hangs on.

        Parameters
        ----------
        measure
            One or several measures, as in docs/measures.md.
        ties
            The ties: a group of data/model/ties.yaml, types of edge or predicates; all by default.
        kinds
            Who is a node, such as Person,Organization.
        direction
            told: ties run one way, as they are told; none: they tie both ends alike. Without it, as the group of
            ties says.
        weight
            How strong a tie is: none, witnesses (the independent ones are counted), or expected (how many of them
            can be expected to be right).
        top
            How many are shown, and count as the first.
        worlds
            Draw so many possible worlds, such as 1000; all of them if there are no more.
        seed
            The seed of the draw.
        backend
            gds: measures are worked out by Graph Data Science on the Neo4j of the case; see docs/measures.md.
        lens
            The claims that count; all by default.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask(
            "centrality",
            lens=lens,
            measure=measure,
            ties=ties,
            kinds=kinds,
            direction=direction,
            weight=weight,
            top=top,
            worlds=worlds,
            seed=seed,
            backend=backend,
        )

    def disagreements(
        self,
        about: str | None = None,
        *,
        lens: Lens | None = None,
    ) -> Answer:
        """Answer: where the claims do not go together, side by side.

        Parameters
        ----------
        about
            Only those that touch this one.
        lens
            The claims that count; all by default.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("disagreements", lens=lens, about=about)

    def hypotheses(
        self,
        *,
        lens: Lens | None = None,
    ) -> Answer:
        """Answer: rival explanations, with how many claims go with each, and from how many they come.

        Parameters
        ----------
        lens
            The claims that count; all by default.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("hypotheses", lens=lens)

    def key_players(
        self,
        *,
        k: int = 3,
        goal: str = "fragmentation",
        ties: str | Sequence[str] | None = None,
        steps: int = 1,
        seed: int = 1,
        lens: Lens | None = None,
    ) -> Answer:
        """Answer: which few people together hold the network, and whether a source decides who.

        Parameters
        ----------
        k
            How many key players.
        goal
            What they are sought for: fragmentation, distance_fragmentation, reach, distance_reach.
        ties
            The ties: a group of data/model/ties.yaml, types of edge or predicates; all by default.
        steps
            Within how many steps somebody is reached, for --goal reach.
        seed
            Where searches start if there are too many sets to look at all.
        lens
            The claims that count; all by default.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("key-players", lens=lens, k=k, goal=goal, ties=ties, steps=steps, seed=seed)

    def otherwise(
        self,
        one: str,
        other: str,
        *,
        lens: Lens | None = None,
    ) -> Answer:
        """Answer: which answers change if a name did not denote whom it is said to denote, or if it did.

        Parameters
        ----------
        one
            A name, or somebody.
        other
            Whom it denotes, or may denote.
        lens
            The claims that count; all by default.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("otherwise", lens=lens, one=one, other=other)

    def path(
        self,
        start: str,
        end: str,
        *,
        ways: str = "shortest",
        within: int = 6,
        top: int = 5,
        after: str | date | None = None,
        before: str | date | None = None,
        ties: str | Sequence[str] | None = None,
        kinds: str | Sequence[str] | None = None,
        why_not: bool = False,
        lens: Lens | None = None,
    ) -> Answer:
        """Answer: the ways from one to another over what claims tie, hop by hop, each with its claim.

        Parameters
        ----------
        start
            Where the way begins.
        end
            Where it ends.
        ways
            Which ways: shortest, all, or in-time, by ties that can follow one another.
        within
            Hops at most, 8 or fewer.
        top
            How many ways are told.
        after
            With in-time: the first day that counts.
        before
            With in-time: the last day that counts.
        ties
            The ties: a group of data/model/ties.yaml, types of edge or predicates; all by default.
        kinds
            The labels of those between; without it Person, and Document where an end is one.
        why_not
            Where there is no way, say which hop is missing.
        lens
            The claims that count; all by default.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask(
            "path",
            lens=lens,
            start=start,
            end=end,
            ways=ways,
            within=within,
            top=top,
            after=after,
            before=before,
            ties=ties,
            kinds=kinds,
            why_not=why_not,
        )

    def reach(
        self,
        *,
        holder: str,
        recipient: str | None = None,
        after: str | date | None = None,
        before: str | date | None = None,
        ties: str | Sequence[str] = "flow",
        lens: Lens | None = None,
    ) -> Answer:
        """Answer: whom something could have reached from somebody, in the order of time, and how surely.

        Parameters
        ----------
        holder
            Who had it.
        recipient
            Only whether it could reach this one.
        after
            The day on which it was there; of a month or year, its first day.
        before
            The last day that counts.
        ties
            The ties: a group of data/model/ties.yaml, types of edge or predicates.
        lens
            The claims that count; all by default.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("reach", lens=lens, holder=holder, recipient=recipient, after=after, before=before, ties=ties)

    def resolve(
        self,
        name: str | None = None,
        *,
        of: str | None = None,
        lens: Lens | None = None,
    ) -> Answer:
        """Answer: who bears a name, by its users and its days; with --of, all names of somebody.

        Parameters
        ----------
        name
            The name, as people write it.
        of
            Whose names are wanted, in place of a NAME.
        lens
            The claims that count; all by default.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("resolve", lens=lens, name=name, of=of)

    def robustness(
        self,
        *,
        measure: str = "betweenness",
        ties: str | Sequence[str] | None = None,
        top: int = 5,
        draws: int = 500,
        seed: int = 1,
        lens: Lens | None = None,
    ) -> Answer:
        """Answer: what becomes of ranks if ties are missing that no source tells.

        Parameters
        ----------
        measure
            The measure, as in docs/measures.md.
        ties
            The ties: a group of data/model/ties.yaml, types of edge or predicates; all by default.
        top
            How many are shown, and count as the first.
        draws
            How many networks are drawn for each share.
        seed
            The seed of the draws.
        lens
            The claims that count; all by default.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("robustness", lens=lens, measure=measure, ties=ties, top=top, draws=draws, seed=seed)
