"""Fields of cooperation that a sentence names as the content of a tie.

A field word is content where the sentence introduces it ("di bidang …", "areas such as …"), closes a list of them
("… will be the focus"), lists three in a row, or tells what one side does for the other ("sent fire engines").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from citygraph.extract.pairing.pairing import CROSS_SENTENCE
from citygraph.extract.pairing.spoken_of import tells_of_other_guests
from citygraph.extract.pairing.subjects import Subject, names_both_sides, ties_about
from citygraph.extract.pairing.told import Told
from citygraph.extract.plans import is_asked, is_denied
from citygraph.extract.scene import Scene, left_of
from citygraph.extract.thing import Partnership
from citygraph.extract.ties.beside import beside
from citygraph.extract.ties.postings import postings
from citygraph.phrases import Match

_RUN = 3  # so many fields in a row are a list, wherever its introduction stands
_RUN_GAP = 45
_ABBREVIATION = 2  # letters of "IT"
_LINK = 6  # ", and "
_ITEM = re.compile(r"\s*(?:[•▪●◦‣·*–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_ANNOUNCES = ":?"
_HEADING = 60  # characters of "Areas of cooperation"
_OPENERS = ":;•)"
_FROM = 18  # " from the city of "
_SAME = 16  # "challenges[ of this kind.]"
_QUOTE = 2  # marks before the first word of a sentence
_BEFORE_SITE = 12  # "outside the "
_SIDES = 60  # "a pact [with the city of Ostra] to restore"
_ADJECTIVE = 20  # "under the [newly renewed] charter"
_SUBJECT = 60  # "The [7th Asian] summit"
_LEAD_TO_FIELDS = ("documents", "kinds", "tie_pointers")
_OF_TIES = ("kinds", "documents", "both_sides", "plural_pronouns")


INTRODUCED = "field-introduced"  # "di bidang pendidikan", "covers trade and ports"
SUMMED_UP = "field-summed-up"  # "Ceramics and markets will be the focus"
BESIDES = "field-besides"  # "Besides sport, it covers music"
EXAMPLE = "field-by-example"  # "sent four fire engines", "bertukar guru"
_CONTINUED = "field-list-continued"  # "Then halal food." right behind a sentence on content
ITEM_OF = "field-item"  # "- waste", under "They agreed to work on:"
_HEADLINED = "field-in-title"  # "Ostra, Velm to tackle floods together"
_IN_LIST = "field-in-list"  # three fields in a row
_POSTED = "field-by-posting"  # "Officers will be seconded": an administration learns from another

FIRMEST_FIRST = (INTRODUCED, ITEM_OF, SUMMED_UP, BESIDES, _HEADLINED, _IN_LIST, EXAMPLE, _CONTINUED)
""":attr:`Content.rule` by how much it says: a word for a field, a mark of a list, something that is done."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A field that a sentence tells as content, by a rule."""

    cue: Match[str]
    rule: str


@dataclass(frozen=True, slots=True)
class Content:
    """A field that a sentence gives to some ties."""

    field: str
    ties: tuple[Partnership, ...]
    start: int
    end: int
    scene: Scene
    rule: str
    confidence: float = CROSS_SENTENCE


def contents_of(told: Iterable[Told], subjects: Iterable[Subject]) -> Iterator[Content]:
    """All fields of an article with those of its ties that they belong to; `subjects` as they are before each scene."""
    before: Scene | None = None  # the last scene that told of content
    last: Scene | None = None
    listing = False  # whether a line has announced items
    for one, subject in zip(told, subjects):
        scene = one.scene
        is_item = _ITEM.match(scene.document.text, scene.sentence.start) is not None
        listing = listing if is_item else _announces(scene)
        found = [] if last is not None and _lists_on(scene, last) else _told_of(scene, before, listing and is_item)
        if tells_of_other_guests(scene, subject.by_place):
            found = []
        for named in found or _headlined(subject, scene):
            cue = named.cue
            if meant := ties_about(subject, one, cue.start):
                yield Content(cue.value, meant, cue.start, cue.end, scene, named.rule)
        for move in postings(scene):
            if meant := ties_about(subject, one, move.start):
                yield Content(move.value, meant, move.start, move.end, scene, _POSTED)
        before, last = (scene if found else None), scene


