"""Persons named together with their office: "Wali Kota X, Dato' Budi Karsana, S.E.", "Ann Karsana, mayor of X,".

Each row of `_PATTERNS` is a rule: its name travels into the evidence. The patterns run over the tags of
:mod:`citygraph.extract.atoms`, first row first; an office that one match has used is no other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from citygraph.extract.atoms import DIPLOMATS, Atom, Row
from citygraph.extract.mention import Mentions
from citygraph.extract.names import words
from citygraph.lexicon import Lexicon
from citygraph.model import Place, Sentence

_PARTS = {
    "mod": r"(?P<mod>(?:[AFE]|\([AFEG]\))*)",
    "after": r"(?P<after>[YE]?)",
    "short": r"(?:\([TBSNGO9hbA]+\))?",
    "office": r"(?P<office>[TBS])",
    # What belongs to the office between its first word and its place: "Badan Perencanaan, Penelitian, dan Y (Bapp)".
    "field": r"(?P<field>(?:[ONGbUIvX]|[JC](?=[JONGbU])|[LZM]U?(?=[ONb])|'(?=[Ob])|\([^()]*\))*?)",
    "plainfield": (
        r"(?P<field>(?:[Obv]|[JC]+(?=[Ob])|J(?=G)|[LZM]U?(?=[Ob])|'(?=[Ob])|\([^()]*\)|[GX](?=[OGbHQNIJC])"
        r"|N{1,4}(?=O|G[HQNI])"  # "Kepala Pusat |Mutu| Pangan", "Kepala Pusat |Mutu Pangan| BXYZ Budi"
        r"|(?<=[BhO])N(?=C[HQ]*NN+[C.]))*)"  # "Ketua Fraksi |Karsa|, Budi Lestari,"
    ),
    # "mayor of |the Japanese city of| X", "der |japanischen| Stadt X"
    "few": r"(?:PO{1,2}LU?|P(?=P))?[Ob]{0,4}(?:(?<=O)LU?)?",
    # … and behind its place: "X's Economic Development Office (EDO)".
    "behind": r"(?:O+(?:J?O+)*(?=C))?",  # "Staf Ahli Wali Kota X |Bidang Hukum|, …"
    "rest": r"(?P<rest>'?(?:[Ob]|J(?=[Ob])|\([^()]*\))+)?",
    "around": r"(?:CP(?=[CY])|CP(?=\))|\(P\))?",  # ", Palestina," behind a city; "(Jepang)"
    "place": r"(?P<place>P)",
    "posted": r"(?:ZU?O?(?P<posted>P)(?:C?ZU?O*[PN]+?(?:[CJ]+P)*)?)?",  # "… untuk X, merangkap Y dan Z"
    "sent": r"ZU?(?P<posted>P)",
    "party": r"(?:LU?[ONvG]+(?=C))?",  # "Anggota DPRD X |dari Fraksi Y|, Budi"
    "remit": r"(?:O+(?:JO+)*)?",  # "Wakil Wali Kota X |bidang lingkungan| Budi"
    # "Lord Mayor |Cllr| Ann", "the |late| Ann", ", |the Right Honourable| Ann"
    "address": r"(?P<address>(?:(?<=T)B)?(?:(?<=C)U(?=[HQ]))?(?:[HQF.]|\([HQ]+\))*)",
    "name": r"(?P<name>[NI](?:C?X|[KGHQ]*[NI]|Q|P(?!')|\"[NIQ]{1,2}\"(?=[KHQ]*[NI]))*)",
    "degrees": r"(?P<degrees>(?:C?D)*)",
    "age": r"(?:C#(?=C)|\((?:#|w{1,3})\))?",  # "Ann Karsana, 71, mayor of X"; "Huang Li (黃麗), mayor of X"
}
_PERSON = "{address}{name}{degrees}"
_PART = r"(?:\([^()]*\))?"  # "(Chair)", "(arrived at 7.15)"
_OF_PLACE = r"(?:\(P\)|LU?P)"
_PATTERNS = (
    # Wali Kota X dan Bupati Y, masing-masing Ani dan Budi; the mayors of X and Y, Ann and Bob
    (
        "offices-in-turn",
        rf"(?P<office>[TBS])(?:LU?)?(?:{{few}}(?=P))?(?P<place>P)JU?(?:(?P<next_office>[TB])(?:LU?)?)?(?:{{few}}(?=P))?(?P<next_place>P){{after}}Cw?(?P<several>{_PERSON}J{_PERSON})(?!C?J)",
    ),
    # Mayors Ann of X and Bob of Y; Wali Kota Ani (X) dan Budi (Y)
    (
        "office-for-several-places",
        rf"(?P<office>[ST])(?P<several>{_PERSON}{_OF_PLACE}(?:[CJ]+{_PERSON}{_OF_PLACE})+)",
    ),
    # Councilors A, B and C; Benguet Board Members A and B; anggota DPRD Kota X A dan B
    (
        "office-for-several",
        rf"(?:(?P<before>P)'?{{mod}}{{few}})?(?P<office>S)(?:{{few}}{{place}})?(?:[wZ][wZ]?[wZ]?(?=C))?C?(?P<several>{_PERSON}{_PART}(?:(?:C|C?J){_PERSON}{_PART})+)",
    ),
    # Wali Kota X yang juga Ketua Y, Budi; Deputy Chief Minister and Works Minister, Ann
    (
        "office-and-office-name",
        rf"{{mod}}(?P<office>[TB])I?(?:{{few}}{{place}})?{{around}}C?R[A]*[TBSh](?:[ObGvP]|[JC](?=[Ob])|LU?|I(?=[PG])|\\([^()]*\\))*?(?:C|(?<=[TBShOGP]))(?=[HQF.]*[NI][NIKXHQ]){_PERSON}",
    ),
    # Kepala Badan Perencanaan dan Penelitian (Bappeda) Kota X Budi
    (
        "office-body-place-name",
        rf"{{mod}}(?P<office>[BSh]){{short}}{{field}}[TB]?{{place}}{{around}}{{short}}{{posted}}{{behind}}{{party}}{{after2}}C?{_PERSON}",
    ),
    # Wali Kota X, Budi; Duta Besar X untuk Y Budi; Wali Kota X (Negara) saat itu, Budi
    (
        "office-place-name",
        rf"{{mod}}{{office}}{{short}}{{after}}{{few}}{{place}}{{around}}{{short}}{{remit}}(?:Z?U?O?(?P<posted>P)(?:C?ZU?O*[PN]+?(?:[CJ]+P)*)?)?{{after2}}(?:w(?=C))?C?{_PERSON}",
    ),
    # X Mayor Ann; X's Mayor, Ann; Russian President Ann; X City Council member Ann
    (
        "place-office-name",
        rf"(?P<first>[AFE]*){{place}}[.']?{{mod}}{{few}}(?P<office>[TBSh]){{posted}}{{after}}C?{_PERSON}",
    ),
    # X Department of Health Director Ann; X Tourism Office head Ann
    (
        "place-body-head-name",
        rf"(?:(?P<before>P)'?)?{{mod}}(?P<field>[ONbGLJ]*[Ob][ONbGLJ]*){{short}}(?P<office>h){{after}}C?{_PERSON}",
    ),
    # X's secretary of international relations, Ann; the city's director of international affairs, Ann
    (
        "place-head-name",
        rf"(?:(?P<before>P)|(?P<own>O))'{{mod}}{{few}}(?P<office>[TBSh]){{plainfield}}{{after}}C?{_PERSON}",
    ),
    # Mayor of X, Ann; the ambassador of Y to X, Ann; Oberbürgermeister der Stadt X, Ann
    (
        "office-of-place-name",
        rf"{{mod}}(?P<office>[TBSh]){{field}}(?:JO*[TBh])?[LMU]U?{{few}}{{place}}{{rest}}{{around}}{{posted}}{{after2}}C?{_PERSON}",
    ),
    # Mayor Ann of X
    ("office-name-of-place", rf"{{mod}}{{office}}{{after}}{_PERSON}(?:\(?LU?{{few}})(?P<place>P)"),
    # Member for X Ann
    ("office-for-place-name", rf"{{mod}}(?P<office>B)U?{{few}}{{place}}{{rest}}{{around}}{{after2}}C?{_PERSON}"),
    # Ambassador to X Ann
    ("office-to-place-name", rf"{{mod}}{{office}}{{sent}}{{after}}C?{_PERSON}"),
    # Asisten Pemerintahan Budi; Menteri Luar Negeri Budi
    ("office-body-name", rf"{{mod}}(?P<office>[BSh]){{short}}{{plainfield}}(?:w(?=C))?{{after}}C?{_PERSON}"),
    # Gubernur Budi; the mayor, Ann
    ("office-name", rf"{{mod}}{{office}}{{short}}{{plainfield}}(?:w(?=C))?{{after}}C?{_PERSON}"),
    # Ann (Wali Kota X); Ann (mayor of X)
    (
        "name-office-in-brackets",
        rf"{_PERSON}\({{mod}}(?:(?P<before>P)'?)?{{few}}(?P<office>[TBSh]){{after}}{{field}}(?:L?U?{{few}}{{place}}{{rest}})?{{around}}{{posted}}{{after2}}\)",
    ),
    # Ann, mayor of X,; Ann, the council leader,; Budi, Wali Kota X,; Ann, director of its Department of Trade,
    (
        "name-office",
        rf"{_PERSON}{{age}}C(?P<first>[AFE]*)(?:U?(?:(?P<before>P)'?|(?P<own>O'))?)?{{mod}}U?{{few}}(?P<office>[TBSh]){{after}}{{field}}(?:L?U?{{few}}{{place}}{{rest}})?{{around}}{{posted}}{{after2}}(?![HQNIOb']|[LZ]U?[NO]*[Obv])",
    ),
    # when Ann was mayor of X; Budi yang kala itu menjabat Wali Kota X
    (
        "name-was-office",
        rf"{_PERSON}{{age}}(?P<verb>'?C?(?:Y?V|Y))(?:U?(?:(?P<before>P)'?)?)?{{mod}}{{few}}(?P<office>[TB]){{after}}{{field}}(?:L?U?{{few}}{{place}}{{rest}})?{{posted}}{{after2}}(?![HQNIOb']|[LZ]U?[NO]*[Obv])",
    ),
    # ketika Wali Kota X dijabat Budi
    ("office-held-by", rf"{{mod}}(?P<office>[TB]){{few}}(?:{{place}})?{{after}}(?P<verb>W){_PERSON}"),
    # Ann Karsana MP; Ann Karsana, MLA,
    ("name-office-suffix", rf"{_PERSON}C?(?P<office>B)(?=[C.wVR)J]|$)"),
    # his predecessor, Ann; wakilnya, Budi
    ("successor-name", rf"(?P<office>p)C?{_PERSON}"),
    # Ann, his predecessor,; Budi, wakilnya,
    ("name-successor", rf"{_PERSON}C(?P<office>p)(?=[C.])"),
    # Her Brazilian counterpart, Ann; dengan sejawatnya dari X, Budi
    (
        "counterpart-name",
        rf"(?:U?(?P<before>P)'?)?(?P<office>c)(?:[LZ]?U?{{few}}{{place}}|L?T{{place}})?{{after}}(?:w(?=C))?C?{_PERSON}",
    ),
    # Ann, her Brazilian counterpart,
    ("name-counterpart", rf"{_PERSON}CU(?:(?P<before>P)'?)?(?P<office>c)(?:LU?{{place}})?"),
    # Budi selaku Wali Kota X; Ann, who is also mayor of X
    (
        "name-as-office",
        rf"{_PERSON}{{age}}C?RU?{{mod}}(?:U?(?:(?P<before>P)'?|(?P<own>O'))?){{few}}(?P<office>[TBSh]){{after}}{{field}}(?:L?U?{{few}}{{place}}{{rest}})?{{around}}{{posted}}{{after2}}(?![HQNIOb']|[LZ]U?[NO]*[Obv])",
    ),
)
_PRIVATE_BEHIND = re.compile(r"[OUNGLZJb]*v")
_SINGLE = re.compile((_PERSON + r"(?:\(?(?:LU?)?(?P<own_place>P))?").format(**_PARTS))
_LED_BODIES = frozenset({"head-of-state", "head-of-government", "head-of-agency", "other"})  # universities have such
_GOES_ON = re.compile(r"J?[Ob]")
_OWNED = re.compile(r"nya\b")  # "Wali Kota|nya|"
_OWNER = re.compile(r"['’]s\b")
_OWNER_BEFORE = re.compile(r"\b[A-Z][^\W\d_]+(?:'s|') $")
_EARLIER = frozenset({"predecessor", "replaced"})
_SHORTEST_FIRST_NAME = 4  # letters of a first name that stands for the whole
_OWN_BEFORE = 6  # characters of " their"
_NEAR = 20  # characters between an office and its possessive: "director of its …"
_AFTER_PLACE_FIRST = ("office-place-name", "office-body-place-name")  # where no "of" is needed: "Wali Kota X Budi"
_BEFORE_TITLE = ("place-body-head-name",)  # where the place stands before the title
_SUCCESSORS = frozenset({"predecessor", "replaced", "successor", "deputy"})
_DEPUTY = {"mayor": "vice-mayor", "governor": "vice-governor", "regent": "vice-regent", "minister": "vice-minister"}


@dataclass(frozen=True, slots=True)
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
                yield replace(person, role=known[-1].role, status=known[-1].status, dated=known[-1].dated)
        elif person.role in _SUCCESSORS:
            other = _spoken_of(mentions, known, person)
            if other and (role := _role_beside(other.role, person.role)):
                status = "former" if person.role in _EARLIER else person.status
                yield replace(person, role=role, status=status, beside=other.name)
        else:
            known.append(person)
            yield person


def _spoken_of(mentions: Mentions, known: list[Titled], person: Titled) -> Titled | None:
    """Whose predecessor somebody is: the last one that the sentence names, else whom the one before begins with."""
    if here := _named_in(mentions, known, person.sentence.start, person.start):
        return here[-1]
    if _OWNER_BEFORE.search(mentions.document.aligned, person.sentence.start, person.start):
        return None  # "|Karsana's| predecessor", of whom nothing was told
    before = [one for one in mentions.document.sentences if one.start < person.sentence.start][-1:]
    told = [one for sentence in before for one in _named_in(mentions, known, sentence.start, sentence.end)]
    fallback = known[-1:] if person.role != "replaced" else []
    return next(iter((*told, *fallback)), None)


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
    return _DEPUTY.get(role) if relation == "deputy" else role


def _in_row(mentions: Mentions, row: Row) -> Iterator[Titled]:
    if not re.search("[TBShcp]", row.tags):
        return
    used = [False] * len(row.tags)
    for rule, pattern in _compiled(mentions.lexicon):
        for match in _matches(pattern, row.tags, used):
            found = list(_read(mentions, row, rule, match))
            if found:
                yield from found
                for index in range(match.start(), match.end()):
                    used[index] = used[index] or row.tags[index] in "TBShcp"


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
    if _is_private(mentions, row, match, office) or _is_common_noun(mentions, rule, office, match):
        return
    if (
        (rule == "office-and-office-name" and office.value == "head-of-government")  # a deputy who holds a ministry
        or (rule == "office-for-place-name") != (_is_linked(mentions, office) and rule.startswith("office-"))
        or (rule == "name-office-suffix" and not _is_suffix(mentions, office))
        or _follows_doubtful_place(mentions, row, match)
        or _is_of_old(mentions, office, match)
        or _is_body(mentions, row, rule, match)
        or _opens_with_place(row, match)
        or _is_unknown_place(mentions, row, office, match)
    ):
        return
    for number, (name, honours, own) in enumerate(_persons(mentions, row, match)):
        place = own or _place(row, match, "place") or _place(row, match, "before")
        if rule == "offices-in-turn" and number:
            place = _place(row, match, "next_place")
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
            posted=_place(row, match, "posted") if office.value in DIPLOMATS else None,
            possessed=_is_possessed(mentions, row, match, office),
            national=_is_national(mentions, row, match, office),
            peer=office.tag == "c",
            status=_status(parts, _verb(row, match)),
            dated=not any(atom.tag == "F" and atom.value == "bare" for atom in row.atoms[match.start() : match.end()]),
            rule=rule,
        )


def _role(mentions: Mentions, row: Row, match: re.Match[str], office: Atom, place: Place | None) -> str:
    """The role of an office; that of a chairman or head is what the body makes it: "head of the X |council|"."""
    body = _led_body(mentions, row, match, office)
    if body in (None, "legislator") and place is not None and _chairs_executive(mentions, row, match, office, place):
        body = "mayor"
    if body is None and place is not None and _governs(mentions, row, match, office):
        return "governor" if place.type == "Region" else "mayor"
    if body is None:
        return _of_region(mentions, office, place)
    deputy = bool(mentions.lexicon.phrases("deputy_words").find(mentions.document.scan, office.start, office.end))
    role = "governor" if body == "mayor" and place is not None and place.type == "Region" else body
    return _DEPUTY.get(role, role) if deputy else role


def _chairs_executive(mentions: Mentions, row: Row, match: re.Match[str], office: Atom, place: Place) -> bool:
    """As in "chairman of |X Municipal Council|" where such councils govern their cities, and aren't elected."""
    if office.tag != "h" or place.country not in mentions.lexicon.words("executive_councils"):
        return False
    chairs = mentions.lexicon.phrases("chairs").find(mentions.document.scan, office.start, office.end)
    leads = bool(chairs) and chairs[-1].end == office.end and chairs[0].value == "chair"
    return leads and _is_of_government(mentions, row, match)


