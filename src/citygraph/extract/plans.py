"""What a clause only plans, asks for or denies, and what time has decided.

A word such as "akan" or "will" plans only what follows it at once; "berencana", "in talks" plan whatever their
clause names.
"""

from __future__ import annotations

from citygraph.extract.scene import Scene
from citygraph.model import PartialDate
from citygraph.phrases import Match

_NEXT = 25  # characters between an auxiliary or a negation and what it governs
_AIM = 4  # characters between "to" and a verb: " re-"
_OWNED = 14  # characters between an owner and the tie
_PREDICATE = 50  # characters between a tie, its partner and what becomes of it
_AWAITED = 50  # characters between "once" and "is signed": " both councils "
_SUBJECT = 40  # characters between a noun and its verb: " from Ostra to Velmo "
_WISHED = 45  # characters between "urged" and "to become": " the city council of Ostra to "
_NEAR = 90  # characters between a verb of ending and the tie that it ends
_PLANS = frozenset(("planned", "overtures", "wishing", "awaited_signs", "aim_openers"))


def is_over(scene: Scene, date: PartialDate) -> bool:
    """True for a date before the day of the news."""
    published = scene.document.metadata.published
    return published is not None and str(date) < str(published)[: len(str(date))]


def is_asked(scene: Scene, position: int) -> bool:
    """True for a question: it says nothing."""
    return "?" in scene.document.text[position : scene.sentence.end]


def is_denied(scene: Scene, position: int) -> bool:
    """True when a negation stands right before a position: "belum menjadi …", "not yet …", "no …"."""
    denials = scene.found("denied")
    if not denials:
        return False
    over = scene.found_as("ended", "strong")  # "no longer a sister"
    return any(
        cue.start < position
        and position - cue.end <= _NEXT  # "no plans |to end its| ties": one may begin within the other
        and not any(word.start <= cue.start and cue.end <= word.end for word in over)
        and not scene.breaks_between(cue.end, position)
        and not scene.within("only_words", cue.end, position)
        and not scene.within("until_words", cue.end, position)  # "without result |until| it expired"
        and not scene.within("ended", cue.end, position)  # "ruled out |cutting| ties"
        and ")" not in scene.gap(cue.end, position)
        for cue in denials
    )


def is_planned(scene: Scene, start: int, *, vaguely: bool = True) -> bool:
    """True when a clause plans what begins at `start`; `vaguely`: or hopes for it."""
    if not scene.holds(_PLANS):
        return False
    wanted = ("verb", "vague") if vaguely else ("verb",)
    begin, stop = scene.clause(start)
    if scene.is_title:
        begin, stop = scene.sentence.start, scene.sentence.end
    for cue in scene.within("planned", begin, stop):
        if _is_of_field(scene, cue) or _is_next_predicate(scene, start, cue) or _tells_outcome(scene, cue, start):
            continue
        if _came_before(scene, cue, start):
            continue
        undone = is_denied(scene, cue.start) or _has_begun(scene, cue) or is_to_end(scene, cue, start)
        if cue.value in wanted and not undone:
            return True
        near = 0 <= start - cue.end <= _NEXT
        if (cue.value == "word" and (near or _is_of_making(scene, cue, start))) or _serves(scene, cue, start):
            return not is_to_end(scene, cue, start)
        if cue.value == "headline" and scene.is_title:
            return True
    wanted_here = is_sought(scene, begin, stop) or is_wished(scene, begin, start)
    return wanted_here or is_awaited(scene, start) or _is_aim(scene, begin, start)


def _came_before(scene: Scene, plan: Match[str], start: int) -> bool:
    """True for "|Setelah| tiga tahun |penjajakan|, A dan B resmi bersaudara": the plan has come true."""
    words = scene.within("former_ties", scene.sentence.start, plan.start)
    near = bool(words) and plan.start - words[-1].end <= _NEXT and "," not in scene.gap(words[-1].end, plan.start)
    return near and plan.end < start and "," in scene.gap(plan.end, start)


def _is_aim(scene: Scene, begin: int, start: int) -> bool:
    """True for "usulan X |agar| Y |menjadi| kota kembarnya": what a clause of purpose makes is not there yet."""
    opens = any(word.start - begin <= 1 for word in scene.within("aim_openers", begin, start))
    return opens and any(verb.value == "plain" for verb in scene.within("tie_verbs", begin, start))


