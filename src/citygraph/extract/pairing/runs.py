"""Parties in runs: those that commas and "and" link stand together; and the words that lead to a run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.ranges import closes_range
from citygraph.extract.scene import Scene, left_of
from citygraph.extract.word_marks import CLOSINGS
from citygraph.model import Place
from citygraph.phrases import Match

BRACKETED = re.compile(r"\([^)]*\)|\([^)]*\Z")
_CAPITALISED = re.compile(r"\b[A-Z][\w'-]*")
_YEAR_BEHIND = re.compile(r"\s*(?:,?\s*\([^)]*\)|,[^,;.\d]{1,25})?,?\s*\(?(?:19|20)\d\d\)?(?=\s*[,;])")
_POSSESSIVE = re.compile(r"'s\b")
_OF_COUNTRY = re.compile(r"(?<=\s)'s\b")  # "A, Norland|'s| B", without the country
_LINK = re.compile(r"[\s,;:/&.'\"()-]*")
_FILLERS = (
    "inside_words",
    "place_types",
    "governments",
    "roles",
    "honorifics",
    "list_links",
    "nationalities",
    "country_aliases",
    "list_asides",
)
_WHEN = ("active", "since_words", "year_words", "then_words")
TIE_GAP = 30
_TWO_PAIRS = 4  # parties
LONG_LIST = 3  # places in a row that are a list


def turns_between(scene: Scene, start: int, end: int) -> bool:
    """True where a clause ends at a comma between two positions."""
    return any(start <= at < end and scene.document.scan[at] == "," for at in scene.breaks)


def are_several(parties: Iterable[Party]) -> bool:
    """True for parties of two places or more."""
    return len({party.place for party in parties}) > 1


def act_as_group(scene: Scene) -> bool:
    """True for "a |three-way| pact", "perjanjian |tiga kota|"; not for "a pact with |three cities|, A, B and C"."""
    withs = scene.found_as("with_words", "with")
    return any(not any(0 <= word.start - cue.end <= 1 for cue in withs) for word in scene.found("group_ties"))


def groups(scene: Scene) -> list[list[Party]]:
    """Parties in runs: those that commas and "and" link stand together."""
    if not scene.cast.runs:
        scene.cast.runs.extend(_groups(scene))
    return scene.cast.runs


def _groups(scene: Scene) -> list[list[Party]]:
    found: list[list[Party]] = []
    for party in scene.parties:
        if found and (_linked(scene, found[-1][-1], party) or _goes_on(scene, found[-1], party)):
            found[-1].append(party)
        else:
            found.append([party])
    return found


def _linked(scene: Scene, one: Party, other: Party) -> bool:
    if scene.gap(one.end, other.start).isspace() and scene.document.aligned[one.end : other.start].isspace():
        return False  # "setelah A B juga …": neighbours, and no list
    if turns_between(scene, one.end, other.start):
        return False  # "ended its ties with A last year, and |B has| cut …"
    fillers = ("since_words", "year_words", *_before_type(scene, one, other))
    gap = BRACKETED.sub(" ", without_fillers(scene, one.end, other.start, *fillers))
    if dated := _YEAR_BEHIND.match(scene.gap(one.end, other.start)):  # "with A (China) 2001, then B, later C"
        rest = without_fillers(scene, one.end + dated.end(), other.start, *fillers, "then_words")
        gap = BRACKETED.sub(" ", rest)
    gap = _OF_COUNTRY.sub(" ", gap)
    if _LINK.fullmatch(gap) is not None or closes_range(scene.document.scan, scene.lexicon, one.start, gap):
        return True
    unknown = one.way == other.way == "place" and _may_hold_member(scene, one, other, gap)
    return (";" in gap or unknown) and _LINK.fullmatch(_CAPITALISED.sub(" ", _left(scene, gap, one.end))) is not None


def _may_hold_member(scene: Scene, one: Party, other: Party, gap: str) -> bool:
    """True for "A, |Mante|, B", "A, |Mante| and B": there is room for a member that no place is known for."""
    commas = gap.count(",")
    return commas > 1 or (
        commas == 1 and bool(scene.lexicon.phrases("list_links").find(scene.document.scan, one.end, other.start))
    )


def _before_type(scene: Scene, one: Party, other: Party) -> tuple[str, ...]:
    """The section of "the" in "A and |the| Province of B", "A and |the| city of B"."""
    types = scene.lexicon.phrases("place_types").find(scene.document.scan, one.end, other.start)
    return ("determiners",) if types or other.way == "government" else ()


def _left(scene: Scene, gap: str, start: int) -> str:
    """What is left in a gap, as it is written: "; Mante, ;", ", Mante, " of unknown members of a list."""
    text = scene.document.aligned
    return "".join(text[start + index] if char != " " else " " for index, char in enumerate(gap))


def _goes_on(scene: Scene, run: Sequence[Party], party: Party) -> bool:
    """True for "with B" in "with A in 1991, with B in 2003": each partner is led by the same word, and dated."""
    withs = scene.found_as("with_words", "with")
    if not leads(scene, withs, run[0]):
        return False
    again = (*withs, *scene.found("turn_words"), *scene.found("then_words"))
    if not leads(scene, again, party):
        return False
    rest = without_fillers(
        scene, run[-1].end, party.start, "with_words", "since_words", "year_words", "turn_words", "then_words"
    )
    return _LINK.fullmatch(BRACKETED.sub(" ", rest)) is not None


def without_fillers(scene: Scene, start: int, end: int, *more: str) -> str:
    """The text between two parties without countries, people, titles and the words that link lists."""
    fillers = scene.lexicon.phrases(*_FILLERS, *more)
    spans = [(cue.start, cue.end) for cue in fillers.find(scene.document.scan, start, end)]
    spans += [(person.start, person.end) for person in scene.people]
    spans += [(led_from(scene, start, place.start), place.end) for place in scene.asides]
    spans += [(date.start, date.end) for date in scene.dates] if more else []
    spans += _told_of_members(scene, start, end)
    return left_of(scene.document.scan, start, end, spans)


def led_from(scene: Scene, start: int, country: int, *more: str) -> int:
    """Where the words that lead to a country begin: "Busan |of| South Korea", "Leeds |of the| UK", "X, |the| US"."""
    scan = scene.document.scan
    articles = scene.lexicon.phrases("determiners").find(scan, start, country)
    begins = articles[-1].start if articles and articles[-1].end == country - 1 else country
    before = scene.lexicon.phrases("of_words", *more).find(scan, start, begins)
    near = bool(before) and not scan[before[-1].end : begins].strip()
    return before[-1].start if near else begins


def _told_of_members(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What is told of a member between commas: "A, |which is a suburb of X|, and B"; no tie of its own."""
    for word in scene.within("relatives", start, end):
        comma = scene.document.scan.find(",", word.end, end)
        ties = any(scene.within(section, word.end, comma) for section in ("kinds", "tie_verbs", "documents"))
        if comma >= 0 and not ties and scene.gap(start, word.start).endswith(", "):
            yield word.start, comma


