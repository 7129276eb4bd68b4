"""Who signed a document: the subject of an active verb, the agents of a passive one, whoever stands in for them."""

from __future__ import annotations

from collections.abc import Sequence

from citygraph.extract.mention import PersonMention
from citygraph.extract.pairing.located import WHERE
from citygraph.extract.papers.acting import HEADS, acts_before, acts_in, is_proxy, may_sign, opening_of
from citygraph.extract.papers.agents import agents_of_noun, are_sides, ends_there, is_agent
from citygraph.extract.scene import Scene, left_of
from citygraph.phrases import Match

_TIME_GAP = 40
_NEXT_WORDS = 30
_OFFICE = 20  # ", Vice Mayor "
_BY_NEXT = 25  # "signed yesterday |by|"


def signatories_of(scene: Scene, act: Match[str], acts: Sequence[Match[str]]) -> tuple[PersonMention, ...]:
    """The officials who are the subject of an active verb, sign with it, or are the agents of a passive one."""
    people = [person for person in scene.people if may_sign(scene, person)]
    behind = tuple(person for person in people if person.start >= act.end)
    proxies = tuple(person for person in people if is_proxy(scene, person))
    if proxies:
        agents = tuple(person for person in behind if act.value == "passive" and acts_in(scene, act.end, person.start))
        agents = agents_of_noun(scene, act, behind) if act.value == "noun" else agents
        named = (*proxies, *_listed(scene, act, behind), *agents)  # "signed by A, while B was represented by C"
        return tuple(person for person in people if person in named or person.end <= act.start)
    if (speaker := _speaker(scene, act, people)) is not None:
        before = tuple(person for person in people if person.end <= act.start and acts_before(scene, person, act))
        return (speaker, *before, *_signing_with(scene, tuple(person for person in behind if person != speaker)))
    announced = _announced(scene, act, behind) if _may_announce(scene, act) else ()
    if act.value == "noun" or announced:
        told = agents_of_noun(scene, act, behind) or _owners(scene, act, behind) or announced
        main = () if told else _of_main_clause(scene, act, people)
        return told or main + (_signing_with(scene, behind) if main else ())
    if act.value == "passive" or _is_participle(scene, act, people):
        agents = tuple(
            person for person in behind if is_agent(scene, act, person, behind) and not _owns_subject(scene, person)
        )
        sides = tuple(person for person in people if person.end <= act.start)
        own = () if agents or not are_sides(scene, scene.sentence.start, sides) else sides
        return (*_told_of(scene, act, people), *agents, *own)
    first = min((one.start for one in acts if one.value != "noun"), default=act.start)
    if act.start != first:
        return _between_acts(scene, act, acts, people)
    before = tuple(person for person in people if person.end <= act.start and acts_before(scene, person, act))
    before = tuple(person for person in before if not _owns_subject(scene, person))
    if not before and scene.lexicon.orders("subject-may-follow"):
        before = tuple(person for person in behind if acts_in(scene, act.end, person.start))
    before = before or _past_relatives(scene, act, people) or _of_main_clause(scene, act, people)
    return before + (
        _listed(scene, act, behind)
        or _signing_with(scene, behind)
        or _at_home(scene, act, behind)
        or _for_own_sides(scene, act, behind)
        or (_signing_too(scene, act, acts, behind) if before else ())
        or _signing_next(scene, act, behind)
    )