def is_awaited(scene: Scene, start: int) -> bool:
    """True for "will be sisters |once the charter is signed|", "as soon as the mayors |have signed| it": still to come.

    Not for what was done: "will be sisters after their mayors signed a charter".
    """
    verb = next((word for word in scene.found("awaited_signs") if word.start <= start < word.end), None)
    words = [word for word in scene.found("awaiting_words") if verb is not None and word.end <= verb.start]
    if verb is None or not words:
        return False
    gap = scene.gap(words[-1].end, verb.start)
    if len(gap) > _AWAITED or "," in gap:
        return False
    return any(
        plan.end <= words[-1].start or verb.end <= plan.start for plan in scene.found_as("planned", "word", "verb")
    )


def is_sought(scene: Scene, begin: int, stop: int) -> bool:
    """True for "had |a request from| X to be its sister city", not for one of years ago."""
    asked = [cue for cue in scene.within("overtures", begin, stop) if not is_denied(scene, cue.start)]
    return bool(asked) and not any(begin <= date.start < stop and is_over(scene, date.date) for date in scene.dates)


def is_wished(scene: Scene, begin: int, start: int) -> bool:
    """True for "|ingin| kotanya |bergandengan| dengan X sebagai kota kembar", "|urged| Ostra |to become| a twin of X".

    Not for "|urged| the city, which |is| a twin of X, to …": there the verb is an aside's.
    """
    verbs = (*scene.found("tie_verbs"), *scene.found("copulas"))
    for wish in scene.within("wishing", begin, start):
        made = sorted((verb for verb in verbs if wish.end < verb.start <= start), key=lambda verb: verb.start)
        if not made or is_denied(scene, wish.start):
            continue
        near = made[0].start - wish.end <= _WISHED and start - made[0].end <= _NEAR
        if near and not scene.within("relatives", wish.end, made[0].start):
            return True
    return False


def is_foreseen(scene: Scene, cue: Match[str]) -> bool:
    """True for an event that is planned; not for one that serves a plan: "visited Ostra to explore a tie".

    Nor for what comes before another: "arrived on Sunday |and is due to| leave tomorrow"; words of a quotation that
    has closed plan nothing of it: "“We |hope to| learn,” she said at a forum".
    """
    start, end = scene.clause(cue.start)
    start = max(start, _quoted_until(scene, cue.start))
    before = [word for word in scene.within("planned", start, cue.start) if word.value == "verb"]
    behind = [
        word
        for word in scene.within("planned", cue.end, end)
        if word.value == "verb"
        and word.start - cue.end <= _NEXT
        and not scene.within("purpose", cue.end, word.start)
        and not _is_joined_on(scene, cue.end, word)
    ]
    behind += [word for word in scene.within("planned", cue.end, end) if _is_predicate_of(scene, cue.end, word)]
    planned = any(not is_denied(scene, word.start) for word in (*before, *behind))
    aimed = any(_serves(scene, plan, cue.start) for plan in scene.within("planned", start, cue.start))
    return planned or aimed or is_about_to_be(scene, cue.start)


def _is_predicate_of(scene: Scene, noun: int, plan: Match[str]) -> bool:
    """True for "A trade mission |will| go", "Kunjungan ke Ostra |akan| berlangsung": what a noun before it is to do."""
    gap = scene.gap(noun, plan.start)
    if plan.value != "word" or len(gap) > _SUBJECT or "," in gap or scene.breaks_between(noun, plan.start):
        return False
    apart = any(scene.within(section, noun, plan.start) for section in ("relatives", "purpose", "events"))
    return not apart and not _is_joined_on(scene, noun, plan)


def _quoted_until(scene: Scene, position: int) -> int:
    """Where the last quotation before a position ends; 0 where there is none, or it goes on."""
    text, start = scene.document.aligned, scene.sentence.start
    quoted = text.count('"', text.rfind("\n", 0, start) + 1, position)
    return text.rfind('"', start, position) + 1 if quoted % 2 == 0 else 0


def _is_joined_on(scene: Scene, start: int, plan: Match[str]) -> bool:
    """True for "… |and| is due to": a predicate of its own."""
    links = scene.lexicon.phrases("list_links").find(scene.document.scan, start, plan.start)
    return bool(links) and plan.start - links[-1].end <= 1


def is_about_to_be(scene: Scene, position: int) -> bool:
    """True when "will", "akan", "hendak" stand near before a position, or "hopes to", "siap" right before it."""
    return any(
        0 <= position - cue.end <= (_NEXT if cue.value == "word" else 1) and not _leads_elsewhere(scene, cue, position)
        for cue in scene.found("planned")
    )


