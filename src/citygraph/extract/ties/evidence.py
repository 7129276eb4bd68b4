"""What single sentences say of ties: the word for the tie, whether it stands, since when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from citygraph.extract.modality import Stance, Status, stance
from citygraph.extract.pairing.frames import framed
from citygraph.extract.pairing.led import joined_by, run_behind
from citygraph.extract.pairing.lists import is_marked_item
from citygraph.extract.pairing.pair_up import is_of_others
from citygraph.extract.pairing.pairing import DIRECT, RESOLVED, Pairing
from citygraph.extract.pairing.runs import places_of
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.instruments import Instrument
from citygraph.extract.papers.paper import INTENT
from citygraph.extract.papers.standing import is_entry
from citygraph.extract.places.distance import kilometres
from citygraph.extract.plans import is_denied
from citygraph.extract.plurals import is_plural
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN, Partnership
from citygraph.extract.ties.courting import by_courting, by_talks
from citygraph.extract.ties.dates import is_old, is_renewed, since_of
from citygraph.extract.ties.earlier import by_earlier
from citygraph.extract.ties.ends import by_end, by_failed_end, by_fall, by_removal, by_revival
from citygraph.extract.ties.followers import by_follower
from citygraph.extract.ties.likeness import by_like_plan, by_likeness, by_object
from citygraph.extract.ties.pointers import by_pointer
from citygraph.extract.ties.rolls import by_roll
from citygraph.extract.ties.signs import (
    PARTNER,
    SISTER,
    Sign,
    is_bare,
    is_of_unknown,
    is_part_of_name,
    kind_of,
    leads_on,
    sign_of,
)
from citygraph.extract.ties.stages import by_stage
from citygraph.extract.ties.stances import (
    is_raised_from_tie,
    is_to_be_raised,
    stance_of_intent,
    stance_of_remark,
    stance_of_rest,
    tells_end_of,
)
from citygraph.extract.ties.turns import by_turn, is_newcomer_planned
from citygraph.extract.ties.tying import is_talked_over, verbs_of_tying
from citygraph.model import Place
from citygraph.phrases import Match

_WORDS_OF_TIES = frozenset(("kinds", "tie_verbs"))
_NEXT = 30
_OF_THE_TWO = ("owners", "definite", "copulas")  # behind "have": it tells of the two at hand
_CONURBATION = 30.0  # kilometres
_LEADING = 8  # characters: " in the "
_PAIR = 2  # places; what more declare together they have begun
_RENEWED = 40  # characters between "renew" and the document: " their 30-year-old sister city "
_STATUS_OF_PAPER: dict[str, Status] = {"signed": "active", "planned": "proposed", "ended": "ended", "denied": "denied"}


def signs_of(told: Sequence[Told], instruments: Sequence[Instrument]) -> tuple[Sign, ...]:
    """All evidence for ties, in text order."""
    signs = [sign for one in told for rule in _rules_for(one.pairing) for sign in rule(one)]
    bound = {one.places for one in instruments if one.status in ("signed", "ended") and one.class_name != INTENT}
    to_come = {one.places for one in instruments if one.status == "planned"}
    open_ones = to_come | {one.places for one in instruments if one.places not in bound and len(one.places) == _PAIR}
    signs += [sign for one in instruments for sign in _by_instrument(one, opens=one.places in open_ones)]
    signs = [sign for sign in signs if sign.status != "asked" and not _is_conurbation(sign)]
    return tuple(sorted(signs, key=lambda sign: (sign.start, sign.end)))


def _rules_for(pairing: Pairing | None) -> Sequence[Callable[[Told], Iterator[Sign]]]:
    if pairing is None:
        return _OF_OTHERS
    return _OF_ROLL if pairing.is_called_up else _OF_PAIRING


def _by_kind(one: Told) -> Iterator[Sign]:
    """A word for the tie beside its pair: "kota kembar", "twin towns"."""
    lead = one.lead
    if one.pairing is None or (one.pairing.confidence < DIRECT and lead.found("generic")):
        return
    told: dict[Partnership, Match[str] | None] = {}  # with the word that denied it
    for cue in (*lead.found("kinds"), *lead.found_as("tie_verbs", SISTER)):
        pairing = one.pairing_for(cue, "kinds") if cue.value != PLAIN else None
        if pairing is None or _is_of_institutions(lead, cue) or _is_told_by_another(one, cue, pairing):
            continue
        if pairing.is_spoken_of and _is_of_others(lead, cue):
            continue
        state = _stance_for(one, cue)
        if state.status == "denied" and _denies_another(lead, cue):
            continue
        raised = is_to_be_raised(lead, cue) and state.status in ("active", "proposed")
        plain = raised and (pairing.is_spoken_of or is_raised_from_tie(lead, cue))
        if raised and not pairing.is_spoken_of:
            state = Stance("active") if plain else Stance("proposed", firm=True)
        rested = _rested(one.scene) if pairing.is_list else ()
        if rested and state.status == "ended":
            state = Stance("active")
        joined = places_of(joined_by(lead, cue.end))  # "X will be its third, |joining A and B|": those are there
        for pair in pairing.pairs:
            if pair not in told or _says_otherwise(lead, told[pair], cue):
                told[pair] = cue if state.status == "denied" else None
                rule = f"tie-noun-{pairing.rule}"
                status = _status_of(one, pair, state, rested, joined)
                firm = state.firm or pairing.is_list or status != state.status
                firm = firm and not (status == "denied" and _denies_any(lead, pairing))
                kind = PLAIN if plain else kind_of(_word_for_kind(one, cue), pair)
                yield sign_of(one, pair, kind, status, firm, rule, pairing)


def _is_conurbation(sign: Sign) -> bool:
    """True for "the twin cities of Minneapolis and St Paul": one town in all but name, which signs no tie."""
    one, other = sign.pair.one, sign.pair.other
    towns = one.type == other.type == "City" and one.country == other.country
    return towns and sign.rule.startswith("tie-noun") and kilometres(one, other) <= _CONURBATION


def _stance_for(one: Told, cue: Match[str]) -> Stance:
    """How a sentence speaks of its word for the tie; a list under a question answers it."""
    lead = one.lead
    state = stance_of_remark(one) or stance_of_rest(one) or stance_of_intent(lead, cue) or stance(lead, cue)
    return Stance("active") if state.status == "asked" and one.head is not None else state


def _status_of(one: Told, pair: Partnership, state: Stance, rested: Sequence[Place], joined: Sequence[Place]) -> Status:
    """The status of one pair among those of a word: one may rest, stand already, or be planned only."""
    if pair.one in rested or pair.other in rested:
        return "ended"
    if state.status == "proposed" and (pair.one in joined or pair.other in joined):
        return "active"
    if one.head is not None and state.status == "active":
        if is_newcomer_planned(one.scene, pair):
            return "proposed"
        return "ended" if tells_end_of(one.scene, pair) else "active"
    return state.status


def _says_otherwise(scene: Scene, denial: Match[str] | None, cue: Match[str]) -> bool:
    """True for "has no twin in Africa but a |friendship link| with B": denied of others, said of the next partner."""
    return denial is not None and scene.breaks_between(denial.end, cue.start) and bool(run_behind(scene, cue))


def _is_of_institutions(scene: Scene, cue: Match[str]) -> bool:
    """True for "|Schools in| A and B are twinned", "a club in A is paired with one in B"."""
    named = [spot for spot in (*scene.parties, *scene.cast.whereabouts) if spot.end <= cue.start]
    return any(0 <= spot.start - other.end <= _LEADING for other in scene.found("other_parties") for spot in named)


def _is_told_by_another(one: Told, cue: Match[str], pairing: Pairing) -> bool:
    """True for "A has been twinned with B since 1974, though |a twin| meant little": another word tells whose it is."""
    start, end = one.scene.clause(cue.start)
    inside = any(start <= party.start < end and party.way != "official" for party in one.scene.parties)
    if inside or not pairing.rule.startswith("two-sides"):
        return False
    others = (word for word in one.lead.relating_words if word != cue and word.value != PLAIN)
    found = (framed(one.scene, one.story, word) for word in others)
    return any(other is not None and other.rule.startswith("linked-with") for other in found)


def _is_of_others(scene: Scene, cue: Match[str]) -> bool:
    """True where a word for the tie is no word on the pair spoken of before; in "Karaca's |sister|" it is kin."""
    return _is_sentiment(scene, cue) or _has_others(scene, cue) or is_of_unknown(scene, cue)


def _is_sentiment(scene: Scene, cue: Match[str]) -> bool:
    """True for "|This brotherhood| was born of grief" of a tie spoken of: a feeling, and no name for the tie."""
    return any(word.start <= cue.start and cue.end <= word.end for word in scene.found("sentiments"))


def _denies_another(scene: Scene, cue: Match[str]) -> bool:
    """True for "is twinned with A but has no |twin| in Asia", "has no |twin| but is in talks with A"."""
    if run_behind(scene, cue):
        return False
    others = (word for word in scene.relating_words if word != cue and not is_denied(scene, word.start))
    behind = [party for party in scene.parties if party.start >= cue.end]
    turns = bool(behind) and bool(
        scene.lexicon.phrases("contrasts").find(scene.document.scan, cue.end, behind[0].start)
    )
    return turns or any(run_behind(scene, word) for word in others)


def _denies_any(scene: Scene, pairing: Pairing) -> bool:
    """True for "there are no talks on a sister city" behind a tie that was told: it need not mean that one."""
    return pairing.is_spoken_of and not scene.found("both_sides") and not scene.found("definite")


def _has_others(scene: Scene, cue: Match[str]) -> bool:
    """True for "It already |has more twins| than most", "we |have five sisters|": nothing said of the pair at hand.

    Not for "We |have been| sister cities since 1987".
    """
    for verb in scene.found("having_verbs"):
        if 0 <= cue.start - verb.end <= _NEXT and not scene.within("both_sides", scene.sentence.start, verb.start):
            own = [word for section in _OF_THE_TWO for word in scene.within(section, verb.end, cue.start)]
            return not own and bool(scene.within("count_words", verb.end, cue.start) or _is_plural(scene, cue))
    return False


def _is_plural(scene: Scene, cue: Match[str]) -> bool:
    """True for "twins", not for "a twin"."""
    word = scene.document.scan[scene.sentence.start : cue.start].rstrip().rpartition(" ")[2]
    return word not in scene.lexicon.words("indefinite") and is_plural(scene.lexicon, scene.document.scan, cue.end)


def _rested(scene: Scene) -> tuple[Place, ...]:
    """The members of a list with a remark in brackets: "Kiel, |Kaliningrad (suspended)|, Brno"."""
    text, found = scene.document.text, []
    for word in scene.found_as("ended", "strong"):
        before = [party for party in scene.parties if party.end <= word.start]
        if before and "(" in text[before[-1].end : word.start] and ")" not in text[before[-1].end : word.start]:
            found.append(before[-1].place)
    return tuple(found)


def _by_item(one: Told) -> Iterator[Sign]:
    """An item under a plain heading: "Partner cities of X:"; the article may have told what they are."""
    if one.head is None or one.pairing is None or one.head.names_kind or not is_marked_item(one.scene):
        return
    state = stance_of_remark(one) or Stance("active")
    told_before = one.kinds_before if not one.scene.found("documents") else ()  # "B, Norland (MoU 2011)" tells its own
    for pair in one.pairing.pairs:
        kind = kind_of(told_before[0], pair) if told_before else PLAIN
        yield sign_of(one, pair, kind, state.status, True, f"item-{one.pairing.rule}", one.pairing)


def _by_verb(one: Told) -> Iterator[Sign]:
    """A verb of tying with a plain word for the tie: "menjalin kemitraan dengan B"."""
    lead, pairing = one.lead, one.pairing
    if pairing is None or (pairing.rule == "spoken-of-before" and not lead.found("both_sides")):
        return
    if not lead.holds(_WORDS_OF_TIES) or is_of_others(lead, pairing) or lead.found("generic"):
        return
    if lead.found_as("kinds", "sister-city", "sister-region", SISTER, "friendship-city"):
        yield from _by_other_word(one)
        return
    nouns = lead.found_as("kinds", PLAIN)
    verbs = verbs_of_tying(lead, pairing, nouns)
    for verb in verbs[:1]:
        state = stance_of_remark(one) or _stance_of(lead, verb, nouns)
        if any(lead.within("ended", verb.end, noun.start) and stance(lead, noun).status == "ended" for noun in nouns):
            state = Stance("ended", firm=True)  # "have |ended| ties with B"
        if state.status == "active" and _plans_behind(lead, verb, nouns):
            state = Stance("proposed", firm=True)
        if any(lead.within("denied", verb.end, noun.start) and is_denied(lead, noun.start) for noun in nouns):
            state = Stance("denied")  # "has |ruled out| a link with B"
        if state.status == "denied" and verb in nouns:
            return  # "would not say whether a partnership between A and B …": a tie that nobody made is none to deny
        meant = one.pairing_for(verb, "tie_verbs") or pairing
        for pair in meant.pairs:
            kind = _carried(one, pair) or PLAIN
            yield sign_of(one, pair, kind, state.status, state.firm, f"tie-verb-{meant.rule}", meant)


def _stance_of(scene: Scene, verb: Match[str], nouns: Sequence[Match[str]]) -> Stance:
    """How a verb speaks of a tie; what is |to be intensified| stands, whatever is planned about it."""
    if verb in nouns and is_talked_over(scene, verb):
        return Stance("proposed")
    deepens = any(word.start == verb.start for word in scene.found("deepening"))
    told = next((noun for noun in nouns if deepens and noun.start >= verb.end), verb)
    return stance(scene, told)


def _by_other_word(one: Told) -> Iterator[Sign]:
    """As in "has sister cities A and B, and |a partnership with C|": a plain tie beside one that is called more."""
    scene = one.scene
    if one.head is not None or one.pairing is None or one.pairing.confidence == RESOLVED:
        return
    named = scene.relating_words
    for noun in scene.found_as("kinds", PLAIN):
        last = max((word.end for word in named if word.end <= noun.start and word.value != PLAIN), default=0)
        partners = [party for party in scene.parties if last <= party.start < noun.start]
        if not partners or is_bare(scene, noun) or not leads_on(scene, noun):
            continue  # "sister city |relationship with C|"
        meant = one.pairing_for(noun, "kinds")
        if meant is None:
            continue
        state = stance(scene, noun)
        for pair in meant.pairs:
            yield sign_of(one, pair, PLAIN, state.status, state.firm, f"tie-beside-{meant.rule}", meant)


def _plans_behind(scene: Scene, verb: Match[str], nouns: Sequence[Match[str]]) -> bool:
    """True for "bersetuju meneroka hubungan", "agreed to explore ties": the plan stands between verb and tie."""
    stop = min((party.start for party in scene.parties if party.start >= verb.end), default=scene.sentence.end)
    own = [noun for noun in nouns if verb.end <= noun.start < stop]  # not "has ties with A and explores ties with B"
    between = (scene.within("planned", verb.end, noun.start) for noun in own)
    return any(word.value in ("verb", "vague") for words in between for word in words)


def _by_beginning(one: Told) -> Iterator[Sign]:
    """As in "The relationship began with …", "hubungan kedua kota bermula pada …": a date for what was spoken of."""
    pairing = one.pairing
    if pairing is None or pairing.is_list or not one.scene.found_as("kinds", PLAIN) or one.head is not None:
        return
    if pairing.is_spoken_of and _is_of_a_body(one.scene):
        return  # "Ostra International |Partnerships| was set up in 2009", "the two universities' partnership"
    withs = one.scene.found_as("with_words", "with")
    if pairing.rule == "two-sides" and not any(
        0 <= party.start - cue.end <= _NEXT for cue in withs for party in one.scene.parties
    ):
        return  # "the partnership, concluded after a visit to X"
    begun = [pair for pair in pairing.pairs if since_of(one, pair) is not None]
    if not begun:
        return
    state = stance(one.scene, one.scene.found_as("kinds", PLAIN)[0])
    for pair in begun:
        yield sign_of(one, pair, PLAIN, state.status, False, f"beginning-{pairing.rule}", pairing)


def _is_of_a_body(scene: Scene) -> bool:
    """True where others act, or the word for the tie is part of a name."""
    return is_part_of_name(scene, scene.found_as("kinds", PLAIN)[0]) or bool(scene.found("other_parties"))


def _word_for_kind(one: Told, cue: Match[str]) -> str:
    """The word's own kind; a "partner city" is of the kind that the article has named before: "lima kota kembar"."""
    if cue.value != PARTNER:
        return cue.value
    return next((kind for kind in (*one.kinds, *reversed(one.kinds_before)) if kind != PARTNER), PARTNER)


