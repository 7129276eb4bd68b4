"""Which places a sentence ties to one another: hub and spokes, two sides, a list, two by two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from citygraph.extract.pairing.owners import owned_kind, owner_of
from citygraph.extract.pairing.pairing import CROSS_SENTENCE, HAD, Pairing, Story, spokes
from citygraph.extract.pairing.parties import FROM, TO, Party
from citygraph.extract.pairing.runs import (
    BRACKETED,
    TIE_GAP,
    groups,
    is_led,
    leads,
    left_in_gap,
    places_of,
    turns_between,
)
from citygraph.extract.scene import Scene, left_of
from citygraph.extract.thing import PLAIN, Partnership
from citygraph.folding import fold
from citygraph.lexicon import Match
from citygraph.model import Place

_APPOSED = 3  # words: "a Japanese", "its newest"
_AIM = 40  # characters between "to" and the tie that somebody goes for
_NEAR_KIND = 14  # characters
_SPEECH = 20  # characters between a speaker and the verb: ", Mayor Ann |said|"
_SIDES = 2
_TWO_PAIRS = 4  # parties
_CLAUSE = 60  # characters between "with which" and the word for the tie
_OPENING = 24  # characters: "Its other sister cities "
_QUOTE = 2  # marks before the first word of a sentence
_EXPLETIVE = 40  # characters between "it" and "that"
_PURPOSE = 5  # characters: " for "
_LISTS = frozenset((":", "–", "-", "—", ""))  # before the partners that somebody has


def compound(scene: Scene, _story: Story) -> Pairing | None:
    """As in "sister city Bandung-Cuenca": two names in one, right by the word for the tie."""
    for one, other in zip(scene.parties, scene.parties[1:]):
        hyphen = scene.document.aligned[one.end : other.start].strip() == "-" and one.place != other.place
        hyphen = hyphen and "official" not in (one.way, other.way)
        if not hyphen or (scene.at is None and len(scene.places) > 2) or _is_route(scene, one, other):
            continue
        start, end = scene.at or (one.start, other.end)
        if scene.at is None or 0 <= one.start - end < TIE_GAP or 0 <= start - other.end < TIE_GAP:
            return Pairing((Partnership.pair(one.place, other.place),), "compound-name")
    return None


def _is_route(scene: Scene, one: Party, other: Party) -> bool:
    """True for "lomba layar |A-B|", "the |A-B| flight": named for where it begins and ends."""
    return any(0 <= one.start - word.end <= 1 or 0 <= word.start - other.end <= 1 for word in scene.found("routes"))


def chain(scene: Scene, _story: Story) -> Pairing | None:
    """As in "Kerja Sama Regional |A-B-C|": three names or more in one, right by the word, each tied to all."""
    found: list[list[Party]] = []
    for party in scene.parties if len(scene.places) > _SIDES else ():
        joined = found and scene.document.aligned[found[-1][-1].end : party.start].strip() in ("-", "–")
        if joined and "official" not in (party.way, found[-1][-1].way):
            found[-1].append(party)
        else:
            found.append([party])
    for names in found:
        near = any(
            0 <= names[0].start - noun.end < TIE_GAP for noun in (*scene.found("kinds"), *scene.found("documents"))
        )
        places = places_of(names)
        if near and len(places) > _SIDES:
            return Pairing(tuple(Partnership.pair(*two) for two in combinations(places, 2)), "all-to-all", mutual=True)
    return None


def stands_for_both(scene: Scene, story: Story) -> bool:
    """True for "|both sides| initialled it at a meeting of the committee |X-Y|": regions around the two spoken of."""
    last, parties = story.last, scene.parties
    if last is None or not parties or not scene.found("both_sides"):
        return False
    if not any(word.end <= parties[0].start for word in scene.found("both_sides")):
        return False
    around = {outer for place in last.places for outer in place.within}
    return all(place.id in around for place in scene.places)


def _is_speaker(scene: Scene, party: Party) -> bool:
    """True for "A is twinned with B, |Mayor Ann| said, and C with D"."""
    reach = (max(scene.sentence.start, party.start - _SPEECH), min(scene.sentence.end, party.end + _SPEECH))
    return party.way == "official" and bool(scene.within("speech_verbs", *reach))


def _leads_at_once(scene: Scene, cue: Match[str], party: Party) -> bool:
    """True for "with |B|", "with Germany's |B|"."""
    return cue.end <= party.start and not left_in_gap(scene, cue.end, party.start)


def gapped(scene: Scene, _story: Story) -> Pairing | None:
    """As in "A is twinned with B, C with D and E with F": two by two, the verb said once."""
    told = [party for party in scene.parties if not _is_speaker(scene, party)] if scene.relates else []
    if len(told) < _TWO_PAIRS:
        return None
    parties = told[: len(told) // 2 * 2]
    withs = scene.found("with_words", "with")
    for one, other in zip(parties[::2], parties[1::2]):
        led = any(one.end <= cue.start and _leads_at_once(scene, cue, other) for cue in withs)
        if not led or one.place == other.place:
            return None
    rest = list(zip(parties[2::2], parties[3::2]))
    if any(left_in_gap(scene, one.end, other.start, "with_words") for one, other in rest):
        return None
    links = scene.lexicon.phrases("list_links")
    if any(links.find(scene.document.scan, one.end, other.start) for one, other in rest):
        return None  # "with A and B |and with| C"
    pairs = tuple(Partnership.pair(one.place, other.place) for one, other in zip(parties[::2], parties[1::2]))
    return Pairing(pairs, "two-by-two")


def pairs_in_list(scene: Scene, _story: Story) -> Pairing | None:
    """As in "between A and B, C and D, and E and F": two by two, with commas between the pairs alone."""
    renamed = _renamed(scene)
    parties = [party for party in scene.parties if party.start not in renamed]
    named = [run for run in groups(scene) if run[0].start not in renamed]
    if len(parties) < _TWO_PAIRS or len(parties) % 2 or len(named) > 1:
        return None
    words = (*scene.found("between_words"), *scene.found("list_openers"))
    opened = scene.gap(scene.sentence.start, parties[0].start).rstrip().endswith(":")
    if not opened and not any(0 <= parties[0].start - word.end <= _NEAR_KIND for word in words):
        return None
    gaps = [BRACKETED.sub(" ", scene.gap(one.end, other.start)) for one, other in pairwise(parties)]
    if any("," in gap or ";" in gap for gap in gaps[::2]) or not all("," in gap or ";" in gap for gap in gaps[1::2]):
        return None
    links = scene.lexicon.phrases("list_links")
    if not all(
        links.find(scene.document.scan, one.end, other.start) for one, other in zip(parties[::2], parties[1::2])
    ):
        return None
    pairs = tuple(Partnership.pair(one.place, other.place) for one, other in zip(parties[::2], parties[1::2]))
    return Pairing(pairs, "pairs-in-list")


def _renamed(scene: Scene) -> set[int]:
    """Where names stand that a place is called by now: "A and B, now called |C-B|"."""
    return {
        other.start
        for one, other in pairwise(scene.parties)
        if scene.gap(one.end, other.start).startswith(",") and fold(one.place.name) in fold(other.place.name)
    }


def of_hub(scene: Scene, _story: Story) -> Pairing | None:
    """As in "sister cities of Bandung include …", "Davao City's sisters …"."""
    for kind in scene.found("kinds") if len(scene.places) > 1 else ():
        if (having := _having(scene, kind)) is not None:
            return having
        hub = owner_of(scene, kind.start, kind.end)
        if hub and (told := _sister_of_many(scene, kind, hub)) is not None:
            return told
        others = [place for place in _subjects(scene, kind) or scene.places if hub and place != hub]
        if hub and others:
            return spokes(hub, others, "tie-noun-of")
    return None


def _sister_of_many(scene: Scene, kind: Match[str], owner: Place) -> Pairing | None:
    """As in "|A| is a sister city of X, Y and Z": the hub stands before, and behind the word is a list."""
    run = next((run for run in groups(scene) if run[0].start >= kind.end), [])
    before = next((run for run in reversed(groups(scene)) if run[-1].end <= kind.start), [])
    others, hubs = places_of(run), places_of(before)
    if len(hubs) != 1 or len(others) <= 1 or owner not in others or hubs[0] in others:
        return None
    said = scene.within("copulas", before[-1].end, kind.start)
    return spokes(hubs[0], others, "sister-of-many") if said and not is_led(scene, before[0]) else None


def _subjects(scene: Scene, kind: Match[str]) -> list[Place]:
    """As in "|A| is twinned with B and has been a sister city of C": two predicates of one subject."""
    verbs = [word for section in ("copulas", "active") for word in scene.found(section) if word.end <= kind.start]
    last = max(verbs, key=lambda word: (word.end, -word.start), default=None)
    links = scene.lexicon.phrases("list_links").find(scene.document.scan, scene.sentence.start, kind.start)
    goes_on = last is not None and any(0 <= last.start - link.end <= 1 for link in links)
    if last is None or not goes_on or kind.start - last.end > _NEAR_KIND:
        return []
    before = [run for run in groups(scene) if run[-1].end <= last.start]
    return places_of(next((run for run in before if not is_led(scene, run[0])), []))


def _having(scene: Scene, kind: Match[str]) -> Pairing | None:
    """As in "|A| punya sister city B dan C", "A menambah kota kembar B": what is had is named right behind its word."""
    named = [party for party in scene.parties if party.start >= kind.end]
    if kind.value == PLAIN or not named or not scene.document.aligned[kind.end : named[0].start].isspace():
        return None
    verbs = [verb for verb in scene.found("tie_verbs", "plain") if 0 <= kind.start - verb.end <= _NEAR_KIND]
    start, _ = scene.clause(kind.start)
    before = [party for party in scene.parties if verbs and start <= party.start and party.end <= verbs[0].start]
    places = [party.place for party in named]
    if not before or before[-1].place in places or scene.within("of_words", kind.end, named[0].start):
        return None
    return spokes(before[-1].place, places, HAD)


def apposed(scene: Scene, story: Story) -> Pairing | None:
    """As in "officials from |X|, a sister city of Y", "a team from |X|, its twin": who comes from there is no party."""
    for kind in scene.found("kinds"):
        before = [spot for spot in scene.cast.whereabouts if spot.end <= kind.start]
        if kind.value == PLAIN or not before or not _is_apposed_to(scene, before[-1], kind):
            continue
        owned = any(0 <= kind.start - word.end <= _NEAR_KIND for word in scene.found("owners", "before"))
        acting = {party.place for party in scene.parties if party.end <= before[-1].start}
        hub = (acting.pop() if len(acting) == 1 else story.home) if owned else owner_of(scene, kind.start, kind.end)
        if hub is not None and before[-1].place.type != "Country" and hub != before[-1].place:
            return spokes(hub, [before[-1].place], "apposed")
    return None


def _is_apposed_to(scene: Scene, spot: Party, kind: Match[str]) -> bool:
    """True when a comma, a country and few words stand between a name and the word for its tie."""
    asides = [(one.start, one.end) for one in scene.asides if spot.end <= one.start < kind.start]
    gap = left_of(scene.document.scan, spot.end, kind.start, asides)
    return gap.startswith(",") and len(gap.replace(",", " ").split()) <= _APPOSED


def apposed_to_hub(scene: Scene, story: Story) -> Pairing | None:
    """As in "It followed |X, Norland, a sister| since 1986": one more partner of the place whose ties are told."""
    hub = story.hub or story.home
    if hub is None or hub in scene.places or len(scene.places) != 1 or scene.found("owners"):
        return None
    party = scene.parties[-1]
    for kind in scene.found("kinds"):
        if kind.value == PLAIN or kind.start < party.end or not _is_apposed_to(scene, party, kind):
            continue
        if not is_led(scene, party) and owner_of(scene, kind.start, kind.end) is None:
            return spokes(hub, [party.place], "apposed-to-hub", CROSS_SENTENCE)
    return None


def gone_to(scene: Scene, story: Story) -> Pairing | None:
    """As in "flew to |X| to sign a sister city agreement", "visited |X| to explore ties"."""
    goals = [spot for spot in scene.cast.whereabouts if spot.way == "to" and spot.place.type != "Country"]
    places = set(scene.places)
    if len(goals) != 1 or len(places) > 1 or goals[0].place in places:
        return None
    if (known := _pair_around(goals[0].place, story)) is not None and places <= known.places:
        return replace(known, rule="gone-to-region", confidence=CROSS_SENTENCE)
    hub = next(iter(places), story.home)
    if hub is None or hub == goals[0].place:
        return None
    goal = _region_around(goals[0].place, hub, story) or goals[0].place
    words = (*scene.found("kinds"), *scene.found("documents"))
    for word in words:
        aims = scene.within("purpose", goals[0].end, word.start)
        deeds = (
            *scene.within("planned", goals[0].end, word.start),
            *scene.within("sign_verbs", goals[0].end, word.start),
        )
        if aims and deeds and word.start - aims[-1].end <= _AIM:
            return spokes(hub, [goal], "gone-to", CROSS_SENTENCE)
    return None


def _region_around(goal: Place, hub: Place, story: Story) -> Place | None:
    """As in "Governor A was invited to |Ostra| to sign the pact of sister provinces": with the region that it is in."""
    known = story.last or story.near or story.met
    if known is None or hub.type != "Region" or goal.type != "City":
        return None
    return next((place for place in known.places if place != hub and place.id in goal.within), None)


def _pair_around(goal: Place, story: Story) -> Pairing | None:
    """The pair spoken of whose other city lies in a region: "went to |X Prefecture| to sign the pact" with its city."""
    known = story.last or story.near or story.met
    if known is None or goal.type != "Region":
        return None
    return known if any(goal.id in place.within for place in known.places) else None


def signed_there(scene: Scene, story: Story) -> Pairing | None:
    """As in "has returned from |X|, where he signed a pact", "visited |X|, where an MoU was signed"."""
    wheres = scene.found("where_words")
    if not wheres or not scene.found("documents"):
        return None
    back = scene.found("stays", "from")
    goals = [
        spot
        for spot in scene.cast.whereabouts
        if spot.place.type == "City"
        and (spot.way == TO or (spot.way == FROM and any(0 <= spot.start - word.end <= 1 for word in back)))
    ]
    others = [place for place in scene.places if not any(place == goal.place for goal in goals)]
    hub = others[0] if others else story.home
    if len(goals) != 1 or len(others) > 1 or hub is None or hub == goals[0].place:
        return None
    for where in wheres:
        signed = [verb for verb in scene.found("sign_verbs") if where.end <= verb.start]
        if where.start >= goals[0].end and signed and not scene.breaks_between(where.end, signed[0].start):
            return spokes(hub, [goals[0].place], "signed-there")
    return None


def with_which(scene: Scene, story: Story, cue: Match[str]) -> Pairing | None:
    """As in "will call at |X|, with which |Y| signed a letter of intent": the name before the clause, and who acts."""
    for word in scene.found("with_words", "with"):
        which = next((one for one in scene.found("relatives") if 0 <= one.start - word.end <= 1), None)
        if which is None or not which.end <= cue.start or cue.start - which.end > _CLAUSE:
            continue
        named = [*scene.parties, *(spot for spot in scene.cast.whereabouts if spot.place.type != "Country")]
        before = max((spot for spot in named if spot.end <= word.start), key=lambda spot: spot.end, default=None)
        acting = next((party for party in scene.parties if which.end <= party.start), None)
        acts = acting is not None and acting.start - which.end <= _CLAUSE
        subject = acting.place if acts and acting is not None else story.hub or story.home
        near = before is not None and not left_in_gap(scene, before.end, word.start, "locating_words")
        if before is not None and near and subject is not None and subject != before.place:
            run = next((run for run in groups(scene) if before in run), [before])
            alone = cue in scene.found("documents") and _is_one(
                scene, cue
            )  # "A, B and C, with which |a pact| was made"
            return spokes(subject, [before.place] if alone else places_of(run), "with-which")
    return None


def _is_one(scene: Scene, cue: Match[str]) -> bool:
    """True for "a sister city agreement": an article, and at most two words, stand before it."""
    words = scene.gap(scene.sentence.start, cue.start).split()[-_APPOSED:]
    return any(word in scene.lexicon.words("indefinite") for word in words)


def led_to_by_which(scene: Scene, story: Story) -> Pairing | None:
    """The pair of "X, with which Y is twinned", by the first word for a tie or a document in such a clause."""
    if not scene.found("relatives"):
        return None
    cues = (*scene.relating_words, *scene.found("documents"))
    return next((found for cue in cues if (found := with_which(scene, story, cue)) is not None), None)


def between(scene: Scene, _story: Story) -> Pairing | None:
    """As in "antara Jakarta dan Kuala Lumpur", "between A and B"."""
    openers = scene.found("list_openers")  # "among them A and B, …"
    words = [word for word in scene.found("between_words") if not any(one.start == word.start for one in openers)]
    runs = [places_of(run) for run in groups(scene) if leads(scene, words, run[0])] if words else []
    pairs = dict.fromkeys(Partnership.pair(*places) for places in runs if len(places) == 2)
    return Pairing(tuple(pairs), "between-and") if pairs else None


def reciprocal(scene: Scene, _story: Story) -> Pairing | None:
    """As in "told the mayor of C that |A and B| had agreed to upgrade |their| ties": one with the other, no third."""
    for run in groups(scene) if len(scene.places) > 2 else ():
        places = places_of(run)
        words = (
            [*scene.found("kinds"), *scene.found("documents")] if len(places) == 2 and not is_led(scene, run[0]) else []
        )
        for noun in words:
            theirs = scene.within("owners", run[-1].end, noun.start)
            near = bool(theirs) and noun.start - theirs[-1].end <= _NEAR_KIND
            said = bool(scene.within("copulas", run[-1].end, noun.start))  # "A and B were its twins": somebody else's
            behind = any(0 <= cue.start - noun.end <= _QUOTE for cue in scene.found("with_words", "with"))
            if near and not said and not behind and not scene.breaks_between(run[-1].end, noun.start):
                return Pairing((Partnership.pair(*places),), "reciprocal")
    return None


def two_sides(scene: Scene, story: Story) -> Pairing | None:
    """As in "A … dengan B", "A … with B, C and D": one side against the others."""
    runs = groups(scene) if len(scene.places) > 1 else []
    if len(runs) < 2:
        return None
    hub = _hub(scene, runs, story.home)
    if hub is None:
        return None
    rest = [run for run in runs if hub not in places_of(run)]
    rest = _answering(scene, rest) if len(rest) > 1 else rest
    others = [place for run in rest for place in places_of(run)]
    others += [place for run in runs if hub in places_of(run) for place in places_of(run) if place != hub]
    return spokes(hub, others, "two-sides") if others else None


def _answering(scene: Scene, runs: Sequence[list[Party]]) -> list[list[Party]]:
    """Of several other sides those that "with" leads to; of these, the one behind the word looked at."""
    if (start := list_start(scene)) is not None and any(run[0].start >= start for run in runs):
        return [run for run in runs if run[0].start >= start]
    led = [run for run in runs if is_led(scene, run[0])]
    if not led:
        return [runs[0]]
    if scene.at is not None and len(led) > 1:
        behind = [run for run in led if run[0].start >= scene.at[1]]
        return with_others_led(scene, behind) or led[-1:]
    return led


def with_others_led(scene: Scene, runs: Sequence[list[Party]]) -> list[list[Party]]:
    """The first run, and those led on without another word for a tie: "bermitra dengan A …, dan dengan B …"."""
    found, withs = list(runs[:1]), scene.found("with_words", "with")
    for run in runs[1:]:
        begin, end = found[-1][-1].end, run[0].start
        if any(scene.within(section, begin, end) for section in ("kinds", "tie_verbs", "documents", "sign_verbs")):
            break
        if turns_between(scene, begin, end):
            break
        if scene.within("purpose", end - _PURPOSE, end) and not any(begin <= word.start < end for word in withs):
            break  # "cuts ties with A, sends food |to B|"
        found.append(run)
    return found


def list_start(scene: Scene) -> int | None:
    """Where a list of partners begins: behind "… sister cities:", "antara lain"."""
    for kind in scene.found("kinds"):
        colon = scene.gap(kind.end, scene.sentence.end).find(":")
        if colon >= 0:
            return kind.end + colon
    return None


def _hub(scene: Scene, runs: Sequence[list[Party]], home: Place | None) -> Place | None:
    """The article's home, else the first place that stands alone; never one that "with" leads to."""
    withs = scene.found("with_words", "with")
    led = [run for run in runs if leads(scene, withs, run[0])]
    alone = [run[0].place for run in runs if len(places_of(run)) == 1 and run not in led]
    if home is not None and any(home in places_of(run) for run in runs if run not in led or not alone):
        return home
    return alone[0] if alone else None


