"""The sentences of an article in order, each with the pairs that it speaks of: named there, or spoken of before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from citygraph.extract.home import homes_of
from citygraph.extract.mention import Mentions
from citygraph.extract.modality import is_denied
from citygraph.extract.owners import owner_of, with_home_named
from citygraph.extract.pair_up import pair_by_words, pair_for, pair_up
from citygraph.extract.pairing import CROSS_SENTENCE, RESOLVED, Pairing, Story, spokes
from citygraph.extract.parties import WHERE, Cast, Party
from citygraph.extract.runs import groups
from citygraph.extract.scene import BARE, LIST_WORDS, Scene, left_of, scenes_of
from citygraph.extract.spoken_of import turned_to, two_of
from citygraph.extract.thing import Partnership
from citygraph.lexicon import Match
from citygraph.model import Place

PLAIN = "cooperation"  # the kind of a tie that no other word names
_LONG_LIST = 3
_BESIDE_LIST = 8  # words around a list that is all that a sentence says
_REMARK = 2  # words
_FEW_WORDS = 4  # "Vancouver followed."
_DEEDS = frozenset(("events", "sign_verbs", "hosting", "delegations"))
_OPENED = 2  # ", ", ": "
_MARK_OF_ITEM = re.compile(r"\s*(?:[•▪●◦‣·*–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s*")
_NUMBER = re.compile(r"\s*\(?(\d{1,2})[.)]")
_SECOND = 2
_SPEAKING = frozenset((
    "kinds", "documents", "both_sides", "sign_verbs", "tie_verbs", "definite", "turn_words", "field_introducers",
    "lapses",
))  # fmt: skip
_INTRODUCING = frozenset(("sign_verbs", "turn_words"))
_OF_SOMETHING_ELSE = frozenset(("other_parties", "not_ties"))  # firms; roads, trade
_COMING = frozenset(("events", "hosting", "delegations"))
_ENCOUNTERS = frozenset(("events", "hosting"))
_NOUN = 20  # characters behind a nationality in which what it describes stands
_PLAIN_GAP = re.compile(r" (?:[^\W\d_]+[ -])?")  # "the Russian |navy| town"
_WORD_BEFORE = re.compile(r" [^\W\d_]+ \Z")
_LETTER = re.compile(r"[^\W\d_]")
_DATED = re.compile(r"[\d\W]*")  # "1991: ", before the name
_END_MARKS = '.!?"”'
_HEAD_REACH = 3  # a list may stand this many sentences behind the one that says what it lists


@dataclass(frozen=True, slots=True)
class Told:
    """A scene, what was spoken of before it, and its pairs.

    `head` is the scene that says what a list lists, `before` the scene before in the same paragraph, `topic` the
    home and the partner that a sentence turns to without a word for their tie; `kinds` are what the paragraph calls
    ties, `kinds_before` what the article did so far.
    """

    scene: Scene
    story: Story
    pairing: Pairing | None = None
    head: Scene | None = None
    before: Scene | None = None
    topic: Pairing | None = None
    kinds: tuple[str, ...] = ()
    kinds_before: tuple[str, ...] = ()

    @property
    def lead(self) -> Scene:
        """The scene whose words tell the kind and state of the tie."""
        return self.head or self.scene

    def with_kinds(self, kinds: tuple[str, ...], before: tuple[str, ...]) -> Told:
        """The same with what its paragraph, and the article before it, call ties."""
        return Told(self.scene, self.story, self.pairing, self.head, self.before, self.topic, kinds, before)

    def pairing_for(self, cue: Match[str], section: str) -> Pairing | None:
        """The pairs that one word for a tie or a document speaks of."""
        if self.head is not None or self.pairing is None or self.pairing.confidence == RESOLVED:
            return self.pairing
        if self.pairing.is_continued:
            return self.pairing
        return pair_for(self.scene, self.story, cue, section)


def tell(mentions: Mentions) -> tuple[Told, ...]:
    """Every scene with its pairs, in reading order."""
    scenes = tuple(_with_described(scenes_of(mentions)))
    home = next(iter(homes_of(mentions)), None)
    titled = two_of(scenes[0]) if scenes and scenes[0].is_title else None
    told = list(_follow([_with_home_named(scene, home) for scene in scenes], Story(home, titled=titled)))
    for index, one in enumerate(told):
        if one.head is not None:
            _complete_head(told, one, index)
    return tuple(_with_kinds(list(_with_theme(told))))


def relates(scene: Scene) -> bool:
    """True when a scene has a word for a tie or a document."""
    return scene.relates


def names_kind(scene: Scene) -> bool:
    """True when a scene calls a tie more than cooperation."""
    return any(cue.value != PLAIN for cue in scene.relating_words)


def _with_home_named(scene: Scene, home: Place | None) -> Scene:
    if not relates(scene) or home in scene.places:
        return scene
    parties = with_home_named(scene, home, scene.sentence.start, scene.sentence.end)
    return scene.with_cast(Cast(parties, scene.cast.whereabouts))


def _with_described(scenes: Iterable[Scene]) -> Iterator[Scene]:
    """Scenes on ties, with the place that "the American town" means: the last one named there."""
    named: dict[tuple[str, str], Place] = {}
    region: Place | None = None
    for scene in scenes:
        described = list(_described(scene, named)) if named and relates(scene) else []
        if region is not None and not described and relates(scene):
            described = list(_the_region(scene, region))
        for spot in scene.mentioned:
            if spot.place.type != "Country":
                named[spot.place.country, spot.place.type] = spot.place
            if spot.place.type == "Region":
                region = spot.place
        capitals = list(_capitals(scene, named.values())) if relates(scene) else []
        if described or capitals:
            covered = {party.start for party in capitals}
            kept = [party for party in scene.parties if party.start not in covered]
            parties = sorted((*kept, *described, *capitals), key=lambda party: party.start)
            yield scene.with_cast(Cast(tuple(parties), scene.cast.whereabouts))
        else:
            yield scene


def _described(scene: Scene, named: Mapping[tuple[str, str], Place]) -> Iterator[Party]:
    """A nationality and a word for a place, behind "the", with no name of its own."""
    start, end, scan = scene.sentence.start, scene.sentence.end, scene.document.scan
    the = {word.end for word in scene.found("definite")}
    for nation in scene.lexicon.phrases("nationalities").find(scan, start, end):
        for noun in scene.lexicon.phrases("place_types").find(scan, nation.end, min(end, nation.end + _NOUN)):
            place = named.get((nation.value, "Region" if noun.value.startswith("region") else "City"))
            if place is None or place in scene.places or not _PLAIN_GAP.fullmatch(scan, nation.end, noun.start):
                continue
            if _is_determined(scene, nation.start, the) and not _is_named_behind(scene, noun.end):
                yield Party(nation.start, noun.end, place, "place")
            break


def _the_region(scene: Scene, region: Place) -> Iterator[Party]:
    """As in "|the prefecture| and X Province are sisters": beside another region, the one named last."""
    others = [party for party in scene.parties if party.place.type == "Region"]
    if not others or region in scene.places:
        return
    the = {word.end for word in scene.found("definite")}
    start, end = scene.sentence.start, scene.sentence.end
    for noun in scene.lexicon.phrases("place_types").find(scene.document.scan, start, end):
        within = any(party.start <= noun.start < party.end for party in scene.parties)
        if noun.value.startswith("region") and noun.start - 1 in the and not within:
            if not _is_named_behind(scene, noun.end):
                yield Party(noun.start, noun.end, region, "place")
            return


def _capitals(scene: Scene, named: Iterable[Place]) -> Iterator[Party]:
    """As in "a sister of |the Alberta capital|": the city of that region that was named."""
    for noun in scene.lexicon.phrases("capital_nouns").find(
        scene.document.scan, scene.sentence.start, scene.sentence.end
    ):
        for party in scene.parties:
            if party.place.type == "Region" and noun.start - party.end == 1:
                inside = [place for place in named if place.type == "City" and party.place.id in place.within]
                if len(inside) == 1:
                    yield Party(party.start, noun.end, inside[0], "place")


def _is_determined(scene: Scene, position: int, the: Set[int]) -> bool:
    """True behind "the", or behind "the" and one more word: "the closed |Russian| town"."""
    if position - 1 in the:
        return True
    word = _WORD_BEFORE.search(scene.document.scan, max(0, position - _NOUN), position)
    return word is not None and word.start() in the


def _is_named_behind(scene: Scene, position: int) -> bool:
    """True for "the Chinese city of X", "the Chinese city X"."""
    names = any(0 <= spot.start - position <= _OPENED for spot in scene.mentioned)
    return names or any(0 <= word.start - position <= 1 for word in scene.found("of_words"))


def _follow(scenes: Sequence[Scene], story: Story) -> Iterator[Told]:
    opener: tuple[Scene, Place] | None = None  # the sentence of the paragraph on a hub's partners, and the hub
    last_named: Scene | None = None  # the last sentence that called a tie more than cooperation
    awaited = 0  # partners that it counts and does not name
    for scene in scenes:
        story = _without_near(scene, scenes, story)
        if opener is not None and opener[0].sentence.paragraph != scene.sentence.paragraph:
            opener, awaited = None, 0
        added = _added(scene, opener[1], awaited) if opener is not None else _added_to_list(scene, story)
        list_head = opener[0] if opener is not None else last_named
        if added is not None and list_head is not None:
            awaited = max(0, awaited - len(added.pairs))
            yield Told(scene, story, added, list_head)
            continue
        head = _head_of(scene, scenes)
        if head is not None:
            listed = _listed(scene, head, story)
            yield Told(scene, story, listed, head)
            titles = is_marked_item(scene) or not is_list_item(scene) or _is_heading(scene, scenes)
            if listed is not None and len(listed.pairs) == 1 and titles:
                story = replace(story, topic=listed)
            continue
        pairing = (pair_up(scene, story) or pair_by_words(scene, story)) if scene.holds(_SPEAKING) else None
        if pairing is not None and names_kind(scene):
            last_named = last_named if pairing.is_spoken_of else scene
            hub = _hub_told(scene, pairing, story)
            opener = (scene, hub) if hub is not None else opener
        if pairing is None and (hub := _hub_with_ties(scene, story, scenes)) is not None:
            opener, last_named = (scene, hub), scene
        if (count := _counted(scene)) >= _LONG_LIST:
            opener, awaited = (scene, scene.places[0]), count
        before = scenes[scene.index - 1] if scene.index else None
        near = before is not None and before.sentence.paragraph == scene.sentence.paragraph
        topic = None if relates(scene) else turned_to(scene, story)
        yield Told(scene, story, pairing, before=before if near else None, topic=topic)
        story = _with_hub(scene, _with_topic(scene, _after(scene, story, pairing), topic), pairing)


def _without_near(scene: Scene, scenes: Sequence[Scene], story: Story) -> Story:
    """Where a paragraph begins, "the two cities" are those of a tie that was told, if there is one."""
    if story.near is None or story.last is None or not _opens_paragraph(scene, scenes):
        return story
    return replace(story, near=None)


def _with_topic(scene: Scene, story: Story, topic: Pairing | None) -> Story:
    """The story once a scene is told, with the partner that it turned to and the places that it names side by side."""
    met = _met(scene) or _met_home(scene, story) or story.met
    near = two_of(scene) if scene.mentioned or scene.places else story.near
    goes_on = story.topic is not None and set(scene.places) <= story.topic.places
    topic = topic if topic is not None or not goes_on else story.topic
    if met is story.met and near is story.near and topic is story.topic:
        return story
    return replace(story, met=met, near=near, topic=topic)


def _with_hub(scene: Scene, story: Story, pairing: Pairing | None) -> Story:
    """The story with the place whose ties were told last: the home while it is one of the two."""
    if not relates(scene):
        return story
    pairing = None if pairing is not None and pairing.is_spoken_of else pairing
    alone = scene.places[0] if len(scene.places) == 1 else None
    alone = alone if alone == story.home or (names_kind(scene) and _has_ties(scene)) else None
    hub = _hub_told(scene, pairing, story) if pairing is not None else alone
    return replace(story, hub=hub, hub_paragraph=scene.sentence.paragraph) if hub is not None else story


def _has_ties(scene: Scene) -> bool:
    """True for "|Leeds| has twinning links with several cities", "Leeds's twins": the place whose ties are told."""
    if not scene.parties:
        return False
    end = scene.parties[0].end
    owns = any(0 <= word.start - end <= _OPENED for word in scene.found("tie_verbs", "plain"))
    return owns or any(owner_of(scene, kind.start, kind.end) is not None for kind in scene.found("kinds"))


def _hub_with_ties(scene: Scene, story: Story, scenes: Sequence[Scene]) -> Place | None:
    """Whose partners the next sentences name: "Leeds has several twin towns.", "Its twins are many."."""
    if not names_kind(scene) or scene.found("generic") or scene.found("planned") or scene.found("ended"):
        return None
    kinds = [cue for cue in scene.found("kinds") if not is_denied(scene, cue.start)]
    if len(scene.places) == 1 and kinds and _has_ties(scene):
        return scene.places[0]
    owned = any(0 <= kind.start - word.end <= _NOUN for kind in kinds for word in scene.found("owners", "before"))
    if not owned or scene.places:
        return None
    before = scenes[scene.index - 1].places if not _opens_paragraph(scene, scenes) else ()
    return before[0] if len(before) == 1 else story.hub or story.home


def _counted(scene: Scene) -> int:
    """How many partners of its only place a sentence counts: "Lima daerah meneken nota kesepahaman dengan Bupati X"."""
    if not relates(scene) or len(scene.places) != 1:
        return 0
    return max((int(count.value) for count in scene.found("count_words") if count.value.isdigit()), default=0)


def _added(scene: Scene, hub: Place, awaited: int) -> Pairing | None:
    """As in "It was later joined by A and B", "Selain A, ada B dan C": more of the hub's, with no word for the tie.

    Where the hub's partners were counted, those `awaited` are the next that are named: "Yang hadir, Bupati A, …".
    """
    members = [party for party in scene.parties if party.place != hub and not _is_remarked(scene, party)]
    others = list(dict.fromkeys(party.place for party in members))
    exact = any(paper.value != "Agreement" for paper in scene.found("documents"))
    if names_kind(scene) or exact or not others or scene.holds(_OF_SOMETHING_ELSE):
        return None
    listed = scene.found("existentials", "there") and (len(others) > 1 or scene.found("former_ties"))
    counted = awaited >= len(others) and all(party.way != "place" for party in members)
    more = scene.found("more_partners") or listed or counted or _enumerates(scene) or _ranks(scene)
    if not more:
        return None
    return spokes(hub, others, "list-continuation", CROSS_SENTENCE)


def _added_to_list(scene: Scene, story: Story) -> Pairing | None:
    """As in "A and B |round out the list|", wherever it stands: partners of the place whose ties were told last."""
    others = [party.place for party in scene.parties if party.place != story.hub]
    if story.hub is None or not others or not scene.found("more_partners", "list") or relates(scene):
        return None
    if scene.found("other_parties") or any(party.way != "place" for party in scene.parties):
        return None
    return spokes(story.hub, others, "list-continuation", CROSS_SENTENCE)


def _is_remarked(scene: Scene, party: Party) -> bool:
    """True for a place in a remark: "Novosibirsk (an arrangement that the city shares with |St. Paul|)"."""
    opening = scene.gap(scene.sentence.start, party.start).rfind("(")
    closing = scene.gap(scene.sentence.start, party.start).rfind(")")
    return opening > closing and len(scene.gap(scene.sentence.start + opening, party.start).split()) > _REMARK


def _enumerates(scene: Scene) -> bool:
    """True for "Eropa diwakili A, B dan C", "Africa has one, A, since 1990": names in a row, or each with its year."""
    if scene.found("events") or any(scene.found("sign_verbs", act) for act in ("active", "passive", "noun")):
        return False
    runs = groups(scene)
    if len(runs) == 1 and len(runs[0]) >= _LONG_LIST and not scene.found("denied"):
        before = len(scene.gap(scene.sentence.start, runs[0][0].start).split())
        behind = len(scene.gap(runs[0][-1].end, scene.sentence.end).split())
        return before + behind <= _BESIDE_LIST and (before > 0 or behind <= _REMARK)  # not "A, B and C think about it"
    return bool(scene.dates) and all(_has_year_beside(scene, run[-1]) for run in runs)


def _ranks(scene: Scene) -> bool:
    """True for "A was the first, in 1968", "Then B, then C", "D followed.": partners as they came."""
    if scene.holds(_DEEDS) or scene.found("denied") or any(party.way != "place" for party in scene.parties):
        return False
    first, words = scene.parties[0], len(scene.gap(scene.sentence.start, scene.sentence.end).split())
    if any(cue.start - scene.sentence.start <= _REMARK for cue in scene.found("then_words")):
        opens = first.start - scene.sentence.start <= _NOUN
        return opens and not scene.within("copulas", first.end, scene.sentence.end)
    ranks = scene.found("ranks")
    published = scene.document.metadata.published
    dated = any(published is None or date.date.year < published.year for date in scene.dates)
    return bool(ranks) and (dated or words <= _FEW_WORDS or bool(scene.found("then_words")))


def _has_year_beside(scene: Scene, party: Party) -> bool:
    """True for "A, since 1990", "A (1990)": nothing but marks and words of time stands between."""
    behind = [date for date in scene.dates if date.start >= party.end]
    if not behind:
        return False
    words = scene.lexicon.phrases("since_words", "year_words").find(scene.document.scan, party.end, behind[0].start)
    spans = [*((word.start, word.end) for word in words), *((one.start, one.end) for one in scene.asides)]
    return BARE.fullmatch(left_of(scene.document.scan, party.end, behind[0].start, spans)) is not None


def _hub_told(scene: Scene, pairing: Pairing, story: Story) -> Place | None:
    """Whose partners a sentence tells: the hub of several, else the article's home when it is one of the two."""
    counted = pairing.hub is not None and scene.found("ordinal_words")  # "A was B's first sister"
    if pairing.is_list or counted or story.home not in pairing.places:
        return pairing.hub
    return story.home


