"""Partnerships: which places are tied, how the text calls the tie, and whether it stands.

Every sentence gives evidence (:class:`Sign`); the pair's kind, status and beginning are settled over the whole
article, so that one article says one thing of a pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from citygraph.extract.discourse import PLAIN, Told, relates, tell
from citygraph.extract.fields import Content, contents_of
from citygraph.extract.mention import DateMention, Mentions
from citygraph.extract.modality import MODALITY, Status, is_planned, stance
from citygraph.extract.pairing import CROSS_SENTENCE, Pairing, earlier_partners
from citygraph.extract.papers import Paper, papers_of
from citygraph.extract.scene import Scene
from citygraph.extract.signing_dates import FRESH, days_between
from citygraph.extract.thing import Partnership, Statement
from citygraph.lexicon import Match
from citygraph.model import PartialDate
from citygraph.vocab import concept

_SISTER = "sister"
_NEXT = 30
_STATUS_OF_PAPER: dict[str, Status] = {"signed": "active", "planned": "proposed", "ended": "ended", "denied": "denied"}


@dataclass(frozen=True, slots=True)
class Sign:
    """What one passage says of one pair."""

    pair: Partnership
    kind: str
    status: Status
    firm: bool
    start: int
    end: int
    rule: str
    confidence: float
    since: PartialDate | None = None
    as_of: PartialDate | None = None


def partnership_statements(mentions: Mentions) -> tuple[Statement, ...]:
    """Partners, kind, status, beginning and fields of every partnership that the article speaks of."""
    told = tell(mentions)
    signs = signs_of(told, papers_of(told))
    contents = contents_of(told)
    pairs = dict.fromkeys(sign.pair for sign in signs)
    return tuple(
        statement
        for pair in pairs
        for statement in _describe(pair, [sign for sign in signs if sign.pair == pair], contents)
    )


def signs_of(told: Sequence[Told], papers: Sequence[Paper]) -> tuple[Sign, ...]:
    """All evidence for ties, in text order."""
    signs = [
        sign
        for one in told
        for sign in (*_by_kind(one), *_by_turn(one), *_by_verb(one), *_by_beginning(one), *_earlier(one))
    ]
    signs += [sign for paper in papers if not paper.joins for sign in _by_paper(paper)]
    return tuple(sorted(signs, key=lambda sign: (sign.start, sign.end)))


def _by_kind(one: Told) -> Iterator[Sign]:
    """A word for the tie beside its pair: "kota kembar", "twin towns"."""
    lead = one.lead
    if one.pairing is None:
        return
    told: set[Partnership] = set()
    for cue in (*lead.found("kinds"), *lead.found("tie_verbs", _SISTER)):
        pairing = one.pairing_for(cue, "kinds") if cue.value != PLAIN else None
        if pairing is None:
            continue
        state = stance(lead, cue)
        for pair in pairing.pairs:
            if pair not in told:
                told.add(pair)
                rule = f"tie-noun-{pairing.rule}"
                firm = state.firm or pairing.is_list
                yield _sign(one, pair, _kind(cue.value, pair), state.status, firm, rule, pairing)


def _by_turn(one: Told) -> Iterator[Sign]:
    """As in "… daftar kota kembar. Kali ini giliran A dan B.": the kind is that of the sentence before."""
    scene, before = one.scene, one.before
    if one.pairing is None or before is None or relates(scene) or not scene.found("turn_words"):
        return
    kinds = [cue for cue in before.found("kinds") if cue.value != PLAIN]
    for pair in one.pairing.pairs if kinds else ():
        planned = is_planned(scene, scene.found("turn_words")[0].start)
        status: Status = "proposed" if planned else "active"
        yield _sign(one, pair, _kind(kinds[-1].value, pair), status, planned, f"turn-{one.pairing.rule}", one.pairing)


def _by_verb(one: Told) -> Iterator[Sign]:
    """A verb of tying with a plain word for the tie: "menjalin kemitraan dengan B"."""
    lead, pairing = one.lead, one.pairing
    if pairing is None or (pairing.rule == "spoken-of-before" and not lead.found("both_sides")):
        return
    if lead.found("other_parties") or lead.found("kinds", "sister-city", "sister-region", _SISTER, "friendship-city"):
        return
    verbs = [
        verb for noun in lead.found("kinds", PLAIN) for verb in lead.found("tie_verbs") if _governs(lead, verb, noun)
    ]
    verbs += [verb for verb in lead.found("tie_verbs", "partner") if _leads_to_party(lead, verb)]
    for verb in verbs[:1]:
        state = stance(lead, verb)
        for pair in pairing.pairs:
            kind = _carried(one, pair) or PLAIN
            yield _sign(one, pair, kind, state.status, state.firm, f"tie-verb-{pairing.rule}", pairing)


def _leads_to_party(scene: Scene, verb: Match[str]) -> bool:
    """True for "menggandeng Pemkot Bandung", "teamed up with Heidelberg"."""
    return any(0 <= party.start - verb.end <= _NEXT for party in scene.parties)


def _by_beginning(one: Told) -> Iterator[Sign]:
    """As in "The relationship began with …", "hubungan kedua kota bermula pada …": a date for what was spoken of."""
    pairing = one.pairing
    if pairing is None or pairing.is_list or not one.scene.found("kinds", PLAIN) or one.head is not None:
        return
    for pair in pairing.pairs:
        if _since(one, pair) is not None:
            yield _sign(one, pair, PLAIN, "active", False, f"beginning-{pairing.rule}", pairing)


def _governs(scene: Scene, verb: Match[str], noun: Match[str]) -> bool:
    """True for "menjalin (hubungan) kerja sama": verb and noun in a row."""
    return 0 <= noun.start - verb.end <= _NEXT and not scene.breaks_between(verb.end, noun.start)


def _carried(one: Told, pair: Partnership) -> str | None:
    """The kind that the sentence before speaks of: "… sister city ketiga. Sebelumnya, X menjalin kemitraan …"."""
    if one.before is None or not one.scene.found("earlier_words"):
        return None
    kinds = [cue for cue in one.before.found("kinds") if cue.value != PLAIN]
    return _kind(kinds[-1].value, pair) if kinds else None


def _earlier(one: Told) -> Iterator[Sign]:
    """As in "Selepas Nanning, giliran Lianyungang …": an earlier partner of the same kind."""
    hub = one.story.home
    kinds = [cue for cue in one.scene.found("kinds") if cue.value != PLAIN]
    for party in earlier_partners(one.scene) if kinds else ():
        if hub is not None and party.place != hub:
            pair = Partnership.pair(hub, party.place)
            kind = _kind(kinds[0].value, pair)
            yield Sign(pair, kind, "active", True, party.start, party.end, "earlier-partner", CROSS_SENTENCE)


def _by_paper(paper: Paper) -> Iterator[Sign]:
    """A document between two governments ties their places."""
    for pair in paper.pairing.pairs:
        status = _STATUS_OF_PAPER[paper.status]
        firm = paper.status == "signed" and paper.class_name != "LetterOfIntent"
        yield Sign(pair, PLAIN, status, firm, paper.start, paper.end, f"document-{paper.rule}", paper.confidence)


def _sign(one: Told, pair: Partnership, kind: str, status: Status, firm: bool, rule: str, pairing: Pairing) -> Sign:
    scene = one.scene
    since = _since(one, pair)
    return Sign(
        pair=pair,
        kind=kind,
        status=status,
        firm=firm or since is not None,
        start=scene.sentence.start,
        end=scene.sentence.end,
        rule=rule,
        confidence=pairing.confidence,
        since=since.date if since else None,
    )


def _since(one: Told, pair: Partnership) -> DateMention | None:
    """When the tie began: a date behind "since", "diawali", or the year that stands by a partner in a list."""
    scene = one.scene
    if one.head is not None or (one.pairing is not None and one.pairing.is_list):
        return _date_by(scene, pair)
    for cue in scene.found("since_words"):
        start, end = scene.clause(cue.start)
        dates = [
            date for date in scene.dates if cue.start <= date.end and start <= date.start < end and _is_old(scene, date)
        ]
        if dates:
            return min(dates, key=lambda date: max(date.start - cue.end, 0))
    return None


def _is_old(scene: Scene, date: DateMention) -> bool:
    """False for the days of the news: a tie that is founded in it has no other beginning."""
    published = scene.document.metadata.published
    return published is None or days_between(date.date, published) > FRESH


def _date_by(scene: Scene, pair: Partnership) -> DateMention | None:
    for index, party in enumerate(scene.parties):
        stop = scene.parties[index + 1].start if index + 1 < len(scene.parties) else scene.sentence.end
        if party.place in (pair.one, pair.other):
            found = [date for date in scene.dates if party.end <= date.start < stop]
            if found:
                return found[0]
    return None


def _kind(word: str, pair: Partnership) -> str:
    """The concept for the text's word; a bare "sister" takes the level of the places."""
    if word != _SISTER:
        return word
    return "sister-region" if pair.one.type == pair.other.type == "Region" else "sister-city"


