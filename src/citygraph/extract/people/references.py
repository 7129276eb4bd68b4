"""Later mentions of known people: short names, nicknames, the office alone, pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from citygraph.extract.mention import Mentions, PersonMention, TenureMention, within
from citygraph.extract.people.atoms import Atom
from citygraph.extract.people.names import compatible, words
from citygraph.extract.people.pronouns import antecedent, by_pronoun, by_reflexive, covered
from citygraph.extract.people.rows import Row
from citygraph.extract.thing import Office, Official
from citygraph.folding import fold
from citygraph.lexicon import Lexicon
from citygraph.model import Place
from citygraph.phrases import Phrases

_SHORTEST_WORD = 3  # letters of a name's word that may stand for the whole
_SHORTEST_NAME = 2  # … if it is no word besides, as "Li" and "Wu" are none
_WORDS_TOO = ("given_names", "function_words", "name_particles", "name_initials", "determiners", "list_links")
_SHORTEST_CLIP = 4  # letters of a clipped word ("Risma" for "Rismaharini")
_LONGEST_NAME = 6
_BESIDE = 8  # characters between a name and "known as", "yang akrab disapa"
_LONG_REACH = 9  # … and a nickname
_RUN = re.compile(r"[NI](?:[KGH]*[NIX])*")


@dataclass(frozen=True, slots=True)
class Known:
    """A person with an office: all offices, all forms of the name, and where the titled ones stand."""

    official: Official
    offices: tuple[Office, ...]
    forms: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def references(
    mentions: Mentions,
    rows: tuple[Row, ...],
    known: list[Known],
    named: list[PersonMention],
    tenures: tuple[TenureMention, ...],
) -> tuple[PersonMention, ...]:
    """All mentions of the known people, the titled ones given; in text order, without overlap."""
    found = _Found(named)
    found.add(_by_name(mentions, rows, _short_forms(known, mentions.lexicon), found))
    found.add(_by_name(mentions, rows, _nicknames(mentions, rows, known, found), found))
    found.add(_by_name(mentions, rows, _clips(rows, known, found), found))
    found.add(_by_office(mentions, rows, known, tenures))
    found.add(by_pronoun(mentions, rows, found.all))
    found.add(by_reflexive(mentions, rows, found.all))
    return found.all


def name_runs(mentions: Mentions, rows: tuple[Row, ...], names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What may be fuller forms of names in the story, each with its words."""
    runs: dict[str, tuple[str, ...]] = {}
    own = frozenset(word for name in names for word in words(name))
    for row in rows:
        for run in () if not row.may_hold(own) or row.heading else _RUN.finditer(row.tags):
            text = _text(mentions, row.atoms[run.start()].start, row.atoms[run.end() - 1].end)
            if text not in runs:
                runs[text] = words(text)
    return {text: parts for text, parts in runs.items() if 1 < len(parts) <= _LONGEST_NAME}


def fuller_name(runs: Mapping[str, tuple[str, ...]], name: str) -> str:
    """A longer form of a name that stands without its office elsewhere in the story."""
    own = set(words(name))
    forms = [text for text, parts in runs.items() if (parts[0] in own or parts[-1] in own) and own < set(parts)]
    return max(sorted({name, *forms}), key=lambda form: len(words(form)))


class _Found:
    """The mentions found so far."""

    def __init__(self, mentions: Iterable[PersonMention]) -> None:
        self.all = tuple(sorted(mentions, key=lambda mention: (mention.start, -mention.end)))

    def add(self, more: Iterable[PersonMention]) -> None:
        fresh: list[PersonMention] = []
        for mention in more:
            if not self.covers(mention.start, mention.end) and not any(_overlap(mention, old) for old in fresh):
                fresh.append(mention)
        self.all = tuple(sorted((*self.all, *fresh), key=lambda mention: mention.start))

    def covers(self, start: int, end: int) -> bool:
        return covered(self.all, start, end)


def _overlap(one: PersonMention, other: PersonMention) -> bool:
    return one.start < other.end and other.start < one.end


