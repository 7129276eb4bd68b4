"""Which places a sentence ties to one another: hub and spokes, two sides, a list, or the two spoken of before.

Each rule answers with a :class:`Pairing` or stays silent; the first of `RULES` that answers is believed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, pairwise

from citygraph.extract.parties import Cast, Party
from citygraph.extract.scene import Scene, left_of
from citygraph.extract.thing import Partnership
from citygraph.lexicon import Lexicon, Match
from citygraph.model import Place

DIRECT, CROSS_SENTENCE, RESOLVED = 0.95, 0.8, 0.7

_BRACKETED = re.compile(r"\([^)]*\)|\([^)]*\Z")
_CAPITALISED = re.compile(r"\b[A-Z][\w'-]*")
_LINK = re.compile(r"[\s,;:/&.'\"()-]*")
_OWNER = re.compile(r"'?s?'?\s+(?:[\w'-]+\s+){0,3}")
_FILLERS = (
    "inside_words",
    "place_types",
    "governments",
    "roles",
    "honorifics",
    "list_links",
    "nationalities",
    "country_aliases",
)
_TIE_GAP = 30
_APPOSED = 3  # words: "a Japanese", "its newest"
_AIM = 40  # characters between "to" and the tie that somebody goes for
_PLAIN = "cooperation"
_NEAR_KIND = 14  # characters
_TWO_PAIRS = 4  # parties
_SPOKEN_OF = "spoken-of-before"
_QUOTE = 2  # marks before the first word of a sentence


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs that a sentence speaks of; `hub` when one place is tied to each, `mutual` when all are to all."""

    pairs: tuple[Partnership, ...]
    rule: str
    confidence: float = DIRECT
    hub: Place | None = None
    mutual: bool = False

    @property
    def places(self) -> frozenset[Place]:
        """All places of the pairs."""
        return frozenset(place for pair in self.pairs for place in (pair.one, pair.other))

    @property
    def is_spoken_of(self) -> bool:
        """True for the pair of an earlier sentence: this one names none."""
        return self.rule == _SPOKEN_OF

    @property
    def is_list(self) -> bool:
        """True for one hub and several others."""
        return self.hub is not None and len(self.pairs) > 1

    @property
    def is_coordinated(self) -> bool:
        """True for places in one run, none of them set against the others."""
        return self.rule.startswith("hub-in-list") or self.mutual

    @property
    def is_addressed(self) -> bool:
        """True for the partner that "with" leads to, without a word for the tie."""
        return self.rule.startswith("turned-to-with")

    @property
    def is_continued(self) -> bool:
        """True for partners that a sentence of their own lists."""
        return self.rule.startswith("list-continuation")


@dataclass(frozen=True, slots=True)
class Story:
    """What was spoken of before a sentence: the article's home, its first tie and its last one.

    `topic` is the partner that was turned to without a word for the tie: "Lain cerita dengan X.".
    """

    home: Place | None = None
    theme: Pairing | None = None
    focus: Pairing | None = None
    topic: Pairing | None = None
    near: Pairing | None = None  # the only two places of the sentence before in the paragraph
    titled: Pairing | None = None  # the only two places of the title
    met: Pairing | None = None  # two sides that came together before any word for a tie

    @property
    def last(self) -> Pairing | None:
        """The pair that "the two cities" are."""
        return self.topic or self.focus or self.theme


def pair_up(scene: Scene, story: Story) -> Pairing | None:
    """The pairs of a scene by the first rule that answers."""
    return _first(RULES, without_earlier(scene), story)


def pair_for(scene: Scene, story: Story, cue: Match[str], section: str) -> Pairing | None:
    """The pairs that one word for a tie or a document speaks of."""
    return pair_up(_looked_at_for(scene, story, cue, section), story)


def _first(rules: Iterable[Rule], scene: Scene, story: Story) -> Pairing | None:
    for rule in rules:
        if pairing := rule(scene, story):
            pairs = tuple([pair for pair in pairing.pairs if _may_tie(pair)])
            if len(pairs) == len(pairing.pairs):
                return pairing
            return replace(pairing, pairs=pairs) if pairs else None
    return None


