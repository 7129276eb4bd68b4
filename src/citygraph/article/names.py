"""Names in bylines and datelines: whether words look like a name, and whose name it is."""

from __future__ import annotations

import re
from functools import lru_cache

from citygraph.article.wording import alternatives, wording
from citygraph.folding import align, fold, scannable

_MOST_WORDS = 6
_NAME_WORDS = 4
_INITIALS = 3
_NAME_AND_PLACE = 2
_LONGEST_MASTHEAD = 100  # characters
_WORD = re.compile(r"[^\W\d_]")
_DOMAIN = re.compile(
    r"(?:[\w-]+\.){1,2}(?:com|co|net|org|id|my|ph|uk|sg|au|nz|news|info|tv|go|gov|or|cn|in)(?:\.[a-z]{2})?",
    re.IGNORECASE,
)
_INNER_CAPITAL = re.compile(r"[a-z](?=[A-Z])")
_NO_NAME = re.compile(r"[(),:;|?!\"]")
_ADDRESS = re.compile(r"\S+@\S+|\([^)]*\)|@\w+")


def is_name(text: str) -> bool:
    """True for a few words that are all capitalised, particles apart.

    >>> is_name("Fatimah binti Zulkifli"), is_name("Kota bertemu")
    (True, False)
    """
    words = text.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and _begins_large(words[0])
        and all(_begins_large(word) or scannable(word) in wording().particles for word in words)
    )


def outlet(text: str) -> str | None:
    """The publisher that a name is one of: a known one, or a name with a word such as "Daily"; None otherwise.

    >>> outlet("KBRN"), outlet("Kabar Lembah"), outlet("Penta Maydita")
    ('RRI', 'Kabar Lembah', None)
    """
    name = text.strip(" .,-*")
    if known := wording().outlets.get(fold(name)):
        return known
    words = name.split()
    if len(words) == 1 and (_DOMAIN.fullmatch(name) or _is_compound(name)):
        return name
    if not words or len(words) > _MOST_WORDS or not _begins_large(words[0]) or _NO_NAME.search(name):
        return None
    if fold(name) in wording().desks or fold(name) in wording().page_sections:
        return None
    parts = scannable(name).split()  # "Ostsee-Bote" is two
    is_titled = any(map(_is_outlet_word, parts)) and (is_name(name) or len(words) == 2)
    return _in_small(_without_desk(name)) if is_titled and len(parts) > 1 else None


def _is_compound(name: str) -> bool:
    """``detikSulsel``, ``KabarLembah``: a paper's name, or a word of one, with another behind it."""
    inner = _INNER_CAPITAL.search(name)
    first = fold(name[: inner.start() + 1]) if inner and name.isalnum() else ""
    return bool(first) and (first in wording().outlets or first in wording().outlet_words)


def is_desk(text: str) -> bool:
    """True for a byline that names nobody: "Tim Redaksi", "Humas/kontributor", "City Wire Staff"."""
    parts = [part.strip() for part in re.split(r"[/,&]", text) if part.strip()]
    return bool(parts) and all(
        fold(part) in wording().desks or (outlet(part) is not None and _without_desk(part) != part) for part in parts
    )


def people(text: str) -> tuple[str, ...]:
    """The persons of a byline, without their jobs, papers and addresses.

    >>> people("Luis Amador and Kerry Beal, Staff Writers"), people("Kabar Lembah, Ayu S"), people("Tim Redaksi")
    (('Luis Amador', 'Kerry Beal'), ('Ayu S',), ())
    """
    plain = _ADDRESS.sub(" ", text)
    parts = [part.strip(" .-*:") for part in _between_people().split(with_comma(plain))]
    if len(parts) == _NAME_AND_PLACE and " " in parts[0] and is_person(parts[0]) and is_place(parts[1]):
        parts.pop()  # "Ana Ruhl, Cape Kelmond"
    return tuple(dict.fromkeys(_person(part) for part in parts if is_person(part)))


def is_person(part: str) -> bool:
    """True for the name of somebody, not of a desk, a job or a paper; initials ("JT") name nobody."""
    return (
        is_name(part)
        and not is_desk(part)
        and not has_job(part)
        and outlet(part) is None
        and not (part.isupper() and len(part) <= _INITIALS and part.isalpha())
        and wording().offices.isdisjoint(map(scannable, part.split()))
    )


def is_reporter(part: str) -> bool:
    """True for a name on a line of its own that can only be a person's: "Sari Dewi", "ROGER RUHL", "Ana de Vries".

    >>> is_reporter("Sari Dewi"), is_reporter("Siaran Pers"), is_reporter("Nasional")
    (True, False, False)
    """
    words = part.split()
    return (
        2 <= len(words) <= _NAME_WORDS
        and is_person(part)
        and not any(char.isdigit() for char in part)
        and not _is_of_page(words)
        and not is_place(part)
    )


