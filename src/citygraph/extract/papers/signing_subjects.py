"""Who signs, where a sentence says it by a pronoun or a count: "they signed", "both mayors", "the two cities will"."""

from __future__ import annotations

from collections.abc import Sequence

from citygraph.extract.mention import PersonMention
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.acting import HEADS, may_sign
from citygraph.extract.scene import Scene, left_of
from citygraph.model import Place
from citygraph.phrases import Match

_NEXT_WORDS = 30
_OF_SIGNING = 70  # "the signing |of a memorandum of understanding on ports by| both mayors"
_BY_NEXT = 25  # "signed yesterday |by|"
_OPENING = 30  # characters of what a sentence opens with
_ADVERB = 7  # characters between "they" and "signed": " also "
_BOTH_SIGN = 20  # "|both cities| will be able to |sign|"
LEADERS = HEADS | {"vice-mayor", "vice-governor", "vice-regent"}


def heads_before(scene: Scene, told: Sequence[Told]) -> tuple[PersonMention, ...]:
    """The heads of cities and regions, or their deputies, that the sentence before names, in one paragraph."""
    before = told[scene.index - 1].scene if scene.index else scene
    near = before.people if before.sentence.paragraph == scene.sentence.paragraph else ()
    return leaders_of_each([person for person in near if may_sign(before, person)])


def leaders_of_each(people: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """Of each place that some people lead its head; a deputy where no head is among them."""
    leaders = [person for person in people if person.official.office.role in LEADERS]
    led = {person.official.office.jurisdiction for person in leaders if person.official.office.role in HEADS}
    kept = [
        person
        for person in leaders
        if person.official.office.role in HEADS or person.official.office.jurisdiction not in led
    ]
    return tuple({person.official: person for person in kept}.values())


def they_sign(scene: Scene) -> bool:
    """True for "|They| signed", "|The two| then signed"."""
    return any(
        0 <= act.start - they.end <= _BOTH_SIGN
        for they in (*scene.found("plural_pronouns"), *scene.found("both_sides"))
        for act in scene.found_as("sign_verbs", "active")
    )


def the_two_sign(scene: Scene) -> bool:
    """True for "|They| also signed", "|the two| signed": not for "the two sides signed", who need be no persons."""
    sides = [(both.start, both.end) for both in scene.found("both_sides")]
    return any(
        0 <= act.start - they.end <= _ADVERB
        for they in scene.found("plural_pronouns")
        if not any(start <= they.start and they.end < end for start, end in sides)
        for act in scene.found_as("sign_verbs", "active")
    )


def both_heads(scene: Scene) -> tuple[Match[str], ...]:
    """The words for all heads at once: "both mayors", "the mayors of the two cities"."""
    return (*scene.found("heads"), *scene.found("place_heads"))


def heads_sign(scene: Scene, heads: Match[str]) -> bool:
    """True when "both mayors" are the subject of a signing, or its agents; not those "|waktu itu|", who are others."""
    if any(0 <= then.start - heads.end <= 1 for then in scene.found("former_after")):
        return False
    active = any(
        0 <= act.start - heads.end <= _NEXT_WORDS or _only_names_between(scene, heads.end, act.start)
        for act in scene.found_as("sign_verbs", "active")
    )
    passive = any(0 <= heads.start - act.end <= _NEXT_WORDS for act in scene.found_as("sign_verbs", "passive"))
    return active or passive or _is_signing_by(scene, heads)


def _only_names_between(scene: Scene, start: int, end: int) -> bool:
    """True for "the two mayors |- Ann Karsana of Ostra and Rui Lima of Velmo -| signed": an aside that names them."""
    people = [person for person in scene.people if start <= person.start and person.end <= end]
    spans = [(person.start, person.end) for person in people] + [(spot.start, spot.end) for spot in scene.mentioned]
    linking = {*scene.lexicon.words("list_links"), *scene.lexicon.words("of_words"), "-", "(", ")"}
    rest = left_of(scene.document.scan, start, end, spans).replace(",", " ").split()
    return len(people) > 1 and all(word.strip("()") in linking or not word.strip("()") for word in rest)


def _is_signing_by(scene: Scene, heads: Match[str]) -> bool:
    """True for "the signing of a declaration |by| both mayors", "penandatanganan |dilakukan| kedua wali kota"."""
    led = any(0 <= heads.start - cue.end <= 1 for cue in (*scene.found("by_words"), *scene.found("done_words")))
    return led and any(
        0 <= heads.start - act.end <= _OF_SIGNING and not scene.breaks_between(act.end, heads.start)
        for act in scene.found_as("sign_verbs", "noun")
    )


def roles_of(scene: Scene, heads: Match[str]) -> frozenset[str]:
    """The offices that "both mayors", "kedua-dua Datuk Bandar" hold; any where the words tell none: "both leaders"."""
    named = scene.lexicon.phrases("roles").find(scene.document.scan, heads.start, heads.end)
    own = frozenset(word.value for word in named) & HEADS
    return own | {f"vice-{role}" for role in own} if own else LEADERS


def only_partner(scene: Scene) -> Place | None:
    """The only place of a sentence, where "with" leads to it: "They signed with the mayor of A"."""
    if len(scene.parties) != 1:
        return None
    only = scene.parties[0]
    led = any(0 <= only.start - cue.end <= _BY_NEXT for cue in scene.found_as("with_words", "with"))
    return only.place if led else None


def both_sides_act(scene: Scene) -> bool:
    """True for "Once the ministry agrees, |both cities| will sign": they do, whoever else is spoken of."""
    return any(
        0 <= act.start - both.end <= _BOTH_SIGN and not scene.breaks_between(both.end, act.start)
        for both in scene.found("both_sides")
        for act in scene.found_as("sign_verbs", "active")
    )


def opens_on_occasion(scene: Scene) -> bool:
    """True for "It was celebrated in 2015. |On that occasion| both signed a declaration"."""
    start, end = scene.sentence.start, scene.sentence.end
    words = scene.lexicon.phrases("occasion_words").find(scene.document.scan, start, min(end, start + _OPENING))
    return bool(words) and words[0].start - start <= 1