def _governs(mentions: Mentions, row: Row, match: re.Match[str], office: Atom) -> bool:
    """As in "the head of |Ostra|, Ann": of a city or region itself, no country's and no body's."""
    place = _place(row, match, "place")
    parts = match.groupdict()
    if place is None or place.type == "Country" or parts.get("field") or parts.get("rest"):
        return False
    plain = mentions.document.scan[office.start : office.end] in mentions.lexicon.words("plain_heads")
    return plain and not _is_of_government(mentions, row, match)


def _of_region(mentions: Mentions, office: Atom, place: Place | None) -> str:
    """As in "Chairman of the People's Committee of X Province": what chairs a city's body heads a region, too."""
    if place is None or place.type != "Region" or office.value not in ("mayor", "vice-mayor"):
        return office.value
    bodies = mentions.lexicon.phrases("led_bodies").find(mentions.document.scan, office.start, office.end)
    return {"mayor": "governor", "vice-mayor": "vice-governor"}[office.value] if bodies else office.value


def _led_body(mentions: Mentions, row: Row, match: re.Match[str], office: Atom) -> str | None:
    """What the chairman of a body is that governs a city: "people's committee", "city council"."""
    scan = mentions.document.scan
    chairs = mentions.lexicon.phrases("chairs").find(scan, office.start, office.end) if office.tag == "h" else ()
    if not chairs or chairs[-1].end != office.end:  # a "chief executive" is no chief
        return None
    start, end = row.atoms[match.start()].start, row.atoms[match.end() - 1].end
    found = mentions.lexicon.phrases("led_bodies").find(scan, start, end)
    return found[0].value if found and (chairs[0].value == "chair" or found[0].value == "other") else None


