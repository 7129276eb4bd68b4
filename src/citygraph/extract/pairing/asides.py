"""A subject that is told of in passing by a tie of its own: "Lyon, Leeds's twin since 1968, has signed with Brno"."""

from __future__ import annotations

from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import groups
from citygraph.extract.scene import Scene, left_of
from citygraph.phrases import Match
from citygraph.records import record

_OPENERS = ("relatives", "indefinite", "determiners", "one_of_several", "kinds", "tie_verbs")
_COUNTRY = 25  # characters of ", Norland" between a name and its aside
_THREE = 3  # places


@record
class Aside:
    """What a sentence tells of its subject at ``[start, end)`` before it goes on: a tie with some others."""

    subject: Party
    others: tuple[Party, ...]
    start: int
    end: int


def without_aside(scene: Scene, cue: Match[str]) -> Scene:
    """The scene with the parties alone that a word for a tie may speak of, in an aside or behind it.

    "|Lyon|, which is |Leeds's twin|, has signed with Brno", "|Leeds's twin Lyon| has signed with Brno".
    """
    aside = _aside(scene) if len(scene.places) >= _THREE else None
    if aside is None or cue.start < aside.start:
        return scene
    parties = [aside.subject, *aside.others]
    if cue.start >= aside.end:
        parties = [party for party in scene.parties if party not in aside.others]
    return scene.with_cast(scene.cast.of(sorted(parties, key=lambda party: party.start)))


def _aside(scene: Scene) -> Aside | None:
    """The aside that stands behind the first name of a sentence, or that its second name ends."""
    first, second = scene.parties[:2]
    told = [word for word in scene.relating_words if word.start >= first.end]
    if not told:
        return None
    kind = min(told, key=lambda word: word.start)
    run = next(run for run in groups(scene) if second in run)
    if _is_owner_of(scene, first, kind, second):
        return Aside(second, (first,), first.start, second.end) if run == [second] else None
    comma = _comma_behind(scene, first, kind)
    if comma < 0 or not _opens_aside(scene, comma, second):
        return None
    others = tuple(party for party in run if party != first)
    end = scene.document.scan.find(",", max(others[-1].end, kind.end), scene.sentence.end)
    named = any(others[-1].end <= party.start < end for party in scene.parties)
    return Aside(first, others, comma, end) if end >= 0 and not named else None


def _is_owner_of(scene: Scene, owner: Party, kind: Match[str], party: Party) -> bool:
    """True for "|Leeds's twin| Lyon", which acts."""
    text = scene.document.aligned
    return text.startswith("'", owner.end) and kind.end < party.start and text[kind.end : party.start].isspace()


def _comma_behind(scene: Scene, name: Party, kind: Match[str]) -> int:
    """Where the comma stands that an aside opens with: "Lyon|,| a twin of Leeds", "Lyon, France|,| which …"."""
    comma = scene.document.scan.rfind(",", name.end, kind.start)
    spans = [(place.start, place.end) for place in scene.asides]
    rest = left_of(scene.document.scan, name.end, max(comma, name.end), spans)
    return comma if not rest.strip(" ,()") and comma - name.end <= _COUNTRY else -1


def _opens_aside(scene: Scene, comma: int, party: Party) -> bool:
    """True for ", |which| …", ", |a| twin of …", ", |twinned with| …", ", |Leeds's| twin"."""
    start = comma + len(", ")
    words = scene.lexicon.phrases(*_OPENERS).find(scene.document.scan, start, scene.sentence.end)
    owns = party.start == start and scene.document.aligned.startswith("'", party.end)
    return owns or any(word.start == start for word in words[:1])