def _opens_paragraph(scene: Scene, scenes: Sequence[Scene]) -> bool:
    return scene.index == 0 or scenes[scene.index - 1].sentence.paragraph != scene.sentence.paragraph


def _met(scene: Scene) -> Pairing | None:
    """Two sides that visit or meet: "Both mayors signed …" may speak of them."""
    if not scene.holds(_ENCOUNTERS) or len(scene.parties) < _SECOND:
        return None
    cues = (*scene.found("events", "Visit", "Meeting"), *scene.found("hosting"))
    acting = list(dict.fromkeys(party.place for party in scene.parties if party.way != "place"))
    if not cues or len(acting) != 2 or any(is_denied(scene, cue.start) for cue in cues):
        return None
    return Pairing((Partnership.pair(*acting),), "sides-that-met")


def _met_home(scene: Scene, story: Story) -> Pairing | None:
    """As in "A delegation from |X| arrived": the home and who came, before any word for a tie."""
    if story.home is None or not scene.holds(_COMING):
        return None
    spots = [spot.place for spot in scene.cast.whereabouts if spot.way != WHERE]
    others = [place for place in dict.fromkeys((*scene.places, *spots)) if place not in (story.home, None)]
    if len(others) != 1 or others[0].type != story.home.type or scene.found("denied"):
        return None
    return Pairing((Partnership.pair(story.home, others[0]),), "sides-that-met")


