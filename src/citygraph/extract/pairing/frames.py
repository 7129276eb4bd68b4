"""The sides of one word for a tie, by the build of its clause: its subject, what "with" leads to, and whose it is.

A frame looks at the whole sentence, and answers only where the build is plain; the rules of
:mod:`citygraph.extract.pairing.sides` look at the clause alone, and take what they find there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from citygraph.extract.pairing.earlier import without_earlier
from citygraph.extract.pairing.led import STOPS, is_plain, joined_by, run_behind, told_behind
from citygraph.extract.pairing.owners import is_owned, owner_of
from citygraph.extract.pairing.pairing import CROSS_SENTENCE, Pairing, Story, spokes
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.relative import told_of_name
from citygraph.extract.pairing.runs import groups, is_led, leads, places_of
from citygraph.extract.pairing.sides import one_to_one
from citygraph.extract.pairing.two_by_two import compound, gapped
from citygraph.extract.scene import Scene, left_of
from citygraph.extract.thing import PLAIN, Partnership
from citygraph.phrases import Match

_CLOSE = 20  # characters between "to pair" and its object: " the city of "
_OPENING = 3  # words before a fronted "Already twinned with"
_SIDES = 2
_FEW = 3  # words between a name and what it is said to be: ", one of the"


def framed(scene: Scene, story: Story, cue: Match[str]) -> Pairing | None:
    """The pairs of one word for a tie where the build of the sentence tells them."""
    if len(scene.places) <= 1:
        alone = told_of_name(scene, story, cue) or said_of_one(scene, story, cue)
        return alone or (linked(scene, story, cue) if scene.found("relatives") else None)
    if len(scene.places) < _SIDES or gapped(scene, story) is not None:
        return None
    if compound(scene.with_cast(scene.cast, at=(cue.start, cue.end)), story) is not None:
        return None
    scene = without_earlier(scene) if len(scene.places) > _SIDES else scene
    return next((found for frame in FRAMES if (found := frame(scene, story, cue)) is not None), None)


def linked(scene: Scene, story: Story, cue: Match[str]) -> Pairing | None:
    """As in "|A|, which is twinned with |B| and |C|, …", "Already twinned with B, |A| …", "A's ties with B"."""
    others = run_behind(scene, cue)
    if not others:
        return None
    subject, others = _subject(scene, story, cue, others)
    ones, rest = places_of(subject), [place for place in places_of(others) if place not in places_of(subject)]
    if not ones or not rest:
        return None
    if len(ones) == 1:
        return spokes(ones[0], rest, "linked-with")
    if len(rest) == 1:
        return spokes(rest[0], ones, "linked-with")
    if len(ones) == len(rest) and scene.found("one_to_one"):
        return Pairing(tuple(Partnership.pair(one, other) for one, other in zip(ones, rest)), "linked-one-to-one")
    return None


def paired_off(scene: Scene, _story: Story, cue: Match[str]) -> Pairing | None:
    """As in "a plan to pair |A| with |B|", "twinning A with B": what a verb ties to what."""
    first = next((party for party in scene.parties if party.start >= cue.end), None)
    if first is None or not is_plain(scene, cue.end, first.start) or first.start - cue.end > _CLOSE:
        return None
    between = scene.within("with_words", cue.end, first.start)
    run = next(run for run in groups(scene) if first in run)
    withs = [word for word in scene.found_as("with_words", "with") if 0 <= word.start - run[-1].end <= 1]
    others = next((other for other in groups(scene) if leads(scene, withs, other[0])), None)
    if between or others is None or len(run) > 1:
        return None
    return spokes(first.place, places_of(others), "paired-off")


def _subject(scene: Scene, story: Story, cue: Match[str], others: list[Party]) -> tuple[list[Party], list[Party]]:
    """Who a predicate is said of, and whom it leads to."""
    start, _ = scene.clause(cue.start)
    inside = [party for party in scene.parties if start <= party.start and party.end <= cue.start]
    if _is_of_home(scene, story, cue):
        return [Party(cue.start, cue.start, story.home, "place")] if story.home is not None else [], others
    if inside:
        return _acting(scene, inside), others
    before = [one for one in (*scene.parties, *scene.cast.whereabouts) if one.end <= start]
    before = [one for one in before if one.place.type != "Country"]
    if any(word.start == start for word in scene.found("relatives")):
        return sorted(before, key=lambda one: one.end)[-1:], others
    if before:
        acting = [one for one in scene.parties if one.end <= start]
        its = any(start <= word.start < cue.start for word in scene.found("it_subjects"))  # "A is B's twin, and |it| …"
        return (_owner_before(scene, start) if its else []) or _acting(scene, acting)[:1], others
    return _announced(scene, others) or _fronted(scene, cue, others)


def _owner_before(scene: Scene, end: int) -> list[Party]:
    """Whose twin somebody is said to be before: "|A's| other twin is B, and it also has ties with C"."""
    owners = [owner_of(scene, kind.start, kind.end) for kind in scene.relating_words if kind.end <= end]
    return [party for party in scene.parties if party.end <= end and party.place in owners][:1]


def _announced(scene: Scene, others: list[Party]) -> tuple[list[Party], list[Party]] | None:
    """As in "Nine cities are twinned with |A|: B, C and D": the colon tells who they are."""
    if len(others) <= _SIDES or ":" not in scene.document.scan[others[0].end : others[1].start]:
        return None
    return others[:1], others[1:]


def _is_of_home(scene: Scene, story: Story, cue: Match[str]) -> bool:
    """True for "|the city's| twinning with A" where the home is named before: whoever else is named is no side.

    Not where the home acts with others: "A and B have put |their| links with C on hold".
    """
    spots = [spot for spot in (*scene.parties, *scene.cast.whereabouts) if spot.end <= cue.start]
    owners = [word for word in scene.found_as("owners", "before") if 0 <= cue.start - word.end <= _CLOSE]
    if not owners or all(spot.place != story.home for spot in spots):
        return False
    runs = [run for run in groups(scene) if any(party.place == story.home for party in run)]
    return not any(len(places_of(run)) > 1 and run[-1].end <= cue.start for run in runs)


def _acting(scene: Scene, parties: Sequence[Party]) -> list[Party]:
    """The last run among some parties that "with" doesn't lead to."""
    for run in reversed(groups(scene)):
        members = [party for party in run if party in parties]
        if members and not is_led(scene, run[0]):
            return members
    return []


