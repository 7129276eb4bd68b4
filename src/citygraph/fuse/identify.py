"""Which things of articles are one, decided anew around what has changed only, by the very same resolvers.

A verdict depends on the mentions that share a key (:mod:`citygraph.fuse.blocks`): these are looked at together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citygraph.fuse import agreements, copies, events, officials, quotations, tenures
from citygraph.fuse.blocks import Filed, Mentioned
from citygraph.fuse.index import Index
from citygraph.fuse.officials import NAME, OFFICE
from citygraph.fuse.rewrite import RESOLVED, Identity, Resolver, Verdict
from citygraph.fuse.said import Profile, Profiles, profiles_of, said_of, sort_of
from citygraph.fuse.told import DECIDED, NOTHING, Told, overruled
from citygraph.model import Excerpt, Iri, Reading

COPY, AGREEMENT, EVENT = "copy", "agreement", "event"
_MOST = 8000
"""Mentions that are looked at together, if no block is larger."""


def keys_of(reading: Reading) -> Iterator[tuple[str, Filed]]:
    """The keys that an article has by itself, each with its sort."""
    profiles = profiles_of([reading], {})
    yield from officials.file(profiles)
    yield from ((AGREEMENT, filed) for filed in agreements.file(profiles, Identity()))
    for key in copies.band_keys(reading.document):
        yield COPY, (reading.article, reading.article, key)


def identify(index: Index, told: Told = NOTHING) -> Iterator[str]:
    """Decide anew on all that is touched; tells, step by step, the sort of things that it is at.

    What a user `told` of things is told of them again each time, after the resolvers have spoken; so the user may have
    told otherwise before.

    The order is that of :data:`citygraph.fuse.RESOLVERS`: who someone is, before what that person signed.
    """
    yield from _find_copies(index)
    for sort in DECIDED:
        index.touch(_spoken_of(told.of_sort(sort), index))
    index.touch(index.overruled())
    yield from _settle_officials(OFFICE, index)
    yield from _settle_officials(NAME, index)
    _overrule("official", told, index)
    yield from _settle_followers(index)
    yield from _settle_blocks(AGREEMENT, agreements.resolve, index)
    _overrule("agreement", told, index)
    yield from _file_events(index)
    yield from _settle_blocks(EVENT, events.resolve, index)
    _overrule("event", told, index)


def _find_copies(index: Index) -> Iterator[str]:
    index.pass_over_lone_articles(COPY)
    while keys := index.touched(COPY, _MOST):
        yield COPY
        filed, keys = _component(COPY, keys, index)
        articles = {article for article, _, _ in filed}
        sharing = _sharing(filed)
        documents = index.documents({article for together in sharing for article in together})
        found = copies.copies_among(documents, sharing)
        index.attribute({article: found.get(article, article) for article in articles})
        index.looked_at(COPY, keys)


def _sharing(filed: Iterable[Filed]) -> list[set[Iri]]:
    """The articles that share a key, for each key that several have."""
    by_key: dict[int, set[Iri]] = {}
    for article, _, key in filed:
        by_key.setdefault(key, set()).add(article)
    return [articles for articles in by_key.values() if len(articles) > 1]


def _settle_officials(sort: str, index: Index) -> Iterator[str]:
    """The people of the touched offices, and who bear names of theirs; before, too, so that who was one may part."""
    while keys := index.touched(sort, _MOST):
        yield sort
        goal = _officials({(article, iri) for article, iri, _ in index.filed(sort, keys)})
        goal |= index.mates(goal)
        cast = _Surroundings(index)
        cast.add(index.keys(OFFICE, goal), index.keys(NAME, goal))
        while True:
            found = officials.around(goal, cast.mentions(), cast.jurisdictions, index.places)
            if not cast.add(found.offices, found.bearers):
                break
        index.decide(_plain(found.verdicts))
        index.looked_at(sort, keys)
        index.looked_at(NAME, found.bearers)


class _Surroundings:
    """The officials of offices and names that are looked at, and the places of these offices."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[str, set[int]] = {OFFICE: set(), NAME: set()}
        self._mentions: dict[Mentioned, officials.Mention | None] = {}
        self.jurisdictions: dict[Iri, Iri] = {}

    def add(self, offices: Iterable[int], names: Iterable[int]) -> bool:
        """Load all mentions of these; False when nothing came by that."""
        filed: set[Mentioned] = set()
        before = len(self._mentions), len(self.jurisdictions)
        for sort, keys in ((OFFICE, offices), (NAME, names)):
            if new := set(keys) - self._known[sort]:
                self._known[sort] |= new
                filed |= {(article, iri) for article, iri, _ in self._index.filed(sort, new)}
        cast = _officials(filed)
        self._place(filed - cast)
        self._take(cast - self._mentions.keys())
        return (len(self._mentions), len(self.jurisdictions)) > before

    def mentions(self) -> list[officials.Mention]:
        """All officials, in order."""
        return [mention for key in sorted(self._mentions) if (mention := self._mentions[key])]

    def _take(self, cast: set[Mentioned]) -> None:
        """Officials, with the tenures that their articles give them; of some an article only says what they are not."""
        excerpts = self._index.excerpts_of(cast)
        excerpts += self._index.excerpts_in({article for article, _ in cast}, ("tenure",))
        found = {(one.profile.article, one.profile.iri): one for one in officials.mentions_in(_profiles(excerpts))}
        self._mentions |= {key: found.get(key) for key in cast}

    def _place(self, offices: set[Mentioned]) -> None:
        """The places of offices by the last article that tells it: others are not looked at."""
        left: dict[Iri, list[Iri]] = {}
        for article, iri in sorted(offices):
            left.setdefault(iri, []).append(article)
        while left:
            last = _profiles(self._index.excerpts_of({(articles.pop(), iri) for iri, articles in left.items()}))
            self.jurisdictions |= officials.jurisdictions_in(last)
            left = {iri: rest for iri, rest in left.items() if rest and iri not in self.jurisdictions}