def _after(scene: Scene, story: Story, pairing: Pairing | None) -> Story:
    """The story once a scene is told: two sides named with a word for their tie are what is spoken of."""
    if pairing is None or pairing.is_spoken_of or not _introduces(scene):
        return story
    named = pairing
    if len(named.pairs) >= _LONG_LIST and not named.mutual:
        return story
    theme = story.theme
    if theme is None:
        return replace(story, theme=named, focus=named)
    if theme.mutual and named.places <= theme.places:
        return replace(story, focus=theme)
    if named.mutual and theme.places < named.places:
        return replace(story, theme=named, focus=named)
    is_background = (named.is_list and not scene.found("turn_words")) or _is_around(named, theme)
    return story if is_background else replace(story, focus=named)


def _is_around(named: Pairing, theme: Pairing) -> bool:
    """True when a speaker's region stands for its city: "Vice Governor of |Henan| Ann met B" of a tie Zhengzhou - B."""
    others = named.places - theme.places
    cities = all(place.type == "City" for place in theme.places)
    return (
        cities
        and len(others) == 1
        and len(named.places) > 1
        and all(other.type == "Region" and any(other.id in place.within for place in theme.places) for other in others)
    )


def _introduces(scene: Scene) -> bool:
    """True when a scene may bring up a tie, and doesn't deny it."""
    nouns = (*scene.found("kinds"), *scene.found("documents")) if scene.found("denied") else ()
    return (relates(scene) or scene.holds(_INTRODUCING)) and not any(is_denied(scene, noun.start) for noun in nouns)


