"""Persons named together with their office, by the patterns of :mod:`citygraph.extract.people.title_patterns`.

First pattern first; an office that one match has used is no other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from citygraph.extract.mention import Mentions
from citygraph.extract.people.atoms import DIPLOMATS, Atom
from citygraph.extract.people.names import words
from citygraph.extract.people.rows import Row
from citygraph.extract.people.title_doubts import is_linked, is_no_title
from citygraph.extract.people.title_patterns import SINGLE, patterns_of
from citygraph.extract.people.title_roles import DEPUTY, chaired_unnamed, place_in, role_of
from citygraph.extract.people.title_verbs import VERBS, governed_role
from citygraph.lexicon import Lexicon
from citygraph.model import Place, Sentence
from citygraph.records import record

_OFFICE_TAGS = "TBShcpgW"
_SUCCESSION = "successor-as-office"  # of the two persons the second is no more in office
_IN_TURN = frozenset({"offices-in-turn", "persons-in-turn"})
_BEHIND_NAME = re.compile(r"[C(]?(?P<then>Y)")
_SET_OFF = re.compile(r"\(Y\)|CY(?=[C.)]|$)")
_OWNER = re.compile(r"['’]s\b")
_OWNER_BEFORE = re.compile(r"\b[A-Z][^\W\d_]+(?:'s|') $")
_OF_A_TOWN = frozenset({"head-of-agency", "other", "vice-mayor"})
_HEADS = frozenset({"mayor", "governor", "regent"})
_EARLIER = frozenset({"predecessor", "replaced", "succeeded"})
_SHORTEST_FIRST_NAME = 4  # letters of a first name that stands for the whole
_OWN_BEFORE = 6  # characters of " their"
_NEAR = 20  # characters between an office and its possessive: "director of its …"
_TO_COME = 40  # characters behind a name
_COMMA = 2  # characters: ", "
_SUCCESSORS = frozenset({"predecessor", "replaced", "succeeded", "successor", "deputy"})


@record
class Titled:
    """A person with an office, as one passage names them; `place` is the jurisdiction when it stands there."""

    start: int
    end: int
    sentence: Sentence
    role: str
    office_start: int
    name: str
    name_start: int
    name_end: int
    honours: str
    place: Place | None
    posted: Place | None
    possessed: bool  # "its director": the place is one named before
    national: bool  # of a ministry, and so of its country
    peer: bool  # "her counterpart": the role is that of the one named before, the place another
    status: str
    dated: bool  # the day of the passage is a day in office; not so behind a bare "former"
    rule: str
    beside: str = ""  # whose predecessor or deputy, as far as the text has named them


def titled(mentions: Mentions, rows: Iterable[Row]) -> tuple[Titled, ...]:
    """The persons with offices of the story, in text order; headlines and headings are passed over."""
    found = [person for row in rows if row.may_title and not row.heading for person in _in_row(mentions, row)]
    return tuple(_with_peers(mentions, sorted(found, key=lambda person: person.name_start)))


def _with_peers(mentions: Mentions, found: list[Titled]) -> Iterator[Titled]:
    """The persons, counterparts with the role of the one named before; nobody's counterpart holds no office."""
    known: list[Titled] = []
    for person in found:
        if person.peer:
            if known:
                told = _head_told(mentions, person) or known[-1].role
                yield replace(person, role=told, status=known[-1].status, dated=known[-1].dated)
        elif person.role in _SUCCESSORS:
            other = _spoken_of(mentions, known, person)
            if other and (role := _role_beside(other.role, person.role)):
                status = "former" if person.role in _EARLIER else person.status
                yield replace(person, role=role, status=status, beside=other.name)
        else:
            known.append(replace(person, status="former") if _is_of_then(person, known) else person)
            yield known[-1]


def _is_of_then(person: Titled, before: Iterable[Titled]) -> bool:
    """As in "signed by the |then| mayor of X, Ann, and Mayor Bob of Y": who acts with somebody of that time."""
    return (
        person.status == "current"
        and person.role in _HEADS
        and any(
            (other.status, other.role, other.sentence) == ("former", person.role, person.sentence) and other.dated
            for other in before
            if other.rule != _SUCCESSION
        )
    )


def _head_told(mentions: Mentions, person: Titled) -> str | None:
    """As in "|the mayor| pointed out that he had written to his colleague Ann": whom the sentence told of by office."""
    roles = mentions.lexicon.phrases("roles").find(mentions.document.scan, person.sentence.start, person.office_start)
    return roles[-1].value if roles and roles[-1].value in _HEADS else None