def _announces(scene: Scene) -> bool:
    """True for "The agreement provides for:", "Bidang kerja sama:", "What came of it?", and for such a heading."""
    last = scene.document.text[scene.sentence.end - 1]
    if last.isalnum() and scene.sentence.end - scene.sentence.start <= _HEADING:
        return bool(scene.found_as("field_introducers", "strong"))
    words = ("field_introducers", "content_verbs", "documents", "kinds")
    return last in _ANNOUNCES and any(scene.found(word) for word in words)


def _headlined(subject: Subject, scene: Scene) -> list[_Named]:
    """The fields of a title that names both sides: "Ostra, Velm to tackle floods together"."""
    if not scene.is_title or not scene.found("fields") or not names_both_sides(subject, scene):
        return []
    aside = beside(scene)
    fields = (cue for cue in common_nouns(scene, scene.found("fields")) if cue not in aside and cue.value != "none")
    return [_Named(cue, _HEADLINED) for cue in fields if not is_denied(scene, cue.start)]


def _told_of(scene: Scene, before: Scene | None, is_listed: bool) -> list[_Named]:
    """The fields that a scene tells as content, each with the rule that says so."""
    fields = [cue for cue in scene.found("fields") if cue.value != "none" and not is_pronoun(scene, cue)]
    if not fields or (_is_idea(scene) and not (is_listed or _is_of_a_known_paper(scene))):
        return []
    if _turns_to(scene) or _is_of_a_gathering(scene) or _asks(scene):
        return []
    naming = [cue for cue in fields if _names_a_tie(scene, cue)]
    coming = [cue for cue in fields if _comes_from_a_side(scene, cue)]
    if not (is_listed or naming or coming or _may_tell(scene, before) or _longest_run(fields) >= _RUN):
        return []
    aside = beside(scene)
    fields = [cue for cue in common_nouns(scene, fields) if cue not in aside and not is_denied(scene, cue.start)]
    if is_listed:
        return [_Named(cue, ITEM_OF) for cue in fields]
    if summed := _summed_up(scene, fields):
        return [_Named(cue, SUMMED_UP) for cue in summed]
    start = introduction(scene)
    found = [_Named(cue, INTRODUCED) for cue in fields if cue in naming or (start is not None and cue.start >= start)]
    if found:
        found += [_Named(cue, BESIDES) for cue in _besides(scene, fields) if cue.start < found[0].cue.start]
    known = {named.cue for named in found}
    done = [cue for cue in fields if not _tells_where(scene, cue)] if scene.found("content_verbs") else []
    found += [_Named(cue, EXAMPLE) for cue in fields if cue not in known and (cue in done or cue in coming)]
    if not found and before is not None and _goes_on(scene, before):
        found = [_Named(cue, _CONTINUED) for cue in fields]
    if not found and _longest_run(fields) >= _RUN:
        found = [_Named(cue, _IN_LIST) for cue in fields]
    return found


def _is_idea(scene: Scene) -> bool:
    """True for "A sister city is usually …", but not for "The two cities usually exchange teachers"."""
    if scene.found_as("generic", "definition"):
        return True
    return bool(scene.found_as("generic", "idea")) and not scene.found("both_sides")


def _is_of_a_gathering(scene: Scene) -> bool:
    """True for "The summit dealt with floods": whom it brought together is not told, nor what they have in common."""
    forums = [word for word in scene.found_as("events", "Forum") if word.start - scene.sentence.start <= _SUBJECT]
    if (
        not forums
        or any(scene.found(word) for word in _OF_TIES)
        or any(party.way == "place" for party in scene.parties)
    ):
        return False
    verbs = (*scene.found("content_verbs"), *scene.found("field_introducers"), *scene.found("not_content"))
    return forums[0].start <= min((verb.start for verb in verbs), default=forums[0].start)


def _asks(scene: Scene) -> bool:
    """True for "Can schools take part?": a title may ask and tell."""
    return not scene.is_title and is_asked(scene, scene.sentence.start)


def _turns_to(scene: Scene) -> bool:
    """True for "On flash floods, he said …": another topic, unless the sentence speaks of a tie or its sides."""
    words = scene.found("topic_words")
    if not words or words[0].start - scene.sentence.start > _QUOTE:
        return False
    if any(scene.found(word) for word in _OF_TIES):
        return False
    comma = scene.document.scan.find(",", words[0].end, scene.sentence.end)
    named = any(party.way == "place" for party in scene.parties)
    return comma >= 0 and not named and bool(scene.within("speech_verbs", comma, scene.sentence.end))