def _head_of(scene: Scene, scenes: Sequence[Scene]) -> Scene | None:
    """The scene that says what a bare list of places lists: "… 13 sister cities. The others: • Monterrey, Mexico"."""
    before_it = scenes[: scene.index]
    if not scene.parties or names_kind(scene) or not any(relates(one) for one in before_it):
        return None
    if is_marked_item(scene):
        return _head_of_item(scene, scenes)
    said = scene.within("speech_verbs", scene.sentence.start, scene.parties[0].start)  # "The others agreed, said X"
    opened = (_starts_with(scene, "list_openers") and not said) or _names_behind_opener(scene)
    if not opened and not is_list_item(scene):
        return None
    return _head_of_heading(scene, scenes) or _head_by_count(scene, scenes) or _head_above(scene, scenes)


def _is_heading(scene: Scene, scenes: Sequence[Scene]) -> bool:
    """True for a partner's name alone above what is told of it: "Ostra, Norland", on a page of sister cities."""
    alone = _opens_paragraph(scene, scenes) and scene.document.text[scene.sentence.end - 1] not in _END_MARKS
    behind = scenes[scene.index + 1] if scene.index + 1 < len(scenes) else None
    return alone and behind is not None and _opens_paragraph(behind, scenes) and not is_list_item(behind)


