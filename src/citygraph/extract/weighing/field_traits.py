"""What speaks for or against a field of a tie: where the article names it, how, how often, and what else it names.

Every trait is a number. Of the word itself they know how often it was right in other articles, and nothing of what it
means, or of places and languages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from citygraph.extract.pairing.subjects import Subject, ties_about
from citygraph.extract.pairing.told import Told
from citygraph.extract.plans import is_denied
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Partnership
from citygraph.extract.ties.fields import FIRMEST_FIRST, Content, common_nouns, introduction, is_pronoun
from citygraph.extract.weighing.reliability import Reliability, Word
from citygraph.lazily import lazy
from citygraph.phrases import Match
from citygraph.records import open_record, record

_NEAR = 45  # characters between two fields in a row
_LINKED = 6  # … between two that a comma or "and" links
_FAR = 400  # stands for "no such word"
_FIRMNESS = {rule: rank for rank, rule in enumerate(FIRMEST_FIRST)}
_UNREAD = len(FIRMEST_FIRST)

NAMES = (
    # where it is told best
    "rule",  # by :data:`FIRMEST_FIRST`; above all when none reads it
    "letters of the word",
    "words in a row",  # for fields, around this one
    "fields in a row",
    "part of the article before it",
    "paragraph",
    "common noun",
    "behind an introducing word",  # characters, here and below
    "behind a weak one",
    "before a verb of content",
    "behind the introduction",
    "letters of the sentence",
    "letters of the clause",
    "part of the sentence before it",
    "words for fields in the sentence",
    "verbs of content in the sentence",
    # wherever it is told of the tie
    "named",
    "read",
    "sentences that read it",
    "introduced",
    "told by example",
    "words for it",
    "first sentence",
    "behind an introducing word, at best",
    "behind a verb of content, at best",
    "words that commas link, at most",
    # beside what else the article tells
    "ties that it is read of",
    "fields read of the tie",
    "fields named of the tie",
    "sentences of the article",
    "ties of the article",
    # in other articles
    "field, how often right",
    "word, how often right",
)


@open_record
class Naming:
    """A word for a field in a sentence on some ties; `content` when a rule reads it as what they are about."""

    told: Told
    cue: Match[str]
    ties: tuple[Partnership, ...]
    content: Content | None
    row: tuple[Match[str], ...]  # the words for fields around it, itself included
    linked: int

    @lazy
    def scene(self) -> Scene:
        """The sentence."""
        return self.told.scene

    @lazy
    def firmness(self) -> int:
        """The place of its rule in :data:`FIRMEST_FIRST`."""
        return _FIRMNESS[self.content.rule] if self.content is not None else _UNREAD

    @lazy
    def word(self) -> Word:
        """What it is counted as."""
        return Word(self.scene.lexicon.language, self.cue.value, self.scene.gap(self.cue.start, self.cue.end))

    @lazy
    def is_common(self) -> bool:
        """True for a common noun: no part of a name."""
        return self.cue in set(common_nouns(self.scene, self.scene.found("fields")))

    @lazy
    def behind_introduction(self) -> int:
        """Characters since the last word that introduces fields."""
        return _behind(self.scene.found_as("field_introducers", "strong"), self.cue)

    @lazy
    def behind_verb(self) -> int:
        """Characters since the last verb that tells what one side does for the other."""
        return _behind(self.scene.found("content_verbs"), self.cue)

    @lazy
    def traits(self) -> tuple[float, ...]:
        """The first numbers of :data:`NAMES`, those of its sentence."""
        scene, cue = self.scene, self.cue
        sentence = scene.sentence
        length = sentence.end - sentence.start
        start, end = scene.clause(cue.start)
        begins = introduction(scene)
        verbs = scene.found("content_verbs")
        return (
            self.firmness,
            cue.end - cue.start,
            len(self.row),
            len({one.value for one in self.row}),
            scene.index / len(scene.document.sentences),
            sentence.paragraph,
            self.is_common,
            self.behind_introduction,
            _behind(scene.found_as("field_introducers", "weak"), cue),
            min((verb.start - cue.end for verb in verbs if verb.start >= cue.end), default=_FAR),
            begins is not None and cue.start >= begins,
            length,
            end - start,
            (cue.start - sentence.start) / length,
            len(_words(scene)),
            len(verbs),
        )


def _behind(words: Iterable[Match[str]], cue: Match[str]) -> int:
    return min((cue.start - word.end for word in words if word.end <= cue.start), default=_FAR)


def _words(scene: Scene) -> list[Match[str]]:
    return [cue for cue in scene.found("fields") if cue.value != "none" and not is_pronoun(scene, cue)]


@record
class FieldCandidate:
    """A field that a tie of the article may have, and where it is named; the first `namings` says most."""

    tie: Partnership
    field: str
    namings: tuple[Naming, ...]

    @property
    def contents(self) -> tuple[Content, ...]:
        """What rules read of it."""
        return tuple(one.content for one in self.namings if one.content is not None)


@open_record
class Fields:
    """All candidates of an article, and how many sentences and ties it has."""

    every: tuple[FieldCandidate, ...]
    sentences: int
    ties: int

    @lazy
    def named(self) -> Counter[Partnership]:
        """How many fields are named of each tie."""
        return Counter(one.tie for one in self.every)

    @lazy
    def read(self) -> Counter[Partnership]:
        """How many fields rules read of each tie."""
        return Counter(one.tie for one in self.every if one.contents)

    @lazy
    def ties_of(self) -> Counter[str]:
        """Of how many ties rules read each field."""
        return Counter(one.field for one in self.every if one.contents)


def fields_of(told: Sequence[Told], subjects: Sequence[Subject], contents: Iterable[Content]) -> Fields:
    """Every field that a word names in a sentence on a tie of the article, read by a rule or not."""
    read = {(one.start, one.end, one.field): one for one in contents if one.rule in _FIRMNESS}
    found: dict[tuple[Partnership, str], list[Naming]] = defaultdict(list)
    for one, subject in zip(told, subjects):
        for naming in _namings(one, subject, read):
            for tie in dict.fromkeys(naming.ties):
                found[tie, naming.cue.value].append(naming)
    every = (FieldCandidate(tie, field, tuple(sorted(own, key=_says_most))) for (tie, field), own in found.items())
    ties = {tie for subject in subjects[:1] for own in subject.by_place.values() for tie in own}
    return Fields(tuple(every), len(told), len(ties))


def _says_most(naming: Naming) -> tuple[int, bool, int]:
    return naming.firmness, not naming.is_common, naming.scene.index


def _namings(one: Told, subject: Subject, read: dict[tuple[int, int, str], Content]) -> Iterable[Naming]:
    scene = one.scene
    words = _words(scene)
    for at, cue in enumerate(words):
        content = read.get((cue.start, cue.end, cue.value))
        if content is None and is_denied(scene, cue.start):
            continue
        if ties := content.ties if content is not None else ties_about(subject, one, cue.start):
            yield Naming(one, cue, ties, content, tuple(_row(words, at, _NEAR)), len(_row(words, at, _LINKED)))


def _row(words: Sequence[Match[str]], at: int, near: int) -> Sequence[Match[str]]:
    """The words around one of them with no gap wider than so many characters."""
    gaps = [at for at, (one, other) in enumerate(pairwise(words)) if other.start - one.end > near]
    start = max((gap + 1 for gap in gaps if gap < at), default=0)
    return words[start : min((gap + 1 for gap in gaps if gap >= at), default=len(words))]


def traits_of(candidate: FieldCandidate, fields: Fields, reliability: Reliability) -> tuple[float, ...]:
    """The numbers of :data:`NAMES` for a field of a tie."""
    return (
        *candidate.namings[0].traits,
        *_wherever(candidate.namings),
        fields.ties_of[candidate.field],
        fields.read[candidate.tie],
        fields.named[candidate.tie],
        fields.sentences,
        fields.ties,
        reliability.of_field(candidate.field),
        max(reliability.of_word(one.word) for one in candidate.namings),
    )


def _wherever(namings: Sequence[Naming]) -> tuple[float, ...]:
    read = [one for one in namings if one.content is not None]
    return (
        len(namings),
        len(read),
        len({one.scene.index for one in read}),
        sum(one.content.rule == "field-introduced" for one in read if one.content is not None),
        sum(one.content.rule == "field-by-example" for one in read if one.content is not None),
        len({one.word for one in namings}),
        min(one.scene.index for one in namings),
        min(one.behind_introduction for one in namings),
        min(one.behind_verb for one in namings),
        max(one.linked for one in namings),
    )
