"""Words between quotation marks, who said them, and where and when as the attribution tells.

The speaker stands in the same paragraph: behind the words ("…," ujar Budi, di X, Senin), before them
(Ann said: "…"), or was named just before ("…," ujarnya). Somebody without a known office says nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citygraph.extract.atoms import Row, rows
from citygraph.extract.mention import DateMention, Mentions, PersonMention, PlaceMention
from citygraph.extract.references import antecedent
from citygraph.extract.thing import Official, Quotation, Statement
from citygraph.lexicon import Match
from citygraph.model import Literal

_FEWEST_WORDS = 4  # fewer are a term or a title: “sister city”
_REACH = 90  # characters between a verb of saying and its speaker, or its words
_QUOTED = re.compile(r"“(?P<curly>[^“”]+)”|«(?P<guillemet>[^«»]+)»|\"(?P<straight>[^\"]+)\"|‘(?P<single>[^‘]+?)’(?!\w)|“(?P<mixed>[^“”\"]+)\"")
_TRAILING = re.compile(r"[,\s]+\Z")


@dataclass(frozen=True, slots=True)
class _Quote:
    """Quoted words at ``[start, end)``, marks apart, and the paragraph that they stand in."""

    start: int
    end: int
    paragraph_start: int
    paragraph_end: int


@dataclass(frozen=True, slots=True)
class _Attribution:
    """Who said it, by which rule, and the clause that says so."""

    speaker: Official
    rule: str
    start: int
    end: int
    confidence: float


def quotation_statements(mentions: Mentions) -> tuple[Statement, ...]:
    """Statements about the quotations of an article whose speakers are known officials."""
    tagged = rows(mentions)
    found: list[Statement] = []
    last: tuple[_Quote, _Attribution] | None = None
    for quote in _quotes(mentions):
        attribution = _attribution(mentions, tagged, quote) or _continued(mentions, quote, last)
        if attribution:
            found += _statements(mentions, quote, attribution)
            last = quote, attribution
        else:
            last = None
    return tuple(found)


def _quotes(mentions: Mentions) -> Iterator[_Quote]:
    for start, end in _paragraphs(mentions):
        for match in _QUOTED.finditer(mentions.document.text, start, end):
            begin, stop = match.span(str(match.lastgroup))
            words = mentions.document.text[begin:stop]
            if len(words.split()) >= _FEWEST_WORDS:
                yield _Quote(begin, stop, start, end)


def _paragraphs(mentions: Mentions) -> Iterator[tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for sentence in mentions.document.sentences:
        if sentence.paragraph:
            start, end = spans.get(sentence.paragraph, (sentence.start, sentence.end))
            spans[sentence.paragraph] = (min(start, sentence.start), max(end, sentence.end))
    yield from spans.values()


def _attribution(mentions: Mentions, tagged: tuple[Row, ...], quote: _Quote) -> _Attribution | None:
    behind = _clause_behind(mentions, quote)
    return _speaker_behind(mentions, tagged, behind) or _speaker_before(mentions, tagged, quote)


def _clause_behind(mentions: Mentions, quote: _Quote) -> tuple[int, int]:
    """From the closing mark to the end of the sentence, or to the next quotation."""
    text = mentions.document.text
    start = quote.end + 1
    ends = [s.end for s in mentions.document.sentences if s.start < quote.paragraph_end and s.end > start]
    end = min(ends, default=start)
    following = re.compile(r"[“«\"]").search(text, start, end)
    return start, following.start() if following else end


def _speaker_behind(mentions: Mentions, tagged: tuple[Row, ...], clause: tuple[int, int]) -> _Attribution | None:
    """ "…," kata Budi; "…," Ann said; "…," ujarnya; "…," kata dia."""
    start, end = clause
    verbs = _verbs(mentions, start, end)
    if not verbs or verbs[0].start - start > _REACH:
        return None
    verb = verbs[0]
    subject = _person_between(mentions, start, verb.start)
    if subject and _is_plain(mentions, tagged, start, subject.start) and verb.start - subject.end <= _REACH:
        return _Attribution(subject.official, _named("speaker-verb", subject), subject.start, end, _sure(subject))
    if _is_pronoun(mentions, verb):
        speaker = _antecedent(mentions, tagged, start)
        return _Attribution(speaker, "verb-pronoun", verb.start, end, 0.75) if speaker else None
    subject = _person_between(mentions, verb.end, min(end, verb.end + _REACH))
    if subject and _is_plain(mentions, tagged, verb.end, subject.start):
        return _Attribution(subject.official, _named("verb-speaker", subject), verb.start, end, _sure(subject))
    return None


def _speaker_before(mentions: Mentions, tagged: tuple[Row, ...], quote: _Quote) -> _Attribution | None:
    """Ann said: "…"; Budi mengatakan, "…"; menurut Budi, "…"."""
    opening = quote.start - 1
    start = max((s.start for s in mentions.document.sentences if s.start <= opening), default=opening)
    closing = max((mentions.document.text.rfind(mark, start, opening) for mark in "”»\""), default=-1)
    start = max(start, closing + 1)
    if not re.search(r"[:,]\s*\Z|\b(?:that|bahwa)\s*\Z", mentions.document.aligned[start:opening]):
        return None
    source = mentions.lexicon.phrases("according_to").find(mentions.document.scan, start, opening)
    if source:
        subject = _person_between(mentions, source[-1].end, opening)
        if subject and subject.start - source[-1].end <= _REACH:
            return _Attribution(subject.official, _named("according-to", subject), start, opening, _sure(subject))
    for verb in reversed(_verbs(mentions, start, opening)):
        subject = _person_between(mentions, start, verb.start)
        if subject and opening - verb.end <= _REACH:
            return _Attribution(subject.official, _named("speaker-verb-words", subject), start, opening, _sure(subject))
    return None


def _continued(mentions: Mentions, quote: _Quote, last: tuple[_Quote, _Attribution] | None) -> _Attribution | None:
    """ "…," kata Budi. "…": words that follow at once in the same paragraph are the same speaker's."""
    if last is None or last[0].paragraph_start != quote.paragraph_start:
        return None
    before, attribution = last
    gap = mentions.document.text[max(before.end + 1, attribution.end) : quote.start - 1]
    if gap.strip(" .,;:\n") or attribution.end > quote.start:
        return None
    return _Attribution(attribution.speaker, "same-speaker-goes-on", attribution.start, attribution.end, 0.75)


