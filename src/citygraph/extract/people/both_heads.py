"""Two heads named at once beside what they lead: "the two mayors, Ann Karsana and Rui Lima, signed …".

The names stand in the order in which the story has just named the places, unless each has its own behind it:
"the two mayors, Ann Karsana of X and Rui Lima of Y".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from citygraph.extract.mention import Mentions, within
from citygraph.extract.people.atoms import Atom
from citygraph.extract.people.names import compatible
from citygraph.extract.people.rows import Row
from citygraph.extract.people.titles import Titled
from citygraph.extract.places.home import homes_of
from citygraph.model import Place, Sentence

_PAIR = 2
_NAMELY_REACH = 20  # characters: ", masing-masing "
_PLACE_REACH = 16  # characters: " from the city of "
_NAME = r"[HQF.]*[NI][KGHQNIX]*(?:C?D)*"
_PLACE = r"(?:\(P\)|[LZ]U?P)"
_TWO_NAMES = re.compile(
    rf"(?:w(?=C))?Y?C?n?C?(?P<one>{_NAME})"
    rf"(?:J(?P<other>{_NAME})(?![JNHQO'LZ])|{_PLACE}J(?P<next>{_NAME}){_PLACE})"  # "Ann of X and Rui of Y"
)
_TWO_BEFORE = re.compile(r"(?P<one>[NI][NIKX]*[NIX])(?:C?D)*J[HQ]*(?P<other>[NI][NIKX]*[NIX])(?:C?D)*C(?:U|F)?$")
_BY_PLACE = r"(?:(?P<name>[NI][KNIX]*[NIX])LU?(?:(?P<place>P)|N)|(?P<owner>P)'(?P<owned>[NI][KNIX]*[NIX]))"
_ONE_BY_PLACE = re.compile(_BY_PLACE)
_BY_PLACES = re.compile(
    r"(?:^|(?<=[CwJ])){one}(?:C{one})*C?J{one}(?=[CwV.9]|$)".format(one=re.sub(r"\?P<\w+>", "?:", _BY_PLACE))
)
_GIVEN = re.compile(r"[NIX]+|[NI][NIKXHQ]*[NIX]")
_LEVELS = {"mayor": "City", "vice-mayor": "City", "governor": "Region", "regent": "Region"}
_BY_LEVEL = {"City": "mayor", "Region": "governor"}


def both_heads(mentions: Mentions, rows: Iterable[Row], known: Sequence[Titled]) -> Iterator[Titled]:
    """As in "the mayors of both cities, Ann and Rui": who heads which of the two places spoken of.

    Former heads where they are called so: "gubernur kedua daerah |kala itu|, Budi dan Ann", "the |then| mayors of …".
    """
    occurrences = mentions.lexicon.occurrences(mentions.document.scan)
    read: set[int] = set()
    for row in rows:
        cues = occurrences.of(("heads", "place_heads"), row.sentence.start, row.sentence.end)
        for cue in cues if cues and not row.heading else ():
            role = _role_in(mentions, cue.start, cue.end)
            names = (
                _names_behind(row, _behind_namely(mentions, cue.end)) or _names_before(row, cue.start)
                if role is not None
                else None
            )
            if role is None or names is None or names[0][0].start in read:
                continue
            read.add(names[0][0].start)
            texts = [mentions.document.text[name[0].start : name[-1].end] for name in names]
            if any(compatible(text, one.name) for text in texts for one in known):
                continue
            own = _places_behind(mentions, names)
            places = own or _two_places(mentions, row.sentence, cue.start, _LEVELS.get(role))
            status = "former" if _are_of_then(row, cue.start, cue.end) else "current"
            for place, name, text in zip(places, names, texts):
                yield replace(_titled(row.sentence, place, role, cue.start, name, text), status=status)


def heads_by_places(mentions: Mentions, rows: Iterable[Row], known: Sequence[Titled]) -> Iterator[Titled]:
    """As in "The mayors met. |Ann Karsana of X| and |Rui Lima of Y| signed": heads of whom only the place is told.

    Where the sentence or one beside it tells of such heads, and the place is at their level.
    """
    plurals = mentions.lexicon.phrases("role_plurals").find(mentions.document.scan)
    heads = [cue for cue in plurals if cue.value in _BY_LEVEL.values()]
    ordered = [row for row in rows if not row.heading] if heads else []
    for index, row in enumerate(ordered):
        start = ordered[max(0, index - 1)].sentence.start
        end = ordered[min(index + 1, len(ordered) - 1)].sentence.end
        roles = [cue.value for cue in heads if start <= cue.start < end]
        for run in _BY_PLACES.finditer(row.tags) if roles else ():
            yield from _each_by_place(mentions, row, run, roles[0], known)


def _each_by_place(
    mentions: Mentions, row: Row, run: re.Match[str], role: str, known: Sequence[Titled]
) -> Iterator[Titled]:
    """As in "|Ann Karsana of X| and |Rui Lima of Y|": those whose place is known, and who have no title."""
    for one in _ONE_BY_PLACE.finditer(row.tags, *run.span()):
        name = row.atoms[slice(*one.span("name" if one["name"] else "owned"))]
        index = one.start("place" if one["name"] else "owner")
        place = row.atoms[index].place if index >= 0 else None
        text = mentions.document.text[name[0].start : name[-1].end]
        apart = not any(compatible(text, other.name) for other in known)
        if apart and place is not None and place.type == _LEVELS[role]:
            yield _titled(row.sentence, place, role, name[0].start, name, text)


def _role_in(mentions: Mentions, start: int, end: int) -> str | None:
    """The role that a phrase for both names: "the two |mayors|"; empty for "the heads of the two cities"."""
    scan, lexicon = mentions.document.scan, mentions.lexicon
    roles = [cue.value for cue in lexicon.phrases("roles", "role_plurals").find(scan, start, end)]
    if roles:
        return roles[0] if roles[0] in _LEVELS else None
    return "" if lexicon.phrases("place_heads").find(scan, start, end) else None


def _are_of_then(row: Row, start: int, end: int) -> bool:
    """True for "the |then| mayors of …", "… |kala itu|, Budi dan Ann"."""
    before = [tag for atom, tag in zip(row.atoms, row.tags) if atom.end <= start][-1:]
    behind = [tag for atom, tag in zip(row.atoms, row.tags) if atom.start >= end][:1]
    return before in (["F"], ["Y"]) or behind == ["Y"]


def _behind_namely(mentions: Mentions, position: int) -> int:
    """Where the names may begin: behind "kedua gubernur, |yakni|", "the two mayors, |namely|"."""
    scan = mentions.document.scan
    words = mentions.lexicon.phrases("namely").find(scan, position, position + _NAMELY_REACH)
    led = bool(words) and scan[position : words[0].start].strip(" ,:") == ""
    return words[0].end if led else position


def _names_behind(row: Row, position: int) -> tuple[list[Atom], list[Atom]] | None:
    """The atoms of two names right behind a position."""
    first = next((index for index, atom in enumerate(row.atoms) if atom.start >= position), len(row.atoms))
    match = _TWO_NAMES.match(row.tags, first)
    if match is None:
        return None
    groups = ("one", "other" if match["other"] is not None else "next")
    names = [_GIVEN.search(row.tags, match.start(group), match.end(group)) for group in groups]
    spans = [list(row.atoms[name.start() : name.end()]) for name in names if name is not None]
    return (spans[0], spans[1]) if len(spans) == _PAIR else None


def _names_before(row: Row, position: int) -> tuple[list[Atom], list[Atom]] | None:
    """As in "|Ann Karsana and Rui Lima|, the mayors of both cities": the atoms of two names right before a position."""
    last = next((index for index, atom in enumerate(row.atoms) if atom.start >= position), len(row.atoms))
    match = _TWO_BEFORE.search(row.tags, 0, last)
    if match is None:
        return None
    one, other = (list(row.atoms[match.start(group) : match.end(group)]) for group in ("one", "other"))
    return one, other


def _places_behind(mentions: Mentions, names: Sequence[Sequence[Atom]]) -> Sequence[Place]:
    """As in "Ann |of X| and Rui |of Y|": the places right behind two names; none unless each has one."""
    found = [within(mentions.places, name[-1].end, name[-1].end + _PLACE_REACH)[:1] for name in names]
    apart = found[0] and found[0][0].start < names[1][0].start
    return [one.place for mention in found for one in mention] if apart and found[1] else ()


def _two_places(mentions: Mentions, sentence: Sentence, position: int, level: str | None) -> Sequence[Place]:
    """The two places of one level that the story named last before a position, in its order; else its homes."""
    sentences = [one for one in mentions.document.sentences if one.start <= sentence.start and one.paragraph]
    for one in reversed(sentences):
        named = within(mentions.places, one.start, min(one.end, position))
        local = dict.fromkeys(
            m.place for m in named if m.place.type == level or (not level and m.place.type != "Country")
        )
        around = {outer for place in local for outer in place.within}
        places = [place for place in local if place.id not in around]
        if len(places) == _PAIR and places[0].type == places[1].type:
            return places
        if len(places) > _PAIR:
            return ()
    homes = homes_of(mentions)[:_PAIR]
    order = {mention.place: mention.start for mention in reversed(mentions.places)}
    fitting = [home for home in homes if home.type == (level or homes[0].type)]
    return sorted(fitting, key=lambda home: order.get(home, 0)) if len(fitting) == _PAIR else ()


def _titled(sentence: Sentence, place: Place, role: str, start: int, name: Sequence[Atom], text: str) -> Titled:
    """As in "the two mayors, |Ann Karsana| and Rui Lima"."""
    return Titled(
        start=name[0].start,
        end=name[-1].end,
        sentence=sentence,
        role=role or _BY_LEVEL[place.type],
        office_start=start,
        name=text,
        name_start=name[0].start,
        name_end=name[-1].end,
        honours="",
        place=place,
        posted=None,
        possessed=False,
        national=False,
        peer=False,
        status="current",
        dated=True,
        rule="both-heads-named",
    )
