"""Pronouns that stand for a known person: "he", "ia", "signed by himself and Mayor B"."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence

from citygraph.extract.mention import Mentions, PersonMention, within
from citygraph.extract.people.rows import Row
from citygraph.extract.thing import Official
from citygraph.phrases import Match

_BESIDE = 8  # characters between a name and "known as", "yang akrab disapa"
_SPEECH = ("speech_verbs",)
_WITH = ("with_words",)
_OPENING = 10  # characters before the word for "with" that opens a sentence: "Together "
_FRONT = 80  # characters in which whom it leads to begins
_VERB_REACH = 20  # characters of a verb of speaking and the blank before it
_SPEAKER_REACH = 6  # sentences
_SUBJECT = 40  # characters in which the subject of a sentence begins, behind its titles
_LONGEST_MENTION = 200  # characters
_REACH = 3  # sentences that a pronoun looks back
_STRANGER = re.compile(r"[NI][NIK]*N(?![NIP])")


def by_pronoun(mentions: Mentions, rows: tuple[Row, ...], found: Sequence[PersonMention]) -> Iterator[PersonMention]:
    """As in "Ia", "he": whom the sentence so far, or the one before, began with; nobody after a stranger."""
    finder = mentions.lexicon.phrases("pronouns")
    known = list(found)
    fronted = fronted_companions(mentions, rows, found)
    for number, row in enumerate(rows):
        for match in finder.find(mentions.document.scan, row.sentence.start, row.sentence.end):
            if not row.heading and not inside_quote(row, match.start):
                beside = _companion(mentions, row, match.start, known)
                aside = fronted | {beside.start} if beside else fronted
                official = antecedent(rows, number, match.start, known, aside=aside)
                if official and _speaks(mentions, match.end):
                    official = _speaker(mentions, rows, number, match.start, known) or official
                if official and not covered(found, match.start, match.end):
                    mention = PersonMention(match.start, match.end, official, "pronoun")
                    insort(known, mention, key=lambda person: person.start)
                    yield mention


def _companion(mentions: Mentions, row: Row, position: int, people: Sequence[PersonMention]) -> PersonMention | None:
    """Whom the pronoun of "Together |with Mayor B|, she", "Usai meneken piagam |bersama B|, ia" does not mean."""
    before = within(people, row.sentence.start, position)
    gap = mentions.document.scan[before[-1].end : position] if before else ""
    if not gap.endswith(", ") or gap.count(",") > 1 or len(gap) > _SUBJECT:
        return None
    start = max(row.sentence.start, before[-1].start - _SUBJECT)
    withs = mentions.lexicon.phrases("with_words").find(mentions.document.scan, start, before[-1].start)
    return before[-1] if any(word.value == "with" for word in withs) else None


def fronted_companions(mentions: Mentions, rows: tuple[Row, ...], people: Sequence[PersonMention]) -> frozenset[int]:
    """Where those begin who are no subject: "|Bersama Wali Kota A|, B meneken …", "|Together with A|, B signed …"."""
    scan = mentions.document.scan
    words = mentions.lexicon.occurrences(scan)
    found = set()
    for row in rows:
        start = row.sentence.start
        here = within(people, start, start + _FRONT)
        if not here or here[0].start == start:
            continue
        withs = words.of(_WITH, start, here[0].start)
        subject = next(iter(within(people, here[0].end, row.sentence.end)), None)
        if not withs or withs[0].value != "with" or withs[0].start - start > _OPENING or subject is None:
            continue
        gap = scan[here[0].end : subject.start]
        if gap.startswith(", ") and gap.count(",") == 1 and len(gap) <= _SUBJECT:
            found.add(here[0].start)
    return frozenset(found)


def by_reflexive(mentions: Mentions, rows: tuple[Row, ...], found: Sequence[PersonMention]) -> Iterator[PersonMention]:
    """As in "Mayor A said it was signed by |himself| and Mayor B", "diteken |dirinya| bersama B": the first named."""
    scan, finder = mentions.document.scan, mentions.lexicon.phrases("reflexives")
    for row in rows:
        for match in finder.find(scan, row.sentence.start, row.sentence.end):
            told = within(found, row.sentence.start, match.start)
            if told and _is_one_of_several(mentions, match, told[-1]) and not row.heading:
                yield PersonMention(match.start, match.end, told[0].official, "reflexive")


def _is_one_of_several(mentions: Mentions, match: Match[str], last: PersonMention) -> bool:
    """True for "between |himself| and Mayor B"; not for "Mayor A |himself| and Mayor B", which only stresses."""
    if match.start - last.end <= 1:
        return False
    scan, lexicon = mentions.document.scan, mentions.lexicon
    start, end = match.start - _BESIDE, match.end + _BESIDE
    near = [word for word in lexicon.phrases("with_words").find(scan, start, end) if word.value == "with"]
    near += lexicon.phrases("by_words", "between_words", "list_links").find(scan, start, end)
    return any(0 <= match.start - word.end <= 1 or 0 <= word.start - match.end <= 1 for word in near)


def _speaks(mentions: Mentions, position: int) -> bool:
    """True for "he |said|", "beliau |mengakui|"."""
    spoken = mentions.lexicon.occurrences(mentions.document.scan).of(_SPEECH, position, position + _VERB_REACH)
    return any(verb.start - position <= 1 for verb in spoken)


def _speaker(
    mentions: Mentions, rows: tuple[Row, ...], number: int, position: int, people: Sequence[PersonMention]
) -> Official | None:
    """Who goes on to speak where the sentence before names others further on: "… after its regent, Ann, came. He said".

    Nothing where somebody begins that sentence: then the pronoun means them.
    """
    verbs = mentions.lexicon.occurrences(mentions.document.scan)
    for row in reversed(rows[max(0, number - _SPEAKER_REACH) : number + 1]):
        if row.heading and row is not rows[number]:
            return None
        here = list(within(people, row.sentence.start, min(position, row.sentence.end)))
        told = [one for one in here if not inside_quote(row, one.start) and one.rule != "pronoun"]
        if told and told[0].start - row.sentence.start <= _SUBJECT:
            return None
        for one in told:
            spoken = verbs.of(_SPEECH, max(row.sentence.start, one.start - _VERB_REACH), one.end + _VERB_REACH)
            if any(0 <= verb.start - one.end <= 1 or 0 <= one.start - verb.end <= 1 for verb in spoken):
                return one.official
    return None


def antecedent(
    rows: tuple[Row, ...],
    number: int,
    position: int,
    people: Sequence[PersonMention],
    reach: int = _REACH,
    *,
    aside: frozenset[int] = frozenset(),
) -> Official | None:
    """Whom a pronoun at a position of a row speaks of: the last sentence's first person, quotations apart.

    Not who is only told of `aside` (where their mentions start): with whom the one did it that it means.
    """
    for row in reversed(rows[max(0, number - reach) : number + 1]):
        if row.heading and row is not rows[number]:
            return None
        limit = min(position, row.sentence.end)
        here = [
            mention
            for mention in within(people, row.sentence.start, limit)
            if mention.start not in aside and not inside_quote(row, mention.start)
        ]
        strangers = [start for start in _strangers(row, people) if start < limit]
        if here or strangers:
            first = min((mention.start for mention in here), default=limit)
            return here[0].official if here and not any(start < first for start in strangers) else None
    return None


def _strangers(row: Row, people: Sequence[PersonMention]) -> Iterator[int]:
    """Names of two or more words that are no known person's."""
    for run in _STRANGER.finditer(row.tags, 1):
        start, end = row.atoms[run.start()].start, row.atoms[run.end() - 1].end
        if not covered(people, start, end) and not inside_quote(row, start):
            yield start


def inside_quote(row: Row, position: int) -> bool:
    """True between quotation marks of the row (an odd number of them stands before)."""
    return bisect_left(row.quotes, position) % 2 == 1


def covered(people: Sequence[PersonMention], start: int, end: int) -> bool:
    """True when a mention of somebody known stands at ``[start, end)``."""
    return any(start < mention.end for mention in within(people, start - _LONGEST_MENTION, end))