def _fronted(scene: Scene, cue: Match[str], others: list[Party]) -> tuple[list[Party], list[Party]]:
    """As in "Already twinned with A and B, |C| …": behind the comma stands who acts."""
    opens = len(scene.gap(scene.sentence.start, cue.start).split()) <= _OPENING
    if not opens or cue not in scene.found("tie_verbs"):
        return [], others
    if len(others) > 1 and not _is_linked(scene, others[-2:]) and (len(others) == _SIDES or _is_linked(scene, others)):
        return others[-1:], others[:-1]
    behind = [party for party in scene.parties if party.start >= others[-1].end and party not in others]
    if behind and "," in scene.gap(others[-1].end, behind[0].start):
        return behind[:1], others
    return [], others


def _is_linked(scene: Scene, run: Sequence[Party]) -> bool:
    """True when "and" stands between two of a run."""
    return bool(scene.lexicon.phrases("list_links").find(scene.document.scan, run[0].end, run[-1].start))


def one_of_several(scene: Scene, story: Story, cue: Match[str]) -> Pairing | None:
    """As in "|B| is one of three sisters of the province, with |C and D|": of the place whose ties are told.

    Or of the one that is named: "|B| is one of the cities twinned with |A|, besides |C and D|".
    """
    counts = scene.within("one_of_several", scene.sentence.start, cue.start)
    named = [run for run in groups(scene) if run[-1].end <= cue.start]
    others = next((run for run in groups(scene) if run[0].start >= cue.end and is_led(scene, run[0])), None)
    if not counts or cue.start - counts[-1].end > _CLOSE or len(named) != 1:
        return None
    if len(hubs := run_behind(scene, cue)) == 1 and (besides := joined_by(scene, hubs[0].end)):
        return spokes(hubs[0].place, places_of([*named[0], *besides]), "one-of-several")
    if others is None:
        return None
    hub = owner_of(scene, cue.start, cue.end) or story.hub or story.home
    members = [place for place in (*places_of(named[0]), *places_of(others)) if place != hub]
    return spokes(hub, members, "one-of-several") if hub is not None and hub not in places_of(named[0]) else None