def _verbs(mentions: Mentions, start: int, end: int) -> list[Match[str]]:
    return mentions.lexicon.phrases("speech_verbs").find(mentions.document.scan, start, end)


def _person_between(mentions: Mentions, start: int, end: int) -> PersonMention | None:
    """The first person named in a stretch of text; one named with an office stands where the office begins."""
    for tenure in mentions.tenure_mentions:
        if start <= tenure.start < end:
            person = next((p for p in mentions.people if tenure.start <= p.start < tenure.end), None)
            first = next((p for p in mentions.people if start <= p.start < end), None)
            if person and (first is None or person.start <= first.start):
                return PersonMention(tenure.start, person.end, person.official, "name")
    return next((person for person in mentions.people if start <= person.start < end), None)


def _is_plain(mentions: Mentions, tagged: tuple[Row, ...], start: int, end: int) -> bool:
    """True when no other name stands between: "kata |pria yang akrab disapa| Emil"."""
    for row in tagged:
        for atom in row.atoms:
            if start <= atom.start < end and atom.tag in "NITBSP":
                return False
    return "\n" not in mentions.document.text[start:end]


def _is_pronoun(mentions: Mentions, verb: Match[str]) -> bool:
    """ "ujar|nya"."""
    scan = mentions.document.scan
    rest = re.compile(r"\w*").match(scan, verb.end)
    whole = scan[verb.start : verb.end] + (rest.group() if rest else "")
    return any(whole.endswith(clitic) and len(whole) > len(clitic) for clitic in mentions.lexicon.words("pronoun_clitics"))


def _antecedent(mentions: Mentions, tagged: tuple[Row, ...], position: int) -> Official | None:
    number = max((index for index, row in enumerate(tagged) if row.sentence.start <= position), default=0)
    return antecedent(tagged, number, position, mentions.people)


def _named(rule: str, subject: PersonMention) -> str:
    return f"{rule}-pronoun" if subject.rule == "pronoun" else rule


def _sure(subject: PersonMention) -> float:
    return 0.8 if subject.rule in ("pronoun", "office-alone") else 0.95


def _statements(mentions: Mentions, quote: _Quote, attribution: _Attribution) -> Iterator[Statement]:
    words = _TRAILING.sub("", mentions.document.text[quote.start : quote.end]).lstrip()
    quotation = Quotation(attribution.speaker, words)
    start, end = min(quote.start, attribution.start), max(quote.end + 1, attribution.end)
    day = next(iter(_dates(mentions, attribution)), None)
    place = next(iter(_places(mentions, attribution)), None)
    as_of = day.date if day else None
    rule, confidence = attribution.rule, attribution.confidence
    yield Statement(
        quotation, "cg:speaker", attribution.speaker, start, end, rule, as_of=as_of, confidence=confidence
    )
    yield Statement(quotation, "cg:text", Literal(words), start, end, rule, as_of=as_of, confidence=confidence)
    if day:
        said = f"date-of-attribution-{day.rule}"
        yield Statement(
            quotation, "cg:saidOn", day.date.literal(), start, end, said, as_of=as_of, confidence=confidence
        )
    if place:
        yield Statement(
            quotation, "cg:saidAt", place.place, start, end, "place-of-attribution", as_of=as_of, confidence=confidence
        )


def _dates(mentions: Mentions, attribution: _Attribution) -> Iterator[DateMention]:
    for date in mentions.dates:
        if attribution.start <= date.start < attribution.end and date.date.day and not date.until:
            yield date


def _places(mentions: Mentions, attribution: _Attribution) -> Iterator[PlaceMention]:
    """A place behind a word for "in": "ujar Budi di X"."""
    for place in mentions.places:
        if attribution.start <= place.start < attribution.end and place.place.type == "City":
            locative = mentions.lexicon.phrases("locatives").find(
                mentions.document.scan, max(attribution.start, place.start - 30), place.start
            )
            if locative and not mentions.document.text[locative[-1].end : place.start].strip():
                yield place