def many_sides(scene: Scene, _story: Story) -> Pairing | None:
    """As in "A and B have ended ties with X and Y respectively", "A and B are both twinned with X"."""
    if len(scene.places) <= 2 or not (words := (*scene.relating_words, *scene.found("documents"))):
        return None
    runs = groups(scene)
    if len(runs) != 2 or not is_led(scene, runs[1][0]) or is_led(scene, runs[0][0]):
        return None
    if not any(runs[0][-1].end <= word.start and word.end <= runs[1][0].start for word in words):
        return None
    ones, others = places_of(runs[0]), places_of(runs[1])
    if len(ones) < 2 or set(ones) & set(others):
        return None
    return spokes(others[0], ones, "many-sides") if len(others) == 1 else _one_to_one(scene, ones, others)


def _one_to_one(scene: Scene, ones: Sequence[Place], others: Sequence[Place]) -> Pairing | None:
    """As in "A and B with X and Y respectively"."""
    if len(ones) != len(others) or not scene.found("one_to_one"):
        return None
    return Pairing(tuple(Partnership.pair(one, other) for one, other in zip(ones, others)), "one-to-one")


def coordinated(scene: Scene, story: Story) -> Pairing | None:
    """As in "A dan B menjadi …", "the mayors of A, B and C …"; but not "kemitraan dengan A dan B"."""
    runs = groups(scene) if len(scene.places) > 1 else []
    places = places_of(runs[0]) if len(runs) == 1 else []
    if len(places) < 2 or _is_other_side(scene, runs[0], story) or owned_kind(scene, runs[0], story) is not None:
        return None
    if _is_listed(scene, runs[0]) or _are_examples(scene, runs[0]):
        return None
    if len(places) == 2:
        return Pairing((Partnership.pair(*places),), "coordinated-pair")
    if scene.found("group_ties") or _acts_together(scene, runs[0]):
        return Pairing(tuple(Partnership.pair(*two) for two in combinations(places, 2)), "all-to-all", mutual=True)
    if story.home in places:
        return spokes(story.home, places, "hub-in-list")
    return None