def _is_of_page(words: list[str]) -> bool:
    """True when a word of the page stands among them: of a section, an office, a paper, a link."""
    known = wording()
    folded = [fold(word) for word in words]
    return (
        " ".join(folded) in known.page_sections
        or " ".join(map(scannable, words)) in known.page_boxes
        or not known.page_sections.isdisjoint(folded)
        or not known.bodies.isdisjoint(folded)
        or folded[0] in known.outlets
        or any(" ".join(folded[index:]) in known.desks for index in range(len(folded)))
        or any(f" {phrase} " in f" {' '.join(folded)} " for phrase in known.mastheads)
    )


def is_place(name: str) -> bool:
    """True when the gazetteer knows a place of this name."""
    from citygraph import gazetteer  # mapped, or even compiled, for the few pages that leave it in doubt

    return bool(gazetteer.load().lookup(name))


def is_masthead(line: str) -> bool:
    """True for a government's or an embassy's name and nothing else: "MUNICIPALITY OF VELMORA".

    >>> is_masthead("City of Rome"), is_masthead("Pemerintah Kota Bandung Terima Tamu")
    (True, False)
    """
    if len(line) > _LONGEST_MASTHEAD:
        return False
    name, comma, around = line.partition(",")
    if comma and is_place(around.strip()):  # "CITY OF VELMORA, OREGON"
        line = name
    folded = fold(line)
    before, after = _masthead_words()
    if not (folded.startswith(before) or folded.endswith(after)):
        return False
    for phrase, side in wording().mastheads.items():
        if side == "before" and folded.startswith(phrase + " ") and _is_places(folded[len(phrase) :].split()):
            return True
        if side == "after" and folded.endswith(" " + phrase) and _is_places(folded[: -len(phrase)].split()):
            return True
    return False


@lru_cache(maxsize=1)
def _masthead_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    sides = wording().mastheads.items()
    return tuple(word for word, side in sides if side == "before"), tuple(
        word for word, side in sides if side == "after"
    )


def _is_places(words: list[str]) -> bool:
    """True when nothing but names of places stands there, one behind the other: "republic of fiji suva"."""
    words = [word for word in words if word not in wording().place_links]
    if not words or len(words) > _MOST_WORDS:
        return not words
    return any(
        is_place(" ".join(words[:length])) and _is_places(words[length:]) for length in range(min(4, len(words)), 0, -1)
    )


def with_comma(names: str) -> str:
    """``"ANA RUHL Velmora Times"`` → ``"ANA RUHL, Velmora Times"``: a paper behind a name in capitals."""
    words = names.split()
    for length in range(2, min(4, len(words) - 1) + 1):
        name, rest = " ".join(words[:length]), " ".join(words[length:])
        in_capitals = all(word[:1].isupper() and word[-1:].isupper() for word in words[:length])
        if fold(rest) in wording().outlets or (in_capitals and not rest.isupper() and outlet(rest)):
            return f"{name}, {rest}"
    return names


def has_job(text: str) -> bool:
    """True when a job stands in it: "Digital Journalist"."""
    jobs = _jobs()
    words = align(text).lower().split()
    return not jobs.isdisjoint(words) or not jobs.isdisjoint([word.rstrip("s") for word in words])


def _person(part: str) -> str:
    return " ".join(part.split())


def _without_desk(name: str) -> str:
    """``"City Wire Staff"`` → ``"City Wire"``."""
    words = name.split()
    for length in range(len(words) - 1, 0, -1):
        if fold(" ".join(words[length:])) in wording().desks and any(
            _is_outlet_word(scannable(word)) for word in words[:length]
        ):
            return " ".join(words[:length])
    return name


def _in_small(name: str) -> str:
    """``"KABAR LEMBAH"`` → ``"Kabar Lembah"``; short words may be abbreviations and stay."""
    return " ".join(word.capitalize() if len(word) > 3 and word.isupper() else word for word in name.split())


def _is_outlet_word(word: str) -> bool:
    return word.strip(".,()") in wording().outlet_words


def _begins_large(word: str) -> bool:
    first = _WORD.search(word)
    return bool(first and (first.group().isupper() or first.group().lower() == first.group().upper()))


@lru_cache(maxsize=1)
def _jobs() -> frozenset[str]:
    return frozenset(word for job in wording().jobs for word in job.split())


@lru_cache(maxsize=1)
def _between_people() -> re.Pattern[str]:
    links = alternatives(word for word in wording().conjunctions if word.isalpha())
    return re.compile(rf"\s*[,;|&]\s*|\s+/\s+|(?<=\w\w)/(?=\w\w)|\s+[-–—]{{1,2}}\s+|\s+(?:{links})\s+", re.IGNORECASE)
