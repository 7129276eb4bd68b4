"""Where the clauses of a sentence end: at marks and joining words, and where somebody else begins to act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from citygraph.extract.mention import Mentions, Named
from citygraph.extract.pairing.parties import Cast
from citygraph.extract.scene import BARE, LIST_WORDS, left_of
from citygraph.model import Document, Sentence
from citygraph.phrases import Match

_VERBS = ("tie_verbs", "copulas", "planned", "sign_verbs", "speech_verbs", "deepening", "ended", "denied", "hosting")
_TIE = 20  # characters between "that" and the tie: " has also been "
_TOLD = 50  # … between a name and "that": ", the second port of the country that"
_LEADS = 12  # characters between a plan and the partner that it leads to
_BOTH = 2  # parties
_OPENING = 3  # words before a fronted "Already twinned with"
_TITLE_GAP = 40  # characters of ", and the deputy mayor"
_TITLE_LEAD = 20  # characters of ", and the former "
_MARK = re.compile(r"[;:?! ](?:(?<! )|--? )")  # " - "
_COMMA = 2  # characters of ", "


def clause_ends(
    mentions: Mentions, sentence: Sentence, named: Named, cues: Mapping[str, tuple[Match[str], ...]], cast: Cast
) -> tuple[int, ...]:
    """The positions at which a clause of the sentence ends and another begins, in order."""
    document = mentions.document
    marks = {match.start() for match in _MARK.finditer(document.aligned, sentence.start, sentence.end)}
    marks.update(_commas_before_openers(document, cues, cast))
    marks = {mark for mark in marks if not _is_between_subjects(mentions, named, sentence, cues, mark)}
    fields = cues.get("fields", ())  # "lalu lintas" is no "lalu"
    breaks = (
        cue for cue in cues.get("clause_breaks", ()) if cue.value != "none" and not _is_of_date(mentions, named, cue)
    )
    marks.update(cue.start for cue in breaks if not any(one.start <= cue.start < one.end for one in fields))
    marks = {mark for mark in marks if not _is_in_list(mentions, named, mark, sentence.end)}
    marks.update(_turns_to_plan(cues, cast, marks))
    if document.aligned.find(",", sentence.start, sentence.end) >= 0:
        marks.update(_ends_of_asides(mentions, sentence, cues, cast))
        marks.update(_ends_of_fronts(mentions, sentence, cues, cast))
        marks.update(_new_subjects(mentions, cues, cast))
    return tuple(sorted(marks))


def _is_of_date(mentions: Mentions, named: Named, cue: Match[str]) -> bool:
    """True for "lalu" in "pada 2018 |lalu|", "Kamis (11/7) |lalu|": it tells which year, and begins nothing."""
    back = mentions.document.scan[cue.start : cue.end] in mentions.lexicon.words("counted_back")
    return back and any(date.start < cue.start <= date.end + 1 for date in named.dates)


def _commas_before_openers(document: Document, cues: Mapping[str, tuple[Match[str], ...]], cast: Cast) -> Iterator[int]:
    """As in "A is twinned with B|, and it| has …"; not in "between A, Norland, and the city of B"."""
    for opener in cues.get("clause_openers", ()):
        comma = opener.start - _COMMA
        between = [word.end for word in cues.get("between_words", ()) if word.end <= comma]
        if between and sum(between[-1] <= party.start < comma for party in cast.parties) < _BOTH:
            continue
        if document.scan.startswith(", ", comma) and document.aligned[opener.start : opener.end].islower():
            yield comma


def _is_in_list(mentions: Mentions, named: Named, mark: int, end: int) -> bool:
    """True for the semicolons of "A, Japan (1981); B, China (1984)": what follows is places, countries and years."""
    scan = mentions.document.scan
    if scan[mark] == ":" or not named.places or named.places[-1].start < mark:
        return False
    semicolon = scan.find(";", mark + 1, end)
    stop = semicolon if semicolon >= 0 else end
    places = [place for place in named.places if mark <= place.start < stop]
    if not places:
        return False
    if semicolon < 0 and ";" in scan[named.places[0].end : mark]:
        stop = places[0].end  # "A, Japan; B, China; and |C|, Mexico, are twins of D": the last of three
    words = mentions.lexicon.phrases(*LIST_WORDS).find(scan, mark, stop)
    words += mentions.lexicon.phrases("turn_words", "then_words").find(scan, mark, places[0].start)
    spans = [(one.start, one.end) for one in places]
    spans += [(date.start, date.end) for date in named.dates if mark <= date.start < stop]
    rest = left_of(scan, mark, stop, [*spans, *((word.start, word.end) for word in words)])
    return BARE.fullmatch(rest) is not None


def _is_between_subjects(
    mentions: Mentions, named: Named, sentence: Sentence, cues: Mapping[str, tuple[Match[str], ...]], mark: int
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
    mentions: Mentions, sentence: Sentence, cues: Mapping[str, tuple[Match[str], ...]], cast: Cast
) -> Iterator[int]:
    """As in "A, which is twinned with B|, has …": a comma before a verb goes back to what stands before the aside."""
    text = mentions.document.aligned
    relatives = (*cues.get("relatives", ()), *_relatives_before_ties(mentions, sentence, cues, cast))
    verbs = {verb.start for section in _VERBS for verb in cues.get(section, ())} if relatives else set()
    for word in relatives:
        comma = text.find(",", word.end, sentence.end)
        while comma >= 0:
            if comma + 2 in verbs:
                yield comma
                break
            comma = text.find(",", comma + 1, sentence.end)


def _relatives_before_ties(
    mentions: Mentions, sentence: Sentence, cues: Mapping[str, tuple[Match[str], ...]], cast: Cast
) -> Iterator[Match[str]]:
    """As in "from A, the port |that| is twinned with B, …", "dari A, |yang| juga kota kembar B, …"."""
    ties = [word for section in ("kinds", "tie_verbs") for word in cues.get(section, ())]
    if not ties:
        return
    scan = mentions.document.scan
    led = {word.start for word in cues.get("with_words", ())} | {party.start for party in cast.parties}
    ties = [
        tie for tie in ties if tie.end + 1 in led or tie.end in led or not led.isdisjoint(range(tie.start, tie.end))
    ]
    names = (*cast.parties, *cast.whereabouts)
    for word in mentions.lexicon.phrases("relative_words").find(scan, sentence.start, ties[-1].start if ties else 0):
        told = any(0 <= word.start - name.end <= _TOLD and scan[name.end] == "," for name in names)
        if told and any(0 <= tie.start - word.end <= _TIE for tie in ties):
            yield word


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
        if any(plan.start == word.start for word in cues.get("halted", ())):
            continue  # "have put their links |on hold|, and Velmo has …"
        if plan.value == "verb" and behind and tied and len(before) > 1 and plan.start not in marks:
            yield plan.start
