"""Who may stand on a side of a tie: places, and the governments and local officials that act for theirs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import field

from citygraph.extract.mention import GovernmentMention, Mentions, PersonMention, PlaceMention
from citygraph.extract.pairing.around import lies_around
from citygraph.extract.pairing.located import (
    FROM,
    WHERE,
    goes_on_list,
    is_had_there,
    is_part_of_city,
    located,
    signing_senders,
)
from citygraph.extract.places.levels import lies_in
from citygraph.lazily import lazy
from citygraph.model import Document, Place, Sentence
from citygraph.records import open_record, record

LOCAL_ROLES = frozenset(
    ("governor", "vice-governor", "mayor", "vice-mayor", "regent", "vice-regent", "regional-secretary", "legislator")
)
_LOCATING_WINDOW = 60
_TELLS_WHERE = re.compile(r"['’]s (?:[a-z]+ (?:of )?)?| [a-z]+(?: [a-z]+)? of ")  # "'s ", " port of "
_ENDS = re.compile(r"(?: [A-Z][\w'.]*){1,3} ?[-‐–—/] ?[A-Z][\w'.]*(?: [A-Z][\w'.]*){0,2}")  # of " Ostra Barat-Velmo"
_COMPOUND = re.compile(r"-([a-z]{2,})")
_CHAIN = re.compile(r"(?:[-‐–—/][A-Z][\w'’.]*(?: [A-Z][\w'’.]*)*)* ")  # "-Velmo-Port Brin "
_NAME_GOES_ON = re.compile(r"(?: [A-Z][\w.]*| \d+)* ")  # " Seni Negeri ", " Negeri 1 "
_MARKS = frozenset(",;:().")
_SAME_TITLE_GAP = 60
_ARTICLE = 5  # " the "
_CAPITAL_GAP = 20
_CITING = 14  # characters
_ASIDE = (", ", '" ', "” ")  # before who speaks, or the verb
_ASIDE_ENDS = (",", ".", "")
_GENITIVE = 3  # "'s "
_LEAD_TO_TITLES = frozenset(("witness_verbs", "guest_words"))
_OPENING = 25  # characters before the subject: "Pemerintah Kota ", "“"


@record
class Party:
    """A place that a sentence names at ``[start, end)``, itself or by its government or official."""

    start: int
    end: int
    place: Place
    way: str  # "place", "government", "official"; of whereabouts "where", "from", "to"


@open_record
class Cast:
    """The parties of a sentence, and the places that only say where.

    `onlookers` are officials of other places, who only see what the parties do. `runs` are the parties in runs, once
    somebody has asked for them: :func:`citygraph.extract.pairing.pairing.groups`.
    """

    parties: tuple[Party, ...]
    whereabouts: tuple[Party, ...]
    onlookers: tuple[Party, ...] = ()
    runs: list[list[Party]] = field(default_factory=list, compare=False, repr=False)

    def of(self, parties: Iterable[Party]) -> Cast:
        """The same with other parties."""
        return Cast(tuple(parties), self.whereabouts, self.onlookers)

    @lazy
    def places(self) -> tuple[Place, ...]:
        """The parties' places, each once, in text order."""
        return tuple(dict.fromkeys(party.place for party in self.parties))


_NOBODY = Cast((), ())