def _head_of_heading(scene: Scene, scenes: Sequence[Scene]) -> Scene | None:
    """The title or heading that says what the names above paragraphs are: "OUR SISTER CITIES"."""
    if scene.index == 0 or not _is_heading(scene, scenes):
        return None
    heads = [one for one in scenes[: scene.index] if one.document.text[one.sentence.end - 1] not in _END_MARKS]
    return next((one for one in reversed(heads) if names_kind(one) and len(one.places) <= 1), None)


def _head_above(scene: Scene, scenes: Sequence[Scene]) -> Scene | None:
    """The next sentence above a list that names a tie; what stands between only announces it."""
    reach = 0
    for before in reversed(scenes[: scene.index]):
        if is_list_item(before):
            continue
        if names_kind(before) or (relates(before) and before.found("count_words")):
            return before
        reach += 1
        if not _announces(before) or reach >= _HEAD_REACH:
            return None
    return None


def _head_by_count(scene: Scene, scenes: Sequence[Scene]) -> Scene | None:
    """As in "Enam bupati … nota kesepahaman … . Keenam kabupaten itu, A, B …": where the same count was told."""
    counts = {count.value for count in scene.found("count_words")}
    near = scenes[max(0, scene.index - _HEAD_REACH - 1) : scene.index]
    title = scenes[0]
    if title.is_title and names_kind(title) and any(count.value in counts for count in title.found("count_words")):
        return title  # "Five more towns want to be twins of X … The five are A, B …"
    if not any(count.value in counts for before in near for count in before.found("count_words")):
        return None
    return next((before for before in reversed(near) if relates(before)), None)


