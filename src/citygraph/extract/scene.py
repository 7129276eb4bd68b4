"""A sentence as the relation rules look at it: its parties, its dates and people, and the words that relate them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import pairwise
from typing import NamedTuple

from citygraph.extract.mention import (
    DateMention,
    GovernmentMention,
    Mentions,
    PersonMention,
    PlaceMention,
    in_date_line,
    in_each,
)
from citygraph.extract.pairing.onlookers import with_onlookers
from citygraph.extract.pairing.parties import Cast, Party, cast_of
from citygraph.extract.thing import PLAIN
from citygraph.lazily import lazy
from citygraph.lexicon import Lexicon, Match
from citygraph.model import Document, Place, Sentence
from citygraph.records import open_record

SECTIONS = frozenset(
    (
        "active",
        "adopting",
        "among_words",
        "approvals",
        "arriving_verbs",
        "awaited_signs",
        "awaiting_words",
        "before_words",
        "comings",
        "bare_ties",
        "besides",
        "between_words",
        "both_sides",
        "by_signing",
        "by_words",
        "came_to_do",
        "ceremonies",
        "clause_breaks",
        "company_words",
        "contracts",
        "content_verbs",
        "copulas",
        "courtesy_calls",
        "count_words",
        "deepening",
        "definite",
        "delegations",
        "denied",
        "documents",
        "done_words",
        "drafts",
        "earlier_words",
        "ended",
        "events",
        "existentials",
        "field_introducers",
        "fields",
        "first_person",
        "followed_by",
        "former_after",
        "founded_on",
        "founding",
        "former_ties",
        "gatherings",
        "generic",
        "group_ties",
        "guest_words",
        "guests",
        "held_words",
        "coming",
        "conditionals",
        "here_words",
        "local_time",
        "processes",
        "sentiments",
        "home_words",
        "halted",
        "having_verbs",
        "heads",
        "hosting",
        "kinds",
        "joining",
        "lapses",
        "list_openers",
        "making_verbs",
        "manner_words",
        "long_ago",
        "loose_signs",
        "more_partners",
        "rest_words",
        "namely",
        "newcomer_verbs",
        "next_words",
        "not_content",
        "not_papers",
        "object_relatives",
        "obligations",
        "of_words",
        "one_to_one",
        "only_words",
        "onlooking",
        "owners",
        "other_cities",
        "ordinal_partners",
        "ordinal_words",
        "originals",
        "other_parties",
        "own_bodies",
        "own_rooms",
        "planned",
        "predecessors",
        "preparing",
        "ranks",
        "raised_to",
        "receptions",
        "relatives",
        "removals",
        "remote_words",
        "revivals",
        "routes",
        "unnamed_ones",
        "revived",
        "renewed",
        "renewing",
        "seats",
        "purpose",
        "putting",
        "refuted",
        "own_signatures",
        "plural_pronouns",
        "sessions",
        "sign_verbs",
        "signers",
        "similar",
        "since_words",
        "speech_verbs",
        "states",
        "term_words",
        "stays",
        "that_place",
        "then_words",
        "topic_words",
        "things_sent",
        "unmade_visits",
        "there_words",
        "first_contacts",
        "bonds",
        "event_times",
        "given_up",
        "not_ties",
        "it_subjects",
        "it_words",
        "partner_words",
        "goes_on",
        "once_words",
        "until_words",
        "tie_pointers",
        "tie_verbs",
        "tourists",
        "turn_words",
        "valid_until",
        "when_words",
        "where_words",
        "with_words",
        "year_words",
        "yielding",
        "who_words",
        "witness_verbs",
        "joined_in",
        "that_occasion",
        "doing_so",
        "deciding",
        "own_sides",
        "anniversaries",
        "in_place",
        "signs_too",
    )
)
_TIES = frozenset(("kinds", "documents"))
LIST_WORDS = (
    "place_types",
    "governments",
    "inside_words",
    "list_links",
    "nationalities",
    "country_aliases",
    "since_words",
)
BARE = re.compile(r"[\W\d_]*")
_VERBS = ("tie_verbs", "copulas", "planned", "sign_verbs", "speech_verbs", "deepening", "ended", "denied", "hosting")
_LEADS = 12  # characters between a plan and the partner that it leads to
_OF_TIES = frozenset(("kinds", "bare_ties", "partner_words", "tie_verbs"))
_OF_PAPERS = frozenset(("documents", "sign_verbs"))
_BY_NAME = frozenset(("name", "short-name"))  # rules of people who are named, not told of by their office
_BOTH = 2  # parties
_OPENING = 3  # words before a fronted "Already twinned with"
_ARTICLE_GAP = 5  # " the "
_TITLE_GAP = 40  # characters of ", and the deputy mayor"
_TITLE_LEAD = 20  # characters of ", and the former "
_ARTICLE = 3  # of "A sister city is …"
_BREAK_MARK = re.compile(r"[;:?!]|, (?=(?:and|dan) (?:the|it|he|she|they|saya|ia|dia|kami)\b)| - | -- ")


@open_record
class Scene:
    """A sentence; `cues` maps a lexicon section to what of it stands here, in text order."""

    index: int
    sentence: Sentence
    document: Document
    lexicon: Lexicon
    cast: Cast
    cues: Mapping[str, tuple[Match[str], ...]]
    mentioned: tuple[PlaceMention, ...]
    dates: tuple[DateMention, ...]
    people: tuple[PersonMention, ...]
    date_line: Place | None = None
    breaks: tuple[int, ...] = field(default=())
    at: tuple[int, int] | None = None  # the words that the scene is looked at for

    @property
    def parties(self) -> tuple[Party, ...]:
        """Who may stand on a side here."""
        return self.cast.parties

    @lazy
    def places(self) -> tuple[Place, ...]:
        """The parties' places, each once."""
        return self.cast.places

    @property
    def is_title(self) -> bool:
        """True for the article's title."""
        return self.sentence.paragraph == 0

    @lazy
    def relates(self) -> bool:
        """True when there is a word for a tie or a document."""
        return self.holds(_TIES) or bool(self.found("tie_verbs", "sister"))

    @lazy
    def relating_words(self) -> tuple[Match[str], ...]:
        """The words for a tie, nouns and verbs."""
        return (*self.found("kinds"), *self.found("tie_verbs", "sister"))

    @lazy
    def names_kind(self) -> bool:
        """True when a tie is called more than cooperation."""
        return any(cue.value != PLAIN for cue in self.relating_words)

    def found(self, section: str, *classes: str) -> tuple[Match[str], ...]:
        """The cues of a section here, or those of some of its classes."""
        cues = self.cues.get(section, ())
        return tuple([cue for cue in cues if cue.value in classes]) if classes and cues else cues

    def holds(self, sections: frozenset[str]) -> bool:
        """True when something of any of the sections stands here."""
        return not sections.isdisjoint(self.cues)

    def with_cast(self, cast: Cast, at: tuple[int, int] | None = None) -> Scene:
        """The same sentence with other parties, looked at for the words at ``[start, end)``."""
        return Scene(
            self.index, self.sentence, self.document, self.lexicon, cast, self.cues, self.mentioned, self.dates,
            self.people, self.date_line, self.breaks, at or self.at,
        )  # fmt: skip

    def clause(self, position: int) -> tuple[int, int]:
        """The clause around a position."""
        at = bisect_right(self.breaks, position)
        start = self.breaks[at - 1] if at else self.sentence.start
        return start, self.breaks[at] if at < len(self.breaks) else self.sentence.end

    def breaks_between(self, start: int, end: int) -> bool:
        """True when a clause ends between two positions."""
        at = bisect_left(self.breaks, start)
        return at < len(self.breaks) and self.breaks[at] < end

    @lazy
    def asides(self) -> tuple[PlaceMention, ...]:
        """Places that stand here and are no party: countries, and where a city lies."""
        inside = {(party.start, party.end) for party in self.cast.parties}
        return tuple(place for place in self.mentioned if (place.start, place.end) not in inside)

    def within(self, section: str, start: int, end: int) -> tuple[Match[str], ...]:
        """The cues of a section that lie in ``[start, end)``."""
        cues = self.cues.get(section)
        return tuple([cue for cue in cues if start <= cue.start and cue.end <= end]) if cues else ()

    def gap(self, start: int, end: int) -> str:
        """What stands between two positions, as phrases are looked for."""
        return self.document.scan[start:end]


