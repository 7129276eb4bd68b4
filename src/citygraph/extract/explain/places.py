"""Why names became places or did not: the rule that looked at each, and the scores of all that bear it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from citygraph.extract.explain.model import Bearer, Found, Part, Refused
from citygraph.extract.mention import Mentions, PlaceMention
from citygraph.extract.places.cues import Cues
from citygraph.extract.places.linking import informed, wanted, with_dateline
from citygraph.extract.places.names import PlaceName, deciding_rules
from citygraph.extract.places.places import names_of
from citygraph.extract.places.scoring import Article, enough, scores
from citygraph.extract.places.strength import Strength
from citygraph.gazetteer import Gazetteer
from citygraph.model import Place
from citygraph.vocab import place_iri

MOST_BEARERS = 6
_MINOR = ("_calendar_word", "_word_with_a_meaning")
_REASONS = {
    "_calendar_word": "a month or weekday",
    "_word_with_a_meaning": "a word that stands beside names",
    "_other_thing": "part of the name of something else",
    "_torn_off": "part of a name that goes on",
    "_initials": "initials among plain words",
    "_person": "the name of a person: a title stands before it",
    "_part_of_longer_name": "part of a longer name: another capital word stands beside it",
}


def explained_places(mentions: Mentions) -> Iterator[Found | Refused]:
    """Every name of the gazetteer in the article: a mention with its namesakes, or why it is none."""
    cues, first, first_article = names_of(mentions)
    rules = deciding_rules(mentions.document, mentions.lexicon, mentions.gazetteer, cues)
    names, article = informed(first, first_article, mentions.gazetteer)
    found = {mention.start: mention for mention in mentions.places}
    for name in names:
        if name.strength is Strength.REFUSED:
            yield _refused(name, rules.get(name.start, ""), cues, mentions.document.text)
            continue
        bearers = () if name.fixed else _bearers(name, names, article, mentions.gazetteer)
        if mention := found.get(name.outer_start):
            yield _found(mention, bearers)
        else:
            yield _doubted(name, bearers, article)
    for government in mentions.governments:
        meaning = f"the government of {government.place.name}"
        iri = place_iri(government.place.id)
        yield Found("government", government.start, government.end, meaning, "government-name", iri)


def _found(mention: PlaceMention, bearers: Sequence[Bearer]) -> Found:
    place = mention.place
    chosen = sorted(bearers, key=lambda bearer: (bearer.place != place, -bearer.rank))
    meaning = f"{place.name}, {place.country}" if place.type != "Country" else place.name
    return Found(
        "place", mention.start, mention.end, f"{meaning} ({place.type.lower()})", mention.rule, place_iri(place.id),
        tuple(chosen[:MOST_BEARERS]),
    )  # fmt: skip


def _refused(name: PlaceName, rule: str, cues: Cues, text: str) -> Refused:
    beside = [
        text[cue.start : cue.end]
        for cue in (cues.before(name.start), cues.after(name.end))
        if cue is not None and cue.section in ("place_refusals", "roles", "honorifics")
    ]
    because = f" (“{'”, “'.join(beside)}” stands beside it)" if beside else ""
    reason = _REASONS.get(rule, "no place, by what stands beside it") + because
    return Refused("place", name.start, name.end, reason, rule.lstrip("_").replace("_", "-"), rule in _MINOR)


def _doubted(name: PlaceName, bearers: Sequence[Bearer], article: Article) -> Refused:
    """A name that none of whose bearers fits well enough."""
    need = enough(name, article)
    best = bearers[0].score if bearers else 0
    doubts = [f"the name is {_SURE[name.strength]}"]
    if name.key in article.joined:
        doubts.append("is part of a longer name in this article")
    if name.ordinary:
        doubts.append("is also a plain word")
    reason = f"not sure enough: {best:.1f} of the {need:.1f} needed, as {' and '.join(doubts)}"
    return Refused("place", name.start, name.end, reason, "not-enough", name.ordinary, tuple(bearers[:MOST_BEARERS]))


_SURE = {
    Strength.LOOSE: "only a capital word where any may be",
    Strength.BARE: "only a capital word",
    Strength.OFFICE: "behind an office, and may be its holder's",
    Strength.LOCATED: "led in by a word for a place",
    Strength.TIED: "led in by the word for its tie",
    Strength.TYPED: "called a place",
}


def _bearers(name: PlaceName, names: Sequence[PlaceName], article: Article, gazetteer: Gazetteer) -> tuple[Bearer, ...]:
    """All bearers of a name, the best first, each with what every circumstance adds to its score.

    The scoring itself is asked again and again, each time with one circumstance more: what the score grows by is
    what that circumstance adds.
    """
    same = [other for other in names if other.key == name.key and other.strength is not Strength.REFUSED]
    witnesses = with_dateline(same, article)
    full = wanted(name, same, witnesses, article, gazetteer)
    plain = full._replace(level="", hint="", around=None, around_run=None, nation="")
    bare = [one._replace(around=None, around_run=None, nation="") for one in witnesses]
    national = [one._replace(around=None, around_run=None) for one in witnesses]
    listed = [one._replace(around=None) for one in witnesses]
    level = full._replace(around=None, around_run=None, nation="")
    nowhere = replace(article, home=frozenset(), named=frozenset())
    steps: tuple[tuple[str, PlaceName, Sequence[PlaceName], Article], ...] = (
        ("people and name", plain, bare, nowhere),
        ("country of the language", plain, bare, replace(article, named=frozenset())),
        ("country named in the article", plain, bare, article),
        ("kind of place", level, bare, article),
        ("nationality before it", level._replace(nation=full.nation), national, article),
        ("place beside a listed name", full._replace(around=None), listed, article),
        ("place beside it", full, witnesses, article),
    )
    tables = [scores(one, among, told, gazetteer) for _, one, among, told in steps]
    labels = [label for label, *_ in steps]
    own = [is_own for _, is_own in gazetteer.bearers(name.key)]
    bearers = [_bearer(labels, column, is_own) for column, is_own in zip(zip(*tables), own)]
    return tuple(sorted(bearers, key=lambda bearer: -bearer.rank))


def _bearer(labels: Sequence[str], column: Sequence[tuple[Place, float, float]], own: bool) -> Bearer:
    place, score, rank = column[-1]
    before = (0.0, *(value for _, value, _ in column))
    grown = [Part(label, value - last) for label, last, (_, value, _) in zip(labels, before, column)]
    parts = tuple(part for part in grown if abs(part.value) > 1e-9)
    return Bearer(place, own, score, rank, parts)