def _spoken_of(mentions: Mentions, known: list[Titled], person: Titled) -> Titled | None:
    """Whose predecessor somebody is: the last one that the sentence names, else whom the one before begins with."""
    if owner := _named_in(mentions, known, person.name_end, person.end):
        return owner[-1]  # "Ann, |Karsana's| predecessor"
    if here := _named_in(mentions, known, person.sentence.start, person.start):
        return here[-1]
    if _OWNER_BEFORE.search(mentions.document.aligned, person.sentence.start, person.start):
        return None  # "|Karsana's| predecessor", of whom nothing was told
    if (holder := _only_holder(mentions, known, person.sentence.start, person.office_start)) is not None:
        return holder
    before = [one for one in mentions.document.sentences if one.start < person.sentence.start][-1:]
    told = [one for sentence in before for one in _named_in(mentions, known, sentence.start, sentence.end)]
    if not told and before and (holder := _only_holder(mentions, known, before[0].start, before[0].end)) is not None:
        return holder
    fallback = known[-1:] if person.role not in ("replaced", "succeeded") else []
    return next(iter((*told, *fallback)), None)


def _only_holder(mentions: Mentions, known: Sequence[Titled], start: int, end: int) -> Titled | None:
    """Who is told of by an office that one alone of the story holds: "|The envoy| was accompanied by her deputy"."""
    roles = mentions.lexicon.phrases("roles").find(mentions.document.scan, start, end)
    held = {one.name: one for one in known if roles and one.role == roles[-1].value}
    return next(iter(held.values())) if len(held) == 1 else None


def _named_in(mentions: Mentions, known: list[Titled], start: int, end: int) -> list[Titled]:
    """Those of the persons whose last name, or only one, a passage tells; in the order of the passage."""
    told = {name: position for position, name in enumerate(words(_OWNER.sub("", mentions.document.text[start:end])))}
    here = [
        (max(told[name] for name in words(other.name) if name in told), other)
        for other in known
        if _is_told(other, told)
    ]
    return [other for _, other in sorted(here, key=lambda item: item[0])]


def _is_told(person: Titled, told: Mapping[str, int]) -> bool:
    names = words(person.name)
    return names[-1] in told or (names[0] in told and len(names[0]) >= _SHORTEST_FIRST_NAME)


def _role_beside(role: str, relation: str) -> str | None:
    """The role of somebody's predecessor or deputy."""
    return DEPUTY.get(role) if relation == "deputy" else role


def _in_row(mentions: Mentions, row: Row) -> Iterator[Titled]:
    tags = frozenset(row.tags)
    if tags.isdisjoint(_OFFICE_TAGS):
        return
    used = [False] * len(row.tags)
    named: dict[int, Titled] = {}
    for rule in patterns_of(mentions.lexicon):
        for match in _matches(rule.pattern, row.tags, used) if rule.may_match(tags) else ():
            found = [person for person in _read(mentions, row, rule.name, match) if not _is_next_in_list(person, named)]
            if found:
                named |= {person.name_end: person for person in found}
                yield from found
                for index in range(match.start(), match.end()):
                    used[index] = used[index] or row.tags[index] in _OFFICE_TAGS


def _is_next_in_list(person: Titled, named: Mapping[int, Titled]) -> bool:
    """As in "Ketua DPRD X |Budi, anggota DPD asal Y|, para pengusaha": who has an office before the name needs none.

    Nor the same once more: "Councillor |Ann, who chairs the council's committee|".
    """
    other = named.get(person.name_end)
    if other is not None and person.rule == "name-governs" and person.role == other.role:
        return True
    if other is None or person.rule != "name-office" or None in (person.place, other.place):
        return False
    return person.place != other.place


def _matches(pattern: re.Pattern[str], tags: str, used: list[bool]) -> Iterator[re.Match[str]]:
    """Matches over atoms that no earlier rule has used; a match may begin within one that was turned down."""
    position = 0
    while match := pattern.search(tags, position):
        position = match.start() + 1
        if not used[match.start("office")]:
            yield match


def _read(mentions: Mentions, row: Row, rule: str, match: re.Match[str]) -> Iterator[Titled]:
    office = row.atoms[match.start("office")]
    parts = match.groupdict()
    text = mentions.document.text
    if is_no_title(mentions, row, rule, match, office):
        return
    for number, (name, honours, own) in enumerate(_persons(mentions, row, match)):
        place = own or _place(mentions, row, match, office)
        if place is None and (chaired := chaired_unnamed(mentions, match, office)) is not None:
            place = chaired.place
        if rule in _IN_TURN and number:
            place = place_in(row, match, "next_place")
            office = row.atoms[match.start("next_office")] if parts["next_office"] else office
        yield Titled(
            start=row.atoms[match.start()].start,
            end=row.atoms[match.end() - 1].end,
            sentence=row.sentence,
            role=_role(mentions, row, match, office, place),
            office_start=office.start,
            name=_clean(text[name.start : name.end]),
            name_start=name.start,
            name_end=name.end,
            honours=honours,
            place=place,
            posted=_posting(row, match) if office.value in DIPLOMATS else None,
            possessed=_is_possessed(mentions, row, match, office),
            national=_is_national(mentions, row, match, office),
            peer=office.tag == "c",
            status="former" if rule == _SUCCESSION and number else _status_in(mentions, row, match),
            dated=not any(atom.tag == "F" and atom.value == "bare" for atom in row.atoms[match.start() : match.end()]),
            rule=rule,
        )