def left_of(scan: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> str:
    """``scan[start:end]`` with blanks for what the spans cover.

    >>> left_of("a, b and c", 0, 10, [(0, 1), (5, 8)])
    ' , b     c'
    """
    chars = list(scan[start:end])
    for begin, stop in spans:
        first, last = max(begin, start) - start, min(stop, end) - start
        if first < last:
            chars[first:last] = " " * (last - first)
    return "".join(chars)


def scenes_of(mentions: Mentions) -> tuple[Scene, ...]:
    """The scenes of an article in reading order."""
    sentences = mentions.document.sentences
    spans = [(sentence.start, sentence.end) for sentence in sentences]
    found = mentions.lexicon.occurrences(mentions.document.scan).split(SECTIONS, spans)
    date_line = _date_line(mentions)
    named = map(
        _Named,
        in_each(mentions.places, sentences),
        in_each(mentions.dates, sentences),
        in_each(mentions.people, sentences),
        in_each(mentions.governments, sentences),
    )
    return tuple(
        _scene(mentions, index, sentence, here, those, date_line)
        for index, (sentence, here, those) in enumerate(zip(sentences, found, named))
    )


class _Named(NamedTuple):
    """What a sentence names."""

    places: Sequence[PlaceMention]
    dates: Sequence[DateMention]
    people: Sequence[PersonMention]
    governments: Sequence[GovernmentMention]


def _date_line(mentions: Mentions) -> Place | None:
    """The place of the date line, when the story names it."""
    return next(in_date_line(mentions, (found.place for found in mentions.places)), None)


def _is_said_of_some(named: _Named, sentence: Sentence, idea: Match[str], between: Sequence[Match[str]]) -> bool:
    """True for "Malang's sister cities are …", "the sister city program between A and B": somebody's, not the idea."""
    if idea.value != "definition":
        return any(0 <= word.start - idea.end <= 1 for word in between) and len(named.places) > 1
    opens = idea.start - sentence.start <= _ARTICLE
    return not opens and bool(named.places)


def _is_in_list(mentions: Mentions, named: _Named, mark: int, end: int) -> bool:
    """True for the semicolons of "A, Japan (1981); B, China (1984)": what follows is places, countries and years."""
    scan = mentions.document.scan
    if scan[mark] == ":" or not named.places or named.places[-1].start < mark:
        return False
    semicolon = scan.find(";", mark + 1, end)
    stop = semicolon if semicolon >= 0 else end
    places = [place for place in named.places if mark <= place.start < stop]
    if not places:
        return False
    words = mentions.lexicon.phrases(*LIST_WORDS).find(scan, mark, stop)
    words += mentions.lexicon.phrases("turn_words", "then_words").find(scan, mark, places[0].start)
    spans = [(one.start, one.end) for one in places]
    spans += [(date.start, date.end) for date in named.dates if mark <= date.start < stop]
    rest = left_of(scan, mark, stop, [*spans, *((word.start, word.end) for word in words)])
    return BARE.fullmatch(rest) is not None


def _scene(
    mentions: Mentions,
    index: int,
    sentence: Sentence,
    found: Mapping[str, Sequence[Match[str]]],
    named: _Named,
    date_line: Place | None,
) -> Scene:
    document = mentions.document
    cues = _cues(named, sentence, found)
    marks = {match.start() for match in _BREAK_MARK.finditer(document.aligned, sentence.start, sentence.end)}
    marks = {mark for mark in marks if not _is_between_subjects(mentions, named, sentence, cues, mark)}
    fields = cues.get("fields", ())  # "lalu lintas" is no "lalu"
    breaks = (cue for cue in cues.get("clause_breaks", ()) if cue.value != "none")
    marks.update(cue.start for cue in breaks if not any(one.start <= cue.start < one.end for one in fields))
    cast = cast_of(mentions, sentence, named.places, named.governments, named.people, found)
    cast = with_onlookers(cast, sentence.start, cues)
    marks = {mark for mark in marks if not _is_in_list(mentions, named, mark, sentence.end)}
    marks.update(_turns_to_plan(cues, cast, marks))
    marks.update(_ends_of_asides(document, sentence, cues))
    marks.update(_ends_of_fronts(mentions, sentence, cues, cast))
    marks.update(_new_subjects(mentions, cues, cast))
    return Scene(
        index=index,
        sentence=sentence,
        document=document,
        lexicon=mentions.lexicon,
        cast=cast,
        cues=cues,
        mentioned=tuple(named.places),
        dates=tuple(named.dates),
        people=tuple(named.people),
        date_line=date_line,
        breaks=tuple(sorted(marks)),
    )


def _is_between_subjects(
    mentions: Mentions, named: _Named, sentence: Sentence, cues: Mapping[str, tuple[Match[str], ...]], mark: int
) -> bool:
    """True for the comma of "The mayor of A, Ann|, and the| mayor of B, Rui, signed": no clause ends before a verb."""
    scan = mentions.document.scan
    if scan[mark] != "," or not any(0 <= mark - person.end <= 1 for person in named.people):
        return False
    titles = mentions.lexicon.phrases("roles").find(scan, mark, mark + _TITLE_GAP)
    joints = [cue.end for cue in cues.get("clause_breaks", ()) if cue.value != "none" and cue.end <= mark]
    start = max(joints, default=sentence.start)  # "became sisters |when| the mayor of A, Ann, and …"
    verbs = (verb for section in (*_VERBS, "witness_verbs", "events") for verb in cues.get(section, ()))
    acts = any(start <= verb.start < mark for verb in verbs)
    return not acts and any(title.start - mark <= _TITLE_LEAD for title in titles)


def _ends_of_asides(
    document: Document, sentence: Sentence, cues: Mapping[str, tuple[Match[str], ...]]
) -> Iterator[int]:
    """As in "A, which is twinned with B|, has …": a comma before a verb goes back to what stands before the aside."""
    relatives = cues.get("relatives", ())
    verbs = {verb.start for section in _VERBS for verb in cues.get(section, ())} if relatives else set()
    for word in relatives:
        comma = document.aligned.find(",", word.end, sentence.end)
        while comma >= 0:
            if comma + 2 in verbs:
                yield comma
                break
            comma = document.aligned.find(",", comma + 1, sentence.end)


def _ends_of_fronts(
    mentions: Mentions, sentence: Sentence, cues: Mapping[str, tuple[Match[str], ...]], cast: Cast
) -> Iterator[int]:
    """As in "Already twinned with A and B|, C has signed …": who acts stands behind the comma."""
    scan = mentions.document.scan
    parties, verbs = cast.parties, [verb for verb in cues.get("tie_verbs", ()) if verb.value in ("sister", "partner")]
    fronted = parties and any(
        verb.end <= parties[0].start and len(scan[sentence.start : verb.start].split()) <= _OPENING for verb in verbs
    )
    for one, other in pairwise(parties) if fronted else ():
        comma = one.end if scan[one.end] == "," else -1
        if comma >= 0 and other.start - one.end <= _LEADS and scan[other.end : other.end + 1] == " ":
            links = mentions.lexicon.phrases("list_links").find(scan, one.end, other.end + _LEADS)
            if not any(one.end <= link.start <= other.end + 1 for link in links):
                yield comma
                return


def _new_subjects(mentions: Mentions, cues: Mapping[str, tuple[Match[str], ...]], cast: Cast) -> Iterator[int]:
    """As in "A is a sister of B|, and C and D have been paired since 1960": who acts anew begins a clause."""
    ties = (*cues.get("kinds", ()), *cues.get("tie_verbs", ()))
    if len(cast.parties) <= _BOTH or not ties:
        return
    first = cast.parties[0].start
    if any(0 <= first - word.end <= _LEADS for word in cues.get("between_words", ())):
        return  # "ties between A and B, and C and D are old"
    scan = mentions.document.scan
    verbs = {verb.start for section in _VERBS for verb in cues.get(section, ()) if verb.value != "noun"}
    for one, other in pairwise(cast.parties):
        gap = scan[one.end : other.start]
        comma = gap.rfind(", ")
        linked = comma >= 0 and gap[comma + 2 :].strip() in mentions.lexicon.words("list_links")
        if not linked or not any(tie.end <= one.end + comma for tie in ties):
            continue
        run = [party for party in cast.parties if party.start >= other.start]
        last = other
        for party in run[1:]:
            if scan[last.end : party.start].strip() not in mentions.lexicon.words("list_links"):
                break
            last = party
        if last.end + 1 in verbs:
            yield one.end + comma


def _turns_to_plan(cues: Mapping[str, tuple[Match[str], ...]], cast: Cast, marks: set[int]) -> Iterator[int]:
    """As in "A works with B and C, and |is exploring| D": a plan with a partner of its own begins a clause."""
    if len(cast.parties) <= 1:
        return
    ties = (*cues.get("kinds", ()), *cues.get("tie_verbs", ()), *cues.get("documents", ()))
    for plan in cues.get("planned", ()):
        before = {party.place for party in cast.parties if party.end <= plan.start}
        behind = any(0 <= party.start - plan.end <= _LEADS for party in cast.parties)
        tied = any(tie.end <= plan.start for tie in ties)
        if plan.value == "verb" and behind and tied and len(before) > 1 and plan.start not in marks:
            yield plan.start


def _is_covered(cue: Match[str], spans: Sequence[Match[str]]) -> bool:
    """True for the words of ties in "a road |link|", "|twin| brothers", and those of papers in "a |charter| bus"."""
    return any(span.start <= cue.start and cue.end <= span.end for span in spans)


def _outside_names(named: _Named, found: Mapping[str, Sequence[Match[str]]]) -> dict[str, tuple[Match[str], ...]]:
    """As in "Gubernur |Lalu| Karsana", "Mayor |Will| Marsh": what is part of a name is no word of the sentence."""
    spans = [(person.start, person.end) for person in named.people if person.rule in _BY_NAME]
    if not spans:
        return {section: tuple(matches) for section, matches in found.items()}
    cues = {}
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    for section, matches in found.items():
        kept = tuple(matches)
        if kept[-1].end > first and kept[0].start < last:
            kept = tuple(
                [cue for cue in kept if not any(start <= cue.start and cue.end <= end for start, end in spans)]
            )
        if kept:
            cues[section] = kept
    return cues


def _is_met_about(kind: Match[str], gatherings: Sequence[Match[str]], of: Sequence[Match[str]]) -> bool:
    """True for the word in "a conference of |twin towns|", "forum |kota kembar|", "the |sister cities| network"."""
    for one in gatherings:
        leads = [one.end, *(word.end for word in of if word.start - one.end == 1)]
        if one.start - kind.end == 1 or any(0 <= kind.start - end <= _ARTICLE_GAP for end in leads):
            return True
    return False


def _cues(
    named: _Named, sentence: Sentence, found: Mapping[str, Sequence[Match[str]]]
) -> dict[str, tuple[Match[str], ...]]:
    """What was found of each section, without what an explanation of the idea or a person's name covers."""
    cues = _outside_names(named, found)
    own = cues.pop("own_bodies", ())  # "municipal |corporation|", "council |chamber|"
    if own and (others := cues.pop("other_parties", ())):
        kept = tuple(one for one in others if not any(body.start <= one.start < body.end for body in own))
        cues |= {"other_parties": kept} if kept else {}
    for lookalikes, sections in (("not_ties", _OF_TIES), ("not_papers", _OF_PAPERS)):
        if others := cues.get(lookalikes, ()):
            for section in sections.intersection(cues):
                kept = tuple(one for one in cues.pop(section) if not _is_covered(one, others))
                cues |= {section: kept} if kept else {}
    if events := cues.pop("gatherings", ()):
        of = cues.get("of_words", ())
        kept = tuple(one for one in cues.pop("kinds", ()) if not _is_met_about(one, events, of))
        cues |= {"kinds": kept} if kept else {}
    papers = cues.get("documents", ())  # "memorandum saling |pengertian|" is no word for an idea
    ideas = (idea for idea in cues.pop("generic", ()) if not any(one.start <= idea.start < one.end for one in papers))
    between = cues.get("between_words", ())
    generic = tuple(idea for idea in ideas if not _is_said_of_some(named, sentence, idea, between))
    if generic:
        cues["generic"] = generic
        covered = [(idea.start, idea.end) for idea in generic]
        kinds = cues.pop("kinds", ())
        if left := tuple(kind for kind in kinds if not any(start <= kind.start < end for start, end in covered)):
            cues["kinds"] = left
    return cues