def _may_tie(pair: Partnership) -> bool:
    """A place is no partner of what it lies in."""
    return pair.one.id not in pair.other.within and pair.other.id not in pair.one.within


def _looked_at_for(scene: Scene, story: Story, cue: Match[str], section: str) -> Scene:
    """The scene with the parties alone that a cue can speak of: those of its clause, its level, or the governments."""
    parties = list(scene.parties)
    start, end = scene.clause(cue.start)
    inside = [party for party in with_home_named(scene, story.home, start, end) if start <= party.start < end]
    if any(word.start == start for word in scene.found("relatives")):
        inside = _with_antecedent(scene, story, start, end, inside)
    if not _several(inside):
        inside = _with_subject(scene, start, inside)
    away = story.home is not None and story.home not in scene.places
    acting = any(party.way != "place" and party not in inside for party in parties)
    if _several(inside) or (inside and away and not acting and _list_start(scene) is None):
        parties = inside
    governing = [party for party in parties if party.way == "government"]
    regions = [party for party in parties if party.place.type == "Region"]
    if section == "documents" and _several(governing):
        parties = governing
    elif section == "kinds" and cue.value == "sister-region" and _several(regions):
        parties = regions
    cities = [party for party in parties if party.place.type == "City"]
    if section == "documents" and len(cities) < len(parties) and _several(cities) and _several(regions):
        parties = cities
    same = len(parties) == len(scene.parties)
    cast = scene.cast if same and tuple(parties) == scene.parties else Cast(tuple(parties), scene.cast.whereabouts)
    return scene.with_cast(cast, at=(cue.start, cue.end))


def _with_subject(scene: Scene, start: int, inside: list[Party]) -> list[Party]:
    """As in "A voted to …, after it cancelled a deal with |B|": who acts in a later clause is who acted before."""
    acting = next((party for party in scene.parties if party.end <= start), None)
    withs = scene.found("with_words", "with")
    if acting is None or not inside or not _leads(scene, withs, inside[0]) or _is_led(scene, acting):
        return inside
    return [acting, *inside] if acting.place != inside[0].place else inside


def owned_antecedent(scene: Scene, story: Story) -> Pairing | None:
    """As in "a trip to X, which has been the city's sister": the home and the name before the clause."""
    for word in scene.found("relatives"):
        start, end = scene.clause(word.start)
        if word.start == start and scene.within("kinds", start, end):
            both = _with_antecedent(scene, story, start, end, [])
            if len(both) > 1 and story.home is not None:
                return spokes(story.home, _places(both), "antecedent", CROSS_SENTENCE)
    return None


def _with_antecedent(scene: Scene, story: Story, start: int, end: int, inside: list[Party]) -> list[Party]:
    """As in "X, which is twinned with A", "X, which is the city's sister": the name before, and the owner."""
    named = [party for party in (*scene.parties, *scene.cast.whereabouts) if party.end <= start]
    antecedent = max(named, key=lambda party: party.end, default=None)
    if antecedent is None or antecedent.place.type == "Country":
        return inside
    both = [antecedent, *(party for party in inside if party.place != antecedent.place)]
    owners = scene.within("owners", start, end)
    if len(both) == 1 and owners and story.home is not None and story.home != antecedent.place:
        both.append(Party(owners[0].start, owners[0].end, story.home, "place"))
    return both if len(both) > 1 else inside


def with_home_named(scene: Scene, home: Place | None, start: int, end: int) -> tuple[Party, ...]:
    """The parties with the article's home for "this city", "the city government", "their" in ``[start, end)``.

    The word means the home only where another place is named beside it, and none before it that it may mean.
    """
    inside = [party for party in scene.parties if start <= party.start < end]
    if home is None or not inside or any(party.place == home for party in inside):
        return scene.parties
    named = [*inside, *(spot for spot in scene.cast.whereabouts if start <= spot.start < end)]
    for word in scene.within("home_words", start, end):
        if any(0 <= cue.start - word.end <= 1 for cue in scene.found("of_words")):
            continue  # "the City of X"
        if not any(spot.start <= word.start for spot in named):
            party = Party(word.start, word.end, home, "place")
            return tuple(sorted((*scene.parties, party), key=lambda one: one.start))
    return scene.parties