def _head_of_item(scene: Scene, scenes: Sequence[Scene]) -> Scene | None:
    """The line over a list of marked items: "Sister cities of X", "X's partners are as follows:"."""
    before_it = scenes[: scene.index]
    if (last := _item_before(scene, before_it)) is not None:
        return _head_of_item(last, scenes)
    items = {one.sentence.paragraph for one in before_it if is_marked_item(one)}
    above = [one for one in before_it if one.sentence.paragraph not in items]
    for reach, before in enumerate(reversed(above)):
        if relates(before) and (names_kind(before) or _heads_list(before)):
            return before
        if reach == 0 and before.document.text[before.sentence.end - 1] == ":":
            return next((one for one in reversed(above) if names_kind(one) and not one.found("generic")), None)
        if reach >= _HEAD_REACH or not _heads_list(before):
            return None
    return None


def _item_before(scene: Scene, scenes: Sequence[Scene]) -> Scene | None:
    """The item with the number before, whatever is told in between: "1. Seoul", text, "2. Rotterdam"."""
    number = _number(scene)
    if number < _SECOND:
        return None
    return next((one for one in reversed(scenes) if is_marked_item(one) and _number(one) == number - 1), None)


def _number(scene: Scene) -> int:
    """Of "2. Rotterdam"; 0 for a bullet."""
    mark = _NUMBER.match(scene.document.text, scene.sentence.start, scene.sentence.end)
    return int(mark[1]) if mark else 0