def _verb(row: Row, match: re.Match[str]) -> str:
    """What the verb between person and office tells: "was", "menjabat"."""
    if match.groupdict().get("verb") is None:
        return ""
    return "then" if "Y" in match["verb"] else row.atoms[match.end("verb") - 1].value


def _persons(mentions: Mentions, row: Row, match: re.Match[str]) -> Iterator[tuple[Atom, str, Place | None]]:
    """The spans of the names of a match, each with the titles of honour before it and a place of its own."""
    if match.groupdict().get("several") is None:
        yield from _person(mentions, row, match)
        return
    for one in _SINGLE.finditer(row.tags, match.start("several"), match.end("several")):
        yield from _person(mentions, row, one)


def _person(mentions: Mentions, row: Row, match: re.Match[str]) -> Iterator[tuple[Atom, str, Place | None]]:
    first, last = row.atoms[match.start("name")], row.atoms[match.end("name") - 1]
    honours = [atom for atom in row.atoms[match.start("address") : match.end("address")] if atom.tag == "H"]
    text = mentions.document.text
    if not re.search(r"[^\W\d_]{2}", text[first.start : last.end]):
        return  # initials alone: "Sultan X"
    shown = text[honours[0].start : honours[-1].end] if honours else ""
    yield Atom("N", first.start, last.end), shown, _place(row, match, "own_place")


