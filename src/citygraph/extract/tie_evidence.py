"""What single sentences say of ties: the word for the tie, whether it stands, since when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from citygraph.extract.date_readings import days_between
from citygraph.extract.discourse import PLAIN, Told, is_list_item, is_marked_item, names_kind, relates
from citygraph.extract.earlier import earlier_partners
from citygraph.extract.instruments import Instrument
from citygraph.extract.modality import Stance, Status, is_denied, is_planned, stance
from citygraph.extract.pair_up import is_of_others
from citygraph.extract.pairing import CROSS_SENTENCE, DIRECT, RESOLVED, Pairing
from citygraph.extract.parties import Party
from citygraph.extract.scene import Scene, left_of
from citygraph.extract.signing_dates import FRESH
from citygraph.extract.thing import Partnership
from citygraph.lexicon import Match
from citygraph.model import PartialDate, Place

_SISTER = "sister"
_WORDS_OF_TIES = frozenset(("kinds", "tie_verbs"))
_NEXT = 30
_BESIDE = 4  # characters
_BULLET = 3
_REVIVED = 40  # characters between "revive" and the tie
_YEAR_GAP = 12  # "signed in 1967", "diteken pada tahun 1967"
_YEAR = re.compile(r"\s+(?:\w+\s+)?\(?((?:18|19|20)\d\d)\b")  # "since 1989", "dates back to about 1989"
_BARE_YEAR = re.compile(r"\b((?:18|19|20)\d\d)\b")
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
    heading: bool = False  # said in the title, which promises more than the text bears out
    revival: bool = False  # what had ended is to begin again
    fresh: bool = False  # signed in the news: what ended before is no matter


def signs_of(told: Sequence[Told], instruments: Sequence[Instrument]) -> tuple[Sign, ...]:
    """All evidence for ties, in text order."""
    signs = [
        sign for one in told for rule in (_OF_PAIRING if one.pairing is not None else _OF_OTHERS) for sign in rule(one)
    ]
    to_come = {one.places for one in instruments if one.status == "planned"}
    signs += [sign for one in instruments for sign in _by_instrument(one, opens=one.places in to_come)]
    signs = [sign for sign in signs if sign.status != "asked"]
    return tuple(sorted(signs, key=lambda sign: (sign.start, sign.end)))


def _by_kind(one: Told) -> Iterator[Sign]:
    """A word for the tie beside its pair: "kota kembar", "twin towns"."""
    lead = one.lead
    if one.pairing is None or (one.pairing.confidence < DIRECT and lead.found("generic")):
        return
    told: set[Partnership] = set()
    for cue in (*lead.found("kinds"), *lead.found("tie_verbs", _SISTER)):
        pairing = one.pairing_for(cue, "kinds") if cue.value != PLAIN else None
        if pairing is None:
            continue
        state = _stance_of_item(one) or stance(lead, cue)
        rested = _rested(one.scene) if pairing.is_list else ()
        if rested and state.status == "ended":
            state = Stance("active")
        for pair in pairing.pairs:
            if pair not in told:
                told.add(pair)
                rule = f"tie-noun-{pairing.rule}"
                firm = state.firm or pairing.is_list
                over = pair.one in rested or pair.other in rested
                status = "ended" if over else state.status
                yield _sign(one, pair, _kind(cue.value, pair), status, firm, rule, pairing)


def _rested(scene: Scene) -> tuple[Place, ...]:
    """The members of a list with a remark in brackets: "Kiel, |Kaliningrad (suspended)|, Brno"."""
    text, found = scene.document.text, []
    for word in scene.found("ended", "strong"):
        before = [party for party in scene.parties if party.end <= word.start]
        if before and "(" in text[before[-1].end : word.start] and ")" not in text[before[-1].end : word.start]:
            found.append(before[-1].place)
    return tuple(found)


def _by_item(one: Told) -> Iterator[Sign]:
    """An item under a plain heading: "Partner cities of X:"; the article may have told what they are."""
    if one.head is None or one.pairing is None or names_kind(one.head) or not is_marked_item(one.scene):
        return
    state = _stance_of_item(one) or Stance("active")
    for pair in one.pairing.pairs:
        kind = _kind(one.kinds_before[0], pair) if one.kinds_before else PLAIN
        yield _sign(one, pair, kind, state.status, True, f"item-{one.pairing.rule}", one.pairing)


def _stance_of_item(one: Told) -> Stance | None:
    """What an item of a list remarks on its own partner: "inactive since 2013", "still in talks"."""
    if one.head is None or not is_marked_item(one.scene):
        return None
    scene = one.scene
    if any(not is_denied(scene, word.start) for word in scene.found("ended", "strong", "verb", "remark")):
        return Stance("ended", firm=True)
    if any(not is_denied(scene, word.start) for word in scene.found("planned", "verb", "vague", "remark")):
        return Stance("proposed", firm=True)
    return None


def _by_turn(one: Told) -> Iterator[Sign]:
    """As in "… daftar kota kembar. Kali ini giliran A dan B.": the kind is that of the sentence before."""
    scene, before = one.scene, one.before
    if one.pairing is None or before is None or not scene.found("turn_words") or relates(scene):
        return
    kinds = [cue for cue in before.relating_words if cue.value != PLAIN]
    for pair in one.pairing.pairs if kinds else ():
        planned = is_planned(scene, scene.found("turn_words")[0].start)
        status: Status = "proposed" if planned else "active"
        yield _sign(one, pair, _kind(kinds[-1].value, pair), status, planned, f"turn-{one.pairing.rule}", one.pairing)


def _by_verb(one: Told) -> Iterator[Sign]:
    """A verb of tying with a plain word for the tie: "menjalin kemitraan dengan B"."""
    lead, pairing = one.lead, one.pairing
    if pairing is None or (pairing.rule == "spoken-of-before" and not lead.found("both_sides")):
        return
    if not lead.holds(_WORDS_OF_TIES) or is_of_others(lead, pairing) or lead.found("generic"):
        return
    if lead.found("kinds", "sister-city", "sister-region", _SISTER, "friendship-city"):
        yield from _by_other_word(one)
        return
    nouns = lead.found("kinds", PLAIN)
    verbs = [verb for noun in nouns for verb in lead.found("tie_verbs") if _governs(lead, verb, noun)]
    verbs += [verb for verb in lead.found("tie_verbs", "partner") if _leads_to_party(lead, verb)]
    verbs += [verb for verb in lead.found("tie_verbs", "mutual") if _has_both_subjects(lead, verb, pairing)]
    if not verbs and (pairing.confidence == DIRECT or pairing.rule.startswith("with-home")) and nouns:
        verbs = [verb for noun in nouns for verb in lead.found("deepening") if _governs(lead, verb, noun)]
    if not verbs and nouns and (pairing.confidence == DIRECT or pairing.rule.startswith(("with-home", "gone-to"))):
        verbs = [plan for plan in lead.found("planned", "verb") if _is_plan_of(lead, plan, nouns)]
    for verb in verbs[:1]:
        state = stance(lead, verb)
        if any(lead.within("ended", verb.end, noun.start) and stance(lead, noun).status == "ended" for noun in nouns):
            state = Stance("ended", firm=True)  # "have |ended| ties with B"
        if state.status == "active" and _plans_behind(lead, verb, nouns):
            state = Stance("proposed", firm=True)
        meant = one.pairing_for(verb, "tie_verbs") or pairing
        for pair in meant.pairs:
            kind = _carried(one, pair) or PLAIN
            yield _sign(one, pair, kind, state.status, state.firm, f"tie-verb-{meant.rule}", meant)


def _by_other_word(one: Told) -> Iterator[Sign]:
    """As in "has sister cities A and B, and |a partnership with C|": a plain tie beside one that is called more."""
    scene = one.scene
    if one.head is not None or one.pairing is None or one.pairing.confidence == RESOLVED:
        return
    named = scene.relating_words
    for noun in scene.found("kinds", PLAIN):
        last = max((word.end for word in named if word.end <= noun.start and word.value != PLAIN), default=0)
        partners = [party for party in scene.parties if last <= party.start < noun.start]
        if not partners or _is_bare(scene, noun) or not _leads_on(scene, noun):
            continue  # "sister city |relationship with C|"
        meant = one.pairing_for(noun, "kinds")
        if meant is None:
            continue
        state = stance(scene, noun)
        for pair in meant.pairs:
            yield _sign(one, pair, PLAIN, state.status, state.firm, f"tie-beside-{meant.rule}", meant)


def _is_bare(scene: Scene, noun: Match[str]) -> bool:
    """True for "ties", "links", "relationship"."""
    return any(tie.start <= noun.start and noun.end <= tie.end for tie in scene.found("bare_ties"))


def _leads_on(scene: Scene, noun: Match[str]) -> bool:
    """True for "partnership with C": the partner stands right behind the word."""
    withs = [cue for cue in scene.found("with_words", "with") if 0 <= cue.start - noun.end <= 1]
    return any(0 <= party.start - cue.end <= _NEXT for cue in withs for party in scene.parties)


def _plans_behind(scene: Scene, verb: Match[str], nouns: Sequence[Match[str]]) -> bool:
    """True for "bersetuju meneroka hubungan", "agreed to explore ties": the plan stands between verb and tie."""
    between = (scene.within("planned", verb.end, noun.start) for noun in nouns if noun.start >= verb.end)
    return any(word.value in ("verb", "vague") for words in between for word in words)


def _has_both_subjects(scene: Scene, verb: Match[str], pairing: Pairing) -> bool:
    """True for "A and B have long cooperated"."""
    near = [party for party in scene.parties if 0 <= verb.start - party.end <= _NEXT]
    fronted = [  # "Dengan B, A bekerja sama"
        party
        for party in scene.parties
        for cue in scene.found("with_words", "with")
        if 0 <= party.start - cue.end <= 1 and cue.start - scene.sentence.start <= _BESIDE and party not in near
    ]
    return bool(near) and (pairing.rule in ("coordinated-pair", "all-to-all") or bool(fronted))


def _is_plan_of(scene: Scene, plan: Match[str], nouns: Sequence[Match[str]]) -> bool:
    """True for "menjajaki kerja sama dengan X", "in talks with X about a tie"."""
    return _leads_to_party(scene, plan) or any(_governs(scene, plan, noun) for noun in nouns)


def _leads_to_party(scene: Scene, verb: Match[str]) -> bool:
    """True for "menggandeng Pemkot Bandung", "teamed up with Heidelberg", "ist mit Heidelberg verbunden"."""
    if any(0 <= party.start - verb.end <= _NEXT for party in scene.parties):
        return True
    withs = [cue for cue in scene.found("with_words", "with") if scene.lexicon.orders("verb-last")]
    led = [cue for cue in withs if any(0 <= party.start - cue.end <= _NEXT for party in scene.parties)]
    return any(cue.end <= verb.start and not scene.breaks_between(cue.end, verb.start) for cue in led)


def _by_beginning(one: Told) -> Iterator[Sign]:
    """As in "The relationship began with …", "hubungan kedua kota bermula pada …": a date for what was spoken of."""
    pairing = one.pairing
    if pairing is None or pairing.is_list or not one.scene.found("kinds", PLAIN) or one.head is not None:
        return
    withs = one.scene.found("with_words", "with")
    if pairing.rule == "two-sides" and not any(
        0 <= party.start - cue.end <= _NEXT for cue in withs for party in one.scene.parties
    ):
        return  # "the partnership, concluded after a visit to X"
    state = stance(one.scene, one.scene.found("kinds", PLAIN)[0])
    for pair in pairing.pairs:
        if _since(one, pair) is not None:
            yield _sign(one, pair, PLAIN, state.status, False, f"beginning-{pairing.rule}", pairing)


def _governs(scene: Scene, verb: Match[str], noun: Match[str]) -> bool:
    """True for "menjalin (hubungan) kerja sama": verb and noun in a row."""
    return 0 <= noun.start - verb.end <= _NEXT and not scene.breaks_between(verb.end, noun.start)


def _carried(one: Told, pair: Partnership) -> str | None:
    """The kind that the sentence before speaks of: "… sister city ketiga. Sebelumnya, X menjalin kemitraan …"."""
    if one.before is None or not one.scene.found("earlier_words"):
        return None
    kinds = [cue.value for cue in one.before.relating_words if cue.value != PLAIN]
    if not kinds and one.before.found("kinds", PLAIN):  # "the third such tie. Earlier, A teamed up with B"
        kinds = list(one.kinds_before)
    return _kind(kinds[-1], pair) if kinds else None


def _earlier(one: Told) -> Iterator[Sign]:
    """As in "Selepas Nanning, giliran Lianyungang …": an earlier partner of the same kind."""
    earlier = earlier_partners(one.scene)
    if not earlier:
        return
    kinds = [cue for cue in one.scene.relating_words if cue.value != PLAIN]
    partners = {party.place for party in earlier}
    others = [place for place in one.scene.places if place not in partners]
    hub = _hub_of_earlier(others, one.story.home, one.story.home in partners)
    for party in earlier if kinds else ():
        if hub is not None and party.place != hub:
            pair = Partnership.pair(hub, party.place)
            kind = _kind(kinds[0].value, pair)
            yield Sign(
                pair, kind, "active", True, party.start, party.end, "earlier-partner", CROSS_SENTENCE,
                since=_date_by(one, pair),
            )  # fmt: skip


def _hub_of_earlier(others: Sequence[Place], home: Place | None, is_earlier: bool) -> Place | None:
    """The home; in "X is the fifth sister of Y after A and B" about neither, Y: X is the newcomer."""
    if is_earlier:
        return others[0] if others else None
    return others[-1] if len(others) > 1 and home not in others else home


def _by_instrument(instrument: Instrument, *, opens: bool) -> Iterator[Sign]:
    """As in "A and B signed an MoU": a document ties its parties' places; a letter of intent leaves open how firmly.

    Where the real document is still to come (`opens`), the letter is a plan.
    """
    status = _STATUS_OF_PAPER[instrument.status]
    if opens and instrument.class_name == "LetterOfIntent" and status == "active":
        status = "proposed"
    if status == "ended" and any(_is_renewed(paper.scene) for paper in instrument.papers):
        return  # an expired document that the two sides are renewing ends no tie
    firm = instrument.status == "signed" and instrument.class_name != "LetterOfIntent"
    for paper in instrument.papers:
        for pair in instrument.pairs:
            if pair in paper.pairing.pairs:
                rule, sure = f"document-{paper.rule}", paper.confidence
                old = paper.date is not None and _is_old(paper.scene, paper.date.date)
                begun = old and (firm or status == "ended") and not _is_renewed(paper.scene)
                begun = begun and not (paper.pairing.is_list and len(paper.scene.dates) > 1)  # "A (1989), B (1990)"
                yield Sign(
                    pair, PLAIN, status, firm, paper.start, paper.end, rule, sure,
                    since=paper.date.date if paper.date and begun else None,
                    fresh=firm and not old and paper.date is not None,
                )  # fmt: skip


def _is_renewed(scene: Scene) -> bool:
    return any(not is_denied(scene, word.start) and not _is_part(scene, word) for word in scene.found("deepening"))


def _is_part(scene: Scene, word: Match[str]) -> bool:
    """True for the second word of "never renewed" where that is a phrase of its own."""
    return any(whole.start <= word.start < whole.end for whole in (*scene.found("denied"), *scene.found("ended")))


def _by_end(one: Told) -> Iterator[Sign]:
    """As in "Hubungan dengan kota itu sudah berakhir", "the relationship was severed": the end of what is spoken of."""
    scene, pairing = one.scene, one.pairing
    if pairing is None or one.head is not None or pairing.is_list or names_kind(scene) or scene.found("other_parties"):
        return
    if pairing.rule.startswith("spoken-of") and not scene.places and any(_lapses(scene)):
        for pair in pairing.pairs:
            yield _sign(one, pair, PLAIN, "ended", True, f"lapse-{pairing.rule}", pairing)
        return
    nouns = (*scene.found("kinds", PLAIN), *(scene.found("documents") if scene.is_title else ()))
    for noun in nouns:
        meant = pairing.rule != "spoken-of-before" or _is_definite(scene, noun)
        if meant and stance(scene, noun).status == "ended":
            for pair in pairing.pairs:
                yield _sign(one, pair, PLAIN, "ended", True, f"end-{pairing.rule}", pairing)
            return


def _lapses(scene: Scene) -> Iterator[bool]:
    """True for each "masa berlakunya habis", "was never renewed" that is neither denied nor still to come."""
    for word in scene.found("lapses"):
        later = any(0 <= after.start - word.end <= _NEXT for after in scene.found("planned", "later"))
        yield not later and not is_denied(scene, word.start) and not is_planned(scene, word.start)


def _is_definite(scene: Scene, noun: Match[str]) -> bool:
    """True for "hubungan dengan …", "kerja sama itu", "the relationship": the tie that was spoken of."""
    if any(tie.start <= noun.start and noun.end <= tie.end for tie in scene.found("bare_ties")):
        return True
    return any(max(word.start - noun.end, noun.start - word.end) <= _BESIDE for word in scene.found("definite"))


def _by_revival(one: Told) -> Iterator[Sign]:
    """As in "keduanya sepakat menghidupkan kembali kerja sama", "want to revive the link": what stopped is to go on.

    In "restored the twinning" it does already.
    """
    scene, pairing = one.scene, one.pairing
    if pairing is None or one.head is not None or pairing.is_list or scene.found("other_parties"):
        return
    for word in scene.found("revived")[:1]:
        objects = (*scene.found("kinds"), *scene.found("documents"))
        of_tie = any(0 <= noun.start - word.end <= _REVIVED for noun in objects)
        if of_tie and not is_denied(scene, word.start) and not is_planned(scene, word.start):
            for pair in pairing.pairs:
                sign = _sign(one, pair, PLAIN, "active", True, f"revived-{pairing.rule}", pairing)
                yield replace(sign, fresh=True)
            return
    for word in scene.found("revivals")[:1]:
        objects = (*scene.found("kinds"), *scene.found("documents"))
        of_tie = any(0 <= noun.start - word.end <= _REVIVED for noun in objects)
        if of_tie and not is_denied(scene, word.start):
            for pair in pairing.pairs:
                sign = _sign(one, pair, PLAIN, "proposed", True, f"revival-{pairing.rule}", pairing)
                yield replace(sign, revival=True)


def _by_failed_end(one: Told) -> Iterator[Sign]:
    """As in "a motion to cut ties with Xiamen failed": the tie that should be ended stands."""
    scene, pairing = one.scene, one.pairing
    spared = scene.found("ended", "spared")
    if pairing is None or not spared or not scene.found("ended", "strong", "verb") or names_kind(scene):
        return
    for noun in scene.found("kinds", PLAIN)[:1]:
        for pair in pairing.pairs if stance(scene, noun).status == "active" else ():
            yield _sign(one, pair, PLAIN, "active", False, f"end-failed-{pairing.rule}", pairing)


def _by_likeness(one: Told) -> Iterator[Sign]:
    """A plain word for a tie among sister ties: "Twinning goes back to … Ties with Kiel …", "a similar tie with B"."""
    scene, pairing = one.scene, one.pairing
    if pairing is None or one.head is not None or pairing.rule == "spoken-of-before":
        return
    kinds = one.kinds or (one.kinds_before if scene.found("similar") else ())
    if not kinds or is_of_others(scene, pairing):
        return
    for noun in (*scene.found("kinds", PLAIN), *scene.found("documents", "Agreement")):
        meant = one.pairing_for(noun, "tie_verbs") if _has_partner(scene, noun) or scene.found("similar") else None
        if meant is None or _is_named_there(scene, noun):
            continue
        state = stance(scene, noun)
        for pair in meant.pairs:
            yield _sign(one, pair, _kind(kinds[0], pair), state.status, state.firm, f"alike-{meant.rule}", meant)
        return


def _is_named_there(scene: Scene, noun: Match[str]) -> bool:
    """True when the clause calls the tie more than a tie."""
    start, end = scene.clause(noun.start)
    return any(start <= word.start < end and word.value != PLAIN for word in scene.relating_words)


def _has_partner(scene: Scene, noun: Match[str]) -> bool:
    """True for "ties with Kiel", "hubungan dengan Kiel"."""
    return _is_bare(scene, noun) and _leads_on(scene, noun)


def _by_object(one: Told) -> Iterator[Sign]:
    """A partner alone, planned or given up among sister ties: "The consul offered X", "The council dropped X"."""
    scene, topic = one.scene, one.topic
    kinds = one.kinds or one.kinds_before
    if topic is None or not kinds or scene.found("other_parties") or scene.is_title:
        return
    place = next(party for party in scene.parties if party.place != topic.hub)
    states: tuple[tuple[str, str, Status], ...] = (("planned", "verb", "proposed"), ("ended", "strong", "ended"))
    for section, word, status in states:
        verbs = [verb for verb in scene.found(section, word) if 0 <= place.start - verb.end <= _NEXT]
        if not verbs and topic.is_addressed:  # "Adapun pembicaraan dengan X masih penjajakan"
            verbs = [verb for verb in scene.found(section, word) if not scene.breaks_between(place.end, verb.start)]
        if verbs and not any(0 <= verbs[-1].start - word.end <= 1 for word in scene.found("denied")):
            for pair in topic.pairs:
                yield _sign(one, pair, _kind(kinds[0], pair), status, True, f"{status}-partner", topic)
            return
    if topic.is_addressed and _has_since_beside(scene, place):  # "With Lviv, since 1989, things …"
        for pair in topic.pairs:
            yield _sign(one, pair, _kind(kinds[0], pair), "active", False, "addressed-partner", topic)


def _by_removal(one: Told) -> Iterator[Sign]:
    """As in "A, B and C were removed from the list": partners given up, in an article on the home's sister ties."""
    scene, home = one.scene, one.story.home
    kinds = one.kinds or one.kinds_before
    words = scene.found("removals")
    if not words or not kinds or home is None or relates(scene) or is_denied(scene, words[0].start):
        return
    hub = one.pairing.hub if one.pairing is not None and one.pairing.hub is not None else home
    partners = [party for party in scene.parties if party.place != hub]
    status: Status = "proposed" if is_planned(scene, words[0].start) else "ended"
    if status == "ended" and not scene.found("ended", "spared"):
        for pair in dict.fromkeys(Partnership.pair(hub, party.place) for party in partners):
            kind = _kind(kinds[0], pair)
            yield Sign(pair, kind, status, True, scene.sentence.start, scene.sentence.end, "removed", CROSS_SENTENCE)


