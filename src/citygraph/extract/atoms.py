"""A sentence as a row of tagged atoms, over whose tags the patterns of offices and names run.

One letter stands for one atom, so that a pattern such as ``TPC?N+`` reads "title, place, perhaps a comma, name":

==== ==========================================  ==== ==========================================
T    office that a place follows at once          B    office with a body or field of work behind it
S    office that several people share             h    "head", "director": with a public body only
A    acting   F former   E elect                  Y    "at the time", behind a title
P    place, government or nationality             R    "as", "selaku": between person and office
H    title of honour, Q plain address             D    academic degree
N    capitalised word   I initial   X "Jr."       K    "bin", "van": inside a name
G    word in capitals                             9    date
O    word of a department   b public body         v    private body
L    "of"   Z "to", "untuk"   U "the"   J "and"   C ( ) ' "  punctuation
M    "on behalf of"                               c    "counterpart", "sejawatnya"
V    "was", "menjabat"   W "dijabat"              p    "his predecessor", "wakilnya"
#    number                                       w    any other word   . any other mark
==== ==========================================  ==== ==========================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from citygraph.extract.mention import Mentions, within
from citygraph.extract.place_sights import is_headline
from citygraph.folding import fold, scannable
from citygraph.lazily import lazy
from citygraph.lexicon import Lexicon, SectionMeanings
from citygraph.model import Place, Sentence

# Section → tag. The longest phrase wins; of two equal ones, that of the later section.
_SECTIONS = {
    "sign_verbs": "w",  # what headlines write large: "Sekda X Teken LoI"
    "documents": "w",
    "not_names": "w",
    "list_links": "J",
    "portfolio": "O",
    "public_bodies": "b",
    "private_bodies": "v",
    "name_initials": "I",
    "name_particles": "K",
    "name_suffixes": "X",
    "determiners": "U",
    "jurisdiction_links": "L",
    "posting_links": "Z",
    "capacity_links": "M",
    "as_links": "R",
    "counterparts": "c",
    "successors": "p",
    "office_verbs": "V",
    "office_held_by": "W",
    "courtesies": "Q",
    "degrees": "D",
    "honorifics": "H",
    "nationalities": "P",
    "country_aliases": "P",
    "former_after": "Y",
    "former": "F",
    "elect": "E",
    "acting": "A",
    "headships": "h",
    "roles": "T",
    "not_titles": "w",
    "role_plurals": "S",
}
_ROLL = re.compile(r"[^\W\d_][^:.;,!?\n]{2,39}:\s+(?=[^\W\d_])")
_ONE_PERSON = 6  # words
_OFFICES = ("roles", "role_plurals", "headships", "counterparts", "successors")  # of which T B S h c p are made
# Sections whose phrases are tagged by how they are written.
_AS_WRITTEN = frozenset((
    "nationalities", "country_aliases", "name_initials", "courtesies", "honorifics", "degrees", "name_suffixes",
    "name_particles", "roles",
))  # fmt: skip
_WITH_BODY = {"minister", "vice-minister", "legislator", "head-of-agency", "other", "regional-secretary"}
_ATOM = re.compile(
    r"(?P<initial>(?:[^\W\d_]\.)+(?![^\W\d_]))|(?P<small>[a-z]+(?![\w'’ʻ‘`-]))|(?P<owner>['’]s\b|(?<=s)['’](?!\w))"
    r"|(?P<word>[^\W\d_]+(?:['’ʻ‘`-](?!s\b)[^\W\d_]+)*)|(?P<number>\d+)|(?P<mark>[^\w\s])"
)
_WORD = re.compile(r"[^\W\d_]+")
_OWNER = re.compile(r"'s\b")
_MARKS = {",": "C", "(": "(", ")": ")", **dict.fromkeys('"“”„«»', '"'), **dict.fromkeys("-‑", "")}
_KINDS = {"small": "w", "initial": "I", "owner": "'", "number": "#"}
_FIXED = frozenset("wC()\".'#9")  # tags that nothing beside changes, of atoms with no other meaning
_MAY_CHANGE_SMALL = frozenset("NLBD")  # … and tags that it changes also where they are written small
_JOINTS = "'’ʻ‘`-"  # what joins the parts of a word
DIPLOMATS = frozenset({"ambassador", "consul"})
_SMALL_TOWN = 100_000  # inhabitants
_METROPOLIS = 1_000_000
_HAMLET = 10_000  # … of which no mayor is
_TWO_INITIALS = 2  # "AA Karsana"
_POSTING_REACH = 40  # characters between a diplomat's title and the word before the posting
_CAPITALS = re.compile(r" (?:[a-z]+ )?(?P<words>[A-Z]\w*(?: [A-Z]\w*){0,2})")
_TO_TITLE = re.compile(r"(?:'s?)? \Z")
_NAME_BEHIND = re.compile(r"(?: [^\W\d_a-z](?:\.|[^\W\d_]*[a-z][^\W\d_]*\b)){1,5}")  # " Arya Karsana", " A. Karsana"
_ACRONYM_BEFORE = re.compile(r"\b[A-Z]{2,} $")  # "Kepala BXYZ |Bima| Karsana"
_LONGEST_TERM = 25  # years
_BODY_NUMBER = re.compile(r"[IVX]+|[A-F]")
_BEHIND_OFFICE = re.compile(r"(?:[TB]|h[LU]|[Pb']h)[LUOPbG']*C?$")  # "Mayor of X, |Councillor| Ann": no second office
_BEFORE_OFFICE = re.compile(r"[HQ.]*[NI][NIK]*CU?[AFE]*T")  # "|Councillor| Ann, mayor of X"
_IN_NAME = re.compile(r"[NHQK]P?$")
_OFFICE_AHEAD = re.compile(r"CU?[AFE]*[TBh]")
_BEHIND_TITLE = re.compile(r"[TBSh][ObGPJ]*C?$")
_SURNAME_PLACE = re.compile(r"[TS][HQ]*N$")
_GOES_ON = ("O", "N", "b", "h", "T", "B", "P")  # behind a word of a department, or before its head
_BEHIND_NAME = re.compile(r"[NIXD][C.]*$")
_INITIALS = re.compile(r"[^.,;()]{0,50}\(\s*(?P<short>[A-Z][\w&-]{1,11})\s*\)")  # behind a body's name: "(DEU)"
_GLOTTAL = re.compile(r"['’ʻ‘`](?!s\b)[^\W\d_]")  # inside a word: "Mas'ud"
_PLACE_AFTER = re.compile(
    r"(?<=[LZ])U?(?P<run>[NI]{2,})|(?<=[BShObG)])(?P<body>N{2,})|(?<=[Bh]I)(?P<short>N{2,})|(?<=P)(?P<country>N{2,}|N(?=[HQ]))|(?<=[BhOU])(?P<whose>N+)(?=[Ob])"
)
_OFFICE_TO_NAME = re.compile(r"[TBSh][^.\"9C]*")
_IN_CAPITALS = re.compile(r"[TPHQCD][HQ]*(?P<name>G[GIN]*G)")
_LONGEST_PLACE = 3  # words
_NAME = ("NN", "NI", "IN")  # of two words or more
_SHORTENED = re.compile(r"\. [^\W\d_]")  # "Moch. Anton": a short form, not the end of a sentence


class Atom(NamedTuple):
    """One tagged piece of a sentence; `value` is a role, or a lexicon class, and `place` what a P names."""

    tag: str
    start: int
    end: int
    value: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class _Article:
    """What the rows of an article share: names of places, also as phrases are looked for, and of private bodies."""

    mentions: Mentions
    named: Mapping[str, Place]
    elsewhere: Mapping[str, Place]
    initials: re.Pattern[str] | None


@dataclass(frozen=True, eq=False)
class Row:
    """A sentence as offices and names are looked for in it: most are passed over before their atoms are made."""

    sentence: Sentence
    article: _Article

    @lazy
    def atoms(self) -> tuple[Atom, ...]:
        """The pieces of the sentence, in order."""
        return tuple(_atoms(self.article, self.sentence))

    @lazy
    def tags(self) -> str:
        """The atoms' tags as one string."""
        return _tags(self.atoms)

    @lazy
    def heading(self) -> bool:
        """True for headlines and subheads."""
        text, sentence = self.article.mentions.document.text, self.sentence
        return sentence.paragraph == 0 or _is_heading(text[sentence.start : sentence.end], sentence.paragraph)

    @lazy
    def may_title(self) -> bool:
        """False where no word for an office stands, and so no atom of one."""
        mentions = self.article.mentions
        occurrences = mentions.lexicon.occurrences(mentions.document.scan)
        return bool(occurrences.of(_OFFICES, self.sentence.start, self.sentence.end))

    @lazy
    def _words(self) -> frozenset[str] | None:
        """The folded words of the sentence, where folding changes no more than a scan does."""
        surface = self.article.mentions.document.scan[self.sentence.start : self.sentence.end]
        return frozenset(_WORD.findall(_OWNER.sub(" ", surface).replace("'", ""))) if surface.isascii() else None

    def may_hold(self, words: frozenset[str]) -> bool:
        """False where none of some folded words stands."""
        return self._words is None or not words.isdisjoint(self._words)