def _officials(mentions: Iterable[Mentioned]) -> set[Mentioned]:
    return {(article, iri) for article, iri in mentions if sort_of(iri) == "official"}


def _settle_followers(index: Index) -> Iterator[str]:
    """Tenures and quotations follow their officials within each article."""
    for articles in _portions(index.changed()):
        yield "tenure"
        profiles = _profiles(index.excerpts_in(articles, ("tenure", "quotation")))
        identity = _identity(profiles, index)
        for resolve in (tenures.resolve, quotations.resolve):
            index.decide(_plain(resolve(profiles, index.places, identity)))


def _file_events(index: Index) -> Iterator[str]:
    """Events are found by who takes part and what they are about, which may have changed."""
    for articles in _portions(index.changed()):
        yield EVENT
        profiles = _profiles(index.excerpts_in(articles, ("event",)))
        index.file(EVENT, articles, events.file(profiles, _identity(profiles, index)))


def _settle_blocks(sort: str, resolve: Resolver, index: Index) -> Iterator[str]:
    """All that is linked with what is touched, by one key after another."""
    while keys := index.touched(sort, _MOST):
        yield sort
        filed, keys = _component(sort, keys, index)
        profiles = _profiles(index.excerpts_of({(article, iri) for article, iri, _ in filed}))
        index.decide(_plain(resolve(profiles, index.places, _identity(profiles, index))))
        index.looked_at(sort, keys)


def _overrule(sort: str, told: Told, index: Index) -> None:
    """Let the user's word go before that of the resolver of a sort."""
    told = told.of_sort(sort)
    if mentions := _spoken_of(told, index):
        before = [Verdict(*verdict) for verdict in index.verdicts_on(mentions)]
        index.decide(_plain(verdict for verdict in overruled(before, told) if verdict not in before))


def _spoken_of(told: Told, index: Index) -> frozenset[Mentioned]:
    """The mentions of the things that a user told of, and all that was taken for these things."""
    named = index.mentions_named({ref.iri for ref in told.refs})
    return named | index.mates(named)


def _component(sort: str, keys: frozenset[int], index: Index) -> tuple[set[Filed], frozenset[int]]:
    """All that is filed under keys, under their other keys, and so on; and these keys."""
    filed: set[Filed] = set()
    known, new = keys, keys
    while new:
        found = set(index.filed(sort, new)) - filed
        filed |= found
        new = index.keys(sort, {(article, iri) for article, iri, _ in found}) - known
        known |= new
    return filed, known


def _profiles(excerpts: Iterable[Excerpt]) -> Profiles:
    return tuple(sorted(map(_profile, excerpts), key=lambda profile: (profile.article, profile.iri)))


def _profile(excerpt: Excerpt) -> Profile:
    return Profile(excerpt.article, excerpt.iri, excerpt.published, said_of(excerpt), excerpt.source)


def _identity(profiles: Profiles, index: Index) -> Identity:
    """What is decided of the things that articles relate these to."""
    named = {
        (profile.article, value)
        for profile in profiles
        for said in profile.said
        if isinstance(value := said.claim.object, Iri) and sort_of(value) in RESOLVED
    }
    identity = Identity()
    identity.add(Verdict(article, iri, fused) for (article, iri), fused in index.fused(named).items())
    return identity


def _plain(verdicts: Iterable[Verdict]) -> Iterator[tuple[Iri, Iri, Iri, str]]:
    return ((verdict.article, verdict.iri, verdict.fused, verdict.reason) for verdict in verdicts)


def _portions(articles: list[Iri], size: int = 500) -> Iterator[list[Iri]]:
    return (articles[start : start + size] for start in range(0, len(articles), size))
