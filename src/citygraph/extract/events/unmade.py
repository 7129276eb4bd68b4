"""What is told of and did not take place: visits planned, denied, put off, or only supposed."""

from __future__ import annotations

from citygraph.extract.events.goals import SHORT
from citygraph.extract.events.presence import teams_in
from citygraph.extract.events.whereabouts import is_dated_behind, spots_of
from citygraph.extract.pairing.located import TO
from citygraph.extract.papers.signing_acts import is_fresh
from citygraph.extract.papers.wording import acts_of
from citygraph.extract.plans import is_about_to_be, is_denied, is_foreseen
from citygraph.extract.scene import Scene
from citygraph.phrases import Match

_LEAD_GAP = 12  # characters of " a bilateral "
_LED = 45  # characters between "will" and the delegation that somebody leads
_NOT_GONE = ("planned", "unmade_visits", "denied", "conditionals")  # between a delegation and its goal


def took_place(scene: Scene, cue: Match[str]) -> bool:
    """False for what is planned, denied, put off or only supposed; so is a delegation whose visit is."""
    start, end = scene.clause(cue.start)
    if _is_unmade(scene, cue, start) or _is_ahead_of_plans(scene, cue, start):
        return False
    cues = [other for other in scene.within("events", start, end) if other.value == cue.value]
    cues += [host for host in scene.within("hosting", start, end) if host == cue]
    for section in ("comings", "goings", "talking_over"):
        cues += [word for word in scene.within(section, start, end) if word == cue]
    if not cues and cue in teams_in(scene) and _stays_at_home(scene, cue):
        return False
    return not any(_is_yet_to_be(scene, one) or is_denied(scene, one.start) for one in cues)


def _stays_at_home(scene: Scene, cue: Match[str]) -> bool:
    """True for "the |delegation| will leave for Ostra", "is to lead a |delegation| to Ostra"."""
    goals = [spot.start for spot in spots_of(scene) if spot.way == TO and spot.start >= cue.end]
    kept = _is_kept_back(scene, cue.end, min(goals, default=cue.end))
    return kept or is_foreseen(scene, cue) or is_denied(scene, cue.start)


def _is_ahead_of_plans(scene: Scene, cue: Match[str], start: int) -> bool:
    """True for the last of what is planned: "is to see the port, |then| fly to Ostra", "|before| leaving for Ostra"."""
    if any(0 <= word.start - start <= 1 for word in scene.found("then_words")):
        begin, _ = scene.clause(start - 1)
        if any(plan.value != "vague" for plan in scene.within("planned", begin, cue.start)):
            return True
    before = scene.found("before_words")
    led = any(0 <= cue.start - word.end <= SHORT or _leads_to(scene, word, start, cue) for word in before)
    return led and any(plan.value != "vague" for plan in scene.within("planned", scene.sentence.start, cue.start))


def _leads_to(scene: Scene, word: Match[str], start: int, cue: Match[str]) -> bool:
    """True for "is due to see the port |before| going on to Ostra to meet Mayor B": the clause of the cue begins so."""
    return 0 <= word.start - start <= 1 and word.end <= cue.start and "," not in scene.gap(word.end, cue.start)


def _is_yet_to_be(scene: Scene, cue: Match[str]) -> bool:
    """True for a visit that is planned; not for "the |plan| was discussed |during| the visit"."""
    start, _ = scene.clause(cue.start)
    if _is_where_they_talked(scene, cue, start):
        return False
    if _is_occasion_to_come(scene, cue, start):
        return True
    when = [word.start for word in scene.within("when_words", start, cue.start)]
    told = bool(when) and not scene.within("planned", when[-1], cue.start)
    return is_about_to_be(scene, cue.start) if told else is_foreseen(scene, cue)


def _is_occasion_to_come(scene: Scene, cue: Match[str], start: int) -> bool:
    """True for "|will be signed during| a visit by Mayor B in May", "|akan| digelar |saat kunjungan| Wali Kota B"."""
    leads = scene.lexicon.phrases("occasion_leads").find(scene.document.scan, start, cue.start)
    if not leads or cue.start - leads[-1].end > _LEAD_GAP or scene.found("speech_verbs"):
        return False
    plans = [plan for plan in scene.within("planned", start, leads[-1].start) if plan.value == "word"]
    acts = [act for act in acts_of(scene) if plans and plans[-1].end <= act.start < cue.start]
    held = [verb for verb in scene.found("held_words") if plans and plans[-1].end <= verb.start < cue.start]
    return bool(acts or held) and not any(is_fresh(date, scene) and cue.end <= date.start for date in scene.dates)


