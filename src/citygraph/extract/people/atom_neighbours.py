"""What an atom is beside its neighbours: "Mayor John |Parks|" is no department, "Ann |von| Karsana" no place's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citygraph.extract.mention import Mentions
from citygraph.extract.people.atom_words import word_tag
from citygraph.extract.people.atoms import SEATS, Atom, given_names, tags_of
from citygraph.folding import fold
from citygraph.lexicon import Lexicon, own_words

_FIXED = frozenset("wC()\".'#9")  # tags that nothing beside changes, of atoms with no other meaning
_MAY_CHANGE_SMALL = frozenset("NLBD")  # … and tags that it changes also where they are written small
_BODY_NUMBER = re.compile(r"[IVX]+|[A-F]")
_BEHIND_OFFICE = re.compile(
    r"(?:[TB]|h[LU]|[Pb']h)(?:[LUOPbG']|J(?=O))*C?[HQ]*$"
)  # "Mayor of X, |Councillor| Ann": no second office
# "|Councillor| Ann, mayor of X"; no "Councillor Ann, Mayor Bob"
_BEFORE_OFFICE = re.compile(r"[HQ.]*[NI][NIK]*CU?[AE]*T(?!'|(?:LU?P)?[HQ]*N)")
_SEAT = re.compile(r"(?P<name>[NI]D*[CR](?=BM?))?(?P<office>B)(?:\([BG]\))?(?:MU?)?P?O*$")
_CLAUSE_END = re.compile(r"N{0,2}(?:[C.)wJ]|$)")  # behind "Ann Karsana, MP for Velmora"
_BEFORE_SEAT = ("B", ")", "M", "U", "P", "O")
_BYNAME = re.compile(r"P(?P<type>O)O*$")
_BYNAME_END = re.compile(r"[NO]{0,3}[C(]")  # behind "Majlis Perbandaran X Bandar Raya Karsa"
_NAME_AHEAD = re.compile(r"N{0,2}C[HQ]*[NIP][NIKT]*[NIP]")  # behind "MP for Velmora"
_IN_NAME = re.compile(r"[NHQK]P?$")
_BEHIND_HEAD = re.compile(r"[TBhSY][ObGPJLZU]*$")
_BEHIND_COMMA = re.compile(r"[TBhSY][ObGPJLZU]*C$")
_OFFICE_AHEAD = re.compile(r"CU?[AFE]*[TBh]")
_BEHIND_TITLE = re.compile(r"[TBShcp][ObGPJLZU()]*C?[HQ]*$")
_NAMED = re.compile(r"[TBSh](?:[ObGPJLZU()]|C(?=P))*C?[HQ]*[NI]+$")
_NAMED_OFFICE = re.compile(r"N+CU?(?:P'?)?[AFEO]*[TBSh]")
_SURNAME_PLACE = re.compile(r"[TS][HQ]*N$")
# "Council leader Alan |Waters|", "|Alan| Waters, leader of …"
_GIVEN_NAME = re.compile(r"(?:^|[TSHQAFE]C?|(?P<field>[Bh])|[BhOP]C)[NI]+$")
_NAMED_BEFORE = re.compile(r"(?:^|[^ObGNI])[NI]+$")  # "according to Alan |Waters|, the mayor of …"
_APPOSED = re.compile(r"CU?(?:P[.']?)?[AFEO]*[TBSh]")
_FIELD_BEFORE = re.compile(r"[BbhO]$")
_ONE_NAME = re.compile(r"N(?![NIKHQ])")
_BEHIND_SURNAME = re.compile(r"[Cw.VR]|\(|J(?=U?[AFE]*(?:P[.']?)?[TSBHQ])|$")
_GOES_ON = ("O", "N", "b", "h", "T", "B", "P")  # behind a word of a department, or before its head
_BEHIND_NAME = re.compile(r"[NIXD][C.]*$")
_IN_CAPITALS = re.compile(
    r"[TPHQCD][HQ]*(?P<name>G[GIN]*G)|[THQ]\.?(?P<surname>G)(?=N)|(?P<apposed>G[GIN]*G)(?=(?:C?D)*CU?[AFE]*[TBSh])"
)
_NAME = ("NN", "NI", "IN")  # of two words or more


def beside_neighbours(mentions: Mentions, found: list[Atom]) -> Iterator[Atom]:
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
        yield atom if tag == atom.tag else Atom(tag, atom.start, _word_end(text, atom, tag), atom.value)


def _word_end(text: str, atom: Atom, tag: str) -> int:
    """Where an atom ends: of "Ann |Water|s" behind the whole word, when it is a name."""
    end = atom.end
    while tag == "N" and text[end : end + 1].isalpha():
        end += 1
    return end


def _beside_others(mentions: Mentions, found: list[Atom], index: int, before: str) -> str:
    """The tag of an atom behind those with the tags `before`."""
    atom = found[index]
    surface = mentions.document.text[atom.start : atom.end]
    tag = _degree_or_word(atom, surface, before) if atom.tag == "D" else atom.tag
    if index and _BODY_NUMBER.fullmatch(surface) and _is_one_of_several(mentions, found[index - 1]):
        return "O"
    if atom.tag == "N":
        return _capital_word(mentions, found, index, before)
    if not atom.value:
        return tag
    behind = tags_of(found[index + 1 : index + 12])
    if atom.value == "legislator" and before[-1:] == "N" and _OFFICE_AHEAD.match(behind) and surface.isupper():
        tag = (
            "D" if surface.lower() in mentions.lexicon.words("office_suffixes") else tag
        )  # "Ann Karsana |MLA|, Member"
    elif atom.value == "legislator":
        of_party = before[-1:] == "N"  # "|Ostra Greens| councillor Ann Karsana, the incoming mayor"
        addressed = _BEHIND_OFFICE.search(before) and not _chairs_assembly(mentions, atom)
        tag = "Q" if addressed or (_BEFORE_OFFICE.match(behind) and not of_party) else tag
    elif tag == "L" and before[-1:] in ("N", "I") and behind[:1] == "N":
        tag = "K" if fold(surface) in _particles(mentions.lexicon) else tag  # "Ann |von| Karsana", no place behind
    elif tag in "wOT" and surface.istitle() and _is_of_name(mentions, found, index, before, behind):
        tag = "N"
    elif tag in "wUZVJL" and surface[0].isupper():
        tag = _written_large(mentions, atom, surface, before, behind)
    elif tag in "hHX" and surface.istitle():
        tag = _headship_or_honour(mentions, atom, surface, before, behind)
    return tag


def _chairs_assembly(mentions: Mentions, atom: Atom) -> bool:
    """As in "the mayor, |Council Leader| Ann": an office of its own, and no form of address."""
    heads = mentions.lexicon.phrases("chairs").find(mentions.document.scan, atom.start, atom.end)
    return any(head.value == "chair" for head in heads)


def _headship_or_honour(mentions: Mentions, atom: Atom, surface: str, before: str, behind: str) -> str:
    """The tag of a capital word that heads a body, or honours a name: "|Chief| Ann Karsana"."""
    if atom.tag == "X":  # "President |Xi| Karsana"
        return "N" if behind[:1] == "N" and before[-1:] not in ("N", "I") else "X"
    if atom.tag == "H":  # "Kadis Bina Marga |Nana| Karsana", a chief's title elsewhere
        return "N" if behind[:1] == "N" and _is_plain_name(mentions.lexicon, surface) else "H"
    if behind[:2] not in _NAME or before[-1:] not in ("C", "J", ""):
        return "h"
    if fold(surface) in mentions.lexicon.words("commissioners") or _may_chair(mentions, atom):
        return "h"
    direct = "place-after-title" in mentions.lexicon.words("office_order")  # where no "Kepala" honours a name
    return "h" if direct and fold(surface) not in mentions.lexicon.words("honorifics") else "H"


def _is_plain_name(lexicon: Lexicon, surface: str) -> bool:
    """True of a given name that only languages from which phrases are borrowed have as a title of honour."""
    name = fold(surface)
    return name in given_names(lexicon) and name not in _own_honours(lexicon.language)


@cache
def _own_honours(language: str) -> frozenset[str]:
    return frozenset(own_words(language, "honorifics"))


def _may_chair(mentions: Mentions, atom: Atom) -> bool:
    """As in "|Vice Chairman| Ann Karsana" where the story tells of a people's committee: the head of a city."""
    document, lexicon = mentions.document, mentions.lexicon
    chairs = lexicon.phrases("chairs").find(document.scan, atom.start, atom.end)
    return (
        bool(chairs) and chairs[0].value == "chair" and bool(lexicon.phrases("ruling_committees").find(document.scan))
    )


