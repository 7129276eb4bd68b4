"""Which places a sentence ties to one another: hub and spokes, two sides, a list, two by two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from citygraph.extract.pairing.owners import owned_kind
from citygraph.extract.pairing.pairing import CROSS_SENTENCE, Pairing, Story, spokes
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import (
    LONG_LIST,
    act_as_group,
    groups,
    is_led,
    leads,
    left_in_gap,
    places_of,
    stand_in_twos,
    turns_between,
)
from citygraph.extract.plurals import is_plural
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN, Partnership
from citygraph.lexicon import own_words
from citygraph.model import Place
from citygraph.phrases import Match

APPOSED = 3  # words: "a Japanese", "its newest"
NEAR_KIND = 14  # characters
_CLAUSE = 60  # characters between "with which" and the word for the tie
QUOTE = 2  # marks before the first word of a sentence
_COUNTED = 24  # characters between a number and the word that it counts
_NUMBER = re.compile(r"\b\d{1,3}\b")
_ANNOUNCES = re.compile(r"s?\s?[:,(–-]+\s?")  # "sister cities: ", "three partners, "
_PURPOSE = 5  # characters: " for "
_OF_ANOTHER_TIE = ("kinds", "tie_verbs", "documents", "sign_verbs", "ended")  # between two partners: no list goes on


def stands_for_both(scene: Scene, story: Story) -> bool:
    """True for "|both sides| initialled it at a meeting of the committee |X-Y|": regions around the two spoken of."""
    last, parties = story.last, scene.parties
    if last is None or not parties or not scene.found("both_sides"):
        return False
    if not any(word.end <= parties[0].start for word in scene.found("both_sides")):
        return False
    around = {outer for place in last.places for outer in place.within}
    return all(place.id in around for place in scene.places)


def with_which(scene: Scene, story: Story, cue: Match[str]) -> Pairing | None:
    """As in "will call at |X|, with which |Y| signed a letter of intent": the name before the clause, and who acts."""
    for word in scene.found_as("with_words", "with"):
        which = next((one for one in scene.found("relatives") if 0 <= one.start - word.end <= 1), None)
        if which is None or not which.end <= cue.start or cue.start - which.end > _CLAUSE:
            continue
        named = [*scene.parties, *(spot for spot in scene.cast.whereabouts if spot.place.type != "Country")]
        before = max((spot for spot in named if spot.end <= word.start), key=lambda spot: spot.end, default=None)
        acting = next((party for party in scene.parties if which.end <= party.start), None)
        acts = acting is not None and acting.start - which.end <= _CLAUSE and _acts_on(scene, acting, cue)
        if acts and acting is not None and "," in scene.gap(which.end, acting.start):
            continue  # "Apart from X, with which it trades, |Y is twinned| with Z"
        subject = acting.place if acts and acting is not None else story.hub or story.home
        near = before is not None and not left_in_gap(scene, before.end, word.start, "locating_words")
        if before is not None and near and subject is not None and subject != before.place:
            run = next((run for run in groups(scene) if before in run), [before])
            alone = before != run[-1]  # "A, |with which it is twinned|, B and C"
            alone = alone or (cue in scene.found("documents") and _is_one(scene, cue))  # "with which |a pact| was made"
            return spokes(subject, [before.place] if alone else places_of(run), "with-which")
    return None


def _acts_on(scene: Scene, party: Party, cue: Match[str]) -> bool:
    """True for "with which |Y| is twinned", "… a pact was signed by |Y|"; not for the next of a list."""
    return party.end <= cue.start or leads(scene, scene.found("by_words"), party)


def _is_one(scene: Scene, cue: Match[str]) -> bool:
    """True for "a sister city agreement": an article, and at most two words, stand before it."""
    words = scene.gap(scene.sentence.start, cue.start).split()[-APPOSED:]
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
        if leads(scene, scene.found("newcomer_verbs"), run[0]):
            continue  # "X joins |A and B| on its list of twins"
        for noun in words:
            theirs = scene.within("owners", run[-1].end, noun.start)
            near = bool(theirs) and noun.start - theirs[-1].end <= NEAR_KIND
            said = bool(scene.within("copulas", run[-1].end, noun.start))  # "A and B were its twins": somebody else's
            ends = [noun.end, *(one.end for one in words if 0 <= one.start - noun.end <= 1)]  # "sister city links"
            behind = any(0 <= cue.start - end <= QUOTE for cue in scene.found_as("with_words", "with") for end in ends)
            if near and not said and not behind and not scene.breaks_between(run[-1].end, noun.start):
                return Pairing((Partnership.pair(*places),), "reciprocal")
    return None


def two_sides(scene: Scene, story: Story) -> Pairing | None:
    """As in "A … dengan B", "A … with B, C and D": one side against the others."""
    runs = groups(scene) if len(scene.places) > 1 else []
    if len(runs) < 2:
        return None
    if (told := _told_behind_colon(scene, story, runs)) is not None:
        return told
    hub = _hub(scene, runs, story.home)
    if hub is None:
        return None
    rest = [run for run in runs if hub not in places_of(run)]
    rest = answering(scene, rest) if len(rest) > 1 else rest
    others = [place for run in rest for place in places_of(run)]
    others += [place for run in runs if hub in places_of(run) for place in places_of(run) if place != hub]
    return spokes(hub, others, "two-sides") if others else None


def _told_behind_colon(scene: Scene, story: Story, runs: Sequence[list[Party]]) -> Pairing | None:
    """As in "|Twin towns remain|: A, B and, across the river, C": whose they are is none of them."""
    start, hub = list_start(scene), story.hub or story.home
    if start is None or hub is None or runs[0][0].start < start or len(scene.places) < LONG_LIST:
        return None
    led = any(word.start >= start for word in scene.found_as("with_words", "with"))
    return None if led or hub in scene.places else spokes(hub, scene.places, "told-behind-colon", CROSS_SENTENCE)


def answering(scene: Scene, runs: Sequence[list[Party]]) -> list[list[Party]]:
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
    found, withs = list(runs[:1]), scene.found_as("with_words", "with")
    for run in runs[1:]:
        begin, end = found[-1][-1].end, run[0].start
        if any(scene.within(section, begin, end) for section in _OF_ANOTHER_TIE):
            break
        if any(plan.value == "verb" for plan in scene.within("planned", begin, end)):
            break  # "is twinned with A and |in talks| with B"
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
    withs = scene.found_as("with_words", "with")
    led = [run for run in runs if leads(scene, withs, run[0])]
    alone = [run[0].place for run in runs if len(places_of(run)) == 1 and run not in led]
    listed = [run for run in runs if alone and len(places_of(run)) >= LONG_LIST and _is_listed(scene, run)]
    sides = [run for run in runs if run not in listed and (run not in led or not alone)]
    if home is not None and any(home in places_of(run) for run in sides):
        return home  # not in "Velmo is a sister of 23 cities, |including Ostra, Lund and Brin|"
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
    return spokes(others[0], ones, "many-sides") if len(others) == 1 else one_to_one(scene, ones, others)


def one_to_one(scene: Scene, ones: Sequence[Place], others: Sequence[Place]) -> Pairing | None:
    """As in "A and B with X and Y respectively", "A and B are sister cities of X and Y respectively"."""
    if not 1 < len(ones) == len(others) or not scene.found("one_to_one"):
        return None
    return Pairing(tuple(Partnership.pair(one, other) for one, other in zip(ones, others)), "one-to-one")


def coordinated(scene: Scene, story: Story) -> Pairing | None:
    """As in "A dan B menjadi …", "the mayors of A, B and C …"; but not "kemitraan dengan A dan B"."""
    runs = groups(scene) if len(scene.places) > 1 else []
    places = places_of(runs[0]) if len(runs) == 1 else []
    if len(places) < 2 or _is_other_side(scene, runs[0], story) or owned_kind(scene, runs[0], story) is not None:
        return None
    if _is_listed(scene, runs[0]) or _are_examples(scene, runs[0]) or _have_own(scene, runs[0]):
        return None
    if len(places) == 2:
        return Pairing((Partnership.pair(*places),), "coordinated-pair")
    if _is_fronted(scene, runs[0]):
        return spokes(runs[0][-1].place, places, "fronted-list")
    if act_as_group(scene) or _acts_together(scene, runs[0]):
        return _side_by_side(scene, runs[0])
    return spokes(story.home, places, "hub-in-list") if story.home in places else None


def _side_by_side(scene: Scene, run: Sequence[Party]) -> Pairing:
    """As in "|A and B, and C and D| became sisters": two by two; else all of "A, B and C signed …"."""
    if stand_in_twos(scene, run) and not act_as_group(scene):
        return Pairing(
            tuple(Partnership.pair(one.place, other.place) for one, other in zip(run[::2], run[1::2])), "two-by-two"
        )
    return Pairing(tuple(Partnership.pair(*two) for two in combinations(places_of(run), 2)), "all-to-all", mutual=True)


def _is_fronted(scene: Scene, run: Sequence[Party]) -> bool:
    """True for "With existing links to A, B and C, |Ostra| wants no other twin": whose they are stands behind."""
    if not any(word.end <= run[0].start for word in scene.relating_words):
        return False
    links = scene.lexicon.phrases("list_links")
    last = scene.gap(run[-2].end, run[-1].start)
    closed = links.find(scene.document.scan, run[-3].end, run[-2].start)
    return bool(closed) and last.rstrip().endswith(",") and not links.find(last)


def _acts_together(scene: Scene, run: Sequence[Party]) -> bool:
    """True for subjects of one signature or one predicate: "A, B and C signed …", "… became sisters", "… cooperate"."""
    kinds = (cue for cue in scene.relating_words if cue.value != PLAIN)
    acts = [*kinds, *scene.found_as("sign_verbs", "active"), *scene.found_as("tie_verbs", "mutual")]
    return bool(acts) and all(run[-1].end <= act.start for act in acts)


def _is_other_side(scene: Scene, run: Sequence[Party], story: Story) -> bool:
    """True when the article's home stands against the whole run: "with A and B", "kali ini giliran A dan B"."""
    away = story.home is not None and all(party.place != story.home for party in run)
    return away and bool(scene.found("turn_words") or leads(scene, scene.found_as("with_words", "with"), run[0]))


