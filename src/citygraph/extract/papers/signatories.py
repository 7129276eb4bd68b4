"""Who signed a document: the subject of an active verb, the agents of a passive one, whoever stands in for them."""

from __future__ import annotations

from collections.abc import Sequence

from citygraph.extract.mention import PersonMention
from citygraph.extract.pairing.located import WHERE
from citygraph.extract.papers.acting import HEADS, acts_before, acts_in, is_proxy, may_sign, opening_of
from citygraph.extract.scene import Scene, left_of
from citygraph.lexicon import Match

_TIME_GAP = 40
_NEXT_WORDS = 30
_OF_DATE = 7  # "of ", "pada ", "tahun "
_OBJECT_GAP = 70  # between "teken" and "kerja sama": a signed tie without a word for the document
_FEW = 3  # words of "and the mayor"
_BY_NEXT = 25  # "signed yesterday |by|"


def signatories_of(scene: Scene, act: Match[str], acts: Sequence[Match[str]]) -> tuple[PersonMention, ...]:
    """The officials who are the subject of an active verb, sign with it, or are the agents of a passive one."""
    people = [person for person in scene.people if may_sign(scene, person)]
    behind = tuple(person for person in people if person.start >= act.end)
    proxies = tuple(person for person in people if is_proxy(scene, person))
    if proxies:
        agents = tuple(person for person in behind if act.value == "passive" and acts_in(scene, act.end, person.start))
        named = (*proxies, *_listed(scene, act, behind), *agents)  # "signed by A, while B was represented by C"
        return tuple(person for person in people if person in named or person.end <= act.start)
    if (speaker := _speaker(scene, act, people)) is not None:
        before = tuple(person for person in people if person.end <= act.start and acts_before(scene, person, act))
        return (speaker, *before, *_signing_with(scene, tuple(person for person in behind if person != speaker)))
    announced = _announced(scene, act, behind) if _may_announce(scene, act) else ()
    if act.value == "noun" or announced:
        told = _agents(scene, act, behind) or _owners(scene, act, behind) or announced
        main = () if told else _of_main_clause(scene, act, people)
        return told or main + (_signing_with(scene, behind) if main else ())
    if act.value == "passive" or _is_participle(scene, act, people):
        agents = tuple(
            person
            for person in behind
            if acts_in(scene, act.end, person.start)
            or _is_agent_of_other_side(scene, act, person)
            or _is_next_agent(scene, act, person, behind)
            if not _owns_subject(scene, person) and not _is_of_event(scene, act, person)
            if not _is_told_of_agent(scene, act, person, behind)
        )
        return (*_told_of(scene, act, people), *agents)
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
    return tuple(acting) if len(acting) == len(heads) == len(seats) else ()


def _is_participle(scene: Scene, act: Match[str], people: Sequence[PersonMention]) -> bool:
    """True for "The plan, signed yesterday by Mayor A": no subject, but agents behind."""
    subject = any(person.end <= act.start and acts_in(scene, person.end, act.start) for person in people)
    return not subject and any(0 <= cue.start - act.end <= _BY_NEXT for cue in scene.found("by_words"))