def _short_forms(known: list[Known], lexicon: Lexicon) -> list[tuple[str, Official]]:
    """Every form of every name, and every word that only one of the people has in the name."""
    forms = [(form, person.official) for person in known for form in person.forms]
    owners: dict[str, set[int]] = {}
    for index, person in enumerate(known):
        for form in person.forms:
            for word in words(form):
                owners.setdefault(word, set()).add(index)
    single = [
        (word, known[next(iter(people))].official)
        for word, people in sorted(owners.items())
        if len(people) == 1 and _may_stand_alone(word, lexicon)
    ]
    pairs = [
        (" ".join(pair), person.official)
        for person in known
        for form in person.forms
        for pair in zip(form.split(), form.split()[1:])
    ]
    return [*single, *pairs, *forms]


def _may_stand_alone(word: str, lexicon: Lexicon) -> bool:
    """True of a word of a name that may stand for the whole: "Budi", "Li"; not of "An", "El"."""
    if len(word) >= _SHORTEST_WORD:
        return True
    return len(word) == _SHORTEST_NAME and not any(word in lexicon.words(section) for section in _WORDS_TOO)


def _is_written_as_name(surface: str) -> bool:
    """True for "Li", "BUDI"; not for "MA", a degree."""
    return surface.istitle() if len(surface) == _SHORTEST_NAME else surface[0].isupper()


def _by_name(
    mentions: Mentions, rows: tuple[Row, ...], forms: list[tuple[str, Official]], found: _Found
) -> Iterator[PersonMention]:
    """As in "Budi" for the governor Budi Karsana: a part of the name, a nickname, a clipped form."""
    if not forms:
        return
    finder: Phrases[Official] = Phrases(forms)
    document = mentions.document
    matches = finder.find(document.scan)
    for row in rows:
        for match in within(matches, row.sentence.start, row.sentence.end):
            if not _is_written_as_name(document.text[match.start : match.end]) or found.covers(match.start, match.end):
                continue
            if row.heading or not _within_other_name(mentions, row, match.start, match.end, match.value):
                yield PersonMention(match.start, match.end, match.value, "short-name")


def _within_other_name(mentions: Mentions, row: Row, start: int, end: int, official: Official) -> bool:
    """True for "Budi" in "Budi Santoso", a place, or a compound, when the official is Budi Karsana."""
    for index, atom in enumerate(row.atoms):
        if atom.end < start:
            continue
        if atom.start >= end:
            break
        if start < atom.end and atom.tag in "PTBShvbD":
            return True
        if atom.end == start and atom.tag == "N":
            return True
        if start < atom.end and (atom.start < start or atom.end > end):
            return True
        behind = row.atoms[index + 1] if index + 1 < len(row.atoms) else None
        if atom.end == end and behind and behind.tag in "NI" and behind.start - end == 1:
            text = _text(mentions, start, behind.end)
            return not compatible(text, official.name)
    return False


def _clips(rows: tuple[Row, ...], known: list[Known], found: _Found) -> list[tuple[str, Official]]:
    """As in "Risma" for "Tri Rismaharini": a word that opens a longer word of exactly one name."""
    clips: list[tuple[str, Official]] = []
    openings = frozenset(
        word[:stop]
        for person in known
        for word in words(person.official.name)
        for stop in range(_SHORTEST_CLIP, len(word) - _SHORTEST_WORD + 1)
    )
    clipped = [row for row in rows if row.may_hold(openings)] if openings else []
    for surface in sorted({fold(word) for row in clipped for word in _free_words(row, found)}):
        owners = {
            index
            for index, person in enumerate(known)
            for word in words(person.official.name)
            if word.startswith(surface) and len(word) - len(surface) >= _SHORTEST_WORD
        }
        if len(owners) == 1 and len(surface) >= _SHORTEST_CLIP:
            clips.append((surface, known[owners.pop()].official))
    return clips


def _free_words(row: Row, found: _Found) -> Iterator[str]:
    for atom in row.atoms[1:]:
        if atom.tag == "N" and not found.covers(atom.start, atom.end):
            yield atom.value