def _told_of(scene: Scene, act: Match[str], people: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "|Wali Kota A| berkata, MoU itu ditandatangani|nya| bersama Wali Kota B": the one spoken of before.

    Or the one who says so: "“… yang ditandatangani|nya| tadi,” kata |Wali Kota A|".
    """
    if scene.gap(act.end, scene.sentence.end).split(" ", 1)[0] not in scene.lexicon.words("pronoun_clitics"):
        return ()
    said = scene.found("speech_verbs")
    before = [person for person in people if person.end <= act.start][-1:]
    speaker = [person for person in people if any(act.end <= cue.start <= person.start for cue in said)][:1]
    return tuple(before or speaker)


def _between_acts(
    scene: Scene, act: Match[str], acts: Sequence[Match[str]], people: Sequence[PersonMention]
) -> tuple[PersonMention, ...]:
    """As in "Having signed a letter of intent in 2011, |Mayor A and Mayor B| signed a memorandum"."""
    last = max((one.end for one in acts if one.end <= act.start), default=act.start)
    between = [person for person in people if last <= person.start and person.end <= act.start]
    subject = [person for person in between if acts_before(scene, person, act) and not _owns_subject(scene, person)]
    seats = {person.official.office.jurisdiction for person in subject}
    return tuple(subject) if len(seats) > 1 and "," in scene.gap(last, between[0].start) else ()


def _owns_subject(scene: Scene, person: PersonMention) -> bool:
    """True for A in "signed by |Mayor A's| predecessor, Bob", "|A's| deputy signed it": another one does."""
    ends = (person.end, *(one.end for one in scene.parties if one.start <= person.start < one.end))
    return any(scene.document.aligned.startswith("'s ", end) for end in ends)


def _speaker(scene: Scene, act: Match[str], people: Sequence[PersonMention]) -> PersonMention | None:
    """As in "“|We| signed it in Ostra,” said Mayor A": who says so, where nobody else is named."""
    own = [word for word in scene.found("first_person") if _leads_to(scene, word, act)]
    if not own or act.value == "noun":
        return None
    said = scene.found("speech_verbs")
    speaking = [
        person
        for person in people
        if any(act.end <= cue.start <= person.start or 0 <= cue.start - person.end <= 1 for cue in said)
        if person.start >= act.end
    ]
    joined = scene.gap(scene.sentence.start, own[0].start).split()[-1:]
    with_others = bool(joined) and joined[0] in scene.lexicon.words("list_links")  # "|Mayor B and| I signed"
    alone = len(speaking) == 1 and (with_others or all(person.start >= act.end for person in people))
    return speaking[0] if alone and speaking[0].official.office.role in HEADS else None


def _leads_to(scene: Scene, word: Match[str], act: Match[str]) -> bool:
    """True for "|we| have just signed", "|I| was proud to sign"; not for "|we| saw them sign"."""
    words = (*scene.found("plural_pronouns"), *scene.found("both_sides"))
    others = [one.start for ones in (words, scene.mentioned, scene.people) for one in ones]
    return (
        0 <= act.start - word.end <= _NEXT_WORDS
        and acts_in(scene, word.end, act.start)
        and not any(word.end <= other < act.start for other in others)
    )


def _owners(scene: Scene, act: Match[str], behind: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "bears the |signatures of| Mayor A and Mayor B", "|tanda tangan| Wali Kota A": no document between."""
    people = tuple(person for person in behind if acts_in(scene, act.end, person.start))
    if not people or not any(cue.start == act.start for cue in scene.found("own_signatures")):
        return ()
    start = opening_of(scene, people[0])
    return people if start - act.end < _TIME_GAP and not scene.within("documents", act.end, start) else ()


def _may_announce(scene: Scene, act: Match[str]) -> bool:
    """True for "|Signing| it were …", "|Menandatangani| naskah itu ialah …"."""
    return act.value == "noun" or (act.value == "active" and act.start == scene.sentence.start)


def _announced(scene: Scene, act: Match[str], behind: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "Signing the agreement were Mayor A and Mayor B", "The signatories were A and B": it opens the sentence."""
    opening = scene.gap(scene.sentence.start, act.start).split()
    opens = all(word in scene.lexicon.words("definite") for word in opening)
    signers = any(cue.start == act.start for cue in scene.found("signers"))
    return _listed(scene, act, behind) if opens or signers else ()


def _of_main_clause(scene: Scene, act: Match[str], people: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "Mayor A and Mayor B made their cities sisters, |signing| an agreement": the heads that act before.

    Or "Mayor A shakes hands with Mayor B |after signing| an agreement", "A told reporters |before signing| it".
    """
    led = scene.gap(scene.sentence.start, act.start).split()[-1:]
    comma = scene.document.scan[act.start - 2 : act.start] == ", "
    if not comma and not (led and led[0] in scene.lexicon.words("signing_leads")):
        return ()
    heads = {person.official: person for person in people if person.end <= act.start}.values()
    acting = [person for person in heads if person.official.office.role in HEADS]
    seats = {person.official.office.jurisdiction for person in acting}
    if comma and acting and scene.within("speech_verbs", acting[0].end, act.start):
        return ()  # "Mayor A said that the pact, |signed| in 2015, …"
    return tuple(acting) if len(acting) == len(heads) == len(seats) else ()


def _is_participle(scene: Scene, act: Match[str], people: Sequence[PersonMention]) -> bool:
    """True for "The plan, signed yesterday by Mayor A": no subject, but agents behind; days and places take no room."""
    subject = any(person.end <= act.start and acts_in(scene, person.end, act.start) for person in people)
    if subject:
        return False
    told = [(one.start, one.end) for one in scene.dates] + [(one.start, one.end) for one in scene.mentioned]
    return any(
        0 <= cue.start - act.end - sum(end - start for start, end in told if act.end <= start < cue.start) <= _BY_NEXT
        for cue in scene.found("by_words")
        if cue.start >= act.end
    )


def _listed(scene: Scene, act: Match[str], behind: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "Tiga orang membubuhkan tanda tangan: A, B dan C", "yang menandatangani adalah A dan B"."""
    if not behind:
        return ()
    between = scene.gap(act.end, behind[0].start)
    colon = between.find(":")
    names = [cue.start for cue in scene.within("namely", act.end, behind[0].start)]
    start = act.end + colon if colon >= 0 else min(names or _fronted(scene, act, behind[0]), default=None)
    called = any(cue.start == act.start for cue in scene.found("signers"))
    if start is None or not (called or start - act.end <= _TIME_GAP or scene.within("sign_verbs", act.end, start)):
        return ()
    return tuple(person for person in behind if not scene.within("witness_verbs", start, person.start))


def _fronted(scene: Scene, act: Match[str], person: PersonMention) -> list[int]:
    """As in "Signing for Ostra |was Mayor Ann|", while "Signing it was a joy for Mayor Ann" tells nothing."""
    return [
        cue.start
        for cue in scene.within("copulas", act.end, person.start)
        if not scene.within("purpose", cue.end, person.start) and opening_of(scene, person) - cue.end <= _BY_NEXT
    ]


def _signing_with(scene: Scene, behind: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "A signed a memorandum with Mayor B", "… with Mayor B and Mayor C": partners in person."""
    for person in behind:
        for cue in scene.found_as("with_words", "with"):
            gap = scene.gap(cue.end, max(cue.end, opening_of(scene, person)))
            if "," in gap.rstrip(", "):
                continue
            if 0 <= person.start - cue.end < _TIME_GAP and acts_in(scene, cue.end, person.start):
                return _with_next_sides(scene, person, behind)
    return ()


def _with_next_sides(scene: Scene, person: PersonMention, behind: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """A person and those whom a list names next, each of a side of its own: "Mayor B |and Mayor C|"."""
    named = [person]
    seats = {person.official.office.jurisdiction}
    passed = {*scene.lexicon.words("list_links"), *scene.lexicon.words("definite")}
    for other in behind:
        if other.start < named[-1].end:
            continue
        start, stop = named[-1].end, opening_of(scene, other)
        scan = scene.document.scan
        spans = [(place.start, place.end) for place in scene.mentioned]
        spans += [(word.start, word.end) for word in scene.lexicon.phrases("roles").find(scan, start, stop)]
        between = left_of(scan, start, stop, spans).replace(",", " ").split()
        linked = "," in scene.gap(start, stop) or bool(between)
        if not linked or not set(between) <= passed or other.official.office.jurisdiction in seats:
            break
        named.append(other)
        seats.add(other.official.office.jurisdiction)
    return tuple(named)


def _at_home(scene: Scene, act: Match[str], behind: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "A signed in Ostra in March, and Mayor B, in Velmo, in May": the verb is left out where B signs at home."""
    spots = [spot for spot in scene.cast.whereabouts if spot.way == WHERE and spot.start > act.end]
    return tuple(
        person
        for person in behind
        for spot in spots
        if spot.place == person.official.office.jurisdiction
        and 0 <= spot.start - person.end <= _NEXT_WORDS
        and not scene.within("witness_verbs", act.end, person.start)
        and not scene.within("speech_verbs", act.end, spot.start)
    )


def _for_own_sides(scene: Scene, act: Match[str], behind: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "A signed for Ostra and Mayor B |for Velmo|", "… |for his city|", "… |and for Velmo| Mayor B": no verb."""
    own = tuple(word.end for word in scene.found("own_sides"))
    spots = {place.start: place for place in scene.mentioned}
    return tuple(
        person
        for person in behind
        for cue in (*scene.found("purpose"), *scene.found_as("sign_verbs", "on_behalf"))
        for spot in (spots.get(cue.end + 1),)
        if (spot is not None and spot.place == person.official.office.jurisdiction)
        or (0 <= cue.start - person.end <= 1 and any(0 < end - cue.end <= _BY_NEXT for end in own))
        if 0 <= cue.start - person.end <= 1
        or (spot is not None and act.end <= cue.start and 0 <= person.start - spot.end <= _OFFICE)
        if not scene.within("witness_verbs", act.end, person.start)
        and not scene.within("speech_verbs", act.end, person.start)
    )


def _signing_too(
    scene: Scene, act: Match[str], acts: Sequence[Match[str]], behind: Sequence[PersonMention]
) -> tuple[PersonMention, ...]:
    """As in "A signed for Ostra, while Mayor B |signed| for Velmo", "… |did so| for Velmo": a later verb's subject."""
    later = [one for one in acts if one.value == "active" and one.start > act.end]
    later += [word for word in scene.found("does_so_too") if word.start > act.end]
    return tuple(
        person
        for person in behind
        if any(0 <= one.start - person.end <= _NEXT_WORDS and acts_in(scene, person.end, one.start) for one in later)
        and not scene.within("speech_verbs", act.end, person.start)
    )


def _signing_next(scene: Scene, act: Match[str], behind: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "A signed the charter, |followed by Mayor B|", "…, |as did Mayor B|", "A meneken naskah, |disusul B|"."""
    cues = {cue.end: cue for section in ("followed_by", "then_words", "signs_too") for cue in scene.found(section)}
    return tuple(
        person
        for person in behind
        for cue in cues.values()
        if act.end <= cue.start and 0 <= opening_of(scene, person) - cue.end <= _BY_NEXT and ends_there(scene, person)
        if "," not in scene.gap(cue.end, opening_of(scene, person))
        if not scene.within("witness_verbs", act.end, person.start)
    )


def _past_relatives(scene: Scene, act: Match[str], people: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "A, mayor of Ostra, who came in May, and B, mayor of Velmo, signed": the subject goes on."""
    relatives = [cue.start for cue in scene.found("relatives") if cue.end <= act.start]
    last = max((mark for mark in scene.breaks if mark < act.start), default=-1)
    if not relatives or last <= relatives[-1] or scene.gap(last, last + 1) != ",":
        return ()  # "A, |who| went there to sign"
    links = scene.lexicon.words("list_links")
    found = []
    for person in people:
        if person.end > act.start or scene.within("witness_verbs", person.end, act.start):
            continue
        marks = [mark for mark in scene.breaks if person.end <= mark < act.start]
        plain = all(mark in relatives or scene.gap(mark, mark + 1) == "," for mark in marks)
        told = scene.gap(relatives[0], max(relatives[0], opening_of(scene, person))).split()[-1:]
        outside = person.end <= relatives[0] or any(word in links for word in told)
        if plain and outside and not scene.within("speech_verbs", person.end, act.start):
            found.append(person)
    return tuple(found)