def cast_of(
    mentions: Mentions,
    sentence: Sentence,
    places: Sequence[PlaceMention],
    governments: Sequence[GovernmentMention],
    people: Sequence[PersonMention],
    sections: Collection[str],
) -> Cast:
    """The parties of a sentence; countries are none, nor is the region that a city is said to lie in.

    `sections` are those of the lexicon of which a phrase stands in the sentence.
    """
    if not (places or governments or people):
        return _NOBODY
    named = sorted(_named(places, governments, people), key=lambda party: (party.start, -party.end))
    whereabouts: list[Party] = []
    parties: list[Party] = []
    senders_end = -1  # where a list of those whom somebody comes from ends so far
    had_end = -1  # … of those in which somebody has partners
    for index, party in enumerate(named):
        goes_on = goes_on_list(senders_end, party, mentions)
        senders_end = party.end if goes_on else -1
        before = next((one for one in reversed(named[:index]) if one.place.type != "Country"), None)
        if (
            _is_epithet(party, mentions)
            or _is_in_compound(party, mentions)
            or ("other_parties" in sections and _is_of_an_institution(party, mentions))
            or ("kinds" in sections and _is_word_for_tie(party, mentions))
            or ("routes" in sections and _is_of_route(party, mentions))
            or _is_nationality(party, mentions)
            or is_part_of_city(party, mentions)
            or (before is not None and lies_around(party, before, people, mentions))
            or _describes_next(party, named[index + 1 :], mentions.document)
            or _owns_next(party, named[index + 1 :], mentions)
            or _is_in_title(party, named[index + 1 :], mentions)
        ):
            continue
        titled = not _LEAD_TO_TITLES.isdisjoint(sections) and _opens_title(party, named[index + 1 :], mentions)
        of_office = party.way == "official" or titled
        where = None if of_office else located(mentions.document, party, sentence, mentions.lexicon)
        had = where == WHERE and "kinds" in sections and is_had_there(party, sentence, mentions)
        if had or (where in (None, WHERE) and goes_on_list(had_end, party, mentions)):
            where, had_end = None, party.end
        where = FROM if where is None and goes_on and party.way == "place" else where
        if where == FROM and party.place.type != "Country":  # not "his guest from Norland, Ostra's mayor"
            senders_end = party.end
        if where is not None:
            whereabouts.append(Party(party.start, party.end, party.place, where))
        elif party.place.type != "Country":
            parties.append(party)
        elif party.way == "place":
            continue
    if len(parties) > 1 and "speech_verbs" in sections:
        parties = [
            parties[0],
            *(party for party in parties[1:] if not _only_says(party, parties[0], sentence, mentions)),
        ]
        others = [party for party in parties if not _is_cited(party, mentions)]
        parties = others if len({party.place for party in others}) > 1 else parties
    acting = signing_senders(whereabouts, sentence, mentions) if not parties and "sign_verbs" in sections else []
    parties, whereabouts = parties or acting, [spot for spot in whereabouts if spot not in acting]
    return Cast(tuple(_joined(parties, mentions)), tuple(whereabouts))


def _only_says(party: Party, subject: Party, sentence: Sentence, mentions: Mentions) -> bool:
    """True for who is cited behind the subject: "Ostra, kata |Wali Kota Velmo|, sudah …", "Ostra, |he| said, is"."""
    scan = mentions.document.scan
    if subject.way == "official" or scan[subject.end : subject.end + 2] != ", ":
        return False
    opens = subject.start - sentence.start <= _OPENING and party.place != subject.place
    close = scan.find(",", subject.end + 1, sentence.end)
    if not opens or not subject.end + 2 <= party.start < close:
        return False
    verbs = mentions.lexicon.phrases("speech_verbs").find(scan, subject.end, close)
    return any(verb.start == subject.end + 2 or verb.end == close for verb in verbs)


def _is_cited(party: Party, mentions: Mentions) -> bool:
    """True for who speaks in an aside: "Ostra is twinned with Velmo, |he| noted, and …", "…, said |Mayor Ann|."."""
    if party.way != "official":
        return False
    scan = mentions.document.scan
    verbs = mentions.lexicon.phrases("speech_verbs")
    start, end = max(0, party.start - _CITING), party.end + _CITING
    behind = next((verb for verb in verbs.find(scan, party.end, end) if verb.start - party.end == 1), None)
    before = next((verb for verb in verbs.find(scan, start, party.start) if party.start - verb.end == 1), None)
    if behind is not None:
        return scan[party.start - 2 : party.start] in _ASIDE and scan[behind.end : behind.end + 1] in _ASIDE_ENDS
    return before is not None and scan[before.start - 2 : before.start] in _ASIDE and scan[party.end] in _ASIDE_ENDS


def _named(
    places: Sequence[PlaceMention], governments: Sequence[GovernmentMention], people: Sequence[PersonMention]
) -> Iterable[Party]:
    for government in governments:
        yield Party(government.start, government.end, government.place, "government")
    for place in places:
        if not any(one.start <= place.start < one.end for one in governments):
            yield Party(place.start, place.end, place.place, "place")
    for person in people:
        office = person.official.office
        if office.role in LOCAL_ROLES:
            yield Party(person.start, person.end, office.jurisdiction, "official")


def _is_epithet(party: Party, mentions: Mentions) -> bool:
    """True for the region in "ibu kota Provinsi Azuay", "the Azuay capital": it tells of its chief city."""
    if party.place.type != "Region":
        return False
    scan = mentions.document.scan
    start = max(0, party.start - _LOCATING_WINDOW)
    cues = mentions.lexicon.phrases("capital_words").find(scan, start, party.start)
    behind = mentions.lexicon.phrases("capital_nouns").find(scan, party.end, party.end + _CAPITAL_GAP)
    return bool(cues and not scan[cues[-1].end : party.start].strip()) or any(
        word.start == party.end + 1 for word in behind
    )