def rows(mentions: Mentions) -> tuple[Row, ...]:
    """The rows of a document, one per sentence."""
    named = {mentions.document.text[m.start : m.end]: m.place for m in mentions.places}
    elsewhere = {scannable(name): named[name] for name in sorted(named)}
    article = _Article(mentions, named, elsewhere, _private_initials(mentions))
    return tuple([Row(sentence, article) for sentence in mentions.document.sentences])


def _private_initials(mentions: Mentions) -> re.Pattern[str] | None:
    """The short names of private bodies: "Universiti Teknologi X (|UTekX|)"."""
    document = mentions.document
    if not mentions.lexicon.phrases("private_bodies").find(document.scan):
        return None
    found = [
        initials["short"]
        for body in mentions.lexicon.phrases("public_bodies", "private_bodies").find(document.scan)
        if body.value == "private_bodies"
        and document.text[body.start].isupper()
        and (initials := _INITIALS.match(document.text, body.end))
    ]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(set(found))))})\b") if found else None


def _atoms(article: _Article, sentence: Sentence) -> list[Atom]:
    mentions, initials = article.mentions, article.initials
    phrases = list(_phrases(mentions, sentence))
    short_names = initials.finditer(mentions.document.text, sentence.start, sentence.end) if initials else ()
    shortened = [Atom("v", short.start(), short.end()) for short in short_names]
    told = [*shortened, *phrases]
    places = [
        *(place for place in _places(mentions, sentence) if not _is_no_place(mentions, place, told)),
        *_beside_titles(mentions, sentence, phrases, article.elsewhere),
        *_postings(mentions, phrases),
    ]
    places = [*_capitals(mentions, [*places, *phrases]), *_terms(mentions, sentence), *places, *shortened]
    fixed = _without_overlap(places, phrases, list(_dates(mentions, sentence)))
    tagged = list(_in_context(mentions, _filled(mentions, sentence, fixed)))
    if _is_roll(mentions.document.text[sentence.start : sentence.end]):
        tagged = _as_roll(mentions.document.text, tagged)
    return _capital_names(mentions.document.text, _with_places(mentions, tagged, article.named))