def _has_since_beside(scene: Scene, party: Party) -> bool:
    behind = (word for word in scene.found("since_words") if word.start >= party.end)
    return any(_stands_by(scene, party.end, word.start) for word in behind)


def _sign(one: Told, pair: Partnership, kind: str, status: Status, firm: bool, rule: str, pairing: Pairing) -> Sign:
    scene = one.scene
    since = _since(one, pair) if status != "denied" else None  # "this was never a relationship …, since 1996 they …"
    return Sign(
        pair=pair,
        kind=kind,
        status=status,
        firm=firm or since is not None,
        start=scene.sentence.start,
        end=scene.sentence.end,
        rule=rule,
        confidence=pairing.confidence,
        since=since,
        heading=scene.is_title,
    )


def _since(one: Told, pair: Partnership) -> PartialDate | None:
    """When the tie began: a date behind "since", "diawali", or the year that stands by a partner in a list."""
    scene = one.scene
    if one.head is not None or (one.pairing is not None and one.pairing.is_list):
        return _date_by(one, pair)
    for cue in scene.found("since_words"):
        if _tells_of_an_end(scene, cue):
            continue
        start, end = scene.clause(cue.start)
        before = _NEXT if scene.lexicon.orders("verb-last") else 0  # "1957 in X begründet"
        dates = [date for date in scene.dates if cue.start - before <= date.end and start <= date.start < end]
        old = [date.date for date in dates if _is_old(scene, date.date)]
        year = None if dates else _YEAR.match(scene.document.aligned, cue.end)
        if old or year:
            return old[0] if old else PartialDate(int(year[1])) if year else None
    return _date_by(one, pair, bracketed=True) or _signed_long_ago(scene)


