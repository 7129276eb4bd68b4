"""Names in bylines and datelines: whether words look like a name, and whose name it is."""

from __future__ import annotations

import re
from functools import lru_cache

from citygraph.article.wording import alternatives, wording
from citygraph.folding import align, fold, scannable

_MOST_WORDS = 6
_WORD = re.compile(r"[^\W\d_]")
_DOMAIN = re.compile(r"[\w-]+\.(?:com|co|net|org|id|my|ph|uk|news|info|tv)(?:\.[a-z]{2})?", re.IGNORECASE)
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
    if not words or len(words) > _MOST_WORDS or not _begins_large(words[0]) or _NO_NAME.search(name):
        return None
    if fold(name) in wording().desks:
        return None
    if _DOMAIN.fullmatch(name):
        return name
    parts = scannable(name).split()  # "Ostsee-Bote" is two
    is_titled = any(map(_is_outlet_word, parts)) and (is_name(name) or len(words) == 2)
    return _in_small(_without_desk(name)) if is_titled and len(parts) > 1 else None


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
    parts = (part.strip(" .-*:") for part in _between_people().split(plain))
    return tuple(dict.fromkeys(_person(part) for part in parts if _is_person(part)))


def has_job(text: str) -> bool:
    """True when a job stands in it: "Digital Journalist"."""
    jobs = _jobs()
    return any(word in jobs or word.rstrip("s") in jobs for word in align(text).lower().split())


def _is_person(part: str) -> bool:
    return is_name(part) and not is_desk(part) and not has_job(part) and outlet(part) is None


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