def _place(mentions: Mentions, row: Row, match: re.Match[str], office: Atom) -> Place | None:
    """The place of an office; that of a member is where the assembly is: "the |Velmo| member for Ostra".

    A ward is none: "Councillor for Ostra |Ward|". Of others also where it is: "head of tourism |in Ostra|".
    """
    place, before = place_in(row, match, "place"), place_in(row, match, "before")
    if place is None and before is None and office.value in _OF_A_TOWN:
        posted = place_in(row, match, "posted")
        place = posted if posted and posted.type != "Country" else None
    if place and office.value in DIPLOMATS and (sender := _sender(row, match)):
        return sender
    if place and office.value == "legislator" and is_linked(mentions, office):
        atom = row.atoms[match.start("place")]
        ward = mentions.document.scan[atom.start : atom.end].split()[-1] in mentions.lexicon.words("constituencies")
        return before if before or ward else place
    return place or before


def _sender(row: Row, match: re.Match[str]) -> Place | None:
    """As in "Konsul Jenderal |X| Davao, Budi": the country right before the city where a diplomat sits."""
    index = match.start("place")
    before, place = row.atoms[index - 1].place, row.atoms[index].place
    beside = row.tags[index - 1] == "P" and index - 1 > match.start("office")
    if not beside or before is None or place is None:
        return None
    return before if before.type == "Country" and place.type == "City" else None


def _posting(row: Row, match: re.Match[str]) -> Place | None:
    """Where a diplomat is sent to."""
    posted = place_in(row, match, "posted")
    if posted is None and match.groupdict().get("place") is not None and _sender(row, match):
        return place_in(row, match, "place")
    return posted


def _role(mentions: Mentions, row: Row, match: re.Match[str], office: Atom, place: Place | None) -> str:
    """The role of an office, or of the verb that stands for one."""
    if office.tag in VERBS:
        return governed_role(mentions, row, match, office, place) or ""
    posted = place_in(row, match, "posted") if office.value == "legislator" else None
    if posted is not None and posted.type == "Country":
        return "ambassador"  # "X's |representative| to Norland"
    return role_of(mentions, row, match, office, place)


def _is_to_come(mentions: Mentions, row: Row, match: re.Match[str]) -> bool:
    """As in "Mayor Ann Karsana, |who takes office| on Monday", "Wali Kota X Budi, yang baru akan dilantik"."""
    end = row.atoms[match.end() - 1].end
    behind = mentions.lexicon.phrases("to_take_office").find(mentions.document.scan, end, end + _TO_COME)
    return bool(behind) and behind[0].start - end <= _COMMA


def _verb(row: Row, match: re.Match[str]) -> str:
    """What the verb between person and office tells: "was", "menjabat"; or the verb that is the office: "who ran"."""
    if match["office"] == "g":
        return row.atoms[match.start("office")].value
    if match.groupdict().get("verb") is None:
        return ""
    return "then" if "Y" in match["verb"] else row.atoms[match.end("verb") - 1].value


def _persons(mentions: Mentions, row: Row, match: re.Match[str]) -> Iterator[tuple[Atom, str, Place | None]]:
    """The spans of the names of a match, each with the titles of honour before it and a place of its own."""
    if match.groupdict().get("several") is None:
        yield from _person(mentions, row, match)
        return
    start = match.start("several")
    for one in SINGLE.finditer(row.tags, start, match.end("several")):
        if row.tags.count("(", start, one.start()) > row.tags.count(")", start, one.start()):
            continue  # "Councillors Ann (|Fort Karsa|) and Bob": a ward or party
        if one.end() < match.end("several") or not _goes_on(mentions, row, one.end()):
            yield from _person(mentions, row, one)


def _goes_on(mentions: Mentions, row: Row, index: int) -> bool:
    """As in "Councillors Ann Karsana, Bob Lima and Ostra |Association| president Carl": a name that is a body's."""
    text = mentions.document.text
    if index == len(row.atoms) or row.tags[index] not in "wvbhO":
        return False
    return text[row.atoms[index].start].isupper() and text[row.atoms[index - 1].end : row.atoms[index].start] == " "