def _acts_together(scene: Scene, run: Sequence[Party]) -> bool:
    """True for subjects of one signature or one predicate: "A, B and C signed …", "A, B and C became sisters"."""
    kinds = (cue for cue in scene.relating_words if cue.value != PLAIN)
    acts = [*kinds, *scene.found("sign_verbs", "active")]
    return bool(acts) and all(run[-1].end <= act.start for act in acts)


def _is_other_side(scene: Scene, run: Sequence[Party], story: Story) -> bool:
    """True when the article's home stands against the whole run: "with A and B", "kali ini giliran A dan B"."""
    away = story.home is not None and all(party.place != story.home for party in run)
    return away and bool(scene.found("turn_words") or leads(scene, scene.found("with_words", "with"), run[0]))


def _is_listed(scene: Scene, run: Sequence[Party]) -> bool:
    """True for what "twinned with" leads to, whose partners they are stands elsewhere: "Qwertham is twinned with A"."""
    leads = (word for word in scene.found("with_words", "with") if 0 <= run[0].start - word.end <= 1)
    ends = {run[0].start, *(word.start for word in leads)}
    return any(0 <= end - verb.end <= 1 for verb in scene.found("tie_verbs", "sister") for end in ends)


def _are_examples(scene: Scene, run: Sequence[Party]) -> bool:
    """True for "other cities, |such as| A and B, have sister cities too": each has its own."""
    led = any(0 <= run[0].start - cue.end <= 1 for cue in scene.found("list_openers"))
    kinds = [kind for kind in scene.relating_words if run[-1].end <= kind.start]
    own = scene.within("tie_verbs", run[-1].end, kinds[0].start) if led and kinds else ()
    return len(own) > 0 and all(verb.value == "plain" for verb in own)


