"""A sentence as told: its scene, the pairs that it speaks of, and what was spoken of before it."""

from __future__ import annotations

from citygraph.extract.pairing.pair_up import pair_for
from citygraph.extract.pairing.pairing import RESOLVED, Pairing, Story
from citygraph.extract.scene import Scene
from citygraph.phrases import Match
from citygraph.records import record


@record
class Told:
    """A scene, what was spoken of before it, and its pairs.

    `head` is the scene that says what a list lists, `before` the scene before in the same paragraph, `topic` the
    home and the partner that a sentence turns to without a word for their tie; `kinds` are what the paragraph calls
    ties, `kinds_before` what the article did so far.
    """

    scene: Scene
    story: Story
    pairing: Pairing | None = None
    head: Scene | None = None
    before: Scene | None = None
    topic: Pairing | None = None
    kinds: tuple[str, ...] = ()
    kinds_before: tuple[str, ...] = ()

    @property
    def lead(self) -> Scene:
        """The scene whose words tell the kind and state of the tie."""
        return self.head or self.scene

    def with_kinds(self, kinds: tuple[str, ...], before: tuple[str, ...]) -> Told:
        """The same with what its paragraph, and the article before it, call ties."""
        return Told(self.scene, self.story, self.pairing, self.head, self.before, self.topic, kinds, before)

    def pairing_for(self, cue: Match[str], section: str) -> Pairing | None:
        """The pairs that one word for a tie or a document speaks of."""
        if self.head is not None or self.pairing is None or self.pairing.confidence == RESOLVED:
            return self.pairing
        if self.pairing.is_continued:
            return self.pairing
        return pair_for(self.scene, self.story, cue, section)
