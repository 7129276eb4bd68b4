"""Who signs, where a sentence tells it round about: "It was A |who signed|", "A and B were |the signatories|"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from citygraph.extract.mention import PersonMention
from citygraph.extract.papers.acting import HEADS, acts_before, acts_in, may_sign, opening_of
from citygraph.extract.papers.signatories import signatories_of
from citygraph.extract.papers.signing_subjects import leaders_of_each
from citygraph.extract.scene import Scene, left_of
from citygraph.phrases import Match

_COPULA = 12  # " were the two ", between a copula and "signatories"
_FEW = 3  # words between a person and "who": "Ann Karsana, |the former| mayor |of| Ostra, who signed"
_OFFICE = 30  # characters of an office before its place: "Wali Kota |Ostra| Ann"
_PRONOUN = 20  # " have just formally ", between "they" and "signed"
_PAIR = 2
_MEANS = 16  # " the formal ", between "with" and "signing"
_OTHER_DEEDS = ("sign_verbs", "tie_verbs", "speech_verbs", "witness_verbs")
_DEEDS = (*_OTHER_DEEDS, "copulas", "company_words")


def signers_of(scene: Scene, act: Match[str], acts: Sequence[Match[str]]) -> tuple[PersonMention, ...]:
    """All whom a sentence has sign by an act, in text order."""
    plain = signatories_of(scene, act, acts)
    told = [person for rule in RULES for person in rule(scene, act) if person not in plain]
    return tuple(sorted((*plain, *told), key=lambda person: person.start)) if told else plain


def _relative_subject(scene: Scene, act: Match[str]) -> tuple[PersonMention, ...]:
    """As in "It was Mayor A and Mayor B |who| signed it", "Ann Karsana, |who| as mayor signed it, came"."""
    if act.value != "active":
        return ()
    pronouns = [word for word in scene.found("who_words") if word.end <= act.start]
    if not pronouns:
        return ()
    start, end = pronouns[-1].start, pronouns[-1].end
    others = any(end <= person.start < act.start for person in scene.people)
    if others or not acts_in(scene, end, act.start):
        return ()
    before = [person for person in scene.people if person.end <= start]
    if not before or len(_words_between(scene, before[-1].end, start)) > _FEW:
        return ()
    named = _last_named(scene, before)
    return tuple(person for person in named if person.official.office.role in HEADS or may_sign(scene, person))


def _opened_by_who(scene: Scene, act: Match[str]) -> tuple[PersonMention, ...]:
    """As in "|Yang menandatanganinya| kala itu Wali Kota A, sedangkan dari pihak Ostra Wali Kota B": all behind it."""
    opening = scene.gap(scene.sentence.start, act.start).split()
    if act.value != "active" or len(opening) != 1 or opening[0] not in scene.lexicon.words("who_words"):
        return ()
    return tuple(
        person
        for person in scene.people
        if person.start >= act.end and may_sign(scene, person)
        if not any(scene.within(section, act.end, person.start) for section in _OTHER_DEEDS)
    )


def _words_between(scene: Scene, start: int, end: int) -> list[str]:
    """The words between two positions, but for the offices and places that are named there."""
    scan = scene.document.scan
    spans = [(place.start, place.end) for place in scene.mentioned]
    spans += [(word.start, word.end) for word in scene.lexicon.phrases("roles").find(scan, start, end)]
    return left_of(scan, start, end, spans).replace(",", " ").split()


def _last_named(scene: Scene, people: Sequence[PersonMention]) -> list[PersonMention]:
    """The last of some people, with those before that "and" links with them: "C met |A and B|"."""
    named = list(people[-1:])
    for person in reversed(people[:-1]):
        if not _are_linked(scene, person, named[0]):
            break
        named.insert(0, person)
    return named


def _are_linked(scene: Scene, one: PersonMention, other: PersonMention) -> bool:
    """True for "Mayor A of Ostra |and| Mayor B": nothing but a link between them."""
    links = scene.lexicon.words("list_links")
    first = opening_of(scene, other)
    linked = any(word in links for word in scene.gap(one.end, first).replace(",", " ").split())
    return linked and not any(scene.within(section, one.end, first) for section in _DEEDS)


def _called_signers(scene: Scene, act: Match[str]) -> tuple[PersonMention, ...]:
    """As in "Mayor A and Mayor B were |the signatories|"."""
    if not any(cue.start == act.start for cue in scene.found("signers")):
        return ()
    called = [cue for cue in scene.found("copulas") if 0 <= act.start - cue.end <= _COPULA]
    people = tuple(person for person in scene.people if person.end <= act.start and may_sign(scene, person))
    return tuple(person for person in people if called and acts_before(scene, person, called[0]))


def _joined_in(scene: Scene, act: Match[str]) -> tuple[PersonMention, ...]:
    """As in "Mayor A was |joined by| Mayor B |to sign| it", "A, |joined by| B, signed": heads of two places."""
    joined = [cue for cue in scene.found("joined_in") if cue.end <= act.start]
    heads = _heads_of_two(scene, act) if joined else ()
    near = heads and len(_words_between(scene, heads[-1].end, act.start)) <= _FEW
    return heads if near and joined[0].end <= heads[-1].start else ()


def _by_means_of(scene: Scene, act: Match[str]) -> tuple[PersonMention, ...]:
    """As in "Mayor A and Mayor B agreed on it, |marked by the signing| of a memorandum".

    Not in "opened the fair with the signing of a charter |by| their deputies".
    """
    if act.value != "noun":
        return ()
    means = [cue for cue in scene.found("by_signing") if 0 <= act.start - cue.end <= _MEANS]
    _, end = scene.clause(act.start)
    if not means or scene.within("by_words", act.end, end) or any(act.end <= one.start < end for one in scene.people):
        return ()
    return _heads_of_two(scene, means[0])


def _in_absolute(scene: Scene, act: Match[str]) -> tuple[PersonMention, ...]:
    """As in "Both cities renewed their tie, |with Mayor A and Mayor B signing| a charter"."""
    people = [person for person in scene.people if person.end <= act.start and may_sign(scene, person)]
    if act.value != "noun" or not people or len(_words_between(scene, people[-1].end, act.start)) > _FEW:
        return ()
    named = _last_named(scene, people)
    first = opening_of(scene, named[0])
    led = any(0 <= first - word.end <= _OFFICE for word in scene.found_as("with_words", "with"))
    return tuple(named) if led and acts_in(scene, named[0].end, act.start) else ()


def _fronted_act(scene: Scene, act: Match[str]) -> tuple[PersonMention, ...]:
    """As in "|After signing| a charter with Mayor B, |Mayor A| said …": who is named first behind the comma."""
    lead = scene.gap(scene.sentence.start, act.start).split()
    if not lead or len(lead) > _FEW or not set(lead) & set(scene.lexicon.words("signing_leads")):
        return ()
    if any(verb.start >= act.end for verb in scene.found_as("sign_verbs", "active")):
        return ()  # "After signing a letter of intent in 2011, A and B signed a charter": the letter may be others'
    behind = [person for person in scene.people if person.start >= act.end and may_sign(scene, person)]
    subject = next((one for one in behind if _opens_clause(scene, one)), None)
    if subject is None or subject.official.office.role not in HEADS:
        return ()
    partners = [one for one in behind if one.end < subject.start and scene.within("with_words", act.end, one.start)]
    return (*partners, subject) if len(partners) <= 1 else ()


def _opens_clause(scene: Scene, person: PersonMention) -> bool:
    """True for A in "…, |Mayor A| said": a comma stands before the office."""
    start = opening_of(scene, person)
    roles = scene.lexicon.phrases("roles").find(scene.document.scan, max(scene.sentence.start, start - _OFFICE), start)
    first = roles[-1].start if roles and start - roles[-1].end <= 1 else start
    return scene.gap(first - 2, first) == ", "


def _heads_of_two(scene: Scene, act: Match[str]) -> tuple[PersonMention, ...]:
    """The heads before an act, when they are all that is named there, and of more than one place."""
    before = [person for person in scene.people if person.end <= act.start]
    heads = [person for person in before if person.official.office.role in HEADS and may_sign(scene, person)]
    seats = {person.official.office.jurisdiction for person in heads}
    said = heads and scene.within("speech_verbs", heads[0].end, act.start)
    return tuple(heads) if len(heads) == len(before) == len(seats) > 1 and not said else ()


def _by_pronoun(scene: Scene, act: Match[str]) -> tuple[PersonMention, ...]:
    """As in "Mayor A met Mayor B, and |they| signed a charter", "… dan |keduanya| meneken": the two leaders."""
    words = (*scene.found("plural_pronouns"), *scene.found("heads")) if act.value == "active" else ()
    subject = next((word for word in words if 0 <= act.start - word.end <= _PRONOUN), None)
    if subject is None or any(subject.end <= person.start < act.start for person in scene.people):
        return ()
    before = [person for person in scene.people if person.end <= subject.start and may_sign(scene, person)]
    leaders = leaders_of_each(before)
    seats = {person.official.office.jurisdiction for person in leaders}
    return leaders if len(leaders) == len(seats) == _PAIR else ()


RULES: tuple[Callable[[Scene, Match[str]], tuple[PersonMention, ...]], ...] = (
    _relative_subject,
    _opened_by_who,
    _called_signers,
    _joined_in,
    _by_means_of,
    _in_absolute,
    _fronted_act,
    _by_pronoun,
)
