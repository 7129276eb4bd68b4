"""Words between quotation marks, who said them, and where and when as the attribution tells.

The speaker stands in the same paragraph: behind the words ("…," ujar Budi, di X, Senin), before them
(Ann said: "…"), or was named just before ("…," ujarnya). Somebody without a known office says nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from citygraph.extract.account import Account
from citygraph.extract.mention import DateMention, Mentions, PersonMention, PlaceMention, within
from citygraph.extract.people.pronouns import antecedent, fronted_companions
from citygraph.extract.people.rows import Row
from citygraph.extract.thing import Official, Quotation, Statement
from citygraph.model import Literal, Place
from citygraph.phrases import Match

_SHORT_WORD = 3  # letters of a word that takes no capital in a title
_FEWEST_WORDS = 4  # fewer are a term or a title: “sister city”
_REACH = 90  # characters between a verb of saying and its speaker, or its words
_QUOTED = re.compile(
    r"“(?P<curly>[^“”]+)”|„(?P<low>[^„“”]+)[“”]|«(?P<guillemet>[^«»]+)»|»(?P<inward>[^«»]+)«|\"(?P<straight>[^\"]+)\"|‘(?P<single>[^‘]+?)’(?!\w)|“(?P<mixed>[^“”\"]+)\""
)
_TRAILING = re.compile(r"[,\s]+\Z")


@dataclass(frozen=True, slots=True)
class _Quote:
    """Quoted words at ``[start, end)``, marks apart, and where their paragraph begins."""

    start: int
    end: int
    paragraph_start: int


@dataclass(frozen=True, slots=True)
class _Attribution:
    """Who said it, by which rule, and the clause that says so."""

    speaker: Official
    rule: str
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class _Said:
    """A quotation in one or more parts ("…," Ann said, "…"), and who said it."""

    parts: tuple[_Quote, ...]
    attribution: _Attribution


def quotation_statements(account: Account) -> tuple[Statement, ...]:
    """As in "…," kata Budi. "…": each quotation of a known official; what follows at once is the same speaker's."""
    mentions = account.mentions
    quotes = tuple(_quotes(mentions)) if mentions.people else ()
    tagged = mentions.rows
    found: list[_Said] = []
    for quote in quotes:
        attribution = _attribution(mentions, tagged, quote)
        last = found[-1] if found else None
        if attribution:
            found.append(_Said((quote,), attribution))
        elif last and _goes_on(mentions, quote, last):
            if mentions.document.text[quote.start].islower():
                found[-1] = _Said((*last.parts, quote), last.attribution)
            else:
                found.append(_Said((quote,), replace(last.attribution, rule="same-speaker-goes-on", confidence=0.75)))
    return tuple(statement for said in found for statement in _statements(mentions, said))


def _quotes(mentions: Mentions) -> Iterator[_Quote]:
    for start, end in _paragraphs(mentions):
        for match in _QUOTED.finditer(mentions.document.text, start, end):
            begin, stop = match.span(str(match.lastgroup))
            if _is_speech(mentions.document.text[begin:stop]):
                yield _Quote(begin, stop, start)


def _is_speech(quoted: str) -> bool:
    """Words of speech rather than a term ("sister city") or a title ("Kota Kita Bersama")."""
    words = quoted.split()
    if quoted.rstrip().endswith((",", "!", "?", ".")) and len(words) > 1:
        return True
    return len(words) >= _FEWEST_WORDS and not all(word[0].isupper() for word in words if len(word) > _SHORT_WORD)