def _is_of_government(mentions: Mentions, row: Row, match: re.Match[str]) -> bool:
    """As in "leader of X City Council"."""
    spans = {(government.start, government.end) for government in mentions.governments}
    parts = [match.start(group) for group in ("place", "before") if match.groupdict().get(group)]
    return any((row.atoms[index].start, row.atoms[index].end) in spans for index in parts)


def _is_private(mentions: Mentions, row: Row, match: re.Match[str], office: Atom) -> bool:
    """A head needs a public body ("Kepala Dinas …", "the city's director"); one of a company holds no office."""
    behind = row.tags[match.start("office") :]
    reach = re.match(r"[^.\"9TBS]*", behind[1:])
    around = reach.group()[:12] if reach else ""
    body = "".join(match.groupdict().get(part) or "" for part in ("field", "rest"))
    if "v" in body or _PRIVATE_BEHIND.match(around):
        return True
    if _led_body(mentions, row, match, office) or _governs(mentions, row, match, office):
        return False
    if office.value in _LED_BODIES and re.search(r"v'?$", row.tags[: match.start("office")]):
        return True  # "|University| President Ann"
    parts = match.groupdict()
    of_city = parts.get("own") or (parts.get("before") and "O" in body)  # "X's head of tourism"
    return office.tag == "h" and "b" not in body and not of_city and not _is_of_government(mentions, row, match)