def _person(mentions: Mentions, row: Row, match: re.Match[str]) -> Iterator[tuple[Atom, str, Place | None]]:
    first, last = row.atoms[match.start("name")], row.atoms[match.end("name") - 1]
    honours = [atom for atom in row.atoms[match.start("address") : match.end("address")] if atom.tag == "H"]
    text = mentions.document.text
    if not re.search(r"[^\W\d_]{2}", text[first.start : last.end]):
        return  # initials alone: "Sultan X"
    shown = text[honours[0].start : honours[-1].end] if honours else ""
    yield Atom("N", first.start, last.end), shown, place_in(row, match, "own_place")


def _is_possessed(mentions: Mentions, row: Row, match: re.Match[str], office: Atom) -> bool:
    start = row.atoms[match.start()].start
    scan = mentions.document.scan
    start = max(row.atoms[0].start, start - _OWN_BEFORE)  # "|its| governor"
    found = mentions.lexicon.phrases("possessives").find(scan, start, row.atoms[match.end() - 1].end)
    near = any(abs(word.start - office.start) < _NEAR for word in found)
    return near or _is_owned(scan, office.end, mentions.lexicon)


def _is_owned(scan: str, end: int, lexicon: Lexicon) -> bool:
    """As in "Wali Kota|nya|"."""
    word = re.compile(r"\w*").match(scan, end)
    return word is not None and word.group() in lexicon.words("possessive_clitics")


def _is_national(mentions: Mentions, row: Row, match: re.Match[str], office: Atom) -> bool:
    """As in "director for Asia at the foreign ministry".

    Not of "the |municipal| Department of Foreign Affairs", which is the city's wherever it is told of.
    """
    start, end = row.atoms[match.start()].start, row.atoms[match.end() - 1].end
    own = office.value in ("head-of-agency", "other")
    scan, lexicon = mentions.document.scan, mentions.lexicon
    bodies = lexicon.phrases("ministries").find(scan, start, end) if own else ()
    if not bodies or lexicon.phrases("local_words").find(scan, start, end):
        return False
    local = lexicon.words("local_words")
    return not any(f"{word} {scan[body.start : body.end]}" in scan for body in bodies for word in local)


def _status_in(mentions: Mentions, row: Row, match: re.Match[str]) -> str:
    """Whether the person of a match is in office, and how."""
    if _is_to_come(mentions, row, match):
        return "elect"
    parts, verb = match.groupdict(), _verb(row, match)
    if parts.get("office") == "W":
        return "former"  # "when X was led by Ann"
    marks = "".join(parts.get(group) or "" for group in ("first", "mod", "after", "after2", "address"))
    if "F" in marks or "Y" in marks or verb == "then" or _is_replaced(row, match) or _is_when(mentions, row, match):
        return "former"
    if "E" in marks:
        return "elect"
    if "A" in marks:
        return "acting"
    return "former" if _is_over(mentions, row, match) else "current"


def _is_over(mentions: Mentions, row: Row, match: re.Match[str]) -> bool:
    """As in "Gubernur Budi Karsana |(1987-1992)|", "Wali Kota Ani |(kala itu)|", "Mayor Ann, |in those days|, …".

    Set off or with years: what is said of a time without a mark goes with the verb, "Mayor Ann |at the time| refused".
    """
    behind = _BEHIND_NAME.match(row.tags, match.end())
    if behind is None:
        return False
    term = row.atoms[behind.start("then")]
    years = any(letter.isdigit() for letter in mentions.document.text[term.start : term.end])
    return years or _SET_OFF.match(row.tags, match.end()) is not None


def _is_when(mentions: Mentions, row: Row, match: re.Match[str]) -> bool:
    """As in "|ketika| Budi Karsana menjabat Wali Kota X"."""
    if not match.groupdict().get("verb"):
        return False
    start = row.atoms[match.start()].start
    times = mentions.lexicon.phrases("times_when").find(mentions.document.scan, row.sentence.start, start)
    return bool(times) and times[-1].end + 1 == start


def _is_replaced(row: Row, match: re.Match[str]) -> bool:
    """As in "She |succeeded| Mayor Ann", "his |predecessor| Mayor Bob"."""
    before = row.atoms[slice(*match.span("mod"))] if match.groupdict().get("mod") else ()
    return any(atom.tag == "p" and atom.value in ("predecessor", "succeeded") for atom in before)


def _clean(name: str) -> str:
    plain = " ".join(name.split()).strip(" ,")
    return plain.title() if plain.isupper() and len(plain) > 4 else plain