def _filled(mentions: Mentions, sentence: Sentence, fixed: Iterable[Atom]) -> list[Atom]:
    """The atoms of a sentence, with those of the words and marks between them."""
    text = mentions.document.text
    found: list[Atom] = []
    position = sentence.start
    for atom in fixed:
        if text[position : atom.start].strip():
            found += _words(text, _behind_clitic(mentions, position, atom.start), atom.start)
        found.append(atom)
        position = atom.end
    found += _words(text, _behind_clitic(mentions, position, sentence.end), sentence.end)
    return found


def _tags(atoms: Iterable[Atom]) -> str:
    return "".join([atom.tag for atom in atoms])


def _behind_clitic(mentions: Mentions, start: int, end: int) -> int:
    """Where the word behind a phrase begins: "Wali Kota|nya|, Budi"."""
    document, clitics = mentions.document, _clitics(mentions.lexicon)
    if not document.scan.startswith(clitics, start) or not document.text[start - 1 : start].isalpha():
        return start
    return min(end, start + max(len(word) for word in clitics if document.scan.startswith(word, start)))


def _is_heading(line: str, paragraph: int) -> bool:
    """A line without an end mark that is short, or has nearly only capital words: "Disaksikan Duta Besar"."""
    if _is_roll(line):
        return False
    return line[-1:] not in ".!?:;,”\"'’)…" and (len(line.split()) < 10 or is_headline(line, paragraph))


def _is_roll(line: str) -> bool:
    """True for "Present: Cllrs A (Chair); B; C": who was there, in minutes."""
    opening = _ROLL.match(line)
    if opening is None:
        return False
    rest = line[opening.end() :]
    return ";" in rest or "," in rest or len(rest.split()) <= _ONE_PERSON