def _tells_of_an_end(scene: Scene, cue: Match[str]) -> bool:
    """True for "has been suspended since 2022": the date of the end, not of the beginning."""
    return any(0 <= cue.start - verb.end <= _YEAR_GAP for verb in scene.found("ended", "strong", "verb"))


def _signed_long_ago(scene: Scene) -> PartialDate | None:
    """As in "the twinning charter, signed in 1967": an old date right behind the verb, where nothing is renewed."""
    if _is_renewed(scene) or scene.is_title:
        return None
    for verb in scene.found("sign_verbs", "active", "passive"):
        for date in scene.dates:
            near = 0 <= date.start - verb.end <= _YEAR_GAP
            if near and _is_old(scene, date.date) and not is_planned(scene, verb.start):
                return date.date
        if year := _YEAR.match(scene.document.aligned, verb.end, scene.sentence.end):
            stated = PartialDate(int(year[1]))
            return stated if _is_old(scene, stated) else None
    return None


def _is_old(scene: Scene, date: PartialDate) -> bool:
    """False for the days of the news: a tie that is founded in it has no other beginning."""
    published = scene.document.metadata.published
    return published is None or days_between(date, published) > FRESH


def _stands_by(scene: Scene, start: int, end: int) -> bool:
    """True for the year in "Monterrey, Mexico (1953)", "Tacoma since 1994"."""
    spans = [(place.start, place.end) for place in scene.asides]
    spans += [(cue.start, cue.end) for cue in (*scene.found("since_words"), *scene.found("year_words"))]
    inside = scene.lexicon.phrases("inside_words", "locating_words").find(scene.document.scan, start, end)
    spans += [(word.start, word.end) for word in inside]
    return not any(char.isalnum() for char in left_of(scene.document.scan, start, end, spans))