def is_of_others(scene: Scene, pairing: Pairing) -> bool:
    """True when companies, universities, states … act; beside two named places only where they stand on a side.

    As in "signed with the University of X", "Universitas X dan …"; not "A works with B through an agency".
    """
    others = scene.found("other_parties")
    withs = scene.found("with_words", "with")
    led = any(0 <= party.start - cue.end <= 1 for cue in withs for party in scene.parties)
    if not others or (pairing.confidence < DIRECT and not led):
        return bool(others)
    opens = scene.parties[0].start if scene.parties else scene.sentence.end
    return any(other.end <= opens or any(0 <= other.start - cue.end <= _NEAR_KIND for cue in withs) for other in others)


def _several(parties: Iterable[Party]) -> bool:
    return len({party.place for party in parties}) > 1


def without_earlier(scene: Scene) -> Scene:
    """As in "Selepas Nanning, Ipoh …": the earlier partner is no party to what follows."""
    earlier = earlier_partners(scene)
    if not earlier:
        return scene
    rest = tuple(party for party in scene.parties if party not in earlier)
    return scene.with_cast(Cast(rest, scene.cast.whereabouts)) if rest else scene


def earlier_partners(scene: Scene) -> tuple[Party, ...]:
    """The parties behind "after", "selain", "setelah dengan" in a sentence on ties."""
    if not scene.found("former_ties") or not (relating_words(scene) or scene.found("turn_words")):
        return ()
    found: list[Party] = []
    for party in scene.parties:
        cue = next((one for one in scene.found("former_ties") if _leads_earlier(scene, one, party)), None)
        if cue is not None:
            run = next(run for run in groups(scene) if party in run)
            found += _linked_on(scene, run[run.index(party) :], all_of=not _opens(scene, cue))
    return tuple(found)


def relating_words(scene: Scene) -> tuple[Match[str], ...]:
    """The words for a tie in a scene, nouns and verbs."""
    return scene.relating_words


def _opens(scene: Scene, cue: Match[str]) -> bool:
    return cue.start - scene.sentence.start <= _QUOTE


def _leads_earlier(scene: Scene, cue: Match[str], party: Party) -> bool:
    """True for "after X"; "menyusul X" means so only where a sentence opens with it, else X is the newcomer."""
    follows = any(turn.start == cue.start for turn in scene.found("turn_words"))
    near = 0 <= party.start - cue.end < _TIE_GAP and _only(scene, cue.end, party.start, "with_words")
    return near and (_opens(scene, cue) or not follows)


def _linked_on(scene: Scene, run: Sequence[Party], *, all_of: bool) -> list[Party]:
    """A run's members; of one that opens the sentence those before a bare comma: "After A and B, C …"."""
    members = [run[0]]
    links = scene.lexicon.phrases("list_links")
    for party in run[1:]:
        if not all_of and not links.find(scene.document.scan, members[-1].end, party.start):
            break
        members.append(party)
    return members


def groups(scene: Scene) -> list[list[Party]]:
    """Parties in runs: those that commas and "and" link stand together."""
    if not scene.cast.runs:
        scene.cast.runs.extend(_groups(scene))
    return scene.cast.runs


def _groups(scene: Scene) -> list[list[Party]]:
    found: list[list[Party]] = []
    for party in scene.parties:
        if found and (_linked(scene, found[-1][-1], party) or _goes_on(scene, found[-1], party)):
            found[-1].append(party)
        else:
            found.append([party])
    return found