def _paragraphs(mentions: Mentions) -> Iterator[tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for sentence in mentions.document.sentences:
        if sentence.paragraph:
            start, end = spans.get(sentence.paragraph, (sentence.start, sentence.end))
            spans[sentence.paragraph] = (min(start, sentence.start), max(end, sentence.end))
    yield from spans.values()


def _attribution(mentions: Mentions, tagged: tuple[Row, ...], quote: _Quote) -> _Attribution | None:
    behind = _clause_behind(mentions, quote)
    return _speaker_behind(mentions, tagged, behind) or _speaker_before(mentions, quote)


def _clause_behind(mentions: Mentions, quote: _Quote) -> tuple[int, int]:
    """From the closing mark to the end of the sentence, or to the next quotation."""
    text = mentions.document.text
    start = quote.end + 1
    end = next((s.end for s in mentions.document.sentences if s.start < start <= s.end), start)
    following = re.compile(r"[“„«»\"]").search(text, start, end)
    return start, following.start() if following else end


def _speaker_behind(mentions: Mentions, tagged: tuple[Row, ...], clause: tuple[int, int]) -> _Attribution | None:
    """As in "…," kata Budi; "…," Ann said; "…," ujarnya; "…," kata dia."""
    start, end = clause
    verbs = _verbs(mentions, start, end)
    if not verbs or verbs[0].start - start > _REACH:
        return None
    verb = verbs[0]
    subject = _person_between(mentions, start, verb.start)
    if subject and _is_plain(mentions, tagged, start, subject) and verb.start - subject.end <= _REACH:
        return _Attribution(subject.official, _named("speaker-verb", subject), subject.start, end, _sure(subject))
    if len(_words(mentions, start, verb.start)) > 1:
        return None
    if _is_pronoun(mentions, verb):
        speaker = _antecedent(mentions, tagged, start)
        return _Attribution(speaker, "verb-pronoun", verb.start, end, 0.75) if speaker else None
    subject = _person_between(mentions, verb.end, min(end, verb.end + _REACH))
    if subject and _is_plain(mentions, tagged, verb.end, subject):
        return _Attribution(subject.official, _named("verb-speaker", subject), verb.start, end, _sure(subject))
    return None


def _speaker_before(mentions: Mentions, quote: _Quote) -> _Attribution | None:
    """Ann said: "…"; Budi mengatakan, "…"; menurut Budi, "…"."""
    opening = quote.start - 1
    start = max((s.start for s in mentions.document.sentences if s.start <= opening), default=opening)
    closing = max((mentions.document.text.rfind(mark, start, opening) for mark in '”“«»"'), default=-1)
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


def _goes_on(mentions: Mentions, quote: _Quote, last: _Said) -> bool:
    """As in "…," kata Budi. "…": words that follow at once in the same paragraph are the same speaker's."""
    before = last.parts[-1]
    if before.paragraph_start != quote.paragraph_start or last.attribution.end > quote.start:
        return False
    gap = mentions.document.text[max(before.end + 1, last.attribution.end) : quote.start - 1]
    return not gap.strip(" .,;:\n")


def _verbs(mentions: Mentions, start: int, end: int) -> list[Match[str]]:
    return mentions.lexicon.phrases("speech_verbs").find(mentions.document.scan, start, end)


def _person_between(mentions: Mentions, start: int, end: int) -> PersonMention | None:
    """The first person named in a stretch of text; one named with an office stands where the office begins."""
    first = next(iter(within(mentions.people, start, end)), None)
    for tenure in within(mentions.tenure_mentions, start, end):
        person = next(iter(within(mentions.people, tenure.start, tenure.end)), None)
        if person and (first is None or person.start <= first.start):
            return PersonMention(tenure.start, person.end, person.official, "name")
    return first


def _is_plain(mentions: Mentions, tagged: tuple[Row, ...], start: int, subject: PersonMention) -> bool:
    """True when no other name stands before a person: "kata |pria yang akrab disapa| Emil"."""
    names = "NITBS" if subject.rule == "office-alone" else "NITBSP"
    for row in tagged:
        if row.sentence.start < subject.end and start < row.sentence.end:
            between = [atom.tag for atom in row.atoms if start <= atom.start < subject.start]
            if any(tag in names for tag in between):
                return False
    return "\n" not in mentions.document.text[start : subject.start]


def _words(mentions: Mentions, start: int, end: int) -> list[str]:
    return re.findall(r"\w+", mentions.document.text[start:end])


def _is_pronoun(mentions: Mentions, verb: Match[str]) -> bool:
    """As in "ujar|nya"."""
    scan = mentions.document.scan
    rest = re.compile(r"\w*").match(scan, verb.end)
    whole = scan[verb.start : verb.end] + (rest.group() if rest else "")
    return any(
        whole.endswith(clitic) and len(whole) > len(clitic) for clitic in mentions.lexicon.words("pronoun_clitics")
    )


def _antecedent(mentions: Mentions, tagged: tuple[Row, ...], position: int) -> Official | None:
    number = max((index for index, row in enumerate(tagged) if row.sentence.start <= position), default=0)
    aside = fronted_companions(mentions, tagged, mentions.people)
    return antecedent(tagged, number, position, mentions.people, aside=aside)


def _named(rule: str, subject: PersonMention) -> str:
    """As in "…," she said: the speaker is a pronoun."""
    return f"{rule}-pronoun" if subject.rule == "pronoun" else rule


def _sure(subject: PersonMention) -> float:
    return 0.8 if subject.rule in ("pronoun", "office-alone") else 0.95


def _statements(mentions: Mentions, said: _Said) -> Iterator[Statement]:
    """As in "…," ujar Budi di X, Senin (11/8): the words, who said them, and when and where the attribution says."""
    attribution = said.attribution
    text = mentions.document.text
    words = _TRAILING.sub("", " ".join(text[part.start : part.end].strip() for part in said.parts))
    quotation = Quotation(attribution.speaker, words)
    day = next(_dates(mentions, attribution), None)
    place = next(_places(mentions, attribution), None)

    def state(predicate: str, value: Official | Place | Literal, rule: str) -> Statement:
        return Statement(
            quotation,
            predicate,
            value,
            min(said.parts[0].start, attribution.start),
            max(said.parts[-1].end + 1, attribution.end),
            rule,
            as_of=day.date if day else None,
            confidence=attribution.confidence,
        )

    yield state("cg:speaker", attribution.speaker, attribution.rule)
    yield state("cg:text", Literal(words), attribution.rule)
    if day:
        yield state("cg:saidOn", day.date.literal(), f"date-of-attribution-{day.rule}")
    if place:
        yield state("cg:saidAt", place.place, "place-of-attribution")


def _dates(mentions: Mentions, attribution: _Attribution) -> Iterator[DateMention]:
    for date in within(mentions.dates, attribution.start, attribution.end):
        if date.date.day and not date.until:
            yield date


def _places(mentions: Mentions, attribution: _Attribution) -> Iterator[PlaceMention]:
    """A place behind a word for "in": "ujar Budi di X"."""
    start, end = attribution.start, attribution.end
    titles = within(mentions.tenure_mentions, start - _REACH, end)
    for place in within(mentions.places, start, end):
        in_title = any(title.start <= place.start < title.end for title in titles)
        if place.place.type == "City" and not in_title:
            locative = mentions.lexicon.phrases("locatives").find(
                mentions.document.scan, max(start, place.start - 30), place.start
            )
            if locative and not mentions.document.text[locative[-1].end : place.start].strip():
                yield place