def _date_by(one: Told, pair: Partnership, *, bracketed: bool = False) -> PartialDate | None:
    """The date that stands by a partner; before it at the head of an item: "1991: Monterrey"; or in brackets only."""
    scene = one.scene
    if one.head is not None and scene.dates and _heads_item(scene, scene.dates[0].start):
        return scene.dates[0].date
    for index, party in enumerate(scene.parties):
        stop = scene.parties[index + 1].start if index + 1 < len(scene.parties) else scene.sentence.end
        if party.place in (pair.one, pair.other):
            found = [date for date in scene.dates if party.end <= date.start < stop]
            if bracketed and found and scene.document.text[found[0].start - 1] != "(":
                continue
            if not found and one.head is not None and is_marked_item(scene):
                year = _BARE_YEAR.search(scene.document.aligned, party.end, stop)
                return PartialDate(int(year[1])) if year and not _tells_of_an_end_before(scene, year.start()) else None
            if found and (one.head is not None or _stands_by(scene, party.end, found[0].start)):
                ends = one.head is not None and _tells_of_an_end_before(scene, found[0].start)
                return None if ends else found[0].date
    return None


def _tells_of_an_end_before(scene: Scene, date: int) -> bool:
    """True for the year in "ended 2013"."""
    return any(0 <= date - word.end <= _YEAR_GAP for word in scene.found("ended"))


def _heads_item(scene: Scene, date: int) -> bool:
    """True for the date that an item opens with: "1991: Monterrey, Mexico"."""
    return date - scene.sentence.start <= _BULLET and is_list_item(scene)


def _kind(word: str, pair: Partnership) -> str:
    """The concept for the text's word; a bare "sister" takes the level of the places."""
    if word != _SISTER:
        return word
    return "sister-region" if pair.one.type == pair.other.type == "Region" else "sister-city"


_OF_OTHERS = (_by_object, _by_removal, _earlier)  # what they tell of has no pairing of its own
_OF_PAIRING = (
    _by_kind,
    _by_item,
    _by_turn,
    _by_verb,
    _by_beginning,
    _by_likeness,
    _by_object,
    _by_removal,
    _by_end,
    _by_revival,
    _by_failed_end,
    _earlier,
)