def meant_by_it(scene: Scene, story: Story, *, fronted: bool = False) -> Place | None:
    """The place whose ties its paragraph told before: "X's oldest twin is Y. |It| is also twinned with Z".

    In "|X| is no stranger to parties. |It| is twinned with Z", the place that the sentence before opens with.
    """
    reach = _OPENING if fronted else _QUOTE  # "|Locally|, it is a sister of Z"
    words = [word for word in scene.found("it_words") if word.start - scene.sentence.start <= reach]
    opens = bool(words) and not _is_expletive(scene, words[0])
    of_several = ("rest_words", "plural_pronouns", "list_openers")
    end = max((word.end for word in words), default=0)
    one = opens and not any(scene.within(section, scene.sentence.start, end) for section in of_several)
    if one and story.acting is not None:
        return story.acting
    near = 0 <= scene.sentence.paragraph - story.hub_paragraph <= 1
    return story.hub if opens and near else None


def _is_expletive(scene: Scene, word: Match[str]) -> bool:
    """True for "|It| is hoped that A and B …", "|It| was A that …": the clause behind it has a subject of its own."""
    if word.start not in [subject.start for subject in scene.found("it_subjects")]:
        return False
    reach = min(word.end + _EXPLETIVE, scene.sentence.end)
    thats = scene.lexicon.phrases("object_relatives").find(scene.document.scan, word.end, reach)
    said = bool(thats) and bool(scene.within("copulas", word.end, thats[0].start))
    return said and not any(word.end <= tie.start < thats[0].start for tie in scene.relating_words)