def owned(scene: Scene, story: Story, cue: Match[str]) -> Pairing | None:
    """As in "A is B's second twin, joining C", "A's sisters are B and C", "B, a sister of A".

    And "A is a sister of |X, Y and Z| since 1969, and of |W|"; of whom the story is, "A has been a twin of |X| since
    1988 and Y since 2003".
    """
    owner = owner_of(scene, cue.start, cue.end)
    if owner is None:
        return None
    spots = [party for party in scene.parties if party.place == owner]
    own = min(spots, key=lambda one: max(one.start - cue.end, cue.start - one.end))
    start, end = min(own.start, cue.start), max(own.end, cue.end)
    members = told_behind(scene, end) or _told_before(scene, start)
    members = [party for party in members if party.place != owner]
    if not members:
        return None
    run = next((run for run in groups(scene) if own in run), [own])
    if (each := one_to_one(scene, places_of(members), places_of(run))) is not None:
        return each
    more = _of_more(scene, run[-1]) if own.start >= cue.end else []
    earlier = [party.place for party in joined_by(scene, end) if party.place != owner and party not in more]
    if own.start >= cue.end and len(members) == 1 and run[0] == own and members[0] not in run and not earlier:
        if own.place == story.home and _is_dated_apart(scene, run):
            return spokes(owner, places_of([*members, *run[1:]]), "owned-by-in-turn")
        return spokes(members[0].place, places_of([*run, *more]), "owned-by")
    return spokes(owner, [*places_of(members), *earlier], "owned-by")


def _is_dated_apart(scene: Scene, run: Sequence[Party]) -> bool:
    """True for the run of "a twin of |X| since 1988 and |Y| since 2003"."""
    return len(run) > 1 and any(run[0].end <= date.start < run[1].start for date in scene.dates)


def _of_more(scene: Scene, last: Party) -> list[Party]:
    """As in "a sister of A since 1969, |and of B|", "of A, a tie of old, |as well as of C|"."""
    behind = [run for run in groups(scene) if run[0].start > last.end]
    found: list[Party] = []
    for run in behind:
        links = scene.lexicon.phrases("list_links").find(scene.document.scan, last.end, run[0].start)
        words = scene.within("of_words", last.end, run[0].start)
        led = any(0 <= word.start - link.end <= 1 for link in links for word in words)
        if not led or scene.within("kinds", last.end, run[0].start):
            break
        found += run
        last = run[-1]
    return found


def said_of_one(scene: Scene, story: Story, cue: Match[str]) -> Pairing | None:
    """As in "|A| has been a twin since 1969", "A, |a sister city|, …": a partner of the place whose ties are told."""
    named = [*scene.parties, *(spot for spot in scene.cast.whereabouts if spot.place.type != "Country")]
    party = max((one for one in named if one.end <= cue.start), key=lambda one: one.end, default=None)
    hub = story.hub or story.home
    if any(spot.place == hub for spot in scene.cast.whereabouts):
        hub = story.home  # "From |A| the delegation goes to B, a sister city"
    if party is None or hub is None or hub == party.place or not scene.found("kinds"):
        return None
    asides = [(one.start, one.end) for one in scene.asides]
    gap = left_of(scene.document.scan, party.end, cue.start, asides)
    article = next((word for word in gap.split()[-3:] if word in scene.lexicon.words("indefinite")), None)
    copulas = scene.within("copulas", party.end, cue.start)
    if copulas and owner_of(scene, cue.start, cue.end) is None:  # "A, |yang menjadi kota kembar| sejak 2005"
        article = article or next((word for word in gap.split() if word in scene.lexicon.words("relative_words")), None)
    said = copulas and not STOPS.intersection(gap) and cue.start - copulas[-1].end <= _CLOSE
    apposed = gap.startswith(",") and len(gap.replace(",", " ").split()) <= _FEW
    behind = scene.within("with_words", cue.end, cue.end + 6) or scene.within("of_words", cue.end, cue.end + 4)
    if article is None or behind or not (said or apposed):
        return None
    return spokes(hub, [party.place], "said-of-one", CROSS_SENTENCE)


