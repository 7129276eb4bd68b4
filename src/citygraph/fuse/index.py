"""What fusing asks of a place where many articles are kept, so that only what has changed is fused anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from citygraph.fuse.blocks import Filed, Mentioned
from citygraph.fuse.places import Places
from citygraph.model import Belief, Document, Excerpt, Iri, Outline


class Index(Protocol):
    """Articles, what each says of each thing, what was decided and believed of it, and what is to be looked at anew.

    It notes what changes: the keys of articles that came and went are *touched*; an article is *changed* when it came,
    or when one of its things is decided to be another; a thing is *doubtful* when what articles say of it changed, or
    when what its facts need of another thing did.
    """

    @property
    def places(self) -> Places:
        """The places that the articles name."""

    def touched(self, sort: str, most: int) -> frozenset[int]:
        """Touched keys under which about so many mentions are filed; none when all are looked at."""

    def touch(self, mentions: Iterable[Mentioned]) -> None:
        """The keys of mentions are touched."""

    def pass_over_lone_articles(self, sort: str) -> None:
        """Touched keys that one article alone has, which is no copy of another one, are touched no more."""

    def looked_at(self, sort: str, keys: Iterable[int]) -> None:
        """These keys are touched no more."""

    def file(self, sort: str, articles: Collection[Iri], filed: Iterable[Filed]) -> None:
        """File what articles mention under these keys and no others; these, and those before, are touched."""

    def filed(self, sort: str, keys: Iterable[int]) -> list[Filed]:
        """What is filed under some keys."""

    def keys(self, sort: str, mentions: Iterable[Mentioned]) -> frozenset[int]:
        """The keys of mentions."""

    def mentions_named(self, iris: Iterable[Iri]) -> frozenset[Mentioned]:
        """The mentions that their article, or what was decided of them, gives one of these IRIs."""

    def overruled(self) -> frozenset[Mentioned]:
        """The mentions of which a user told what they are (:data:`citygraph.fuse.told.REASON`)."""

    def mates(self, mentions: Iterable[Mentioned]) -> frozenset[Mentioned]:
        """The mentions of the things that these mentions were decided to be."""

    def excerpts_of(self, mentions: Iterable[Mentioned]) -> list[Excerpt]:
        """What articles say of the things that they mention."""

    def excerpts_in(self, articles: Iterable[Iri], sorts: Iterable[str]) -> list[Excerpt]:
        """What articles say of all their things of some sorts."""

    def excerpts_about(self, things: Iterable[Iri]) -> list[Excerpt]:
        """What all articles say of fused things; the claims are about these."""

    def documents(self, articles: Iterable[Iri]) -> dict[Iri, Document]:
        """The texts of articles."""

    def changed(self) -> list[Iri]:
        """The articles that are changed so far."""

    def attribute(self, sources: Mapping[Iri, Iri]) -> None:
        """Articles are copies of (or first with) the text of a source; the keys of those of another one are touched."""

    def decide(self, verdicts: Iterable[tuple[Iri, Iri, Iri, str]]) -> None:
        """The things of articles are fused things, for a reason."""

    def fused(self, mentions: Iterable[Mentioned]) -> dict[Mentioned, Iri]:
        """What mentions were decided to be, where that is another IRI."""

    def doubtful(self, sort: str, most: int) -> list[Iri]:
        """Doubtful things of a sort (empty: of any), with about so many excerpts; none when there are no more."""

    def things(self) -> list[Iri]:
        """All things that articles speak of, in code-point order."""

    def verdicts_on(self, mentions: Iterable[Mentioned]) -> list[tuple[Iri, Iri, Iri, str]]:
        """What was decided of some mentions."""

    def verdicts(self) -> list[tuple[Iri, Iri, Iri, str]]:
        """All that was decided."""

    def outline(self, thing: Iri) -> Outline | None:
        """The outline of a thing that is there."""

    def hold(self, beliefs: Iterable[Belief]) -> None:
        """Believe this of things; what points to one that came, went or changed its outline is doubtful now."""