def _is_word_for_tie(party: Party, mentions: Mentions) -> bool:
    """True for the hamlet of that name in "Friendship city"."""
    if party.way != "place":
        return False
    ties = mentions.lexicon.phrases("kinds").find(mentions.document.scan, party.start, party.end + _LOCATING_WINDOW)
    return any(tie.start == party.start and party.end <= tie.end for tie in ties)


def _is_nationality(party: Party, mentions: Mentions) -> bool:
    """True for the town of that name in "the Malian city", "kota |Australia| itu"."""
    if party.way == "place" and _is_country_of_town(party, mentions):
        return True
    if party.way != "place" or mentions.document.text[party.end : party.end + 1] not in (" ", "-"):
        return False
    scan = mentions.document.scan
    nations = mentions.lexicon.phrases("nationalities").find(scan, party.start, party.end + 1)
    types = mentions.lexicon.phrases("place_types").find(scan, party.end, party.end + _LOCATING_WINDOW)
    named = any(nation.start == party.start and nation.end == party.end for nation in nations)
    return named and (scan[party.end] == "-" or (bool(types) and types[0].start == party.end + 1))


def _is_country_of_town(party: Party, mentions: Mentions) -> bool:
    """True for "kota |Australia| itu", a town there that was told before, by whatever town is called so too."""
    if not mentions.gazetteer.lookup(party.place.name, "Country"):
        return False
    that = mentions.lexicon.phrases("definite").find(mentions.document.scan, party.end, party.end + _LOCATING_WINDOW)
    return bool(that) and that[0].start - party.end == 1


def _is_of_an_institution(party: Party, mentions: Mentions) -> bool:
    """True for the city in "Leeds hospitals", "the University Hospital of Leeds": others than its government act."""
    if party.way != "place":
        return False
    if _is_behind_institution(party, mentions) or _is_base(party, mentions):
        return True
    if mentions.document.text[party.end : party.end + 1] != " ":
        return False
    window = (party.end, party.end + _LOCATING_WINDOW)
    cues = mentions.lexicon.phrases("other_parties").find(mentions.document.scan, *window)
    return bool(cues) and mentions.document.text[party.end : cues[0].start] == " "


def _is_of_route(party: Party, mentions: Mentions) -> bool:
    """True for the ends of "the |Ostra|-|Velmo| shipping route", "feri |Ostra|-|Velmo|": it is named for them."""
    document, end = mentions.document, party.end + _LOCATING_WINDOW
    if party.way != "place":
        return False
    routes = mentions.lexicon.phrases("routes").find(document.scan, party.end, end)
    if routes and _CHAIN.fullmatch(document.text, party.end, routes[0].start):
        return True
    start = max(0, party.start - _LOCATING_WINDOW)
    before = mentions.lexicon.phrases("routes").find(document.scan, start, party.start)
    ends = _ENDS.match(document.text, before[-1].end) if before else None
    return ends is not None and party.end <= ends.end()


def _is_in_compound(party: Party, mentions: Mentions) -> bool:
    """True for "|Ostra|-backed forces", "an |Ostra|-born poet"; not for a name's own end: "|Gyeonggi|-do"."""
    behind = _COMPOUND.match(mentions.document.aligned, party.end) if party.way == "place" else None
    return behind is not None and behind[1] not in mentions.lexicon.words("place_endings")


def _is_base(party: Party, mentions: Mentions) -> bool:
    """True for the city in "|Ostra|-based company Velmo Water": where a firm has its seat."""
    end = party.end + _LOCATING_WINDOW
    words = mentions.lexicon.phrases("based_words").find(mentions.document.scan, party.end, end)
    return any(word.start - party.end <= 1 for word in words)