def _meant_by_we(scene: Scene, story: Story) -> Place | None:
    """The guest's host in "“Dengan B, kerja sama |kami| …”": whose ties its paragraph told before it."""
    told = story.hub is not None and story.hub_paragraph == scene.sentence.paragraph
    return story.hub if told and not scene.people and scene.found("first_person") else None


def listed_behind(scene: Scene, story: Story) -> Pairing | None:
    """As in "|They include| A, B and C", "|Its partners include| A and B": partners of the place spoken of."""
    hub = meant_by_it(scene, story)
    openers = [word for word in scene.found("list_openers") if word.start - scene.sentence.start <= _OPENING]
    if hub is None or not openers or hub in scene.places or not scene.parties:
        return None
    first = scene.parties[0].start
    if not 0 <= first - openers[0].end <= _NEAR_KIND:
        return None
    return spokes(hub, scene.places, "listed-behind", CROSS_SENTENCE)


def with_home(scene: Scene, story: Story) -> Pairing | None:
    """As in "menjalin kemitraan dengan B": the other side is the place that the article is about."""
    home = meant_by_it(scene, story) or _meant_by_we(scene, story) or story.home
    if home is None or not scene.places or home in scene.places:
        return None
    runs = groups(scene)
    led = [run for run in runs if is_led(scene, run[0])]
    if led and any(len(places_of(run)) > 1 and run[-1].end <= led[0][0].start for run in runs):
        return None  # "A and B … with C and D": the home is no side
    others = [place for run in _answering(scene, led) for place in places_of(run)] if led else []
    if not others:
        owned = (run for run in groups(scene) if owned_kind(scene, run, story) is not None)
        others = places_of(next(owned, []))
        cities = [spot.place for spot in scene.mentioned if spot.place.type == "City"]
        rest = [place for place in dict.fromkeys(cities) if place not in others and place != home]
        if others and len(rest) == 1:
            return spokes(rest[0], others, "owned-there")  # "A and B are its sisters as well, but |C| …"
    others = others or _had_by_it(scene, story)
    others = others or (list(scene.places) if scene.found("turn_words") else [])
    others = others or (list(scene.places) if len(scene.places) == 1 and _offers_tie(scene) else [])
    return spokes(home, others, "with-home", CROSS_SENTENCE) if others else None


def _had_by_it(scene: Scene, story: Story) -> list[Place]:
    """As in "|It has| four other twins: A, B, C and D", of the place spoken of."""
    if meant_by_it(scene, story) is None:
        return []
    for kind in scene.found("kinds"):
        has = scene.within("tie_verbs", scene.sentence.start, kind.start)
        first = next((party for party in scene.parties if party.start >= kind.end), None)
        if has and first is not None and scene.gap(kind.end, first.start).strip() in _LISTS:
            return places_of(next(run for run in groups(scene) if first in run))
    return []


def _offers_tie(scene: Scene) -> bool:
    """True for "the mayor of X offered cooperation": the other side is the home."""
    plans = scene.found("planned", "verb")
    return any(0 <= noun.start - plan.end <= _QUOTE for plan in plans for noun in scene.found("kinds"))