def _leads_elsewhere(scene: Scene, plan: Match[str], position: int) -> bool:
    """True for "A, who was |about to| retire, signed": the infinitive that it leads to stands before the comma."""
    return scene.gap(plan.start, plan.end).endswith(" to") and "," in scene.gap(plan.end, position)


def _is_of_field(scene: Scene, cue: Match[str]) -> bool:
    """True for "|perancangan| bandar": the word is a part of what is worked on, and plans nothing."""
    return any(
        field.start <= cue.start and cue.end <= field.end and field.end - field.start > cue.end - cue.start
        for field in scene.found("fields")
    )


def _is_next_predicate(scene: Scene, start: int, plan: Match[str]) -> bool:
    """True for "is twinned with A |and plans| to join B": what stands before it has its partner, and is no plan."""
    led = [party for party in scene.parties if start < party.start and party.end <= plan.start]
    if not led or plan.start - led[-1].end > _PREDICATE:
        return False
    first = min(one.start for one in scene.found("planned") if one.start >= led[-1].end)
    links = scene.lexicon.phrases("list_links").find(scene.document.scan, led[-1].end, first)
    return bool(links) and first - links[-1].end <= _OWNED and "," not in scene.gap(links[-1].end, first)


def _tells_outcome(scene: Scene, plan: Match[str], start: int) -> bool:
    """True for "linked up with X in a deal |expected to| bring jobs": planned is what a document is to bring.

    Not for "a deal expected to be signed", "a deal expected to make them twins".
    """
    if plan.start < start or not scene.document.scan[plan.start : plan.end].endswith(" to"):
        return False
    if not any(document.end + 1 == plan.start for document in scene.found("documents")):
        return False
    coming = ("sign_verbs", "tie_verbs", "kinds", "copulas")
    return not any(scene.within(section, plan.end, plan.end + _NEXT) for section in coming)


def _is_of_making(scene: Scene, plan: Match[str], start: int) -> bool:
    """True for "ingin |menjadikan| A di B sebagai kota kembar", "will be |followed by| a pact": far, but its object."""
    verbs = (*scene.found_as("tie_verbs", "plain", "join", "sister"), *scene.found("followed_by"), *_first_to_be(scene))
    makes = (verb for verb in verbs if 0 <= verb.start - plan.end <= 1 and verb.end <= start)
    return any(not scene.breaks_between(verb.end, start) and start - verb.end <= _NEAR for verb in makes)


def _serves(scene: Scene, plan: Match[str], start: int) -> bool:
    """True for "|will| fly to Ostra to |sign|", "flies there |next week| to |sign|": what a deed to come is for.

    Not for "Mayor Ann, |who will| retire, came to |sign|": another deed, of an aside.
    """
    aims = scene.within("purpose", plan.end, start)
    if plan.value not in ("word", "later") or not aims or start - aims[-1].end > _AIM or start - plan.end > _NEAR:
        return False
    begin = scene.clause(plan.start)[0]
    aside = bool(scene.within("relatives", begin, plan.start)) and "," in scene.gap(plan.end, aims[-1].start)
    return not aside and not scene.breaks_between(plan.end, start)


def _first_to_be(scene: Scene) -> list[Match[str]]:
    """The copula of "set to |be| the first town to twin with X": what it makes of it stands far behind."""
    firsts = scene.found("ordinal_words")
    return [
        copula
        for copula in (scene.found("copulas") if firsts else ())
        if any(0 < first.start - copula.end <= _OWNED for first in firsts)
    ]


def is_to_end(scene: Scene, plan: Match[str], start: int) -> bool:
    """True for "a plan to |drop| the twinning": what is to end stands."""
    return any(word.value in ("strong", "verb") for word in scene.within("ended", plan.end, start))


def _has_begun(scene: Scene, plan: Match[str]) -> bool:
    """True for "dirintis sejak 1960", "dirintis … pada Maret 2013": what was begun then is no plan any more."""
    if not any(word.start == plan.start for word in scene.found("founding")):
        return False
    _, end = scene.clause(plan.start)
    if any(plan.end <= date.start < end and is_over(scene, date.date) for date in scene.dates):
        return True
    return any(plan.start <= word.start and word.start - plan.end <= 1 for word in scene.found("since_words"))