def _heads_list(scene: Scene) -> bool:
    """True for a line that ends with a colon or, as headings do, without any mark; and for what announces a list."""
    return scene.document.text[scene.sentence.end - 1] not in _END_MARKS or _announces(scene)


def is_marked_item(scene: Scene) -> bool:
    """True for what opens with a bullet or number and a party: "3. Ostra, Norland - since 1981, now inactive"."""
    mark = _MARK_OF_ITEM.match(scene.document.text, scene.sentence.start, scene.sentence.end)
    if mark is None or not scene.parties:
        return False
    words = scene.lexicon.phrases(*LIST_WORDS).find(scene.document.scan, mark.end(), scene.parties[0].start)
    spans = [(word.start, word.end) for word in words] + [(date.start, date.end) for date in scene.dates]
    return _DATED.fullmatch(left_of(scene.document.scan, mark.end(), scene.parties[0].start, spans)) is not None


def _announces(scene: Scene) -> bool:
    return scene.document.text[scene.sentence.end - 1] == ":" or bool(scene.found("list_openers", "list_openers"))


def _starts_with(scene: Scene, section: str) -> bool:
    cues = scene.found(section)
    return bool(cues) and cues[0].start - scene.sentence.start <= 2


def _names_behind_opener(scene: Scene) -> bool:
    """True for "only one is alive, namely A": the first name stands right behind the opener.

    Not for examples of others: "hopes that |similar| programmes can be held |with| other cities, such as A and B".
    """
    first = next((party for party in scene.parties if party.way == "place"), scene.parties[0]).start
    if relates(scene) or not any(0 <= first - cue.end <= _OPENED for cue in scene.found("list_openers")):
        return False
    start = scene.sentence.start
    return not (
        scene.within("similar", start, first)
        or scene.within("planned", start, first)
        or scene.within("with_words", start, first)
    )


def is_list_item(scene: Scene) -> bool:
    """True for a sentence of nothing but places, their countries and years."""
    if not scene.parties:
        return False
    scan, begin, end = scene.document.scan, scene.sentence.start, scene.sentence.end
    counts = len(scene.places) >= _LONG_LIST  # "Keenam kabupaten itu, A, B …"
    words = [*scene.found("count_words"), *scene.found("definite")] if counts else []
    spans = [(word.start, word.end) for word in words]
    for named in (scene.mentioned, scene.parties, scene.dates):
        spans += [(mention.start, mention.end) for mention in named]
    links = scene.lexicon.phrases(*LIST_WORDS)
    opening = _LETTER.search(scan, begin, end)
    stands_alone = opening is not None and not any(start <= opening.start() < stop for start, stop in spans)
    if opening is not None and stands_alone and not links.may_begin(scan, begin, opening.end()):
        return False
    spans += [(link.start, link.end) for link in links.find(scan, begin, end)]
    return BARE.fullmatch(left_of(scan, begin, end, spans)) is not None