def _is_common_noun(mentions: Mentions, rule: str, office: Atom, match: re.Match[str]) -> bool:
    """As in "Its president, Ann Karsana", "menemui dubes, Budi pulang": written small and without a place, no title."""
    parts = match.groupdict()
    if "Z" in (parts.get("field") or "") and office.tag == "T" and mentions.document.text[office.start].islower():
        return True  # "kunjungan dubes ke Kota X"
    if office.tag == "c" or parts.get("place") or parts.get("before") or mentions.document.text[office.start].isupper():
        return (
            office.value == "head-of-state"
            and rule == "name-office"
            and not (parts.get("place") or parts.get("before"))
        )
    set_off = match.string[: match.start("name")].endswith(("C", "CH", "CQ"))
    bare = "place-after-title" in mentions.lexicon.words("office_order")
    return office.value == "head-of-state" or (bare and set_off and rule == "office-name" and not _is_closed(match))


def _is_closed(match: re.Match[str]) -> bool:
    """As in "melalui kepala distrik, Budi Karsana, …": a full name between commas explains the office."""
    return len(match["name"]) > 1 and match.string[match.end() : match.end() + 1] in ("C", ".", "")


def _is_linked(mentions: Mentions, office: Atom) -> bool:
    """As in "Member |for|": a seat in a parliament that its link to a place ends."""
    return office.value == "legislator" and mentions.document.scan[office.start : office.end].split()[
        -1
    ] in mentions.lexicon.words("office_links")