def _as_roll(text: str, atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms of who was there: marks part names, as commas do, and "Ward" behind two names is a third.

    A semicolon parts members of one office as a comma does, others more: "A, town clerk; B, solicitor".
    """
    semicolon = "C" if any(atom.tag == "S" for atom in atoms) else "w"
    marks = {":": "C", ";": semicolon}
    found: list[Atom] = []
    opening = next((index for index, atom in enumerate(atoms) if text[atom.start] == ":"), 0)
    for index, atom in enumerate(atoms):
        if index < opening and atom.tag in "NG":  # "|Present|: Cllr Ann"
            found.append(atom._replace(tag="w"))
            continue
        behind = atoms[index + 1].tag if index + 1 < len(atoms) else "."
        surname = atom.tag == "O" and text[atom.start].isupper() and index and atoms[index - 1].tag == "N"
        if atom.tag == "." and text[atom.start] in marks:
            found.append(atom._replace(tag=marks[text[atom.start]]))
        else:
            found.append(atom._replace(tag="N") if surname and behind in "CJ.(" else atom)
    return found


def _places(mentions: Mentions, sentence: Sentence) -> Iterator[Atom]:
    for government in within(mentions.governments, sentence.start, sentence.end):
        yield Atom("P", government.start, government.end, "mention", government.place)
    for place in within(mentions.places, sentence.start, sentence.end):
        yield Atom("P", place.start, place.end, "mention", place.place)


def _is_no_place(mentions: Mentions, place: Atom, phrases: list[Atom]) -> bool:
    """As in "Dinas |Sumber| Daya Air": part of a department's name; or somebody's name."""
    inside = (atom for atom in phrases if atom.tag == "O" and atom.start <= place.start and place.end <= atom.end)
    return any(atom.end - atom.start > place.end - place.start for atom in inside) or _is_given_name(
        mentions, place, phrases
    )


def _is_given_name(mentions: Mentions, place: Atom, phrases: list[Atom]) -> bool:
    """As in "Wawali |Ahmad| Purwanto": between office and capital words, a place that nothing in the story backs."""
    text = mentions.document.text
    name = _NAME_BEHIND.match(text, place.end)
    if name is None or place.place is None or place.place.type != "City":
        return False
    bare = "" in mentions.lexicon.words("office_links")  # "Wali Kota |Bandung| Budi"
    if not bare and any(atom.end == place.start - 1 for atom in phrases if atom.tag in "TBSHQ"):
        return True  # "Mayor |Austin| Karsana": a place would stand behind "of"
    whole = text[place.start : name.end()]
    surface = text[place.start : place.end]
    near = place.place.country in mentions.lexicon.words("home_countries")
    given = fold(surface) in _given_names(mentions.lexicon)
    doubtful = given or " " not in name.group().strip()
    if doubtful and (not near or place.place.population < _HAMLET) and _follows_body(text, place, phrases):
        return not _is_located(mentions, surface, whole)  # "Kabag Hukum |Aurora| Karsana"
    if not any(atom.end == place.start - 1 for atom in phrases if atom.tag in "TBS"):
        return False
    if given:
        return not _is_located(mentions, surface, whole) and _is_named_elsewhere(mentions, place.place)
    return text.count(surface) == text.count(whole) and (
        _has_other_place_behind(mentions, name.end())
        or (place.place.population < _HAMLET if near else _is_unlikely(mentions, place.place, surface, name.group()))
    )


@cache
def _given_names(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.words("given_names"))


def _is_named_elsewhere(mentions: Mentions, place: Place) -> bool:
    """True when the story has another place that an office may belong to."""
    return any(other.place != place and other.place.type != "Country" for other in mentions.places)


def _follows_body(text: str, place: Atom, phrases: list[Atom]) -> bool:
    """True right behind a word of a department or its initials."""
    if _ACRONYM_BEFORE.search(text[max(0, place.start - 12) : place.start]):
        return True
    return any(
        atom.end == place.start - 1 and (atom.tag in "Obh" or atom.value == "head-of-agency") for atom in phrases
    )


def _is_located(mentions: Mentions, surface: str, whole: str) -> bool:
    """True when the text says that something is in, or comes from, what bears this name, or calls it a city."""
    scan, name, own = mentions.document.scan, scannable(surface), scannable(whole)
    return any(
        not scan.startswith(own, found.end() - len(name))
        for lead in _leads_to_places(mentions.lexicon)
        if f" {lead} {name}" in scan
        for found in re.finditer(re.escape(f" {lead} {name}"), scan)
    )


@cache
def _leads_to_places(lexicon: Lexicon) -> tuple[str, ...]:
    types = [
        phrase for kind, phrases in lexicon.classes("place_types").items() if "before" in kind for phrase in phrases
    ]
    return tuple(dict.fromkeys((*lexicon.words("locatives"), *types, *lexicon.classes("with_words")["with"])))


def _is_unlikely(mentions: Mentions, place: Place, surface: str, name: str) -> bool:
    """True of a place by another name than its own, or of a country that the article does not speak of.

    Of these a town is meant only if it is not small, and a metropolis if but one word is left for a name behind it.
    """
    if fold(surface) not in {fold(place.name), *(fold(label) for _, label in place.labels)}:
        return True
    countries = {other.place.country for other in mentions.places if other.place != place}
    least = _SMALL_TOWN if " " in name.strip() else _METROPOLIS
    return place.country not in countries and place.population < least


def _has_other_place_behind(mentions: Mentions, end: int) -> bool:
    """As in "Wali Kota |Bima| Karsana dari Malang": the office has its place behind the name."""
    links = mentions.lexicon.words("jurisdiction_links")
    behind = {other.start for other in mentions.places}
    return any(mentions.document.scan.startswith(f" {link} ", end) and end + len(link) + 2 in behind for link in links)


def _beside_titles(
    mentions: Mentions, sentence: Sentence, phrases: list[Atom], elsewhere: Mapping[str, Place]
) -> Iterator[Atom]:
    """A name right before an office that is a place elsewhere in the article: "|Benguet| Board Members"."""
    document = mentions.document
    for title in phrases:
        if title.tag in "TBSc" and (
            to_title := _TO_TITLE.search(document.aligned, max(0, title.start - 3), title.start)
        ):
            end = to_title.start()
            name = max((one for one in elsewhere if document.scan.endswith(one, 0, end)), key=len, default="")
            start = end - len(name)
            whole = sentence.start <= start and not document.scan[start - 1 : start].isalnum()
            if name and whole and document.text[start].isupper():
                yield Atom("P", start, end, "mention", elsewhere[name])
        if title.tag == "B" and document.scan.endswith(_links(mentions.lexicon), title.start, title.end):
            start = title.end + 1  # "Member for |Ostra|"
            name = max((one for one in elsewhere if document.scan.startswith(one, start)), key=len, default="")
            if name and not document.scan[start + len(name) : start + len(name) + 1].isalnum():
                yield Atom("P", start, start + len(name), "mention", elsewhere[name])


@cache
def _links(lexicon: Lexicon) -> tuple[str, ...]:
    """The words between an office and its place, as a title ends with them: "member for"."""
    return tuple(f" {link}" for link in lexicon.words("office_links") if link)


def _postings(mentions: Mentions, phrases: list[Atom]) -> Iterator[Atom]:
    """Where a diplomat is sent to, also right before the name: "Dubes X untuk |Y| Budi", "Ambassador to |Y| Ann"."""
    sent = [atom.end for atom in phrases if atom.tag == "T" and atom.value in DIPLOMATS]
    for link in phrases:
        if link.tag == "Z" and any(0 <= link.start - end < _POSTING_REACH for end in sent):
            yield from _country_after(mentions, link.end)


def _country_after(mentions: Mentions, position: int) -> Iterator[Atom]:
    """The country of the longest name that the capital words behind a position begin with."""
    text = mentions.document.text
    if words := _CAPITALS.match(text, position):
        start = words.start("words")
        for word in reversed([*re.finditer(r"\S+", words["words"])]):
            end = start + word.end()
            if country := mentions.gazetteer.country_called(text[start:end], mentions.lexicon.language):
                yield Atom("P", start, end, "mention", country)
                return


def _capitals(mentions: Mentions, found: list[Atom]) -> Iterator[Atom]:
    """As in "the Kenyan capital", "ibu kota Kenya": the one city of that country which the article names."""
    scan, lexicon = mentions.document.scan, mentions.lexicon
    nations = [atom for atom in found if atom.tag == "P" and atom.place and atom.place.type == "Country"]
    if not nations:
        return
    for nation in nations:
        country = nation.place.country if nation.place else ""
        behind = lexicon.phrases("capital_nouns").find(scan, nation.end, nation.end + 20)[:1]
        before = lexicon.phrases("capital_words").find(scan, max(0, nation.start - 20), nation.start)[-1:]
        seats = [
            *(seat for seat in behind if seat.start == nation.end + 1),
            *(seat for seat in before if seat.end == nation.start - 1),
        ]
        cities = {m.place for m in mentions.places if m.place.type == "City" and m.place.country == country}
        for seat in seats if len(cities) == 1 else ():
            yield Atom("P", min(nation.start, seat.start), max(nation.end, seat.end), "mention", *cities)


def _dates(mentions: Mentions, sentence: Sentence) -> Iterator[Atom]:
    for date in within(mentions.dates, sentence.start, sentence.end):
        yield Atom("9", date.start, date.end)


def _terms(mentions: Mentions, sentence: Sentence) -> Iterator[Atom]:
    """The years of somebody's office: "Wali Kota X |2013–2018|", "mayor of X |from 1990 to 1994|"; once past."""
    published = mentions.document.metadata.published
    for term in _term(mentions.lexicon).finditer(mentions.document.aligned, sentence.start, sentence.end):
        begun, ended = int(term["begun"]), term["ended"]
        last = int(ended if len(ended) == 4 else f"{begun // 100}{ended}")
        if begun < last <= begun + _LONGEST_TERM:
            yield Atom("Y" if published and last < published.year else "O", term.start(), term.end())


@cache
def _term(lexicon: Lexicon) -> re.Pattern[str]:
    openers, links = ("|".join(map(re.escape, lexicon.words(name))) for name in ("term_openers", "range_words"))
    return re.compile(
        rf"(?:\b(?:{openers}) )?\(?\b(?P<begun>(?:19|20)\d\d)(?: ?[-/] ?| (?:{links}) )(?P<ended>(?:19|20)\d\d|\d\d)\b"
        r"(?![-/])\)?"
    )


def _phrases(mentions: Mentions, sentence: Sentence) -> Iterator[Atom]:
    text = mentions.document.text
    finder = _finder(mentions.lexicon)
    for start, end, meanings in finder.find(mentions.document.scan, sentence.start, sentence.end):
        section, value = meanings[-1]
        small = section == "nationalities" and mentions.lexicon.writes("small-nationalities")
        tag = "P" if small else _tag(section, value, text[start:end])
        if tag == "P":
            assembly = text[start:end].lower() in _assemblies(mentions.lexicon)  # "DPRK X": no country's initials
            country = None if assembly else mentions.gazetteer.country(value)
            if country:
                yield Atom("P", start, end, "nationality", country)
        elif tag and not _is_part_of_word(text, start, end, tag):
            yield Atom(tag, start, end, value)


@cache
def _assemblies(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.classes("led_bodies").get("legislator", ()))


@cache
def _finder(lexicon: Lexicon) -> SectionMeanings:
    return lexicon.meanings(*_SECTIONS)


def _is_part_of_word(text: str, start: int, end: int, tag: str) -> bool:
    """As in "Wan-|an|", "Chelang'|at|", "|Mas|'ud", "|A|. Karsana"; while "then-Mayor", "mayor-elect" fall apart."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before not in _JOINTS and behind not in _JOINTS and behind != ".":
        return False
    initial = end - start == 1 and behind == "."
    if text[start - 1 : start] in ("'", "’") and text[start - 2 : start - 1].isalpha():
        return True
    if _GLOTTAL.match(text, end) and text[end - 1].isalpha():
        return True
    joined = text[start - 1 : start] == "-" or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha())
    return (initial and tag in "UKN") or (joined and tag not in "TBShAFEP")


def _tag(section: str, value: str, surface: str) -> str:
    """The tag of a phrase as it is written here; empty when its writing says that it is something else."""
    tag = _SECTIONS.get(section, "")
    if section not in _AS_WRITTEN:
        return tag
    capital = surface[0].isupper()
    if section in ("nationalities", "country_aliases"):
        return tag if capital and (len(surface) > 3 or surface.isupper() or "." in surface) else ""
    if section == "name_initials" or (section == "courtesies" and len(surface) == _TWO_INITIALS):
        initials = surface.isupper()  # "|MR| Karsana" too
        return "I" if initials else tag * (section == "courtesies")
    if section in ("honorifics", "courtesies", "degrees", "name_suffixes"):
        shortened = section == "honorifics" and surface.endswith(".")  # "dr. Budi", a physician
        return tag if shortened or any(letter.isupper() for letter in surface) else ""
    if section == "name_particles" and capital:
        return "N"
    return "B" if section == "roles" and value in _WITH_BODY else tag


def _without_overlap(places: list[Atom], phrases: list[Atom], dates: list[Atom]) -> list[Atom]:
    """Places before phrases, except that an office cuts off what it covers of a place: "Davao |City Mayor"."""
    if not places and not dates:
        return phrases
    whole = {(place.start, place.end) for place in places}  # a council's initials are no members of parliament
    titles = [atom for atom in phrases if atom.tag in "TBS" and (atom.start, atom.end) not in whole]
    kept: list[Atom] = []
    for place in places:
        found = _trimmed(place, titles) if titles and place.tag == "P" else place
        if found and _is_clear(found, kept):
            kept.append(found)
    kept += [phrase for phrase in phrases if _is_clear(phrase, kept)] if kept else phrases
    kept += [date for date in dates if _is_clear(date, kept)]
    return sorted(kept, key=_start)


def _is_clear(atom: Atom, kept: list[Atom]) -> bool:
    """True for an atom that overlaps none of the others."""
    _, start, end, _, _ = atom
    return all(other[2] <= start or end <= other[1] for other in kept)


_start = attrgetter("start")


def _trimmed(place: Atom, titles: list[Atom]) -> Atom | None:
    for title in titles:
        if title.start <= place.start and place.end <= title.end:
            return None
        if place.start < title.start < place.end < title.end:
            return Atom("P", place.start, title.start, place.value, place.place)
        if title.start < place.start < title.end < place.end:
            return Atom("P", title.end, place.end, place.value, place.place)
    return place


def _words(text: str, start: int, end: int) -> list[Atom]:
    """The atoms of what is neither phrase nor mention."""
    found: list[Atom] = []
    position = start
    for match in _ATOM.finditer(text, start, end):
        begin, stop = match.span()
        if begin < position:
            continue
        kind = match.lastgroup
        value = ""
        if kind == "word":
            surface = match.group()
            tag = _word_tag(surface)
            if tag == "N":
                value = surface
                if len(surface) <= 4 and _SHORTENED.match(text, stop, end):
                    stop += 1
        elif kind == "mark":
            tag = _MARKS.get(text[begin], ".")
        else:
            tag = _KINDS[str(kind)]
        if tag:
            found.append(Atom(tag, begin, stop, value))
        position = stop
    return found


def _word_tag(word: str) -> str:
    if not word[0].isupper():
        return "N" if len(word) > 3 and word[1] in "-'’" and word[2:3].isupper() else "w"
    if len(word) == 1 or (len(word) == _TWO_INITIALS and word.isupper()):
        return "I"
    return "G" if word.isupper() else "N"


@cache
def _clitics(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(lexicon.words("clitics"))


@cache
def _openers(lexicon: Lexicon) -> frozenset[str]:
    """Words that open a sentence and are no names."""
    return frozenset((*lexicon.words("speech_verbs"), *lexicon.words("sentence_starters")))


@cache
def _numbered(lexicon: Lexicon) -> frozenset[str]:
    """Bodies of which there are several."""
    return frozenset(lexicon.words("numbered_bodies"))


@cache
def _particles(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(map(fold, lexicon.words("name_particles")))


def _in_context(mentions: Mentions, found: list[Atom]) -> Iterator[Atom]:
    """The atoms, those retagged that mean something else beside their neighbours."""
    tags = ""
    text = mentions.document.text
    for index, atom in enumerate(found):
        if atom.tag in _FIXED if not atom.value else atom.tag not in _MAY_CHANGE_SMALL and text[atom.start].islower():
            tags += atom.tag
            yield atom
            continue
        tag = _beside_others(mentions, found, index, tags)
        tags += tag
        yield atom if tag == atom.tag else Atom(tag, atom.start, atom.end, atom.value)


def _beside_others(mentions: Mentions, found: list[Atom], index: int, before: str) -> str:
    """The tag of an atom behind those with the tags `before`."""
    atom = found[index]
    surface = mentions.document.text[atom.start : atom.end]
    tag = _degree_or_word(atom, surface, before) if atom.tag == "D" else atom.tag
    if index and _BODY_NUMBER.fullmatch(surface) and _is_one_of_several(mentions, found[index - 1]):
        return "O"
    if atom.tag == "N":
        return "w" if not before.strip('"') and fold(surface) in _openers(mentions.lexicon) else tag
    if not atom.value:
        return tag
    behind = _tags(found[index + 1 : index + 12])
    if atom.value == "legislator" and before[-1:] == "N" and _OFFICE_AHEAD.match(behind) and surface.isupper():
        tag = (
            "D" if surface.lower() in mentions.lexicon.words("office_suffixes") else tag
        )  # "Ann Karsana |MLA|, Member"
    elif atom.value == "legislator":
        tag = "Q" if _BEHIND_OFFICE.search(before) or _BEFORE_OFFICE.match(behind) else tag
    elif tag == "L" and before[-1:] in ("N", "I") and behind[:1] == "N":
        tag = "K" if fold(surface) in _particles(mentions.lexicon) else tag  # "Ann |von| Karsana", no place behind
    elif tag in "wOT" and atom.value and surface.istitle() and _is_in_name(atom, tag, before, behind):
        tag = "N"
    elif tag == "w" and surface.istitle() and behind[:1] == "N" and _BEHIND_TITLE.search(before):
        tag = "N" if fold(surface) in _given_names(mentions.lexicon) else tag  # "Kadis Bina Marga |Hari| Karsana"
    elif tag == "h" and surface.istitle() and behind[:2] in _NAME and before[-1:] in ("C", "J", ""):
        tag = "H"  # "Chief |Ann Karsana|"
    return tag


def _is_in_name(atom: Atom, tag: str, before: str, behind: str) -> bool:
    """True of a capital word with another meaning that stands within a name."""
    if tag == "w":  # "H. |Lalu| Karsana"
        return before[-1:] in ("H", "Q") and behind[:1] == "N"
    if tag == "O":  # "Mayor John |Parks| said"
        return _SURNAME_PLACE.search(before) is not None and behind[:1] not in _GOES_ON
    ruler = atom.value == "head-of-state"  # "Datuk |Raja| Karsana"
    return ruler and _IN_NAME.search(before) is not None and behind[:1] in ("N", "P")


def _with_places(mentions: Mentions, atoms: list[Atom], named: Mapping[str, Place]) -> list[Atom]:
    """Names of places that run on into names of people: "Kadis Perikanan |X| Budi", "President of |Kenya| Ann"."""
    tags = _tags(atoms)
    direct = "place-after-title" in mentions.lexicon.words("office_order")
    for office in _OFFICE_TO_NAME.finditer(tags):
        for run in _PLACE_AFTER.finditer(tags, office.start() + 1, office.end()):
            if run["run"] or run["whose"]:
                whole = tags[run.end() : run.end() + 1] in ("O", "b")  # no name behind the place
                opening = range(run.start("run" if run["run"] else "whose"), run.end() + whole)
                found = _place_opening(mentions, atoms, opening, named, linked=True)
            elif run["country"]:
                whole = tags[run.end() : run.end() + 1] in ("H", "Q")
                opening = range(run.start(), run.end() + whole)
                found = _country_opening(mentions, atoms, opening) if direct else None
            elif direct:  # "Balai Mutu |X| Budi", "Kepala BX |X| Budi"
                found = _place_within(mentions, atoms, range(run.start(), run.end()), named)
            else:
                continue
            if found:
                first, stop, place = found
                joined = Atom("P", atoms[first].start, atoms[stop - 1].end, "mention", place)
                return _with_places(mentions, [*atoms[:first], joined, *atoms[stop:]], named)
    return atoms


def _country_opening(mentions: Mentions, atoms: list[Atom], run: range) -> tuple[int, int, Place] | None:
    """The country behind its city, right before a name: "Wali Kota X |Belgia| Ana Ruhl"."""
    for stop in range(min(run.start + _LONGEST_PLACE, run.stop - 1), run.start, -1):
        words = " ".join(mentions.document.text[atoms[run.start].start : atoms[stop - 1].end].split())
        if country := mentions.gazetteer.country_called(words, mentions.lexicon.language):
            return run.start, stop, country
    return None


def _place_within(
    mentions: Mentions, atoms: list[Atom], run: range, named: Mapping[str, Place]
) -> tuple[int, int, Place] | None:
    """The first place in a run of capital words that leaves a name behind it: "Balai Mutu |X| Budi"."""
    for first in run[:-1]:
        if found := _place_opening(mentions, atoms, range(first, run.stop), named, linked=False):
            return found
    return None


def _place_opening(
    mentions: Mentions, atoms: list[Atom], run: range, named: Mapping[str, Place], *, linked: bool
) -> tuple[int, int, Place] | None:
    """The longest place that a run of capital words begins with, and from which to which atom."""
    for stop in range(min(run.start + _LONGEST_PLACE, run.stop - 1), run.start, -1):
        words = " ".join(mentions.document.text[atoms[run.start].start : atoms[stop - 1].end].split())
        place = named.get(words)
        if place and within(mentions.places, atoms[run.start].start, atoms[run.start].end):
            place = None  # here it was found to be a name of somebody
        if place is None and not linked:
            place = _domestic(mentions, words)
        elif place is None:
            place = _well_known(mentions, words)
        if place:
            return run.start, stop, place
    return None


def _domestic(mentions: Mentions, name: str) -> Place | None:
    """A big city of the language's own country."""
    for country in mentions.lexicon.words("home_countries"):
        for city in mentions.gazetteer.lookup(name, "City", country):
            return city if city.population >= _SMALL_TOWN else None
    return None


def _well_known(mentions: Mentions, name: str) -> Place | None:
    """A country, a big city, or the one region of a name."""
    if country := mentions.gazetteer.country_called(name, mentions.lexicon.language):
        return country
    cities = mentions.gazetteer.lookup(name, "City")[:1]
    if cities and cities[0].population >= _SMALL_TOWN:
        return cities[0]
    regions = mentions.gazetteer.lookup(name, "Region")
    return regions[0] if len(regions) == 1 else None


def _capital_names(text: str, atoms: list[Atom]) -> list[Atom]:
    """The atoms, names written in capitals as names: "Wali Kota X, |BUDI KARSANA|, M.Si."."""
    names: set[int] = set()
    for run in _IN_CAPITALS.finditer(_tags(atoms)):
        words = [atom for atom in atoms[run.start("name") : run.end("name")] if atom.tag == "G"]
        if all(_is_pronounceable(text[word.start : word.end]) for word in words):
            names.update(range(run.start("name"), run.end("name")))
    if not names:
        return atoms
    return [
        Atom("N", atom.start, atom.end, text[atom.start : atom.end]) if index in names else atom
        for index, atom in enumerate(atoms)
    ]


def _is_pronounceable(word: str) -> bool:
    """A word that is no abbreviation: three letters or more, vowels among them."""
    return len(word) > 2 and any(letter in "aeiouy" for letter in fold(word))


def _degree_or_word(atom: Atom, surface: str, before: str) -> str:
    """Degrees stand behind a name only; elsewhere the same letters are a word."""
    spelt = sum(letter.isupper() for letter in surface) > 1 or before.endswith("C")
    return atom.tag if spelt and _BEHIND_NAME.search(before) else _word_tag(surface.rstrip("."))


def _is_one_of_several(mentions: Mentions, atom: Atom) -> bool:
    """As in "Ketua |Komisi|": bodies of which there are several, told apart by a number or letter."""
    if atom.tag not in "BSOTGN":
        return False
    return fold(mentions.document.text[atom.start : atom.end]).split(" ")[-1] in _numbered(mentions.lexicon)