def said_beside_others(scene: Scene, story: Story, cue: Match[str]) -> Pairing | None:
    """As in "|A, a twin since 1969|, will send buses, and |B, a twin since 1972|, doctors".

    Both are partners of the place that is spoken of; of somebody else who is named, in "C is linked with |A, a twin|".
    """
    told = said_of_one(scene, story, cue)
    if told is None or told.hub is None:
        return None
    others = [party for party in scene.parties if party.end <= cue.start and party.place not in told.places]
    return told if all(_is_told_apart(scene, party) for party in others) else None


def said_of_each(scene: Scene, story: Story) -> Pairing | None:
    """As in "|A, a twin since 1969|, and |B, a twin since 1972|, …", where every place is told of so."""
    told = [said_beside_others(scene, story, kind) for kind in scene.found("kinds")]
    hubs = {one.hub for one in told if one is not None and one.hub is not None}
    others = dict.fromkeys(place for one in told if one is not None for place in one.places - hubs)
    if len(hubs) != 1 or len(others) < _SIDES or not others.keys() | hubs >= {*scene.places}:
        return None
    return spokes(hubs.pop(), others, "said-of-each", CROSS_SENTENCE)


def _is_told_apart(scene: Scene, party: Party) -> bool:
    """True for a name that a word for a tie stands by, between commas."""
    kinds = [kind for kind in scene.relating_words if 0 <= kind.start - party.end <= _CLOSE]
    return bool(kinds) and scene.gap(party.end, kinds[0].start).startswith(",")


def apposed_as_owned(scene: Scene, story: Story, cue: Match[str]) -> Pairing | None:
    """As in "|Lille, its first twin|, came in 1968; Brno followed …": of the place whose ties are told, not of Brno."""
    hub = story.hub or story.home
    first = next(iter(scene.parties), None)
    if hub is None or first is None or hub in scene.places or cue.start < first.end or not is_owned(scene, cue):
        return None
    named_between = any(first.end <= party.start < cue.start for party in scene.parties)
    gap = scene.gap(first.end, cue.start)
    apposed = gap.startswith(",") and gap.count(",") == 1 and len(gap.split()) <= _FEW + 1
    closed = scene.document.scan[cue.end : cue.end + 1] == ","
    if named_between or not (apposed and closed):
        return None
    return spokes(hub, [first.place], "apposed-as-owned", CROSS_SENTENCE)


def had(scene: Scene, story: Story, cue: Match[str]) -> Pairing | None:
    """As in "A, |which already has sister cities in B and C|, …", "A |counts B and C among its twins|".

    And "A |has| a French |sister, B|, and a German one, |C|".
    """
    verbs = [verb for verb in scene.found("having_verbs") if verb.end <= cue.start] if cue.value != PLAIN else []
    if not verbs or scene.breaks_between(verbs[-1].end, cue.start):
        return None
    between = [party for party in scene.parties if verbs[-1].end <= party.start and party.end <= cue.start]
    others = _counted_among(scene, verbs[-1], cue) if between else told_behind(scene, cue.end)
    if not others or (not between and cue.start - verbs[-1].end > _CLOSE):
        return None
    others = [*others, *_more_ones(scene, others[-1].end)]
    subject, _ = _subject(scene, story, verbs[-1], others)
    ones, rest = places_of(subject), [place for place in places_of(others) if place not in places_of(subject)]
    return spokes(ones[0], rest, "had-by") if len(ones) == 1 and rest else None


def owned_by_hub(scene: Scene, story: Story) -> Pairing | None:
    """The pairs of the first word for a tie that stands behind the sentence's first name: "|Lille, its first twin|"."""
    found = (apposed_as_owned(scene, story, kind) for kind in scene.relating_words)
    return next((pairing for pairing in found if pairing is not None), None)