def _may_tell(scene: Scene, before: Scene | None) -> bool:
    """False for most sentences: nothing in them tells of content."""
    return bool(
        scene.found("field_introducers") or scene.found("content_verbs") or (before and scene.found("next_words"))
    )


def _names_a_tie(scene: Scene, cue: Match[str]) -> bool:
    """True for "a tourism partnership", "perjanjian pendidikan": the field beside the word for a tie or a document."""
    words = (*scene.found("kinds"), *scene.found("documents"))
    return any(word.start - cue.end == 1 or cue.start - word.end == 1 for word in words)


def _comes_from_a_side(scene: Scene, cue: Match[str]) -> bool:
    """True for "|dancers| from Ostra performed in Velm": who or what goes from one place to another that is named."""
    home = next((place for place in scene.mentioned if 0 < place.start - cue.end <= _FROM), None)
    if home is None:
        return False
    words = scene.lexicon.phrases("locating_words").find(scene.document.scan, cue.end, home.start)
    if not words or words[0].value != "from" or words[0].start - cue.end > 1:
        return False
    spots = (*scene.cast.parties, *scene.cast.whereabouts)
    return bool(scene.found("both_sides")) or any(spot.start > home.end for spot in spots)


def _is_of_a_known_paper(scene: Scene) -> bool:
    """True for "Under this agreement the city must …": what is said holds for one document, not for all."""
    known = scene.found("definite")
    return not scene.found_as("generic", "definition") and any(
        word.start - paper.end == 1 or paper.start - word.end == 1
        for paper in scene.found("documents")
        for word in known
    )


def _besides(scene: Scene, fields: Sequence[Match[str]]) -> list[Match[str]]:
    """Those of "Besides sport, it covers music": they stand between the word and the first comma."""
    return [
        cue
        for word in scene.found("besides")
        for cue in fields
        if word.end <= cue.start and "," not in scene.gap(word.end, cue.start)
    ]


def _goes_on(scene: Scene, before: Scene) -> bool:
    """True for "Then halal food and scholarships." right behind a sentence on content, in its paragraph."""
    words = scene.found("next_words")
    opens = bool(words) and words[0].start - scene.sentence.start <= _QUOTE
    return opens and before.index == scene.index - 1 and scene.sentence.paragraph == before.sentence.paragraph


def _lists_on(scene: Scene, last: Scene) -> bool:
    """True for "Mulai dari kemacetan …" right behind "menghadapi tantangan serupa.": it names the challenges."""
    words = scene.found_as("field_introducers", "strong")
    opens = bool(words) and words[0].start - scene.sentence.start <= _QUOTE
    if not opens or scene.sentence.paragraph != last.sentence.paragraph or last.found("fields"):
        return False
    closes = any(last.sentence.end - word.end <= _SAME for word in last.found("not_content"))
    return closes and not any(scene.found(word) for word in _OF_TIES)


def _tells_where(scene: Scene, cue: Match[str]) -> bool:
    """True for "in the botanic gardens", "di museum": a place where something happens."""
    scan = scene.document.scan
    if not scene.lexicon.phrases("sites").find(scan, cue.start, cue.end):
        return False
    window = max(scene.sentence.start, cue.start - _BEFORE_SITE)
    words = scene.lexicon.phrases("locating_words", "determiners").find(scan, window, cue.start)
    return (
        any(word.value != "determiners" for word in words)
        and not left_of(scan, words[0].start, cue.start, [(word.start, word.end) for word in words]).strip()
    )


def is_pronoun(scene: Scene, cue: Match[str]) -> bool:
    """True for "it", which "IT" is not."""
    return cue.end - cue.start <= _ABBREVIATION and not scene.document.text[cue.start : cue.end].isupper()