def _describe(pair: Partnership, signs: Sequence[Sign], contents: Sequence[Content]) -> Iterator[Statement]:
    denied = [sign for sign in signs if sign.status == "denied"]
    held = [sign for sign in signs if sign.status != "denied"]
    if not held:
        for sign in denied[:1]:
            yield from _partners(pair, sign, "denied")
        return
    status = _status(held)
    decisive = next(sign for sign in _by_weight(held) if sign.status == status)
    yield from _partners(pair, decisive, status)
    yield _statement(pair, "cg:status", concept("status", status), decisive, status)
    kind = _settled_kind(held)
    named = next((sign for sign in _by_weight(held) if sign.kind == kind), decisive)
    yield _statement(pair, "cg:kind", concept("kind", kind), replace(named, as_of=decisive.as_of), status)
    since = min((sign for sign in held if sign.since is not None), key=lambda sign: str(sign.since), default=None)
    if since is not None and since.since is not None:
        yield Statement(pair, "cg:since", since.since.literal(), since.start, since.end, since.rule, "asserted")
    for content in contents:
        if pair in content.pairing.pairs:
            yield Statement(
                pair, "cg:field", concept("field", content.field), content.start, content.end, content.rule,
                MODALITY[status], confidence=content.pairing.confidence,
            )  # fmt: skip