def _is_behind_institution(party: Party, mentions: Mentions) -> bool:
    """True for "the |University Hospital| of Leeds": a name of its own; not for "firms of Leeds".

    And for "|Universitas Seni| Leeds", "|kamar dagang| Leeds".
    """
    scan, start = mentions.document.scan, max(0, party.start - _LOCATING_WINDOW)
    cues = mentions.lexicon.phrases("other_parties").find(scan, start, party.start)
    if not cues:
        return False
    gap = (cues[-1].end, party.start)
    bare = "" in mentions.lexicon.words("office_links")  # where whose it is may stand right behind
    if bare and _NAME_GOES_ON.fullmatch(mentions.document.text, *gap):
        return True
    if not mentions.document.text[cues[-1].start].isupper():
        return False
    words = mentions.lexicon.phrases("of_words").find(scan, *gap)
    return len(words) == 1 and scan[gap[0] : gap[1]] == f" {scan[words[0].start : words[0].end]} "


def _opens_title(party: Party, behind: Sequence[Party], mentions: Mentions) -> bool:
    """True for the city in "in the presence of |Ostra| Mayor Ann", "visiting |Ostra| Mayor Ann": part of her title."""
    if party.way != "place" or not behind or behind[0].way != "official" or behind[0].place != party.place:
        return False
    scan, window = mentions.document.scan, max(0, party.start - _LOCATING_WINDOW)
    led = mentions.lexicon.phrases("witness_verbs", "guest_words").find(scan, window, party.start)
    if not led or party.start - led[-1].end > _ARTICLE or behind[0].start - party.end > _SAME_TITLE_GAP:
        return False
    roles = mentions.lexicon.phrases("roles").find(scan, party.end, behind[0].start)
    return bool(roles) and not scan[party.end : roles[0].start].strip(" '’s.") and roles[-1].end >= behind[0].start - 2


def _describes_next(party: Party, behind: Sequence[Party], document: Document) -> bool:
    """True for the region in "the Sakhalin port of Korsakov", "Guangdong's Shenzhen": it tells where the city lies."""
    if party.place.type != "Region" or not behind or not lies_in(behind[0].place, party.place):
        return False
    return _TELLS_WHERE.fullmatch(document.aligned, party.end, behind[0].start) is not None


def _owns_next(party: Party, behind: Sequence[Party], mentions: Mentions) -> bool:
    """True for the place in "|Ostra|'s neighbour, Velmo", "|Ostra|'s Velmo district": the other is meant."""
    text, scan = mentions.document.aligned, mentions.document.scan
    if party.way != "place" or not text.startswith("'", party.end):
        return False
    end = party.end + _LOCATING_WINDOW
    for noun in mentions.lexicon.phrases("neighbours").find(scan, party.end, end):
        named = text[noun.end : noun.end + 2].lstrip(", ") or text[noun.end + 2 : noun.end + 3]
        if noun.start - party.end <= _GENITIVE and text[noun.end] in ", " and named.isupper():
            return True
    following = next((one for one in behind if 0 < one.start - party.end <= _GENITIVE), None)
    if following is None or following.place.country != party.place.country:
        return False
    parts = mentions.lexicon.phrases("part_types").find(scan, following.start, end)
    return any(part.end == following.end or part.start - following.end == 1 for part in parts)


def _is_in_title(party: Party, behind: Sequence[Party], mentions: Mentions) -> bool:
    """True for the city in "his |Ostra| counterpart, Ann", where Ann governs the province of that name."""
    following = next((one for one in behind if one.start >= party.end and one.way == "official"), None)
    if party.way != "place" or following is None or following.place == party.place:
        return False
    nouns = mentions.lexicon.phrases("counterparts").find(mentions.document.scan, party.end, following.start)
    gaps = [(noun.start - party.end, mentions.document.text[noun.end : following.start]) for noun in nouns]
    return any(before == 1 and mark in (" ", ", ") for before, mark in gaps)


def _joined(parties: Sequence[Party], mentions: Mentions) -> list[Party]:
    """One party for "Wali Kota Malang Sutiaji": neighbours of one place."""
    joined: list[Party] = []
    for party in parties:
        last = joined[-1] if joined else None
        if last is not None and last.place == party.place and _is_one_name(last, party, mentions):
            way = "official" if "official" in (last.way, party.way) else last.way
            joined[-1] = Party(last.start, max(last.end, party.end), last.place, way)
        else:
            joined.append(party)
    return joined


def _is_one_name(one: Party, other: Party, mentions: Mentions) -> bool:
    gap = other.start - one.end
    if gap <= 1:
        return True
    if "official" not in (one.way, other.way) or gap >= _SAME_TITLE_GAP:
        return False
    breaks = mentions.lexicon.phrases("clause_breaks").find(mentions.document.scan, one.end, other.start)
    return all(word.value != "break" for word in breaks)  # "with X, a day |after| its mayor signed …"
