"""Places that a description measures another by, and that take no part: "Ostra, a port between |Velmo| and |Brin|"."""

from __future__ import annotations

from collections.abc import Sequence

from citygraph.extract.mention import Mentions
from citygraph.extract.pairing.located import WHERE
from citygraph.extract.pairing.parties import Cast, Party
from citygraph.extract.scene import left_of
from citygraph.lexicon import SectionPhrases
from citygraph.phrases import Match

_ANYWHERE, _RANKED = "anywhere", "ranked"
_ARTICLE = 25  # characters between the word and the name: " the city of "
_MARKS = (",", " ")  # behind a name that is described: ", a port", " (a port"
_CHAIN = 30  # characters of " and twice that from "
_OPENINGS = ("appositions", "relatives", "relative_words", "determiners")
_DEEDS = (
    "kinds",
    "tie_verbs",
    "documents",
    "sign_verbs",
    "with_words",
    "roles",
    "overtures",
    "things_sent",
    "events",
    "dealings",
)


def without_measures(cast: Cast, words: Sequence[Match[str]], mentions: Mentions) -> Cast:
    """The cast without those that a description only tells by where something lies, or how big it is.

    "Ostra, a town halfway between |Velmo| and |Brin|, is …", "Ostra, the biggest city after |Velmo|, has …"; not in
    "Ostra, which has signed with |Velmo|".
    """
    if not words:
        return cast
    named = sorted((*cast.parties, *cast.whereabouts), key=lambda party: party.start)
    found: list[Party] = []
    for party in named:
        word = next((word for word in reversed(words) if word.end < party.start), None)
        if word is None or party.way == "official":
            continue
        led = word.value == _ANYWHERE or _is_in_description(word, party, named, mentions)
        if (led and _is_led(party, word, mentions)) or (found and _goes_on(found[-1], party, words, mentions)):
            found.append(party)
    parties, spots = ([one for one in those if one not in found] for those in (cast.parties, cast.whereabouts))
    return Cast(tuple(parties), tuple(spots), cast.onlookers) if found else cast


def _is_led(party: Party, word: Match[str], mentions: Mentions) -> bool:
    """True where nothing but an article or what kind of place it is stands between: "than |the city of| X"."""
    between = mentions.lexicon.phrases("determiners", "place_types", "nationalities", "of_words")
    near = party.start - word.end <= _ARTICLE
    return near and not _beside(mentions, between, word.end, party.start).strip()


def _is_in_description(word: Match[str], party: Party, named: Sequence[Party], mentions: Mentions) -> bool:
    """True behind ", |a port| between", "(|halfway| between": what describes the name before, and tells of no deed."""
    before = [one for one in named if one.end <= word.start and one.place.type != "Country"]
    anchor = before[-1] if before else None
    if anchor is None or anchor.way == WHERE:  # "In Ostra, a ceremony between Velmo and Brin"
        return False
    scan, lexicon = mentions.document.scan, mentions.lexicon
    countries = [(one.start, one.end) for one in mentions.places if anchor.end <= one.start < word.start]
    gap = left_of(scan, anchor.end, word.start, countries)
    lead = len(gap) - len(gap.lstrip(" ,()"))
    if gap[:1] not in _MARKS or not gap[:lead].strip() or ", " in gap[lead:]:
        return False
    start = anchor.end + lead
    opening = lexicon.phrases(*_OPENINGS).find(scan, start, word.end)
    opens = bool(opening) and opening[0].start == start
    if word.value == _RANKED and not lexicon.phrases("greatest").find(scan, start, word.start):
        return False
    return opens and not lexicon.phrases(*_DEEDS).find(scan, start, party.end)


def _goes_on(last: Party, party: Party, words: Sequence[Match[str]], mentions: Mentions) -> bool:
    """True for the next of "between Velmo |and Brin|", "from Velmo |to Brin|", "Velmo |and twice that from| Brin"."""
    gap = mentions.document.scan[last.end : party.start]
    if len(gap) > _CHAIN or "," in gap:
        return False
    links = mentions.lexicon.phrases("list_links", "range_words")
    led = any(word.start >= last.end and word.end == party.start - 1 for word in words)
    return led or not _beside(mentions, links, last.end, party.start).strip()


def _beside(mentions: Mentions, phrases: SectionPhrases, start: int, end: int) -> str:
    """What stands in ``[start, end)`` beside some phrases."""
    scan = mentions.document.scan
    return left_of(scan, start, end, [(one.start, one.end) for one in phrases.find(scan, start, end)])