def _is_suffix(mentions: Mentions, office: Atom) -> bool:
    """As in "Ann Karsana |MP|": letters that are written behind a name."""
    surface = mentions.document.text[office.start : office.end]
    return surface[-1].isupper() and surface.lower() in mentions.lexicon.words("office_suffixes")


def _is_body(mentions: Mentions, row: Row, rule: str, match: re.Match[str]) -> bool:
    """As in "secretary of the |Karsa| Municipal Committee": one word that goes on as a department, nobody's name."""
    if not rule.startswith("office-") or match.groupdict().get("name") is None or len(match["name"]) > 1:
        return False
    behind = _GOES_ON.match(row.tags, match.end("name"))
    return behind is not None and mentions.document.text[row.atoms[behind.end() - 1].start].isupper()


def _is_of_old(mentions: Mentions, office: Atom, match: re.Match[str]) -> bool:
    """As in "|King| Karsa's tomb", "Sultan Karsa": of whose realm nothing is said, a name of history or a title."""
    if office.value != "head-of-state" or match.groupdict().get("place") or match.groupdict().get("before"):
        return False
    return bool(mentions.lexicon.phrases("monarchs").find(mentions.document.scan, office.start, office.end))


def _opens_with_place(row: Row, match: re.Match[str]) -> bool:
    """As in "Regarding X, the mayor there": the sentence's first word with a place is no name."""
    first = match.start("name")
    alone = re.fullmatch("NP+", row.tags[first : match.end("name")])
    return first == 0 and bool(alone) and match.start("office") > first