def _capital_word(mentions: Mentions, found: list[Atom], index: int, before: str) -> str:
    """The tag of a capital word: a name, but for what opens a sentence, or what a member is elected for."""
    atom = found[index]
    if before[-1:] in _BEFORE_SEAT and _is_of_constituency(mentions, found, index, before):
        return "O"
    if before[-1:] == "O" and _is_of_byname(mentions, found, index, before):
        return "O"
    opens = not before.strip('"') and fold(mentions.document.text[atom.start : atom.end]) in _openers(mentions.lexicon)
    return "w" if opens else "N"


def _is_of_constituency(mentions: Mentions, found: list[Atom], index: int, before: str) -> bool:
    """As in "the MP for |Velmora|, Ann Karsana", "MP for Ostra |North|": what a member is elected for."""
    seat = _SEAT.search(before)
    office = found[seat.start("office")] if seat else None
    if seat is None or office is None or not _sits_for(mentions, office, linked="M" in seat.group()):
        return False
    if mentions.document.scan[found[index].start : found[index].end] in mentions.lexicon.words("constituency_parts"):
        return True
    ahead = _NAME_AHEAD if seat["name"] is None else _CLAUSE_END
    behind = found[index + 1 : index + 12]
    return ahead.match(tags_of(behind)) is not None or _is_pointed_at(mentions, behind)


