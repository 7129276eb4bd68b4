"""Fields of cooperation that a sentence names as the content of a tie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from citygraph.extract.discourse import Told, relates
from citygraph.extract.modality import is_denied
from citygraph.extract.pairing import Pairing, names_others
from citygraph.extract.scene import Scene
from citygraph.lexicon import Match

_RUN = 3  # so many fields in a row are a list, wherever its introduction stands
_RUN_GAP = 45
_ADJECTIVE = 20  # "under the [newly renewed] charter"


@dataclass(frozen=True, slots=True)
class Content:
    """A field that a sentence gives to the ties of a pairing."""

    field: str
    pairing: Pairing
    start: int
    end: int
    scene: Scene
    rule: str


def contents_of(told: Sequence[Told]) -> tuple[Content, ...]:
    """All fields of an article with the pairs that they belong to."""
    found: list[Content] = []
    open_list: Told | None = None
    for one in told:
        introduced = _introduced(one, open_list)
        found += introduced
        open_list = one if introduced or _announces(one) else None
    return tuple(found)


def _introduced(one: Told, announced: Told | None) -> list[Content]:
    """As in "di bidang pendidikan dan pariwisata", "covers trade and ports"; or a list announced before."""
    scene = one.scene
    pairing = one.pairing if one.pairing is not None and (relates(scene) or _is_about_content(scene)) else None
    rule = "field-introduced"
    start = _introduction(scene)
    if announced is not None and _continues(scene, announced.scene):
        pairing, rule, start = (
            pairing or announced.pairing or announced.story.last,
            "field-list-continued",
            scene.sentence.start,
        )
    pairing = pairing or _spoken_of(one)
    if pairing is None or _is_mere_list(pairing, scene):
        return []
    if scene.found("generic") or (scene.found("not_content") and start is None):
        return []
    pairing = _of_those_named(pairing, scene)
    return [
        Content(cue.value, _of_its_clause(pairing, scene, cue), cue.start, cue.end, scene, rule)
        for cue in _named(scene, start)
        if cue.value != "none" and not is_denied(scene, cue.start) and _as_written(scene, cue)
    ]


def _is_mere_list(pairing: Pairing, scene: Scene) -> bool:
    """True for a hub's many partners: what else the sentence names is no content of all these ties."""
    together = pairing.is_continued or scene.found("sign_verbs")
    return pairing.is_list and len(pairing.pairs) > _RUN and not together


def _of_those_named(pairing: Pairing, scene: Scene) -> Pairing:
    """Of several partners the one that the sentence names: "Dari Surakarta, Malang ingin belajar …"."""
    named = {*scene.places, *(spot.place for spot in scene.cast.whereabouts)} - {pairing.hub}
    pairs = tuple(pair for pair in pairing.pairs if {pair.one, pair.other} & named)
    return replace(pairing, pairs=pairs) if pairing.is_list and pairs else pairing


def _of_its_clause(pairing: Pairing, scene: Scene, cue: Match[str]) -> Pairing:
    """Of several partners those of the clause: "the pact with A covers trade, while that with B covers ports"."""
    start, end = scene.clause(cue.start)
    named = {party.place for party in scene.parties if start <= party.start < end} - {pairing.hub}
    pairs = tuple(pair for pair in pairing.pairs if {pair.one, pair.other} & named)
    return replace(pairing, pairs=pairs) if pairing.is_list and pairs else pairing


def _as_written(scene: Scene, cue: Match[str]) -> bool:
    """True for a common noun: no part of a name, nobody's own ("energinya"), and "IT" but not "it"."""
    text = scene.document.text
    surface = text[cue.start : cue.end]
    if surface.isupper():
        return True
    names = [(name.start, name.end) for name in scene.parties] + [(name.start, name.end) for name in scene.mentioned]
    inside_name = any(start < cue.end and cue.start < end for start, end in names)
    opens = cue.start == scene.sentence.start or not text[cue.start - 2 : cue.start - 1].isalnum()
    named = surface[0].isupper() and not opens and not scene.is_title
    return len(surface) > 2 and not inside_name and not named and not text[cue.end : cue.end + 1].isalnum()


def _introduction(scene: Scene) -> int | None:
    """Where the first word that introduces fields begins; it may be part of one ("pertukaran budaya")."""
    cues = [cue.start for cue in scene.found("field_introducers", "strong", "closing")]
    return min([*cues, *_under_documents(scene)], default=None)


def _under_documents(scene: Scene) -> list[int]:
    """Where "Under the renewed charter" ends: what the sentence goes on to say is the charter's content."""
    papers = [*scene.found("documents"), *scene.found("kinds")]
    return [
        paper.end
        for cue in scene.found("field_introducers", "under")
        for paper in papers
        if 0 <= paper.start - cue.end <= _ADJECTIVE
    ]


def _summed_up(scene: Scene) -> list[Match[str]]:
    """The fields of "A and B will be the focus": those before the words that close the list, in their clause."""
    return [
        cue
        for closing in scene.found("field_introducers", "closing")
        for cue in scene.within("fields", scene.clause(closing.start)[0], closing.start)
    ]


def _named(scene: Scene, start: int | None) -> list[Match[str]]:
    if before := _summed_up(scene):
        return before
    fields = list(scene.found("fields"))
    behind = [cue for cue in fields if start is not None and cue.start >= start]
    return behind or (fields if _longest_run(fields) >= _RUN else [])


def _longest_run(fields: Sequence[Match[str]]) -> int:
    longest = run = 0
    for before, cue in zip([None, *fields], fields):
        run = run + 1 if before is not None and cue.start - before.end <= _RUN_GAP else 1
        longest = max(longest, run)
    return longest


def _spoken_of(one: Told) -> Pairing | None:
    """A list of fields without a pair belongs to what was spoken of, when the sentence is about its content."""
    scene, last = one.scene, one.story.last
    if last is None or names_others(scene, last) or not _is_about_content(scene):
        return None
    if any(spot.place.type == "City" and spot.place not in last.places for spot in scene.cast.whereabouts):
        return None
    return last


def _is_about_content(scene: Scene) -> bool:
    introduced = scene.found("field_introducers", "strong", "closing") or _under_documents(scene)
    return bool(introduced) and not scene.found("not_content")


def _announces(one: Told) -> bool:
    """True when a scene says that fields follow: "… di berbagai bidang strategis."."""
    return (
        bool(one.scene.found("field_introducers", "strong"))
        and (one.pairing is not None)
        and not one.scene.found("not_content")
    )


def _continues(scene: Scene, announced: Scene) -> bool:
    """True for "Seperti kesehatan, …" right behind an announcement, in its paragraph."""
    cues = scene.found("field_introducers", "strong")
    first = bool(cues) and cues[0].start - scene.sentence.start <= 2
    return first and scene.sentence.paragraph == announced.sentence.paragraph and not scene.found("not_content")
