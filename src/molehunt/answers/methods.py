"""The questions as methods, for editors and type checkers; written by ``python -m tests.support.generated``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

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
