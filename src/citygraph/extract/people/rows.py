"""A sentence as a row of atoms: phrases and places first, then the words between, then what neighbours make of them.

Of what overlaps the place goes before the phrase, and both before dates. The atoms of a row are made when somebody asks
for them; most sentences are passed over before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from citygraph.extract.mention import Mentions
from citygraph.extract.people.atom_joints import with_descriptions, with_peers, with_places
from citygraph.extract.people.atom_neighbours import beside_neighbours, with_capital_names
from citygraph.extract.people.atom_phrases import phrases_in, terms_in
from citygraph.extract.people.atom_places import (
    beside_titles,
    cities_of_nations,
    dates_in,
    is_no_place,
    places_in,
    postings_in,
)
from citygraph.extract.people.atom_words import QUOTES, behind_clitic, words_between
from citygraph.extract.people.atoms import Atom, by_start, tags_of
from citygraph.extract.people.rolls import as_roll, is_roll
from citygraph.extract.places.article import is_headline
from citygraph.folding import scannable
from citygraph.lazily import lazy
from citygraph.model import Place, Sentence

# Of these T B S h c p g W are made.
_OFFICES = (
    "roles",
    "role_plurals",
    "headships",
    "counterparts",
    "successors",
    "governs",
    "sits",
    "office_held_by",
)
_WORD = re.compile(r"[^\W\d_]+")
_OWNER = re.compile(r"'s\b")
_INITIALS = re.compile(r"[^.,;()]{0,50}\(\s*(?P<short>[A-Z][\w&-]{1,11})\s*\)")  # behind a body's name: "(DEU)"


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
        return tags_of(self.atoms)

    @lazy
    def quotes(self) -> list[int]:
        """Where its quotation marks stand."""
        text, sentence = self.article.mentions.document.text, self.sentence
        may_quote = QUOTES.search(text, sentence.start, sentence.end) is not None
        return [atom.start for atom in self.atoms if atom.tag == '"'] if may_quote else []

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

    def may_hold(self, words: frozenset[str]) -> bool:
        """False where none of some folded words stands."""
        return self._words is None or not words.isdisjoint(self._words)

    @lazy
    def _words(self) -> frozenset[str] | None:
        """Its folded words; None where folding changes more than a scan does."""
        surface = self.article.mentions.document.scan[self.sentence.start : self.sentence.end]
        if not surface.isascii():
            return None
        return frozenset(_WORD.findall(_OWNER.sub(" ", surface).replace("'", "") if "'" in surface else surface))


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
    phrases = list(phrases_in(mentions, sentence))
    short_names = initials.finditer(mentions.document.text, sentence.start, sentence.end) if initials else ()
    shortened = [Atom("v", short.start(), short.end()) for short in short_names]
    told = [*shortened, *phrases]
    places = [
        *(place for place in places_in(mentions, sentence) if not is_no_place(mentions, place, told)),
        *beside_titles(mentions, sentence, phrases, article.elsewhere),
        *postings_in(mentions, phrases),
    ]
    places = [*cities_of_nations(mentions, [*places, *phrases]), *terms_in(mentions, sentence), *places, *shortened]
    fixed = _without_overlap(places, phrases, list(dates_in(mentions, sentence)))
    tagged = with_descriptions(mentions, list(beside_neighbours(mentions, _filled(mentions, sentence, fixed))))
    if is_roll(mentions.document.text[sentence.start : sentence.end]):
        tagged = as_roll(mentions.document.text, tagged)
    return with_peers(with_capital_names(mentions.document.text, with_places(mentions, tagged, article.named)))


def _is_heading(line: str, paragraph: int) -> bool:
    """A line without an end mark that is short, or has nearly only capital words: "Disaksikan Duta Besar"."""
    if is_roll(line):
        return False
    return line[-1:] not in ".!?:;,”\"'’)…" and (len(line.split()) < 10 or is_headline(line, paragraph))


def _filled(mentions: Mentions, sentence: Sentence, fixed: Iterable[Atom]) -> list[Atom]:
    """The atoms of a sentence, with those of the words and marks between them."""
    text = mentions.document.text
    found: list[Atom] = []
    position = sentence.start
    for atom in fixed:
        if text[position : atom.start].strip():
            found += words_between(text, behind_clitic(mentions, position, atom.start), atom.start)
        found.append(atom)
        position = atom.end
    found += words_between(text, behind_clitic(mentions, position, sentence.end), sentence.end)
    return found


def _without_overlap(places: list[Atom], phrases: list[Atom], dates: list[Atom]) -> list[Atom]:
    """Places before phrases, except that an office cuts off what it covers of a place: "Davao |City Mayor"."""
    if not places and not dates:
        return phrases
    whole = {(place.start, place.end) for place in places}  # a council's initials are no members of parliament
    titles = [atom for atom in phrases if atom.tag in "TBS" and (atom.start, atom.end) not in whole]
    heads = [atom for atom in phrases if atom.tag == "h"]
    fields = [atom for atom in phrases if atom.tag == "O"] if titles else []
    kept: list[Atom] = []
    for place in places:
        if any(head.start <= place.start and place.end < head.end for head in heads):
            continue  # "|Vice| Chairman Ann Karsana"
        found = _trimmed(place, titles) if titles and place.tag == "P" else place
        if found and found.tag == "P":
            found = _behind_field(found, fields)
        if found and _is_clear(found, kept):
            kept.append(found)
    kept += list(_rests(kept, phrases))
    kept += [phrase for phrase in phrases if _is_clear(phrase, kept)] if kept else phrases
    kept += [date for date in dates if _is_clear(date, kept)]
    return sorted(kept, key=by_start)


def _is_clear(atom: Atom, kept: list[Atom]) -> bool:
    """True for an atom that overlaps none of the others."""
    _, start, end, _, _ = atom
    return all(other[2] <= start or end <= other[1] for other in kept)


def _rests(places: Iterable[Atom], phrases: list[Atom]) -> Iterator[Atom]:
    """What places leave of the words of bodies: "the Ostra town |assembly|", whose town is the place's."""
    for place in places:
        for phrase in phrases:
            if phrase.tag in "Ob" and place.start < phrase.start < place.end < phrase.end:
                yield Atom(phrase.tag, place.end + 1, phrase.end, phrase.value)


def _behind_field(place: Atom, fields: list[Atom]) -> Atom:
    """The place without what is a department's: "Biro Kerja Sama Luar |Negeri Ostra|"."""
    for field in fields:
        if field.start < place.start < field.end < place.end:
            return Atom("P", field.end + 1, place.end, place.value, place.place)
    return place


def _trimmed(place: Atom, titles: list[Atom]) -> Atom | None:
    for title in titles:
        if title.start <= place.start and place.end <= title.end:
            return None
        if place.start < title.start < place.end < title.end:
            return Atom("P", place.start, title.start, place.value, place.place)
        if title.start < place.start < title.end < place.end:
            return Atom("P", title.end, place.end, place.value, place.place)
    return place
