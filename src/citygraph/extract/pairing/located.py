"""Where a sentence's places only say where something is, whence or whither: "di Surabaya", "guests from Ostra"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from citygraph.extract.mention import Mentions
from citygraph.extract.pairing.ranges import begins_range
from citygraph.extract.thing import PLAIN
from citygraph.extract.word_marks import CLOSINGS
from citygraph.lexicon import Lexicon
from citygraph.model import Document, Sentence
from citygraph.phrases import Match

if TYPE_CHECKING:
    from citygraph.extract.pairing.parties import Party

WHERE, FROM, TO = "where", "from", "to"
_ASKED_GAP = 20  # characters: " to become a "
_LOCATING_WINDOW = 60
_NAME_WORD = re.compile(r"(?<![\w'-])(?:[A-Z0-9][\w'.&-]*|the)\s*\Z")  # of "the Marco Polo Hotel", "Balai"
_HEADS_OF_A_PARTY = (
    "kinds",
    "tie_verbs",
    "roles",
    "role_plurals",
    "place_types",
    "governments",
    "documents",
    "sign_verbs",
    "quantifiers",
)
_NO_MARKS = str.maketrans(",;()", "    ")
_FAR_SIDE = 40  # characters of " on the other side of the world "
_MARKS = frozenset(",;:().")
_CAPITAL_GAP = 20
_LINK = 12  # characters: " as well as"
_TIE_BEFORE = 120  # characters between a tie and the last whose it is
_ARTICLE = 8  # characters: " another "
_AUXILIARY = 12  # characters: " have jointly "


def located(document: Document, party: Party, sentence: Sentence, lexicon: Lexicon) -> str | None:
    """As in "where", "from" or "to" when a preposition leads to the name: "di Balai Kota Surabaya", "in Benguet"."""
    window = max(sentence.start, party.start - _LOCATING_WINDOW)
    places = {cue.end: cue for cue in lexicon.phrases("locating_words").find(document.scan, window, party.start)}
    genitives = {cue.end: cue for cue in lexicon.phrases("of_words").find(document.scan, window, party.start)}
    if not places and not genitives:
        return None
    houses = lexicon.phrases("buildings", "seats", "own_rooms")
    typed = _kinds_of_place(document, window, party.start, lexicon)
    steps = typed | {cue.end: cue for cue in houses.find(document.scan, window, party.start)}
    offices = {cue.end for cue in lexicon.phrases("roles").find(document.scan, window, party.start)}
    for beside in lexicon.phrases("besides").find(document.scan, window, party.start):
        places.pop(beside.end, None)  # "aside |from| X"
    end, is_typed = party.start, False
    while end > window:
        end = window + len(document.aligned[window:end].rstrip())
        if end in offices and end not in steps:
            return None  # "from the mayor of X": somebody who acts for X; but "di |kantor Wali Kota| X"
        if end in places:
            word = places[end]
            acting = _acts_from(document, window, end, lexicon) or _opens_list(document, window, end, lexicon)
            acting = acting or (is_typed and word.value != WHERE)  # "a request from the municipality of X"
            acting = acting or (word.value == FROM and _asks_for_tie(document, window, end, lexicon))
            acting = acting or (word.value == FROM and begins_range(document.scan, lexicon, word.start))
            return None if acting or _owns_tie(party, document, lexicon) else word.value
        if end in genitives and end not in steps:
            acting = party.way == "government" and _is_of_members(document, window, genitives[end], lexicon)
            other = not acting and not _owns_tie(party, document, lexicon)
            return WHERE if other and _is_of_something_else(document, window, genitives[end], lexicon) else None
        name = _NAME_WORD.search(document.aligned, window, end)
        if end not in steps and (name is None or name.group().strip().isdigit()):
            return None  # "In 2022 X …"
        is_typed = is_typed or end in typed
        end = steps[end].start if end in steps else name.start() if name else window
    return None


def _owns_tie(party: Party, document: Document, lexicon: Lexicon) -> bool:
    """True for "the first of |Ostra's| sister cities": whose they are, and not where."""
    if not document.aligned.startswith("'", party.end):
        return False
    kinds = lexicon.phrases("kinds").find(document.scan, party.end, party.end + _LOCATING_WINDOW)
    return bool(kinds) and kinds[0].start - party.end <= _CAPITAL_GAP


def is_had_there(party: Party, sentence: Sentence, mentions: Mentions) -> bool:
    """As in "Ostra has sister cities in |Velmo| and Brin", "punya kota kembar di |Velmo|": the partner, not where."""
    scan, lexicon = mentions.document.scan, mentions.lexicon
    if party.place.type != "City" or party.way != "place":
        return False
    window = max(sentence.start, party.start - _LOCATING_WINDOW)
    kinds = lexicon.phrases("kinds").find(scan, window, party.start)
    if not kinds or kinds[-1].value == PLAIN:
        return False
    if not lexicon.phrases("having_verbs").find(scan, window, kinds[-1].start):
        return False  # "become sister cities in |Velmo|"
    words = {word.end: word for word in lexicon.phrases("locating_words").find(scan, kinds[-1].end, party.start)}
    leading = words.get(party.start - 1)
    gap = scan[kinds[-1].end : leading.start].lstrip(CLOSINGS) if leading is not None else ","
    far = " on " in gap and leading is not None and leading.start - kinds[-1].end <= _FAR_SIDE
    return gap == " " or (far and not _MARKS.intersection(gap))  # "a sister on the far side of the world in |Velmo|"


def is_part_of_city(party: Party, mentions: Mentions) -> bool:
    """True for the city in "Ostra, the |Velmo| suburb", "the |Velmo municipality| of Ostra": where a part lies."""
    scan, text = mentions.document.scan, mentions.document.text
    if party.way != "place" or party.place.type != "City":
        return False
    parts = mentions.lexicon.phrases("part_types").find(scan, party.start, party.end + _CAPITAL_GAP)
    if not any(part.start == party.end + 1 or part.end == party.end for part in parts):
        return False
    articles = mentions.lexicon.phrases("determiners", "indefinite").find(scan, party.start - _ARTICLE, party.start)
    return text[parts[0].start].islower() and any(word.end == party.start - 1 for word in articles)


def goes_on_list(end: int, party: Party, mentions: Mentions) -> bool:
    """True for the next of "guests from Lyon in |France|, |Kiel| and |Brno|", behind one that ends there."""
    if not 0 <= end <= party.start or _owns_tie(party, mentions.document, mentions.lexicon):
        return False  # "pupils from Lyon, |Kiel's| twin town"
    words = mentions.document.scan[end : party.start].translate(_NO_MARKS).split()
    return _list_words(mentions.lexicon).issuperset(words)


def signing_senders(spots: Sequence[Party], sentence: Sentence, mentions: Mentions) -> list[Party]:
    """Those of "Officials from |Ostra and Velmo| signed …": whom nobody but their people act for."""
    senders = [spot for spot in spots if spot.way == FROM and spot.place.type != "Country"]
    if not senders or senders[0].start - sentence.start > _LOCATING_WINDOW:
        return []
    run = senders[:1]
    for spot in senders[1:]:
        if goes_on_list(run[-1].end, spot, mentions):
            run.append(spot)
    verbs = mentions.lexicon.phrases("sign_verbs").find(mentions.document.scan, run[-1].end, sentence.end)
    signs = bool(verbs) and verbs[0].value == "active" and verbs[0].start - run[-1].end <= _AUXILIARY
    return run if signs and len({spot.place for spot in run}) > 1 else []


@cache
def _list_words(lexicon: Lexicon) -> frozenset[str]:
    """The words between the places of a list, and between a place and what it lies in."""
    return frozenset(
        word for name in ("list_links", "inside_words") for each in lexicon.words(name) for word in each.split()
    )


def _kinds_of_place(document: Document, window: int, end: int, lexicon: Lexicon) -> dict[int, Match[str]]:
    """What stands before a name and tells what place it is: "in the |Japanese| |prefecture of| X"."""
    found = lexicon.phrases("place_types").find(document.scan, window, end)
    types = {cue.end: cue for cue in found if cue.value.endswith(" before")}
    nations = lexicon.phrases("nationalities").find(document.scan, window, end) if types else ()
    return types | {cue.end: cue for cue in nations if any(cue.end + 1 == one.start for one in types.values())}


def _acts_from(document: Document, window: int, end: int, lexicon: Lexicon) -> bool:
    """As in "councillors in X", "his counterpart from X": office-holders in a place act for it; "an offer from X"."""
    overtures = lexicon.phrases("overtures").find(document.scan, window, end)
    if any(cue.end == end for cue in overtures):
        return True
    start = document.scan.rfind(" ", window, end - 1) + 1
    heads = lexicon.phrases("role_plurals", "counterparts").find(document.scan, window, start)
    if not heads or heads[-1].end != start - 1:
        return False
    events = lexicon.phrases("events").find(document.scan, window, heads[-1].start)
    return not any(heads[-1].start - event.end <= _ARTICLE for event in events)  # "a |conference| of mayors in X"


def _opens_list(document: Document, window: int, end: int, lexicon: Lexicon) -> bool:
    """As in "several cities, |ranging from| X to Y", "|mulai dari| X, Y hingga Z": the first of a list."""
    return any(cue.end == end for cue in lexicon.phrases("list_openers").find(document.scan, window, end))


def _is_of_something_else(document: Document, window: int, genitive: Match[str], lexicon: Lexicon) -> bool:
    """As in "fear of X", "grounds of X", but not "sister of X", "mayors of X", "kota kembar kedua bagi X"."""
    end = window + len(document.aligned[window : genitive.start].rstrip(" " + CLOSINGS))
    if _goes_on_of_tie(document, end, genitive, lexicon):
        return False
    numbers = lexicon.phrases("ordinal_words", "next_words", "count_words").find(document.scan, window, end)
    if numbers and numbers[-1].end == end:
        end = window + len(document.aligned[window : numbers[-1].start].rstrip(" " + CLOSINGS))
    heads = lexicon.phrases(*_HEADS_OF_A_PARTY).find(document.scan, window, genitive.end)
    capitalised = _NAME_WORD.search(document.aligned, window, end) is not None
    return not capitalised and not any(head.end >= end for head in heads)


def _is_of_members(document: Document, window: int, genitive: Match[str], lexicon: Lexicon) -> bool:
    """As in "met with |members of| Ostra City Council": who acts for it."""
    teams = lexicon.phrases("delegations").find(document.scan, window, genitive.end)
    return any(team.end == genitive.end or 0 <= genitive.start - team.end <= 1 for team in teams)


def _goes_on_of_tie(document: Document, end: int, genitive: Match[str], lexicon: Lexicon) -> bool:
    """As in "a sister of A since 1969, |and of| B": the tie stands before, with a genitive of its own."""
    scan = document.scan
    links = lexicon.phrases("list_links").find(scan, max(0, end - _LINK), end)
    if not links or links[-1].end != end:
        return False
    start = max(scan.rfind(". ", 0, end) + 1, end - _TIE_BEFORE)
    kinds = lexicon.phrases("kinds").find(scan, start, end)
    words = lexicon.phrases("of_words").find(scan, start, genitive.start)
    return any(kind.value != PLAIN and 0 <= word.start - kind.end <= 1 for kind in kinds for word in words)


def _asks_for_tie(document: Document, window: int, end: int, lexicon: Lexicon) -> bool:
    """As in "an offer of a twinning from X", "permintaan menjadi kota kembar datang dari X"."""
    scan = document.scan
    for noun in lexicon.phrases("things_sent").find(scan, window, end)[-1:]:
        kinds = lexicon.phrases("kinds").find(scan, noun.end, end)
        near = bool(kinds) and kinds[0].start - noun.end <= _ASKED_GAP
        return near and not _MARKS.intersection(scan[noun.end : end])
    return False