def left_in_gap(scene: Scene, start: int, end: int, *more: str) -> str:
    """What stands between two positions beside marks, countries, titles and words that link lists."""
    left = _POSSESSIVE.sub(" ", BRACKETED.sub(" ", without_fillers(scene, start, end, "determiners", *more)))
    return "" if _LINK.fullmatch(left) is not None else left.strip()


def holds_only(scene: Scene, start: int, end: int, *sections: str) -> bool:
    """True when nothing but words of some sections stands between two positions."""
    spans = [(cue.start, cue.end) for section in sections for cue in scene.within(section, start, end)]
    return not left_of(scene.document.scan, start, end, spans).strip(" ," + CLOSINGS)


def is_all_said(scene: Scene, start: int, verb: Match[str]) -> bool:
    """True for "Ostra| sudah tidak aktif |sejak 2010": from a name on, nothing but when stands beside a verb."""
    _, end = scene.clause(verb.start)
    spans = [(verb.start, verb.end), *((date.start, date.end) for date in scene.dates)]
    spans += [(place.start, place.end) for place in scene.asides]
    spans += [(word.start, word.end) for section in _WHEN for word in scene.within(section, start, end)]
    return not any(char.isalpha() for char in left_of(scene.document.scan, start, end, spans))


def is_led(scene: Scene, party: Party) -> bool:
    """True when "with", "dengan", a verb of tying or "sister city of" stands right before a party."""
    return leads(scene, (*scene.found_as("with_words", "with", "other"), *scene.found("tie_verbs")), party) or any(
        0 <= party.start - kind.end < TIE_GAP and holds_only(scene, kind.end, party.start, "of_words")
        for kind in scene.found("kinds")
    )


def leads(scene: Scene, cues: Iterable[Match[str]], party: Party) -> bool:
    """True when one of some words stands right before a party, in its clause, and leads to no other."""
    near = [cue for cue in cues if cue.end <= party.start < cue.end + TIE_GAP]
    if not near:
        return False
    before = max((one.end for one in scene.parties if one.end <= party.start), default=scene.sentence.start)
    earlier = (one.end for one in scene.mentioned if before < one.end <= party.start and one.place.type != "Country")
    before = max((end for end in earlier if scene.document.scan[end] == ","), default=before)  # "besides A, |B| is …"
    return any(
        before <= cue.end
        and not scene.breaks_between(cue.end, party.start)
        and not scene.within("by_words", cue.end, party.start)
        for cue in near
    )


def stand_in_twos(scene: Scene, parties: Sequence[Party]) -> bool:
    """True for "A and B, C and D, and E and F": commas stand between the pairs alone."""
    gaps = [BRACKETED.sub(" ", scene.gap(one.end, other.start)) for one, other in pairwise(parties)]
    if len(parties) < _TWO_PAIRS or len(parties) % 2:
        return False
    if any("," in gap or ";" in gap for gap in gaps[::2]) or not all("," in gap or ";" in gap for gap in gaps[1::2]):
        return False
    links = scene.lexicon.phrases("list_links")
    twos = zip(parties[::2], parties[1::2])
    return all(links.find(scene.document.scan, one.end, other.start) for one, other in twos)


def places_of(group: Iterable[Party]) -> list[Place]:
    """The places of some parties, each once."""
    return list(dict.fromkeys(party.place for party in group))