def _linked(scene: Scene, one: Party, other: Party) -> bool:
    if scene.gap(one.end, other.start).isspace() and scene.document.aligned[one.end : other.start].isspace():
        return False  # "setelah A B juga …": neighbours, and no list
    gap = _BRACKETED.sub(" ", _without_fillers(scene, one.end, other.start, "since_words", "year_words"))
    if _LINK.fullmatch(gap) is not None:
        return True
    unknown = gap.count(",") > 1 and one.way == other.way == "place"
    return (";" in gap or unknown) and _LINK.fullmatch(_CAPITALISED.sub(" ", _left(scene, gap, one.end))) is not None


def _left(scene: Scene, gap: str, start: int) -> str:
    """What is left in a gap, as it is written: "; Mante, ;", ", Mante, " of unknown members of a list."""
    text = scene.document.aligned
    return "".join(text[start + index] if char != " " else " " for index, char in enumerate(gap))


def _goes_on(scene: Scene, run: Sequence[Party], party: Party) -> bool:
    """True for "with B" in "with A in 1991, with B in 2003": each partner is led by the same word, and dated."""
    withs = scene.found("with_words", "with")
    if not _leads(scene, withs, run[0]):
        return False
    again = (*withs, *scene.found("turn_words"), *scene.found("then_words"))
    if not _leads(scene, again, party):
        return False
    rest = _without_fillers(
        scene, run[-1].end, party.start, "with_words", "since_words", "year_words", "turn_words", "then_words"
    )
    return _LINK.fullmatch(_BRACKETED.sub(" ", rest)) is not None


def _without_fillers(scene: Scene, start: int, end: int, *more: str) -> str:
    """The text between two parties without countries, people, titles and the words that link lists."""
    fillers = scene.lexicon.phrases(*_FILLERS, *more)
    spans = [(cue.start, cue.end) for cue in fillers.find(scene.document.scan, start, end)]
    spans += [(person.start, person.end) for person in scene.people]
    spans += [(place.start, place.end) for place in scene.asides]
    spans += [(date.start, date.end) for date in scene.dates] if more else []
    return left_of(scene.document.scan, start, end, spans)


def compound(scene: Scene, _story: Story) -> Pairing | None:
    """As in "sister city Bandung-Cuenca": two names in one, right by the word for the tie."""
    for one, other in zip(scene.parties, scene.parties[1:]):
        hyphen = scene.document.aligned[one.end : other.start].strip() == "-" and one.place != other.place
        hyphen = hyphen and "official" not in (one.way, other.way)
        if not hyphen or (scene.at is None and len(scene.places) > 2):
            continue
        start, end = scene.at or (one.start, other.end)
        if scene.at is None or 0 <= one.start - end < _TIE_GAP or 0 <= start - other.end < _TIE_GAP:
            return Pairing((Partnership.pair(one.place, other.place),), "compound-name")
    return None


