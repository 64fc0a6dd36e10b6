"""The questions as methods, for editors and type checkers; written by ``python -m tests.support.generated``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from molehunt.answers.asking import asked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from molehunt.answers.answer import Answer
    from molehunt.graph.lens import Lens


class Methods:
    """Every question as a method; see docs/answers.md for their columns."""

    def ask(self, question: str, /, *, lens: Lens | None = None, deep: bool = False, **asked: Any) -> Answer:
        """Put a question by its name; ``asked`` are its parameters."""
        raise NotImplementedError

    def _over(self, tool: str, question: str, /, *given: Any, **asked: Any) -> Answer:
        raise NotImplementedError

    @asked
    def who_saw(
        self,
        document: str,
        *,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: who had a document, or a copy of it, in hand or before the eyes.

        Parameters
        ----------
        document
            The document.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("who-saw", lens=lens, deep=deep, document=document)

    @asked
    def relays(
        self,
        person: str | None = None,
        *,
        sender: str | None = None,
        recipient: str | None = None,
        via: str | None = None,
        about: str | None = None,
        chain: bool = False,
        lens: Lens | None = None,
        deep: bool = False,
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
        chain
            Hop by hop, papers too.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask(
            "relays",
            lens=lens,
            deep=deep,
            person=person,
            sender=sender,
            recipient=recipient,
            via=via,
            about=about,
            chain=chain,
        )

    @asked
    def show(
        self,
        id: str,
        *,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: everything about an entity, a claim, a disagreement, a hypothesis or a source.

        Parameters
        ----------
        id
            What to show.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("show", lens=lens, deep=deep, id=id)

    @asked
    def alternatives(
        self,
        *,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: what the text leaves open between several claims.

        Parameters
        ----------
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("alternatives", lens=lens, deep=deep)

    @asked
    def brokers(
        self,
        *,
        by: str = "organization",
        ties: str | Sequence[str] = "flow",
        direction: str | None = None,
        top: int = 10,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: who stands between whom, within groups and between them.

        Parameters
        ----------
        by
            organization, or sides apart by "/", each of names apart by ","; in a network from a file, an attribute
            of nodes, or such sides.
        ties
            The ties: a group of data/model/ties.yaml, types of edge or predicates.
        direction
            told: ties run one way, as they are told; none: they tie both ends alike. Without it, as the group of
            ties says.
        top
            How many are shown, and count as the first.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("brokers", lens=lens, deep=deep, by=by, ties=ties, direction=direction, top=top)

    @asked
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
        deep: bool = False,
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
            How strong a tie is: none, witnesses (the independent ones are counted), expected (how many of them can
            be expected to be right), or claims (all are counted, as if kept apart). Betweenness and others that
            count ties or steps take no notice of it.
        top
            How many are shown, and count as the first.
        worlds
            Draw so many possible worlds, such as 1000, and 100,000 at most; if there are no more than that, and no
            more than 20,000, all are gone through.
        seed
            The seed of the draw.
        backend
            gds: measures are worked out by Graph Data Science on the Neo4j of the case; see docs/measures.md.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask(
            "centrality",
            lens=lens,
            deep=deep,
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

    @asked
    def corroborate(
        self,
        claim: str,
        *,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: from how many independent roots a claim comes, and what speaks against it.

        Parameters
        ----------
        claim
            The id of the claim.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("corroborate", lens=lens, deep=deep, claim=claim)

    @asked
    def disputes(
        self,
        about: str | None = None,
        *,
        which: str = "all",
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: where the claims do not go together, side by side: listed in the case, or found.

        Parameters
        ----------
        about
            Only those that touch this one.
        which
            all, listed (in the case) or found.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("disputes", lens=lens, deep=deep, about=about, which=which)

    @asked
    def dossier(
        self,
        entity: str,
        *,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: all that the questions tell of one person, body, document or event, part by part.

        Parameters
        ----------
        entity
            Whom or what it is on.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("dossier", lens=lens, deep=deep, entity=entity)

    @asked
    def family(
        self,
        person: str,
        *,
        steps: int = 2,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: who is of whose family.

        Parameters
        ----------
        person
            Whose family.
        steps
            How many steps from the person asked about.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("family", lens=lens, deep=deep, person=person, steps=steps)

    @asked
    def handlers(
        self,
        person: str,
        *,
        way: str = "up",
        steps: int = 4,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: who ran, commanded, recruited or paid whom.

        Parameters
        ----------
        person
            Whoever was handled, or handled others.
        way
            up to those above, or down.
        steps
            How many steps to follow.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("handlers", lens=lens, deep=deep, person=person, way=way, steps=steps)

    @asked
    def key_players(
        self,
        *,
        k: int = 3,
        goal: str = "fragmentation",
        ties: str | Sequence[str] | None = None,
        direction: str | None = None,
        steps: int = 1,
        seed: int = 1,
        lens: Lens | None = None,
        deep: bool = False,
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
        direction
            told: ties run one way, as they are told; none: they tie both ends alike. Without it, as the group of
            ties says.
        steps
            Within how many steps somebody is reached, for --goal reach.
        seed
            Where searches start if there are too many sets to look at all.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask(
            "key-players",
            lens=lens,
            deep=deep,
            k=k,
            goal=goal,
            ties=ties,
            direction=direction,
            steps=steps,
            seed=seed,
        )

    @asked
    def knew(
        self,
        what: str,
        *,
        by: str | date | None = None,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: who could have known of a document, an event or what a claim says, by a day.

        Parameters
        ----------
        what
            The document, the event or the id of a claim.
        by
            The day by which; of a month or year, its last day. Without it, ever.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("knew", lens=lens, deep=deep, what=what, by=by)

    @asked
    def leak(
        self,
        document: str,
        *,
        observed: str,
        date: str | date,
        also: str | Sequence[str] | None = None,
        exclude: str | Sequence[str] | None = None,
        access: str = "had",
        ties: str | Sequence[str] = "covert",
        readings: int = 10000,
        seed: int = 1,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: who could have given a document away that somebody held by a day, and what clears whom.

        Parameters
        ----------
        document
            The document.
        observed
            Who is known to have held it, or a copy.
        date
            The day by whose end that was; of a month, its last day.
        also
            Further leaks by the same one: DOCUMENT / OBSERVER / DAY.
        exclude
            Claims that do not count, by their ids.
        access
            had: who had it or a copy; told: also who was told or knew of it.
        ties
            The ties: a group of data/model/ties.yaml, types of edge or predicates.
        readings
            How many readings are drawn where there are too many to go through all; a million at most.
        seed
            The seed of the draw.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask(
            "leak",
            lens=lens,
            deep=deep,
            document=document,
            observed=observed,
            date=date,
            also=also,
            exclude=exclude,
            access=access,
            ties=ties,
            readings=readings,
            seed=seed,
        )

    @asked
    def memberships(
        self,
        person: str,
        *,
        other: str | None = None,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: to which bodies somebody belonged, and when.

        Parameters
        ----------
        person
            The member, or the body.
        other
            Only the bodies of this one, too.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("memberships", lens=lens, deep=deep, person=person, other=other)

    @asked
    def met(
        self,
        person: str,
        *,
        other: str | None = None,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: who was at an event and what was said there, or whom somebody met.

        Parameters
        ----------
        person
            The event, or whoever met others.
        other
            Only what concerns this one, too.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("met", lens=lens, deep=deep, person=person, other=other)

    @asked
    def orders(
        self,
        person: str | None = None,
        *,
        by: str | None = None,
        to: str | None = None,
        about: str | None = None,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: who ordered, asked, permitted or forbade whom what, and whether it was done.

        Parameters
        ----------
        person
            Whoever ordered or was told to.
        by
            Only what this one ordered, asked, permitted or forbade.
        to
            Only what this one was told.
        about
            Only what concerns this one.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("orders", lens=lens, deep=deep, person=person, by=by, to=to, about=about)

    @asked
    def origin(
        self,
        what: str | None = None,
        *,
        heard: str | Sequence[str] | None = None,
        ties: str | Sequence[str] = "contact",
        direction: str | None = None,
        top: int = 10,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: from whom something is likely to have come that several had, by a model.

        Parameters
        ----------
        what
            The document, the event or the id of a claim.
        heard
            Those who had it, in place of WHAT: names apart by ",".
        ties
            The ties: a group of data/model/ties.yaml, types of edge or predicates.
        direction
            told: ties run one way, as they are told; none: they tie both ends alike. Without it, as the group of
            ties says.
        top
            How many are shown, and count as the first.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("origin", lens=lens, deep=deep, what=what, heard=heard, ties=ties, direction=direction, top=top)

    @asked
    def otherwise(
        self,
        one: str,
        other: str,
        *,
        lens: Lens | None = None,
        deep: bool = False,
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
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("otherwise", lens=lens, deep=deep, one=one, other=other)

    @asked
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
        deep: bool = False,
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
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask(
            "path",
            lens=lens,
            deep=deep,
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

    @asked
    def reach(
        self,
        *,
        holder: str,
        recipient: str | None = None,
        after: str | date | None = None,
        before: str | date | None = None,
        ties: str | Sequence[str] = "flow",
        direction: str | None = None,
        lens: Lens | None = None,
        deep: bool = False,
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
        direction
            told: ties run one way, as they are told; none: they tie both ends alike. Without it, as the group of
            ties says.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask(
            "reach",
            lens=lens,
            deep=deep,
            holder=holder,
            recipient=recipient,
            after=after,
            before=before,
            ties=ties,
            direction=direction,
        )

    @asked
    def resolve(
        self,
        name: str | None = None,
        *,
        of: str | None = None,
        lens: Lens | None = None,
        deep: bool = False,
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
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("resolve", lens=lens, deep=deep, name=name, of=of)

    @asked
    def robustness(
        self,
        *,
        measure: str = "betweenness",
        ties: str | Sequence[str] | None = None,
        direction: str | None = None,
        top: int = 5,
        draws: int = 500,
        seed: int = 1,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: what becomes of ranks if ties are missing that no source tells.

        Parameters
        ----------
        measure
            The measure, as in docs/measures.md.
        ties
            The ties: a group of data/model/ties.yaml, types of edge or predicates; all by default.
        direction
            told: ties run one way, as they are told; none: they tie both ends alike. Without it, as the group of
            ties says.
        top
            How many are shown, and count as the first.
        draws
            How many networks are drawn for each share; 100,000 at most.
        seed
            The seed of the draws.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask(
            "robustness",
            lens=lens,
            deep=deep,
            measure=measure,
            ties=ties,
            direction=direction,
            top=top,
            draws=draws,
            seed=seed,
        )

    @asked
    def suspects(
        self,
        person: str | None = None,
        *,
        by: str | None = None,
        of: str | None = None,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: who suspected or mistrusted whom, and of what; what was held of somebody.

        Parameters
        ----------
        person
            Whoever suspected or was suspected.
        by
            Only what this one suspected.
        of
            Only suspicions of this one.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("suspects", lens=lens, deep=deep, person=person, by=by, of=of)

    @asked
    def timeline(
        self,
        about: str | None = None,
        *,
        after: str | date | None = None,
        before: str | date | None = None,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: what happened when: in certain order, in possible order, and where the days contradict one another.

        Parameters
        ----------
        about
            Only what concerns this one.
        after
            Only what can have ended on this day or later; of a month or year, its first day.
        before
            Only what can have begun by this day; of a month or year, its last day.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("timeline", lens=lens, deep=deep, about=about, after=after, before=before)

    @asked
    def unknown(
        self,
        about: str | None = None,
        *,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: what the sources leave open, what was looked for and not found, and what nobody says.

        Parameters
        ----------
        about
            Whom or what it concerns; without it, the whole case.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("unknown", lens=lens, deep=deep, about=about)

    @asked
    def weigh(
        self,
        hypotheses: str | None = None,
        *,
        lens: Lens | None = None,
        deep: bool = False,
    ) -> Answer:
        """Answer: rival hypotheses against the claims: what tells them apart, and what each must explain away.

        Parameters
        ----------
        hypotheses
            The question that the hypotheses answer, or one of them.
        lens
            The claims that count; all by default.
        deep
            Whether to tell what rows hang on by two claims together, too.

        Raises
        ------
        MolehuntError
            If a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self.ask("weigh", lens=lens, deep=deep, hypotheses=hypotheses)

    @asked
    def compare(
        self,
        question: str,
        /,
        *given: Any,
        lens: Lens | None = None,
        against: Lens | str | None = None,
        **asked: Any,
    ) -> Answer:
        """Answer: any question under two lenses, side by side: which rows differ, and through which claims.

        Parameters
        ----------
        question
            The name of a question.
        given, asked
            Its parameters, as its own method takes them.
        lens
            The claims that count; all by default.
        against
            The second lens in words, as in "author Orlov, until 1938"; all claims without it.

        Raises
        ------
        MolehuntError
            If there is no such question, a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self._over("compare", question, *given, lens=lens, against=against, **asked)

    @asked
    def without_each(
        self,
        question: str,
        /,
        *given: Any,
        lens: Lens | None = None,
        **asked: Any,
    ) -> Answer:
        """Answer: any question without each source in turn: which rows stand on one author or work.

        Parameters
        ----------
        question
            The name of a question.
        given, asked
            Its parameters, as its own method takes them.
        lens
            The claims that count; all by default.

        Raises
        ------
        MolehuntError
            If there is no such question, a name is unknown or ambiguous, or the graph cannot answer.

        """
        return self._over("without-each", question, *given, lens=lens, **asked)
