"""Governments by name: "Pemprov DKI Jakarta", "Kuala Lumpur City Hall", and initials given once ("DBKL")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from citygraph.extract.mention import GovernmentMention, PlaceMention
from citygraph.extract.places.cues import Cue, Cues
from citygraph.extract.places.names import COUNCIL
from citygraph.model import Place

_SHORT_FORM = re.compile(r"\s*\(\s*([^\W\d]\w{1,11})\s*\)\s*")
_INITIALS = re.compile(  # "(TaMA)", "(MPKj)" too
    r"\s*\(\s*([A-Z]{3,7}(?:-[A-Z]{2,5})?|[A-Z][a-z]*[A-Z]+|[A-Z]{2,5}[a-z]{1,8})\s*\)"
)
_BYNAME = re.compile(r"(?: [A-Z][a-z]+){1,4}(?= \()")

_LEAST_WORDS = 3  # of a body that goes by its initials without a word


def find_governments(text: str, places: Sequence[PlaceMention], cues: Cues) -> tuple[GovernmentMention, ...]:
    """The governments of the places found, in text order."""
    spans = [(place.start, place.end) for place in places]
    found = [
        government
        for place in places
        for government in (*_led(text, place, places, cues), *_followed(text, place, cues))
        if not any(start < government.start < end for start, end in spans)  # "Ostra |County of Norland|"
    ]
    found += _by_initials(text, [*found, *(body for place in places for body in _presided(text, place, cues))])
    unique = {(mention.start, mention.end): mention for mention in found}
    return tuple(unique[span] for span in sorted(unique))


def _led(text: str, place: PlaceMention, places: Sequence[PlaceMention], cues: Cues) -> Iterator[GovernmentMention]:
    """As in "Pemprov DKI Jakarta"; two names for one of "Pemerintah Provinsi (Pemprov) DKI Jakarta".

    In "the Gyeonggi |provincial government of| South Korea" it is that of the place before.
    """
    name = text[place.start : place.end]
    if place.rule == COUNCIL:
        yield GovernmentMention(place.start, place.end, place.place, _name(name))
    elif (cue := cues.before(place.start, "governments")) and (inner := _within_before(cue, place, places)):
        end = text.rindex(" ", cue.start, cue.end)
        yield GovernmentMention(inner.start, end, inner.place, _name(text[inner.start : end]))
    elif cue := _leading(cues.before(place.start, "governments")) or _acting(
        text, cues.before(place.start, "place_types")
    ):
        yield GovernmentMention(cue.start, place.end, place.place, _name(text[cue.start : cue.end], name))
    elif cue := _leading(cues.before_short_form(place.start, "governments")):
        yield GovernmentMention(cue.start, place.end, place.place, _name(text[cue.start : cue.end], name))
        if short := _SHORT_FORM.match(text, cue.end, place.start):
            yield GovernmentMention(short.start(1), place.end, place.place, _name(short[1], name))


def _within_before(cue: Cue, place: PlaceMention, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place right before a government's word that lies in the one behind it."""
    before = (one for one in places if one.end + 1 == cue.start and place.place.id in one.place.within)
    return next(before, None) if cue.leads else None


def _followed(text: str, place: PlaceMention, cues: Cues) -> Iterator[GovernmentMention]:
    """As in "Kuala Lumpur City Hall"."""
    cue = cues.after(place.end, "governments")
    if cue and cue.follows:
        yield GovernmentMention(place.start, cue.end, place.place, _name(text[place.start : cue.end]))


def _presided(text: str, place: PlaceMention, cues: Cues) -> Iterator[GovernmentMention]:
    """As in "Presiden Majlis Perbandaran X (MPX)": the initials end with the place's, so they are the body's."""
    office, given = cues.before(place.start, "roles"), _INITIALS.match(text, place.end)
    own = given is not None and given[1].rstrip(ascii_lowercase)[-1] == text[place.start]
    if office and own and " " in text[office.start : office.end]:
        yield GovernmentMention(office.start, place.end, place.place, _name(text[office.start : place.end]))


def _by_initials(text: str, found: Sequence[GovernmentMention]) -> list[GovernmentMention]:
    """As in "Dewan Bandaraya X (DBX)", and each later "DBX"."""
    initials: dict[str, tuple[Place, int]] = {}
    for government in found:
        if given := _INITIALS.match(text, government.end) or _initials_of_whole(text, government):
            initials.setdefault(given[1], (government.place, given.start(1)))
    for government in found:
        if implied := _implied_initials(text, government):
            initials.setdefault(implied, (government.place, government.end))
    return [
        GovernmentMention(match.start(), match.end(), place, short)
        for short, (place, start) in initials.items()
        for match in re.compile(rf"\b{short}\b(?!-[A-Z])").finditer(text, start)
    ]


def _initials_of_whole(text: str, government: GovernmentMention) -> re.Match[str] | None:
    """As in "Majlis Perbandaran X |Bandar Raya Karsa (MPX-BRK)|": they begin with those of what is named before."""
    byname = _BYNAME.match(text, government.end)
    given = _INITIALS.match(text, byname.end()) if byname else None
    letters = "".join(word[0] for word in text[government.start : government.end].split())
    return given if given and len(letters) >= _LEAST_WORDS and given[1].startswith(letters) else None


def _implied_initials(text: str, government: GovernmentMention) -> str:
    """As in "Dewan Bandaraya X … DBX": initials that the text uses and doesn't explain."""
    words = text[government.start : government.end].split()
    letters = "".join([word[0] for word in words])
    told = len(words) >= _LEAST_WORDS and letters.isalpha() and letters.isupper() and letters in text
    return letters if told else ""


def _leading(cue: Cue | None) -> Cue | None:
    return cue if cue and cue.leads else None


def _acting(text: str, cue: Cue | None) -> Cue | None:
    """As in "the City of Melbourne", with a capital: the body, not the place."""
    return cue if cue and cue.linked and text[cue.start].isupper() else None


def _name(*parts: str) -> str:
    return " ".join(" ".join(parts).split())