def _is_where_they_talked(scene: Scene, cue: Match[str], start: int) -> bool:
    """True for "A twinning is |being discussed at| a meeting of both mayors", "|dibahas dalam| pertemuan itu"."""
    leads = scene.lexicon.phrases("occasion_leads").find(scene.document.scan, start, cue.start)
    told = scene.within("talking_over", start, leads[-1].start) if leads else ()
    if not told or cue.start - leads[-1].end > _LEAD_GAP:
        return False
    plans = [plan for plan in scene.within("planned", start, cue.start) if plan.end <= told[-1].start]
    return not any(plan.value == "word" or told[-1].start - plan.end <= 1 for plan in plans)


def _is_unmade(scene: Scene, cue: Match[str], start: int) -> bool:
    """True for "|invited| the mayor to |bring| a delegation", "|cancelled| a trip", "|If| Mayor A visits"."""
    invited = any(
        not scene.breaks_between(word.end, cue.start) for word in scene.within("unmade_visits", start, cue.start)
    )
    would = any(0 <= cue.start - word.end <= 1 for word in scene.within("conditionals", start, cue.start))
    supposed = any(0 <= word.start - start <= 1 for word in scene.within("if_words", start, cue.start))
    planned = _is_when_planned(scene, start) or _is_to_be_led(scene, cue, start) or _is_to_be_sent(scene, cue, start)
    later = planned or _comes_after_all(scene, cue)
    return invited or would or supposed or later or _is_put_off(scene, cue, start)


def _comes_after_all(scene: Scene, cue: Match[str]) -> bool:
    """True for "|Before leaving for| Ostra, she met Mayor B on Friday": a journey on no day of its own."""
    if cue.value != "Visit" or not any(0 <= cue.start - word.end <= 1 for word in scene.found("before_words")):
        return False
    return not is_dated_behind(scene, cue.end)


def _is_put_off(scene: Scene, cue: Match[str], start: int) -> bool:
    """True for "the |visit| of Mayor A |was postponed|", at the head of its clause; not for "… and |is planned| to"."""
    events = scene.within("events", start, cue.end)
    if not events or any(event.value != "Visit" for event in events):
        return False
    links = scene.lexicon.phrases("list_links").find(scene.document.scan, cue.end, scene.sentence.end)
    return any(
        not scene.breaks_between(cue.end, word.start) and all(word.start - link.end != 1 for link in links)
        for word in scene.within("unmade_after", cue.end, scene.sentence.end)
    )


def _is_to_be_sent(scene: Scene, cue: Match[str], start: int) -> bool:
    """True for "hopes to |send| a delegation to Ostra"."""
    sent = scene.lexicon.phrases("senders").find(scene.document.scan, start, cue.start)
    return bool(sent) and _is_kept_back(scene, start, cue.start)


def _is_kept_back(scene: Scene, start: int, goal: int) -> bool:
    """True for a delegation that "|will leave| for Ostra", "|was invited| to Ostra", "did |not| go to Ostra"."""
    words = (word for section in _NOT_GONE for word in scene.within(section, start, goal))
    return any(not scene.breaks_between(word.end, goal) for word in words)


def _is_to_be_led(scene: Scene, cue: Match[str], start: int) -> bool:
    """True for "will lead a 12-strong community |delegation| to Ostra"."""
    team = any(one.start == cue.start for one in scene.found("delegations"))
    plans = scene.within("planned", start, cue.start) if team else ()
    return any(plan.value == "word" and cue.start - plan.end <= _LED for plan in plans)


def _is_when_planned(scene: Scene, start: int) -> bool:
    """True for "It will be renewed in September |when| Mayor X visits": what is planned comes with what is told."""
    if not any(word.start == start for word in scene.found("when_words")) or start <= scene.sentence.start:
        return False
    before, _ = scene.clause(start - 1)
    return any(plan.value == "word" for plan in scene.within("planned", before, start))