def _is_listed(scene: Scene, run: Sequence[Party]) -> bool:
    """True for what "twinned with" leads to, whose partners they are stands elsewhere: "Qwertham is twinned with A".

    And for "has 21 sister cities, |among them| A, B and C".
    """
    leads = (word for word in scene.found_as("with_words", "with") if 0 <= run[0].start - word.end <= 1)
    ends = {run[0].start, *(word.start for word in leads)}
    if any(0 <= end - verb.end <= 1 for verb in scene.found_as("tie_verbs", "sister") for end in ends):
        return True
    opened = any(0 <= run[0].start - cue.end <= QUOTE for cue in scene.found("list_openers"))
    if opened and any(kind.end <= run[0].start for kind in scene.relating_words):
        return True
    return not scene.found("both_sides") and any(
        _counts_or_owns(scene, kind, run[0].start) for kind in scene.relating_words
    )


def _counts_or_owns(scene: Scene, kind: Match[str], start: int) -> bool:
    """True for "eight sister cities: |A|", "the town's three partners, |A|": whose they are is none of them."""
    gap = scene.gap(kind.end, start)
    if not 0 < len(gap) <= NEAR_KIND or not _ANNOUNCES.fullmatch(gap):
        return False
    before = max(scene.sentence.start, kind.start - _COUNTED)
    owned = any(0 <= kind.start - word.end <= NEAR_KIND for word in scene.found_as("owners", "before"))
    counted = scene.within("count_words", before, kind.start) or _NUMBER.search(scene.document.scan, before, kind.start)
    return ":" in gap or owned or bool(counted)