def _more_ones(scene: Scene, end: int) -> list[Party]:
    """As in "a French sister, A, |and a German one, B|"."""
    found: list[Party] = []
    words = scene.lexicon.phrases("list_links", "indefinite", "nationalities", "roll_words")
    for run in groups(scene):
        if run[0].start < end:
            continue
        fillers = words.find(scene.document.scan, end, run[0].start)
        rest = left_of(scene.document.scan, end, run[0].start, [(word.start, word.end) for word in fillers])
        if rest.strip(" ,") or not scene.lexicon.phrases("roll_words").find(scene.document.scan, end, run[0].start):
            break
        found += run
        end = run[-1].end
    return found


def had_by_subject(scene: Scene, story: Story) -> Pairing | None:
    """The pairs of the first word for a tie that somebody has."""
    found = (had(scene, story, kind) for kind in scene.found("kinds"))
    return next((pairing for pairing in found if pairing is not None), None)


def _counted_among(scene: Scene, verb: Match[str], cue: Match[str]) -> list[Party]:
    """As in "counts |A, B and C| among its twins", "memiliki |A dan B| sebagai kota kembar"."""
    run = next((run for run in groups(scene) if run[0].start >= verb.end), [])
    words = [word for word in scene.found("among_words") if run and 0 <= word.start - run[-1].end <= 1]
    led = bool(words) and 0 <= cue.start - words[-1].end <= _CLOSE
    return run if led and len(scene.gap(verb.end, run[0].start).split()) <= _FEW else []


def _told_before(scene: Scene, start: int) -> list[Party]:
    """As in "|B| is A's twin", "|B|, one of A's twins"."""
    run = next((run for run in reversed(groups(scene)) if run[-1].end <= start), None)
    if run is None:
        return []
    gap = scene.gap(run[-1].end, start)
    apposed = gap.startswith(",") and gap.count(",") == 1 and len(gap.strip(", ").split()) <= _FEW
    joined = any(verb.value == "join" for verb in scene.within("tie_verbs", run[-1].end, start))
    said = (joined or bool(scene.within("copulas", run[-1].end, start))) and "," not in gap
    return run if apposed or said else []


def pointed_partners(scene: Scene) -> Iterator[tuple[Match[str], list[Party]]]:
    """The words that point at ties, each with the partners that it leads to."""
    pointers = scene.found("tie_pointers")  # "the one with |A|", "that with |A|"
    for cue, end in zip(pointers, [*(cue.start for cue in pointers[1:]), scene.sentence.end]):
        if partners := [party for party in run_behind(scene, cue) if party.start < end]:
            yield cue, partners
    for cue in scene.found_as("kinds", PLAIN):
        if (partners := _adjunct(scene, cue)) or (_is_bare(scene, cue) and (partners := run_behind(scene, cue))):
            yield cue, partners
    for cue in scene.found("partner_words"):  # "its partners include |A and B|"
        if partners := told_behind(scene, cue.end):
            yield cue, partners
    for cue in scene.found_as("documents", "Agreement"):  # "the agreement with |A| was never renewed"
        if _is_bare(scene, cue) and not scene.found("sign_verbs") and (partners := run_behind(scene, cue)):
            yield cue, partners


def _adjunct(scene: Scene, noun: Match[str]) -> list[Party]:
    """As in "the |Dushanbe| link"."""
    before = [party for party in scene.parties if noun.start - party.end == 1 and party.way == "place"]
    return [party for party in before if any(0 <= party.start - word.end <= 1 for word in scene.found("definite"))]


def _is_bare(scene: Scene, noun: Match[str]) -> bool:
    """True for "ties", "links", "relationship"."""
    return any(tie.start <= noun.start and noun.end <= tie.end for tie in scene.found("bare_ties"))


def pointed_at(scene: Scene, story: Story) -> Pairing | None:
    """As in "The |Dushanbe| link is old; the one with |Jalapa| is older": every place is a partner of another's."""
    if len(scene.places) < _SIDES or story.hub is None or story.hub in scene.places:
        return None
    partners = {party.place for _, run in pointed_partners(scene) for party in run}
    return spokes(story.hub, scene.places, "all-pointed-at") if partners >= set(scene.places) else None


Frame = Callable[[Scene, Story, Match[str]], Pairing | None]
FRAMES: tuple[Frame, ...] = (
    told_of_name,
    paired_off,
    one_of_several,
    linked,
    owned,
    had,
    apposed_as_owned,
    said_beside_others,
)