def _is_pointed_at(mentions: Mentions, behind: list[Atom]) -> bool:
    """As in "kata ADUN Karsa |Utara itu|": who sits for it is named elsewhere."""
    word = next((atom for atom in behind if atom.tag != "N"), None)
    return word is not None and mentions.document.text[word.start : word.end] in mentions.lexicon.words("definite")


def _is_of_byname(mentions: Mentions, found: list[Atom], index: int, before: str) -> bool:
    """As in "Majlis Perbandaran X Bandar Raya |Karsa|, Ann Lima": what a council's name adds of its city."""
    byname = _BYNAME.search(before)
    if byname is None or _BYNAME_END.match(tags_of(found[index + 1 : index + 5])) is None:
        return False
    word = found[byname.start("type")]
    types = mentions.lexicon.phrases("place_types").find(mentions.document.scan, word.start, word.end)
    return bool(types) and types[0].value.startswith("city") and types[0].end == word.end


def _sits_for(mentions: Mentions, office: Atom, *, linked: bool) -> bool:
    """True of a member behind whose title the constituency stands: "member |for|", "ADUN"."""
    if office.value != "legislator":
        return False
    title, lexicon = mentions.document.scan[office.start : office.end], mentions.lexicon
    direct = "place-after-title" in lexicon.words("office_order")
    if direct and any(title in lexicon.words(section) for section in SEATS):
        return True
    return linked or title.split(" ")[-1] in filter(None, lexicon.words("office_links"))


def _written_large(mentions: Mentions, atom: Atom, surface: str, before: str, behind: str) -> str:
    """The tag of a small word that is written large."""
    if behind[:1] == "N" and atom.tag != "L":
        return _before_a_name(mentions, surface, atom.tag, before, behind)
    may_end = atom.tag in "JUZL" or fold(surface) in given_names(mentions.lexicon)  # "Liu |Yang|"
    ends = may_end and surface.istitle() and _ends_name(mentions, atom, before, behind)
    return "N" if ends else atom.tag


def _before_a_name(mentions: Mentions, surface: str, tag: str, before: str, behind: str) -> str:
    """The tag of a small word that is written large before a name: "Kadis Bina Marga |Hari| Karsana"."""
    if tag != "J" and _may_open_name(before, behind):
        initial = word_tag(surface) if surface.isupper() else tag  # "Datuk Ir |A| Karsana", "Bupati |MY| Karsana"
        return "N" if fold(surface) in given_names(mentions.lexicon) else initial
    inside = len(surface) == 1 and surface.isupper() and _NAMED.search(before)
    return "I" if inside else tag  # "Wakil Wali Kota Budi |A| Karsana"


def _ends_name(mentions: Mentions, atom: Atom, before: str, behind: str) -> bool:
    """As in "Gubernur Ana |Dan| tiba", "Ana |Dan|, wali kota X,": written large where no headline's words go on."""
    letter_behind = mentions.document.text[atom.end : atom.end + 2].strip()[:1]
    if letter_behind.isupper() or before[-1:] not in ("N", "I"):
        return False
    return _NAMED.search(before) is not None or _OFFICE_AHEAD.match(behind) is not None


def _may_open_name(before: str, behind: str) -> bool:
    """As in "Mayor |He| Karsana", "|An| Karsana, mayor of X": where a name begins, behind its title or before it."""
    return _BEHIND_TITLE.search(before) is not None or (not before and _NAMED_OFFICE.match(behind) is not None)


def _is_of_name(mentions: Mentions, found: list[Atom], index: int, before: str, behind: str) -> bool:
    """True of a capital word with another meaning that a name is made of."""
    atom = found[index]
    if atom.value and _is_in_name(atom, atom.tag, before, behind):
        return True
    if atom.value == "head-of-state" and _is_set_off(before, behind) and not _rules_as_governor(mentions, found, index):
        return fold(mentions.document.text[atom.start : atom.end]) in given_names(mentions.lexicon)
    if atom.tag != "O":
        return False
    return _is_given_name(mentions, atom, before, behind) or _is_surname(mentions, found, index, before, behind)