def _listed(scene: Scene, head: Scene, story: Story) -> Pairing | None:
    """As in "… has three sisters:" and then "• Ostra, Norland (1981)": the hub of the head with what an item names."""
    hub = _hub_of_list(head, story)
    runs = groups(scene)[:1] if is_marked_item(scene) else groups(scene)
    named = [party for run in runs for party in run if party.way == "place"] or [party for run in runs for party in run]
    others = [party.place for party in named if party.place != hub]
    return spokes(hub, others, "list-continuation", CROSS_SENTENCE) if hub is not None and others else None


def _hub_of_list(head: Scene, story: Story) -> Place | None:
    """Whose partners a head announces: the only place that it names, else the article's home."""
    places = head.places
    return places[0] if len(places) == 1 else story.home


def _complete_head(told: list[Told], item: Told, index: int) -> None:
    """A head that names one side only gets the other from its list: "tujuh kabupaten … Mereka adalah A, B, …"."""
    head = next((at for at in range(index) if told[at].scene is item.head), None)
    counts = told[head].scene.found("count_words") if head is not None else ()
    if head is None or item.pairing is None or not (counts or item.scene.found("count_words")):
        return
    if not counts:
        told[head] = _completed(told[head], item.pairing)
        return
    for at in range(head, -1, -1):
        if not _counts_the_same(told[at].scene, told[head].scene):
            break
        told[at] = _completed(told[at], item.pairing)


def _counts_the_same(scene: Scene, head: Scene) -> bool:
    """True for the sentences of a paragraph that speak of "tujuh kabupaten", "ketujuh daerah"."""
    counts = {cue.value for cue in head.found("count_words")}
    near = scene.sentence.paragraph == head.sentence.paragraph
    return near and any(cue.value in counts for cue in scene.found("count_words"))


def _completed(head: Told, listed: Pairing) -> Told:
    known = head.pairing
    if known is None or known.rule in ("spoken-of-before", "with-home"):
        return replace(head, pairing=listed)
    if known.is_continued:
        pairs = dict.fromkeys((*known.pairs, *listed.pairs))
        return replace(head, pairing=replace(listed, pairs=tuple(pairs)))
    return head


def _with_kinds(told: Sequence[Told]) -> Iterator[Told]:
    kinds = [_kinds_in(one.scene) for one in told]
    near: dict[int, dict[str, None]] = {}
    for one, here in zip(told, kinds):
        near.setdefault(one.scene.sentence.paragraph, {}).update(here)
    before: dict[str, None] = {}
    for one, here in zip(told, kinds):
        around = near[one.scene.sentence.paragraph]
        yield one.with_kinds(tuple(around), tuple(before)) if around or before else one
        before.update(here)


def _kinds_in(scene: Scene) -> dict[str, None]:
    """What a scene calls ties, in order."""
    if scene.found("generic"):
        return {}
    return dict.fromkeys(cue.value for cue in scene.relating_words if cue.value != PLAIN)


def _with_theme(told: Sequence[Told]) -> Iterator[Told]:
    """A tie that is named before its second partner is: the title's "kota kembar baru" is the first pair told."""
    theme = next((one.story.theme for one in told if one.story.theme is not None), None)
    first = next((one.pairing for one in told if one.pairing is not None), None)
    if theme is not None and first is not None and first.pairs != theme.pairs:
        theme = None
    for one in told:
        silent = one.pairing is None and one.story.theme is None and names_kind(one.scene)
        if (
            theme is not None
            and silent
            and one.story.home in one.scene.places
            and set(one.scene.places) <= theme.places
        ):
            pairing = replace(theme, rule="spoken-of-later", confidence=RESOLVED)
            yield replace(one, pairing=pairing)
        else:
            yield one