def _are_examples(scene: Scene, run: Sequence[Party]) -> bool:
    """True for "other cities, |such as| A and B, have sister cities too", "A, B |and other cities| …": each its own."""
    if any(0 <= word.start - run[-1].end <= NEAR_KIND for word in scene.found("other_cities")):
        return not scene.found("both_sides")
    led = any(0 <= run[0].start - cue.end <= 1 for cue in scene.found("list_openers"))
    kinds = [kind for kind in scene.relating_words if run[-1].end <= kind.start]
    own = scene.within("tie_verbs", run[-1].end, kinds[0].start) if led and kinds else ()
    return len(own) > 0 and all(verb.value == "plain" for verb in own)


def _have_own(scene: Scene, run: Sequence[Party]) -> bool:
    """True for "A and B |have sister cities| in Norland": each its own; not "A and B have a twinning agreement"."""
    if scene.found("both_sides"):
        return False
    for verb in scene.within("having_verbs", run[-1].end, scene.sentence.end):
        for kind in scene.found("kinds"):
            gap = scene.gap(verb.end, kind.start)
            own = kind.value != PLAIN and verb.end < kind.start and len(gap.split()) <= APPOSED and "," not in gap
            own = own and not scene.within(
                "copulas", verb.start, kind.start
            )  # "have been sisters", "|ada|lah kota kembar"
            alone = not _is_of_bond(scene, verb.end, kind) and not any(
                0 <= word.start - kind.end <= 1 for word in scene.found("with_words")
            )
            if own and alone and _are_cities(scene, kind):
                return True
    return False


def _is_of_bond(scene: Scene, start: int, kind: Match[str]) -> bool:
    """True for "a sister city |agreement|", "|hubungan| kota kembar": a bond that the two have."""
    bonds = [word for word in (*scene.found("bare_ties"), *scene.found("documents")) if start <= word.start]
    return any(0 <= word.start - kind.end <= 1 or 0 <= kind.start - word.end <= 1 for word in bonds)


def _are_cities(scene: Scene, kind: Match[str]) -> bool:
    """True for words of several, or where a language has none: "sisters", "kota kembar"."""
    return not own_words(scene.lexicon.language, "plural_endings") or is_plural(
        scene.lexicon, scene.document.scan, kind.end
    )