def _carried(one: Told, pair: Partnership) -> str | None:
    """The kind that the sentence before speaks of: "… sister city ketiga. Sebelumnya, X menjalin kemitraan …"."""
    if one.before is None or not one.scene.found("earlier_words"):
        return None
    kinds = [cue.value for cue in one.before.relating_words if cue.value != PLAIN]
    if not kinds and one.before.found_as("kinds", PLAIN):  # "the third such tie. Earlier, A teamed up with B"
        kinds = list(one.kinds_before)
    return kind_of(kinds[-1], pair) if kinds else None


def _is_of_old(scene: Scene) -> bool:
    """True for "will sign an |updated| charter", "hopes to |renew| their twinning agreement": what it renews stands."""
    words = (*scene.found("renewing"), *scene.found("renewed"), *scene.found("deepening"))
    return any(
        0 <= paper.start - word.end <= _RENEWED and not scene.breaks_between(word.end, paper.start)
        for word in words
        for paper in scene.found("documents")
    )


def _by_instrument(instrument: Instrument, *, opens: bool) -> Iterator[Sign]:
    """As in "A and B signed an MoU": a document ties its parties' places; a letter of intent leaves open how firmly.

    Where the real document is still to come, or none is told of (`opens`), the letter is a plan.
    """
    status = _STATUS_OF_PAPER[instrument.status]
    if opens and instrument.class_name == INTENT and status == "active":
        status = "proposed"
    if status == "ended" and any(is_renewed(paper.scene) for paper in instrument.papers):
        return  # an expired document that the two sides are renewing ends no tie
    if status == "proposed" and any(_is_of_old(paper.scene) for paper in instrument.papers):
        status = "active"
    firm = instrument.status == "signed" and instrument.class_name != INTENT
    for paper in instrument.papers:
        for pair in instrument.pairs:
            if pair in paper.pairing.pairs:
                rule, sure = f"document-{paper.rule}", paper.confidence
                old = paper.date is not None and is_old(paper.scene, paper.date.date)
                founds = paper.scene.names_kind or instrument.class_name == "CooperationAgreement"  # no mere memorandum
                founds = founds or (paper.rule == "document-dated" and is_entry(paper.scene, paper.start))
                begun = old and (firm or status == "ended") and founds and not is_renewed(paper.scene)
                begun = begun and not (paper.pairing.is_list and len(paper.scene.dates) > 1)  # "A (1989), B (1990)"
                yield Sign(
                    pair, PLAIN, status, firm, paper.start, paper.end, rule, sure,
                    since=paper.date.date if paper.date and begun else None,
                    fresh=firm and not old and paper.date is not None,
                    of_paper=status == "ended",
                )  # fmt: skip


_OF_ROLL = (by_roll,)
_OF_OTHERS = (
    by_object,
    by_talks,
    by_like_plan,
    by_pointer,
    by_removal,
    by_fall,
    by_earlier,
)  # what they tell of has no pairing of its own
_OF_PAIRING = (
    _by_kind,
    _by_item,
    by_turn,
    _by_verb,
    _by_beginning,
    by_likeness,
    by_pointer,
    by_object,
    by_courting,
    by_talks,
    by_like_plan,
    by_removal,
    by_fall,
    by_end,
    by_revival,
    by_failed_end,
    by_stage,
    by_follower,
    by_earlier,
)