def _nicknames(
    mentions: Mentions, rows: tuple[Row, ...], known: list[Known], found: _Found
) -> list[tuple[str, Official]]:
    """As in "pria yang akrab disapa Emil", "Mbak Ita, sapaan Hevearita", "Kang Asmul, begitu ia disapa"."""
    finder = mentions.lexicon.phrases("nickname_cues")
    names: list[tuple[str, Official]] = []
    for number, row in enumerate(rows):
        for match in finder.find(mentions.document.scan, row.sentence.start, row.sentence.end):
            before = _name_ending(row, match.start)
            after = _name_starting(row, match.end)
            owner = _owner(mentions, known, after)
            if owner and before:
                names.append((_text(mentions, *before), owner))
                continue
            beside = [m.official for m in found.all if 0 <= match.start - m.end <= _BESIDE]
            nickname = after or before
            if not nickname or _owner(mentions, known, nickname) or (match.value == "beside" and not beside):
                continue
            named = beside[-1] if beside else antecedent(rows, number, match.start, found.all, _LONG_REACH)
            if named:
                names.append((_text(mentions, *nickname), named))
    return names


def _owner(mentions: Mentions, known: list[Known], span: tuple[int, int] | None) -> Official | None:
    if span is None:
        return None
    text = _text(mentions, *span)
    return next((one.official for one in known if any(compatible(text, form) for form in one.forms)), None)


def _name_starting(row: Row, position: int) -> tuple[int, int] | None:
    """The name right behind a position, plain address apart."""
    index = next((i for i, atom in enumerate(row.atoms) if atom.start >= position), len(row.atoms))
    run = re.compile(r"[HQ]*\"?(?P<name>[NI](?:[KGH]*[NI])*)").match(row.tags, index)
    return (row.atoms[run.start("name")].start, row.atoms[run.end("name") - 1].end) if run else None


def _name_ending(row: Row, position: int) -> tuple[int, int] | None:
    """The name right before a position, a comma apart."""
    index = sum(atom.end <= position for atom in row.atoms)
    run = re.search(r"(?P<name>[NI](?:[KGH]*[NI])*)C?$", row.tags[:index])
    return (row.atoms[run.start("name")].start, row.atoms[run.end("name") - 1].end) if run else None


def _by_office(
    mentions: Mentions,
    rows: tuple[Row, ...],
    known: list[Known],
    tenures: tuple[TenureMention, ...],
) -> Iterator[PersonMention]:
    """As in "Gubernur", "the mayor", "the mayor of X", "the X mayor": the office for its holder."""
    bare = "place-after-title" in mentions.lexicon.words("office_order")  # where no article is needed
    for row in rows if known else ():
        if not row.may_title or row.heading:
            continue
        for index, atom in enumerate(row.atoms):
            if (atom.tag != "T" and atom.value != "regional-secretary") or any(
                t.start <= atom.start < t.end for t in tenures
            ):
                continue
            before, behind = row.tags[:index], row.tags[index + 1 :]
            definite = before.endswith(("U", "UP", "UP'", "UO"))
            alone = bare and mentions.document.text[atom.start].isupper()
            if not (definite or alone) or behind[:1] in ("N", "I", "H", "Q"):
                continue
            place = _own_place(row, index)
            surface = mentions.document.scan[atom.start : atom.end]
            holder = _holder(mentions, known, tenures, atom, place, surface)
            if holder:
                yield PersonMention(atom.start, atom.end, holder, "office-alone")


def _own_place(row: Row, index: int) -> Place | None:
    """The place that an office alone is said with."""
    behind = re.match(r"(?:LU?)?P", row.tags[index + 1 :])
    if behind:
        return row.atoms[index + behind.end()].place
    before = re.search(r"P'?$", row.tags[:index])
    return row.atoms[before.start()].place if before else None


def _holder(
    mentions: Mentions,
    known: list[Known],
    tenures: tuple[TenureMention, ...],
    atom: Atom,
    place: Place | None,
    title: str,
) -> Official | None:
    """Who holds an office named alone: of several, the one called by this very title, else nobody."""
    holders = {
        person.official
        for person in known
        for office in person.offices
        if office.role == atom.value and place in (None, office.jurisdiction)
    }
    if len(holders) > 1:
        scan = mentions.document.scan
        named = {t.tenure.official for t in tenures if re.search(rf"\b{re.escape(title)}\b", scan[t.start : t.end])}
        holders &= named
    return holders.pop() if len(holders) == 1 else None


def _text(mentions: Mentions, start: int, end: int) -> str:
    return " ".join(mentions.document.text[start:end].split())