def gapped(scene: Scene, _story: Story) -> Pairing | None:
    """As in "A is twinned with B, C with D and E with F": two by two, the verb said once."""
    if len(scene.parties) < _TWO_PAIRS:
        return None
    parties = scene.parties[: len(scene.parties) // 2 * 2]
    withs = scene.found("with_words", "with")
    for one, other in zip(parties[::2], parties[1::2]):
        led = any(one.end <= cue.start and 0 <= other.start - cue.end <= 1 for cue in withs)
        if not led or one.place == other.place:
            return None
    if not all(_only(scene, one.end, other.start, "with_words") for one, other in zip(parties[2::2], parties[3::2])):
        return None
    pairs = tuple(Partnership.pair(one.place, other.place) for one, other in zip(parties[::2], parties[1::2]))
    return Pairing(pairs, "two-by-two")


def pairs_in_list(scene: Scene, _story: Story) -> Pairing | None:
    """As in "between A and B, C and D, and E and F": two by two, with commas between the pairs alone."""
    parties, words = scene.parties, scene.found("between_words")
    if not words or len(parties) < _TWO_PAIRS or len(parties) % 2 or len(groups(scene)) > 1:
        return None
    if not any(0 <= parties[0].start - word.end <= _NEAR_KIND for word in words):
        return None
    gaps = [_BRACKETED.sub(" ", scene.gap(one.end, other.start)) for one, other in pairwise(parties)]
    if any("," in gap or ";" in gap for gap in gaps[::2]) or not all("," in gap or ";" in gap for gap in gaps[1::2]):
        return None
    pairs = tuple(Partnership.pair(one.place, other.place) for one, other in zip(parties[::2], parties[1::2]))
    return Pairing(pairs, "pairs-in-list")


def of_hub(scene: Scene, _story: Story) -> Pairing | None:
    """As in "sister cities of Bandung include …", "Davao City's sisters …"."""
    for kind in scene.found("kinds") if len(scene.places) > 1 else ():
        hub = _owner(scene, kind.start, kind.end)
        others = [place for place in scene.places if hub and place != hub]
        if hub and others:
            return spokes(hub, others, "tie-noun-of")
    return None


def apposed(scene: Scene, story: Story) -> Pairing | None:
    """As in "officials from |X|, a sister city of Y", "a team from |X|, its twin": who comes from there is no party."""
    for kind in scene.found("kinds"):
        before = [spot for spot in scene.cast.whereabouts if spot.end <= kind.start]
        if kind.value == _PLAIN or not before or not _is_apposed_to(scene, before[-1], kind):
            continue
        owned = any(0 <= kind.start - word.end <= _NEAR_KIND for word in scene.found("owners", "before"))
        hub = story.home if owned else _owner(scene, kind.start, kind.end)
        if hub is not None and before[-1].place.type != "Country" and hub != before[-1].place:
            return spokes(hub, [before[-1].place], "apposed")
    return None


def _is_apposed_to(scene: Scene, spot: Party, kind: Match[str]) -> bool:
    """True when a comma, a country and few words stand between a name and the word for its tie."""
    asides = [(one.start, one.end) for one in scene.asides if spot.end <= one.start < kind.start]
    gap = left_of(scene.document.scan, spot.end, kind.start, asides)
    return gap.startswith(",") and len(gap.replace(",", " ").split()) <= _APPOSED


def gone_to(scene: Scene, story: Story) -> Pairing | None:
    """As in "flew to |X| to sign a sister city agreement", "visited |X| to explore ties"."""
    goals = [spot for spot in scene.cast.whereabouts if spot.way == "to" and spot.place.type != "Country"]
    places = set(scene.places)
    if len(goals) != 1 or len(places) > 1 or goals[0].place in places:
        return None
    hub = next(iter(places), story.home)
    if hub is None or hub == goals[0].place:
        return None
    words = (*scene.found("kinds"), *scene.found("documents"))
    for word in words:
        aims = scene.within("purpose", goals[0].end, word.start)
        deeds = (
            *scene.within("planned", goals[0].end, word.start),
            *scene.within("sign_verbs", goals[0].end, word.start),
        )
        if aims and deeds and word.start - aims[-1].end <= _AIM:
            return spokes(hub, [goals[0].place], "gone-to", CROSS_SENTENCE)
    return None


def _owner(scene: Scene, start: int, end: int) -> Place | None:
    bare = "" in scene.lexicon.words("office_links")  # where a genitive is a name behind its noun: "kota kembar X"
    for party in scene.parties:
        if 0 <= party.start - end < _TIE_GAP and _only(scene, end, party.start, "of_words"):
            apposed = scene.document.aligned[end : party.start].isspace()
            if scene.within("of_words", end, party.start) or (bare and apposed):
                return party.place
        owns = "'" in scene.document.aligned[party.end : party.end + 2]
        if scene.lexicon.classes("name_endings") and scene.document.aligned[party.end : start].isspace():
            return party.place  # "Leipzigs Partnerstädte", "die Leipziger Partnerstadt"
        if owns and 0 <= start - party.end < _TIE_GAP and _OWNER.fullmatch(scene.gap(party.end, start)):
            return party.place
    return None


def _only(scene: Scene, start: int, end: int, section: str) -> bool:
    """True when nothing but words of a section stands between two positions."""
    rest = scene.gap(start, end)
    for cue in reversed(scene.within(section, start, end)):
        rest = rest[: cue.start - start] + rest[cue.end - start :]
    return not rest.strip(" ,\"'")


def between(scene: Scene, _story: Story) -> Pairing | None:
    """As in "antara Jakarta dan Kuala Lumpur", "between A and B"."""
    openers = scene.found("list_openers")  # "among them A and B, …"
    words = [word for word in scene.found("between_words") if not any(one.start == word.start for one in openers)]
    for group in groups(scene) if words else ():
        places = _places(group)
        if len(places) == 2 and _leads(scene, words, group[0]):
            return Pairing((Partnership.pair(*places),), "between-and")
    return None


def two_sides(scene: Scene, story: Story) -> Pairing | None:
    """As in "A … dengan B", "A … with B, C and D": one side against the others."""
    runs = groups(scene) if len(scene.places) > 1 else []
    if len(runs) < 2:
        return None
    hub = _hub(scene, runs, story.home)
    if hub is None:
        return None
    rest = [run for run in runs if hub not in _places(run)]
    rest = _answering(scene, rest) if len(rest) > 1 else rest
    others = [place for run in rest for place in _places(run)]
    others += [place for run in runs if hub in _places(run) for place in _places(run) if place != hub]
    return spokes(hub, others, "two-sides") if others else None


def _answering(scene: Scene, runs: Sequence[list[Party]]) -> list[list[Party]]:
    """Of several other sides those that "with" leads to; of these, the one behind the word looked at."""
    if (start := _list_start(scene)) is not None and any(run[0].start >= start for run in runs):
        return [run for run in runs if run[0].start >= start]
    led = [run for run in runs if _is_led(scene, run[0])]
    if not led:
        return [runs[0]]
    if scene.at is not None and len(led) > 1:
        behind = [run for run in led if run[0].start >= scene.at[1]]
        return _with_others_led(scene, behind) or led[-1:]
    return led


def _with_others_led(scene: Scene, runs: Sequence[list[Party]]) -> list[list[Party]]:
    """The first run, and those led on without another word for a tie: "bermitra dengan A …, dan dengan B …"."""
    found = list(runs[:1])
    for run in runs[1:]:
        begin, end = found[-1][-1].end, run[0].start
        if any(scene.within(section, begin, end) for section in ("kinds", "tie_verbs", "documents", "sign_verbs")):
            break
        found.append(run)
    return found


def _list_start(scene: Scene) -> int | None:
    """Where a list of partners begins: behind "… sister cities:", "antara lain"."""
    for kind in scene.found("kinds"):
        colon = scene.gap(kind.end, scene.sentence.end).find(":")
        if colon >= 0:
            return kind.end + colon
    return None


def _hub(scene: Scene, runs: Sequence[list[Party]], home: Place | None) -> Place | None:
    """The article's home, else the first place that stands alone; never one that "with" leads to."""
    withs = scene.found("with_words", "with")
    led = [run for run in runs if _leads(scene, withs, run[0])]
    alone = [run[0].place for run in runs if len(_places(run)) == 1 and run not in led]
    if home is not None and any(home in _places(run) for run in runs if run not in led or not alone):
        return home
    return alone[0] if alone else None


def _is_led(scene: Scene, party: Party) -> bool:
    """True when "with", "dengan", a verb of tying or "sister city of" stands right before a party."""
    return _leads(scene, (*scene.found("with_words"), *scene.found("tie_verbs")), party) or any(
        0 <= party.start - kind.end < _TIE_GAP and _only(scene, kind.end, party.start, "of_words")
        for kind in scene.found("kinds")
    )


def _leads(scene: Scene, cues: Iterable[Match[str]], party: Party) -> bool:
    return any(0 <= party.start - cue.end < _TIE_GAP and not scene.breaks_between(cue.end, party.start) for cue in cues)


def many_sides(scene: Scene, _story: Story) -> Pairing | None:
    """As in "A and B have ended ties with X and Y respectively", "A and B are both twinned with X"."""
    if len(scene.places) <= 2 or not (words := (*relating_words(scene), *scene.found("documents"))):
        return None
    runs = groups(scene)
    if len(runs) != 2 or not _is_led(scene, runs[1][0]) or _is_led(scene, runs[0][0]):
        return None
    if not any(runs[0][-1].end <= word.start and word.end <= runs[1][0].start for word in words):
        return None
    ones, others = _places(runs[0]), _places(runs[1])
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
    places = _places(runs[0]) if len(runs) == 1 else []
    if len(places) < 2 or _is_other_side(scene, runs[0], story) or _owned_kind(scene, runs[0], story) is not None:
        return None
    if _is_listed(scene, runs[0]):
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
    kinds = (cue for cue in relating_words(scene) if cue.value != "cooperation")
    acts = [*kinds, *scene.found("sign_verbs", "active")]
    return bool(acts) and all(run[-1].end <= act.start for act in acts)


def _is_other_side(scene: Scene, run: Sequence[Party], story: Story) -> bool:
    """True when the article's home stands against the whole run: "with A and B", "kali ini giliran A dan B"."""
    away = story.home is not None and all(party.place != story.home for party in run)
    return away and bool(scene.found("turn_words") or _leads(scene, scene.found("with_words", "with"), run[0]))


def _is_listed(scene: Scene, run: Sequence[Party]) -> bool:
    """True for what "twinned with" leads to, whose partners they are stands elsewhere: "Qwertham is twinned with A"."""
    leads = (word for word in scene.found("with_words", "with") if 0 <= run[0].start - word.end <= 1)
    ends = {run[0].start, *(word.start for word in leads)}
    return any(0 <= end - verb.end <= 1 for verb in scene.found("tie_verbs", "sister") for end in ends)


def with_home(scene: Scene, story: Story) -> Pairing | None:
    """As in "menjalin kemitraan dengan B": the other side is the place that the article is about."""
    if story.home is None or not scene.places or story.home in scene.places:
        return None
    runs = groups(scene)
    led = [run for run in runs if _is_led(scene, run[0])]
    if led and any(len(_places(run)) > 1 and run[-1].end <= led[0][0].start for run in runs):
        return None  # "A and B … with C and D": the home is no side
    others = [place for run in _answering(scene, led) for place in _places(run)] if led else []
    if not others:
        owned = (run for run in groups(scene) if _owned_kind(scene, run, story) is not None)
        others = _places(next(owned, []))
    others = others or (list(scene.places) if scene.found("turn_words") else [])
    others = others or (list(scene.places) if len(scene.places) == 1 and _offers_tie(scene) else [])
    return spokes(story.home, others, "with-home", CROSS_SENTENCE) if others else None


def _owned_kind(scene: Scene, run: Sequence[Party], story: Story) -> Match[str] | None:
    """The word for the tie in "our twin towns A and B", "kota kembarnya, A dan B": partners of the home."""
    if story.home is None or story.home in _places(run):
        return None
    for kind in relating_words(scene):
        before = any(0 <= kind.start - word.end <= _NEAR_KIND for word in scene.found("owners", "before"))
        if before and 0 <= kind.start - run[-1].end <= _TIE_GAP and scene.within("copulas", run[-1].end, kind.start):
            return kind  # "A, B and C are its sisters"
        if 0 <= run[0].start - kind.end <= _NEAR_KIND:
            behind = (0 <= word.start - kind.end <= 1 for word in scene.found("owners", "behind"))
            clitic = scene.document.scan[kind.end : run[0].start].split()[:1]
            if before or any(behind) or (clitic and clitic[0].strip(",:") in _owning_clitics(scene.lexicon)):
                return kind
    return None


@cache
def _owning_clitics(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.words("pronoun_clitics"))


def _offers_tie(scene: Scene) -> bool:
    """True for "the mayor of X offered cooperation": the other side is the home."""
    plans = scene.found("planned", "verb")
    return any(0 <= noun.start - plan.end <= _QUOTE for plan in plans for noun in scene.found("kinds"))


def spoken_of(scene: Scene, story: Story) -> Pairing | None:
    """As in "kedua kota", "the tie", "kerja sama itu": the last pair, when the sentence names no other place."""
    last = story.theme if scene.found("both_sides", "all") else story.last
    if story.near is not None and scene.found("both_sides", "pair"):
        last = story.near
    if last is None and scene.found("both_sides"):
        last = story.met
    if last is None and _tells_of_deed(scene):
        last = story.titled
    if last is None or names_others(scene, last) or _is_between_others(scene) or _leads_to_unknown(scene):
        return None
    return Pairing(last.pairs, _SPOKEN_OF, CROSS_SENTENCE, last.hub, last.mutual)


def _leads_to_unknown(scene: Scene) -> bool:
    """True for "has been twinned with Qwertham since 1970": a partner that is named, but not known."""
    text = scene.document.text
    withs = {cue.end for cue in scene.found("with_words", "with")}
    named = {spot.start for spot in scene.mentioned} | {one.start for one in scene.parties}
    named |= {person.start for person in scene.people}
    ties = [(word.end, word.end + _QUOTE) for word in scene.found("tie_verbs", "sister") if word.end in withs]
    ties += [(word.end, word.end + _NEAR_KIND) for word in relating_words(scene)]
    for cue in withs:
        near = any(start <= cue <= stop for start, stop in ties)
        if near and text[cue + 1 : cue + 2].isupper() and cue + 1 not in named:
            return True
    return False


def _tells_of_deed(scene: Scene) -> bool:
    """True for "50 years of sister city ties, signed in 1973": no talk of the idea, but of a tie that was made."""
    kinds = any(kind.value != _PLAIN for kind in scene.found("kinds"))
    return kinds and any(scene.found(section) for section in ("sign_verbs", "deepening", "since_words", "founding"))


def turned_to(scene: Scene, story: Story) -> Pairing | None:
    """The home and the only others of a sentence without a word for their tie: "Lain cerita dengan X."."""
    others = [place for place in scene.places if place != story.home]
    if story.home is None or not others or (len(others) > 1 and len(groups(scene)) > 1):
        return None
    party = next(party for party in scene.parties if party.place == others[0])

    def leads(cues: Iterable[Match[str]]) -> bool:
        return any(party.start >= cue.end and _only(scene, cue.end, party.start, "place_types") for cue in cues)

    if leads(scene.found("with_words", "with")):
        return spokes(story.home, others, "turned-to-with", CROSS_SENTENCE)
    cues = (*scene.found("list_openers"), *scene.found("planned", "verb"), *scene.found("ended", "strong"))
    return spokes(story.home, others, "turned-to", CROSS_SENTENCE) if len(others) == 1 and leads(cues) else None


def names_others(scene: Scene, last: Pairing) -> bool:
    """True when a place stands here that is none of the last pair, nor a region around one of them."""
    around = {outer for place in last.places for outer in place.within}
    return any(place not in last.places and place.id not in around for place in scene.places)


def _is_between_others(scene: Scene) -> bool:
    """True for "between Taiwan and suitable partners": a country's affair."""
    return any(0 <= aside.start - cue.end < _TIE_GAP for cue in scene.found("between_words") for aside in scene.asides)


def spokes(hub: Place, others: Iterable[Place], rule: str, confidence: float = DIRECT) -> Pairing:
    """As in "A with B, C and D": one pair of the hub with each of the others."""
    pairs = tuple(dict.fromkeys(Partnership.pair(hub, other) for other in others if other != hub))
    return Pairing(pairs, rule if len(pairs) == 1 else f"{rule}-list", confidence, hub)


def _places(group: Iterable[Party]) -> list[Place]:
    return list(dict.fromkeys(party.place for party in group))


Rule = Callable[[Scene, Story], Pairing | None]
NAMED: tuple[Rule, ...] = (
    gapped,
    pairs_in_list,
    compound,
    of_hub,
    apposed,
    between,
    many_sides,
    two_sides,
    coordinated,
    with_home,
    owned_antecedent,
    gone_to,
)
RULES: tuple[Rule, ...] = (*NAMED, spoken_of)