def _agents(scene: Scene, act: Match[str], behind: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "the signing of the agreement by Mayor A and Mayor B", "penandatanganan dilakukan Wali Kota A"."""
    people = tuple(person for person in behind if acts_in(scene, act.end, person.start))
    if not people:
        return ()
    both = (heads.start for heads in scene.within("heads", act.end, people[0].start))
    first = next(both, people[0].start)  # "by |the then mayors of the two cities|, A and B"
    by = any(act.end <= cue.start and 0 <= first - cue.end < _TIME_GAP for cue in scene.found("by_words"))
    done = any(
        0 <= cue.start - act.end <= _OBJECT_GAP
        and not scene.breaks_between(act.end, cue.start)
        and _leads_on(scene, cue, people[0])
        for cue in scene.found("done_words")
    )
    others = (person for person in behind if _is_agent_of_other_side(scene, act, person))
    return (*people, *others) if by or done else ()


def _is_of_event(scene: Scene, act: Match[str], person: PersonMention) -> bool:
    """True for B in "signed by A |during a visit of| B", "diteken |dalam kunjungan| B": that is no agent."""
    happened = [cue for cue in scene.found("events", "Visit", "Meeting") if act.end <= cue.start < person.start]
    return bool(happened) and not scene.within("by_words", happened[-1].end, person.start)


def _is_told_of_agent(scene: Scene, act: Match[str], person: PersonMention, behind: Sequence[PersonMention]) -> bool:
    """True for C in "signed by A and B, |who was C's father|", "…, |yang tak lain ayah C|"; not for B behind "and"."""
    heads = [word for word in (*scene.found("relatives"), *scene.found("who_words")) if act.end <= word.start]
    heads = [word for word in heads if word.end <= person.start and "," in scene.gap(word.start - 2, word.start)]
    if not heads or not any(one.end <= heads[-1].start for one in behind):
        return False
    comma = scene.gap(heads[-1].end, person.start).rfind(", ")
    added = scene.gap(heads[-1].end + comma + 2, person.start).split()[:1] if comma >= 0 else []
    return not added or added[0] not in scene.lexicon.words("list_links")


def _is_next_agent(scene: Scene, act: Match[str], person: PersonMention, behind: Sequence[PersonMention]) -> bool:
    """As in "signed by the mayor of A, Ann, |and the mayor of B, Rui,| on Friday"; not in "…, Rui, gave a speech"."""
    marks = [mark for mark in scene.breaks if act.end <= mark < person.start]
    before = [one for one in behind if one.end <= marks[0]] if marks else []
    if before and _is_added_past_relative(scene, before[0], person):
        return any(act.end - 1 <= cue.end <= before[0].start for cue in scene.found("by_words"))
    if (
        not before
        or any(scene.gap(mark, mark + 1) != "," for mark in marks)
        or scene.gap(marks[0] - 1, marks[0]) == " "
    ):
        return False
    led = any(act.end - 1 <= cue.end <= before[0].start for cue in scene.found("by_words"))
    quiet = not any(scene.within(section, act.end, person.start) for section in ("witness_verbs", "speech_verbs"))
    return led and quiet and _ends_there(scene, person)


def _is_added_past_relative(scene: Scene, one: PersonMention, person: PersonMention) -> bool:
    """True for B in "by A, |who called it historic, and| B, the mayor of Velmo": what is told of A ends there."""
    heads = [word for word in (*scene.found("relatives"), *scene.found("who_words")) if one.end <= word.start]
    if not heads or heads[0].end > person.start or scene.gap(heads[0].start - 2, heads[0].start) != ", ":
        return False
    comma = scene.gap(heads[0].end, person.start).rfind(", ")
    added = scene.gap(heads[0].end + comma + 2, opening_of(scene, person)).split() if comma >= 0 else []
    linked = bool(added) and added[0] in scene.lexicon.words("list_links") and len(added) <= _FEW
    return linked and not scene.within("witness_verbs", one.end, person.start)


def _ends_there(scene: Scene, person: PersonMention) -> bool:
    """True where nothing is said of a person: the sentence ends behind the name, or goes on with a day or place."""
    rest = scene.gap(person.end, scene.sentence.end).replace(",", " ").split()
    ends = not rest or rest[0] in scene.lexicon.words("adjunct_words") or not rest[0][0].isalnum()
    return ends or any(0 <= date.start - person.end <= _OF_DATE for date in scene.dates)


def _is_agent_of_other_side(scene: Scene, act: Match[str], person: PersonMention) -> bool:
    """As in "diteken oleh Wali Kota A, sedangkan dari pihak Ostra |oleh Wali Kota B|": the verb is left out."""
    start = max((mark for mark in scene.breaks if act.end <= mark < person.start), default=None)
    if start is None:
        return False
    done = scene.found("done_words") if act.value == "noun" else ()
    by = next((cue for cue in (*scene.found("by_words"), *done) if start <= cue.start < person.start), None)
    sides = [spot for spot in scene.mentioned if by is not None and start < spot.start and spot.end <= by.start]
    seats = {one.official.office.jurisdiction for one in scene.people if one.end <= start}
    own_sides = scene.within("own_sides", start, by.start) if by is not None else ()
    own = by is not None and any(by.start - word.end <= 1 for word in own_sides)
    theirs = own and person.official.office.jurisdiction not in seats  # "dari pihak |tuan rumah| oleh"
    return (
        by is not None
        and person.start - by.end < _TIME_GAP
        and (
            theirs
            or (
                len(sides) == 1
                and by.start - sides[0].end <= 1
                and sides[0].place == person.official.office.jurisdiction
            )
        )
        and not scene.within("witness_verbs", act.end, person.start)
        and not scene.within("speech_verbs", act.end, person.start)
    )


def _leads_on(scene: Scene, cue: Match[str], person: PersonMention) -> bool:
    return 0 <= person.start - cue.end < _OBJECT_GAP and not scene.breaks_between(cue.end, person.start)


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
        for cue in scene.found("with_words", "with"):
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
    """As in "A signed for Ostra and Mayor B |for Velmo|", "… |for his city|": the verb is left out."""
    own = tuple(word.end for word in scene.found("own_sides"))
    spots = {place.start: place.place for place in scene.mentioned}
    return tuple(
        person
        for person in behind
        for cue in (*scene.found("purpose"), *scene.found("sign_verbs", "on_behalf"))
        if 0 <= cue.start - person.end <= 1
        if spots.get(cue.end + 1) == person.official.office.jurisdiction
        or any(0 < end - cue.end <= _BY_NEXT for end in own)
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
        if act.end <= cue.start and 0 <= opening_of(scene, person) - cue.end <= _BY_NEXT and _ends_there(scene, person)
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