def _follows_doubtful_place(mentions: Mentions, row: Row, match: re.Match[str]) -> bool:
    """As in "|Split| Mayor Ann": a town's name that was not taken for one; no other place's mayor then."""
    before = match.start() - 1
    if before < 0 or row.tags[before] != "N" or not row.tags.startswith("T", match.start()):
        return False
    own = "place-before-title" in mentions.lexicon.words("office_order")
    return own and bool(mentions.gazetteer.lookup(row.atoms[before].value, "City"))


def _is_unknown_place(mentions: Mentions, row: Row, office: Atom, match: re.Match[str]) -> bool:
    """As in "Gubernur Provinsi X": what stands right behind a type word names a place, known or not."""
    if match.groupdict().get("name") is None:
        return False
    start = row.atoms[match.start("name")].start
    types = mentions.lexicon.phrases("place_types").find(mentions.document.scan, office.start, start)
    leading = [kind for kind in types if kind.value.endswith("before") and not kind.value.startswith("city")]
    behind = [kind for kind in leading if start - kind.end == 1]
    if not behind or behind[-1].start == office.start:
        return False
    within_body = office.tag != "T" and all(atom.start != behind[-1].start for atom in row.atoms)
    return not within_body  # as it is in "Menteri Dalam |Negeri| Budi"


def _is_possessed(mentions: Mentions, row: Row, match: re.Match[str], office: Atom) -> bool:
    start = row.atoms[match.start()].start
    scan = mentions.document.scan
    start = max(row.atoms[0].start, start - _OWN_BEFORE)  # "|its| governor"
    found = mentions.lexicon.phrases("possessives").find(scan, start, row.atoms[match.end() - 1].end)
    return bool(_OWNED.match(scan, office.end)) or any(abs(word.start - office.start) < _NEAR for word in found)


def _is_national(mentions: Mentions, row: Row, match: re.Match[str], office: Atom) -> bool:
    """As in "director for Asia at the foreign ministry"."""
    start, end = row.atoms[match.start()].start, row.atoms[match.end() - 1].end
    own = office.value in ("head-of-agency", "other")
    bodies = mentions.lexicon.phrases("ministries").find(mentions.document.scan, start, end) if own else ()
    return bool(bodies) and not mentions.lexicon.phrases("local_words").find(mentions.document.scan, start, end)


def _place(row: Row, match: re.Match[str], group: str) -> Place | None:
    if match.groupdict().get(group) is None:
        return None
    return row.atoms[match.start(group)].place


def _status(parts: dict[str, str | None], verb: str) -> str:
    marks = "".join(parts.get(group) or "" for group in ("first", "mod", "after", "after2", "address"))
    if "F" in marks or "Y" in marks or verb == "then":
        return "former"
    if "E" in marks:
        return "elect"
    return "acting" if "A" in marks else "current"


def _clean(name: str) -> str:
    plain = " ".join(name.split()).strip(" ,")
    return plain.title() if plain.isupper() and len(plain) > 4 else plain


@cache
def _compiled(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str]], ...]:
    direct = "place-after-title" in lexicon.words("office_order")
    parts = _PARTS | {"after2": _PARTS["after"].replace("after", "after2")}
    return tuple(
        (rule, re.compile(_once(pattern.format(**parts))))
        for rule, pattern in _PATTERNS
        if rule not in (_BEFORE_TITLE if direct else _AFTER_PLACE_FIRST)
    )


def _once(pattern: str) -> str:
    """Group names may stand once; the later ones of a list become plain groups."""
    seen: set[str] = set()

    def plain(match: re.Match[str]) -> str:
        name = match.group(1)
        if name in seen:
            return "(?:"
        seen.add(name)
        return match.group()

    return re.sub(r"\(\?P<(\w+)>", plain, pattern)