def _is_given_name(mentions: Mentions, atom: Atom, before: str, behind: str) -> bool:
    """As in "Menteri Pariwisata |Sandi| Karsana": a given name behind a department's field, before one name more."""
    surface = mentions.document.text[atom.start : atom.end]
    alone = _FIELD_BEFORE.search(before) and _ONE_NAME.match(behind)
    return alone is not None and fold(surface) in given_names(mentions.lexicon)


def _rules_as_governor(mentions: Mentions, found: list[Atom], index: int) -> bool:
    """As in "|Sultan| Karsana, Gubernur X": a ruler's title that a governor bears, and no part of the name."""
    office = next((atom for atom in found[index + 1 :] if atom.tag == "T"), None)
    title = mentions.document.scan[found[index].start : found[index].end]
    return office is not None and office.value == "governor" and title in mentions.lexicon.words("titles_of_governors")


def _is_set_off(before: str, behind: str) -> bool:
    """Where a comma parts name and office: "Bupati X, |Ratu| Karsana", "|Ratu| Karsana, Bupati X"."""
    return (_BEHIND_COMMA.search(before) is not None and behind[:1] in ("N", "I")) or _may_open_name(before, behind)


def _is_in_name(atom: Atom, tag: str, before: str, behind: str) -> bool:
    """True of a capital word with another meaning that stands within a name."""
    if tag == "w":  # "H. |Lalu| Karsana"
        return before[-1:] in ("H", "Q") and behind[:1] == "N"
    if tag == "O":  # "Mayor John |Parks| said"
        return _SURNAME_PLACE.search(before) is not None and behind[:1] not in _GOES_ON
    ruler = atom.value == "head-of-state"  # "Datuk |Raja| Karsana", "Bupati X |Ratu| Karsana"
    if ruler and _NAMED.search(before.removesuffix("P")) and _BEHIND_SURNAME.match(behind):
        return True  # "Datuk Bandar X, Wong |King|"
    named = _IN_NAME.search(before) is not None and behind[:1] in ("N", "P")
    headed = _BEHIND_HEAD.search(before) is not None and behind[:1] in ("N", "I")
    return ruler and (named or headed)


def _is_surname(mentions: Mentions, found: list[Atom], index: int, before: str, behind: str) -> bool:
    """As in "Alan |Waters|, leader of the council": one word of a department's field that ends a person's name.

    Where departments have their field before their head, so that no body is named "Dinas Karsa |Budaya|"; and not
    behind "Commissioner for", where the field goes on.
    """
    document, atom = mentions.document, found[index]
    given = _GIVEN_NAME.search(before)
    apposed = _NAMED_BEFORE.search(before) and _APPOSED.match(behind)
    if not (given or apposed) or " " in document.scan[atom.start : atom.end] or not _BEHIND_SURNAME.match(behind):
        return False
    if "place-before-title" not in mentions.lexicon.words("office_order"):
        return False
    office = found[given.start("field")] if given and given["field"] else None
    if office is None:
        return True
    return document.scan[office.start : office.end].split(" ")[-1] not in mentions.lexicon.words("office_links")


def _degree_or_word(atom: Atom, surface: str, before: str) -> str:
    """Degrees stand behind a name only; elsewhere the same letters are a word."""
    spelt = sum(letter.isupper() for letter in surface) > 1 or before.endswith("C")
    return atom.tag if spelt and _BEHIND_NAME.search(before) else word_tag(surface.rstrip("."))


def _is_one_of_several(mentions: Mentions, atom: Atom) -> bool:
    """As in "Ketua |Komisi|": bodies of which there are several, told apart by a number or letter."""
    if atom.tag not in "BSOTGN":
        return False
    return fold(mentions.document.text[atom.start : atom.end]).split(" ")[-1] in _numbered(mentions.lexicon)


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


def with_capital_names(text: str, atoms: list[Atom]) -> list[Atom]:
    """The atoms, names written in capitals as names: "Wali Kota X, |BUDI KARSANA|, M.Si."."""
    tags, names = tags_of(atoms), set[int]()
    for run in _IN_CAPITALS.finditer(tags) if "G" in tags else ():
        first, last = run.span(str(run.lastgroup))  # "Mr. |KARSANA| Budi", "|BUDI KARSANA|, Wali Kota X"
        words = [atom for atom in atoms[first:last] if atom.tag == "G"]
        if all(_is_pronounceable(text[word.start : word.end]) for word in words):
            names.update(range(first, last))
    if not names:
        return atoms
    return [
        Atom("N", atom.start, atom.end, text[atom.start : atom.end]) if index in names else atom
        for index, atom in enumerate(atoms)
    ]


def _is_pronounceable(word: str) -> bool:
    """A word that is no abbreviation: three letters or more, vowels among them."""
    return len(word) > 2 and any(letter in "aeiouy" for letter in fold(word))