def common_nouns(scene: Scene, fields: Iterable[Match[str]]) -> Iterator[Match[str]]:
    """Those that are common nouns: no part of a name, nobody's own ("energinya"), and "IT" but not "it"."""
    text = scene.document.text
    names = [(party.start, party.end) for party in scene.parties]
    names += [(place.start, place.end) for place in scene.mentioned]
    capital = None  # the last one that is written with a capital, as headings and lists are
    for cue in fields:
        surface = text[cue.start : cue.end]
        if any(start < cue.end and cue.start < end for start, end in names):
            continue
        if surface.isupper():
            yield cue
            continue
        if is_pronoun(scene, cue) or text[cue.end : cue.end + 2].isalnum():  # "trucks" may go on
            continue
        if surface[0].isupper() and not (scene.is_title or scene.lexicon.writes("capital-nouns")):
            if " " in surface and surface.rsplit(" ", 1)[1].islower():  # "English teachers"
                yield cue
                continue
            if _begins_a_name(text, cue):
                continue
            goes_on = capital is not None and cue.start - capital.end <= _LINK
            if not goes_on and not _opens(scene, cue):
                continue
            capital = cue
        yield cue


def _begins_a_name(text: str, cue: Match[str]) -> bool:
    """True for "|Taman Perindustrian| Gebeng", and not for "|Pengendalian banjir| Kali Ostra" at the head."""
    last = text.rfind(" ", cue.start, cue.end) + 1 or cue.start
    return text[last].isupper() and text[cue.end : cue.end + 1] == " " and text[cue.end + 1 : cue.end + 2].isupper()


def _opens(scene: Scene, cue: Match[str]) -> bool:
    """True where a capital is due: at the head of a sentence, a quotation, an item; and in "di bidang Pendidikan"."""
    before = scene.document.text[scene.sentence.start : cue.start].rstrip(" \"'“‘")
    if not any(char.isalpha() for char in before) or before[-1] in _OPENERS:
        return True
    leads = [word for word in scene.found_as("field_introducers", "strong") if 0 <= cue.start - word.end <= 1]
    return any(scene.document.text[word.start].islower() for word in leads)


def introduction(scene: Scene) -> int | None:
    """Where the first word that introduces fields begins; it may be part of one ("pertukaran budaya")."""
    words = scene.found_as("field_introducers", "strong", "closing")
    cues = [word.start for word in words if not _is_of_a_name(scene, word)]
    return min([*cues, *_behind_documents(scene)], default=None)


def _is_of_a_name(scene: Scene, word: Match[str]) -> bool:
    """True for the capital of "Kepala Bagian Kerja Sama": an office, where no capital is due."""
    text = scene.document.text
    begins = not any(char.isalnum() for char in text[scene.sentence.start : word.start])
    due = begins or scene.is_title or scene.lexicon.writes("capital-nouns") or text[word.start - 2] in _OPENERS
    return text[word.start].isupper() and not due


def _behind_documents(scene: Scene) -> Iterator[int]:
    """Where "Under the renewed charter", "a memorandum on" end: what the sentence goes on to say is their content."""
    under, weak = scene.found_as("field_introducers", "under"), scene.found_as("field_introducers", "weak")
    talks = scene.found_as("events", "Meeting") if weak else ()
    days = {day.start for day in scene.dates}
    weak = tuple(word for word in weak if word.end + 1 not in days)  # "an agreement with Ostra |on| Friday"
    papers = [paper for section in _LEAD_TO_FIELDS for paper in scene.found(section)] if under or weak else ()
    for paper in (*papers, *talks):
        if any(0 <= paper.start - cue.end <= _ADJECTIVE for cue in under):
            yield paper.end
        if any(_follows(scene, paper, cue) for cue in weak):
            yield paper.end


def _follows(scene: Scene, paper: Match[str], word: Match[str]) -> bool:
    """True right behind the document, and behind its sides: "a pact with the city of Ostra to restore the lagoon"."""
    if 0 <= word.start - paper.end <= 1:
        return True
    if not 0 < word.start - paper.end <= _SIDES or scene.breaks_between(paper.end, word.start):
        return False
    return any(paper.end < place.start and word.start - place.end == 1 for place in scene.mentioned)


def _summed_up(scene: Scene, fields: Sequence[Match[str]]) -> list[Match[str]]:
    """The fields of "A and B will be the focus": those before the words that close the list, in their clause."""
    return [
        cue
        for closing in scene.found_as("field_introducers", "closing")
        for cue in fields
        if scene.clause(closing.start)[0] <= cue.start and cue.end <= closing.start
    ]


def _longest_run(fields: Sequence[Match[str]]) -> int:
    longest = run = 0
    for before, cue in zip([None, *fields], fields):
        run = run + 1 if before is not None and cue.start - before.end <= _RUN_GAP else 1
        longest = max(longest, run)
    return longest