def _status(signs: Iterable[Sign]) -> Status:
    """An end outweighs all; a firm word for the tie outweighs a plan, a plan a bare mention."""
    signs = list(signs)
    if any(sign.status == "ended" for sign in signs):
        return "ended"
    if any(sign.status == "active" and sign.firm for sign in signs):
        return "active"
    return "proposed" if any(sign.status == "proposed" for sign in signs) else "active"


def _by_weight(signs: Iterable[Sign]) -> list[Sign]:
    return sorted(signs, key=lambda sign: (-sign.confidence, not sign.firm, sign.start))


def _settled_kind(signs: Iterable[Sign]) -> str:
    """The word that the text uses most for the tie; plain cooperation only when there is no other."""
    votes = Counter(sign.kind for sign in signs if sign.kind != PLAIN)
    return max(votes, key=lambda kind: votes[kind], default=PLAIN)


def _partners(pair: Partnership, sign: Sign, status: Status) -> Iterator[Statement]:
    for place in (pair.one, pair.other):
        yield _statement(pair, "cg:partner", place, sign, status)


def _statement(pair: Partnership, predicate: str, value: object, sign: Sign, status: Status) -> Statement:
    return Statement(
        pair, predicate, value, sign.start, sign.end, sign.rule,  # type: ignore[arg-type]
        MODALITY[status], sign.as_of, sign.confidence,
    )  # fmt: skip
