"""Whether and when a document was signed, by the act that stands by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from citygraph.extract.dates.readings import (
    DAY_OF_MONTH,
    FROM_ARTICLE,
    NEAREST_MONTH,
    WEEK,
    WEEK_BEFORE,
    WEEKDAY,
    days_between,
    next_week,
)
from citygraph.extract.mention import DateMention
from citygraph.extract.plans import is_about_to_be, is_awaited, is_denied, is_foreseen, is_planned
from citygraph.extract.scene import Scene
from citygraph.model import PartialDate
from citygraph.phrases import Match

FRESH = 14  # days: news tells of an event this old at most
_ARTICLE = 5  # " the "
_AWAITED = 12  # "awaiting the |signatures|", "hopes to |sign|"
# what tells before "to sign" that it happened: "the first |to sign|", "met |to sign|", "on a visit |to sign|"
_DONE_SECTIONS = ("came_to_do", "events", "delegations", "ceremonies")
_ON_DAY = 60  # characters between "to be signed" and its day: " in Ostra on |Friday|"
_WANTED = 25  # "hopes |to have a| memorandum signed"
_SET_FOR = 40  # "no date |has been set for the formal| signing"
_NEXT_TO = 12  # "no |fixed| date"
_WISHED = 90  # "berharap |hubungan kedua kota segera| dikukuhkan dengan piagam"
_APART = ("relatives", "object_relatives", "former_ties", "since_words", "perfects", "when_words")
_LEADS_TO_DEED = ("means_words", "list_links", "perfects")
_REMEMBERED = 12  # "the anniversary |of the| signing"


def status_of(scene: Scene, act: Match[str], date: DateMention | None) -> str:
    """What became of a document by one act: "signed", "planned" or "denied"."""
    if _has_no_day_yet(scene, act):
        return "planned"
    if is_denied(scene, act.start) and not (is_past(scene, date) and _is_only_then(scene, act, date)):
        pending = any(cue.start <= act.start < cue.end for cue in scene.found_as("planned", "verb"))
        return "planned" if pending else "denied"
    if is_about_to_be(scene, act.start) or is_awaited(scene, act.start) or any(plans(scene, act) for plans in _PLANS):
        return "planned"
    if is_past(scene, date):
        return "signed"
    if act.value != "noun" and (date is None or not date.date.day) and _is_to_come(scene, act, date):
        return "planned"
    planned = is_planned(scene, act.start, vaguely=False) and (scene.is_title or is_foreseen(scene, act))
    return "planned" if planned or is_ahead(scene, date) else "signed"


def _is_only_then(scene: Scene, act: Match[str], date: DateMention | None) -> bool:
    """True for "the charter was |not signed until 1960|": on that day it was."""
    return date is not None and any(
        0 <= word.start - act.end <= 1 and word.start <= date.start <= word.end + 1
        for word in scene.found("until_words")
    )


def _is_means_of_plan(scene: Scene, act: Match[str]) -> bool:
    """True for "|will| mark it on Thursday |by signing| a pact", "|will| join Governor A |in signing| it"."""
    led = scene.gap(scene.sentence.start, act.start).split()[-1:]
    if not led or led[0] not in {*scene.lexicon.words("signing_leads"), *scene.lexicon.words("means_words"), "in"}:
        return False
    start, _ = scene.clause(act.start)
    plans = scene.within("planned", start, act.start)
    return any(plan.value == "word" and not is_denied(scene, plan.start) for plan in plans)


def _is_set(scene: Scene, act: Match[str]) -> bool:
    """True for "|the signing| of the memorandum |will be held| in May", "|penandatanganan| MoU |ditunda|"."""
    if act.value != "noun":
        return False
    _, end = scene.clause(act.start)
    held = (*scene.within("held_words", act.end, end), *scene.within("done_words", act.end, end))
    to_come = any(
        0 <= word.start - plan.end <= 1 for plan in scene.within("planned", act.end, end) for word in held
    ) or bool(scene.within("set_words", act.end, end))
    off = scene.within("postponed", act.end, end)
    return to_come or (bool(off) and not any(word.start >= off[0].end for word in held))


def _has_no_day_yet(scene: Scene, act: Match[str]) -> bool:
    """True for "|no date| has been set for |a signing|", "|tanggal penandatanganan| MoU |belum| ditetapkan"."""
    reach = _SET_FOR if act.value == "noun" else 1
    days = [day for day in scene.found("day_nouns") if 0 <= act.start - day.end <= reach]
    if not days or scene.breaks_between(days[0].end, act.start):
        return False
    _, end = scene.clause(act.start)
    undone = (*scene.within("denied", act.end, end), *scene.within("planned", act.end, end))
    return bool(undone) or any(0 <= days[0].start - word.end <= _NEXT_TO for word in scene.found("denied"))


def _goes_on_planning(scene: Scene, act: Match[str]) -> bool:
    """True for "|would| visit the town in May |and sign| an agreement": one auxiliary for two verbs."""
    before = scene.gap(scene.sentence.start, act.start).rstrip(", ").split()[-1:]
    links = scene.lexicon.words("list_links")
    if scene.gap(act.start, act.end) not in scene.lexicon.words("infinitives") or not before:
        return False
    linked = before[0] in links or scene.gap(act.start - 2, act.start) == ", "
    return linked and any(plan.end <= act.start for plan in scene.found_as("planned", "word", "verb"))


def _is_wished(scene: Scene, act: Match[str]) -> bool:
    """True for "|berharap| kerja sama itu |dituangkan dalam| MoU", "|urged| that it |be sealed| with a charter".

    Also for "kerja sama itu |perlu| dituangkan dalam MoU". Not for "|hopes| that the tie which |was sealed| will last",
    "|mengundang| X lalu meneken MoU", "|berharap| dengan ditandatanganinya MoU".
    """
    yields = any(cue.start == act.start for cue in scene.found("yielding"))
    if act.value == "noun" and not yields:
        return False
    if any(0 <= act.start - cue.end <= 1 for cue in scene.found("obligations")):
        return True
    wishes = [cue for cue in scene.found("wishing") if 0 < act.start - cue.end <= _WISHED]
    return bool(wishes) and not is_denied(scene, wishes[-1].start) and not _tells_of_other(scene, wishes[-1], act)


def _tells_of_other(scene: Scene, wish: Match[str], act: Match[str]) -> bool:
    """True where what stands between a wish and an act makes the act no part of it: a clause of its own, a means."""
    aims = scene.within("aim_openers", wish.end, act.start)
    start = aims[0].end if aims else wish.end  # "mendorong |agar| kerja sama itu dituangkan dalam MoU"
    if scene.breaks_between(start, act.start) or "," in scene.gap(start, act.start):
        return True
    if any(scene.within(section, start, act.start) for section in _APART) or _is_participle(scene, act):
        return True
    before = scene.gap(start, act.start).split()[-1:]
    return bool(before) and any(before[0] in scene.lexicon.words(section) for section in _LEADS_TO_DEED)


def _is_participle(scene: Scene, act: Match[str]) -> bool:
    """True for "urged them to use the memorandum |signed| by both": it only tells which document is meant."""
    return act.value == "passive" and any(0 <= act.start - paper.end <= 1 for paper in scene.found("documents"))


def is_aim(scene: Scene, act: Match[str]) -> bool:
    """True for "told her |to sign|", "approved the |signing|"; not for "flew there |to sign|", "first |to sign|"."""
    if act.value == "noun":
        return any(0 <= act.start - cue.end <= _AWAITED for cue in scene.found("approvals"))
    aims = [cue for cue in scene.found("purpose") if 0 <= act.start - cue.end <= 1]
    if not aims:
        return False
    start, _ = scene.clause(aims[0].start)
    start = max((cue.end for cue in scene.within("approvals", start, aims[0].start)), default=start)
    before = (cue for section in _DONE_SECTIONS for cue in scene.within(section, start, aims[0].start))
    return all(cue.value == "Signing" for cue in before)


def _is_awaited(scene: Scene, act: Match[str]) -> bool:
    """True for "hopes to |sign|", "awaiting the |signatures|", "authority to |sign|": the plan leads to the act."""
    plans = scene.found_as("planned", "verb", "vague")
    papers = scene.found("documents")  # "surat pernyataan |minat| ditandatangani"
    plans = tuple(
        plan
        for plan in plans
        if not scene.within("since_words", plan.start, act.start)  # "dirintis sejak"
        and not any(paper.start <= plan.start and plan.end <= paper.end for paper in papers)
    )
    return any(
        (0 <= act.start - cue.end <= _AWAITED or _covers(cue, act)) and not is_denied(scene, cue.start) for cue in plans
    ) or (bool(plans) and _is_to_be_had(scene, act))


def _covers(cue: Match[str], act: Match[str]) -> bool:
    """True for "|bisa ditandatangani|", "|signing is expected|": the plan's words hold the act."""
    return cue.start <= act.start < cue.end and (cue.start, cue.end) != (act.start, act.end)


def _is_to_be_had(scene: Scene, act: Match[str]) -> bool:
    """True for "hope |to have a memorandum signed|", "wants |to see the charter signed|"."""
    papers = [paper for paper in scene.found("documents") if 0 <= act.start - paper.end <= 1]
    return any(
        0 <= papers[0].start - cue.end <= _WANTED and scene.gap(cue.start, papers[0].start).split()[1:2] == [verb]
        for cue in (scene.found("purpose") if papers else ())
        for verb in scene.lexicon.words("causatives")
    )


def is_remembered(scene: Scene, act: Match[str]) -> bool:
    """True for "the 30th |anniversary of the| signing", "30 |years since| they signed": not of the day that is told.

    Not for "the anniversary was |marked by| the signing of a declaration".
    """
    means = [word for word in scene.found("by_signing") if word.end <= act.start]
    return any(
        0 <= act.start - cue.end <= _REMEMBERED
        or (cue.value == "since" and cue.end <= act.start and not scene.breaks_between(cue.end, act.start))
        for cue in scene.found("anniversaries")
        if not any(cue.start <= word.start for word in means) and not _lasts(scene, cue)
    )


def _lasts(scene: Scene, cue: Match[str]) -> bool:
    """True for "berlaku lima |tahun sejak| ditandatangani": a term, and nothing that is remembered."""
    before = scene.gap(scene.sentence.start, cue.start).split()[:-1]  # without the number
    return " ".join(before[-1:]) in scene.lexicon.words("counted_for")


def _is_to_come(scene: Scene, act: Match[str], date: DateMention | None) -> bool:
    """True for "agreed, they |sign| a letter |next month|"; not for "signed, and will meet next month"."""
    _, end = scene.clause(act.start)
    others = [(day.start, day.end + 1) for day in scene.dates if day is not date]  # "ends on 31 December |next|"
    words = [
        word
        for word in scene.within("planned", act.end, end)
        if date is None or not any(first <= word.start <= last for first, last in others)
    ]
    first = [word for word in words if word.start == words[0].start]
    return any(word.value == "later" for word in first) and not scene.within("tie_verbs", act.end, first[0].start)


def is_ahead(scene: Scene, date: DateMention | None) -> bool:
    """True for "The charter is signed on 20 August", told before that day, and for "we sign |next year|"."""
    published = scene.document.metadata.published
    if date is None or published is None or date.rule == NEAREST_MONTH:
        return False
    if date.date.day:
        return bool(published.day) and is_earlier(published, date.date)
    return str(published)[: len(str(date.date))] < str(date.date)


def is_past(scene: Scene, date: DateMention | None) -> bool:
    """True for a date before the day of the article; of a month without its year nobody knows."""
    published = scene.document.metadata.published
    if date is None or published is None or date.rule == NEAREST_MONTH:
        return False
    return date.rule == WEEK_BEFORE or is_earlier(date.date, published)


def is_earlier(day: PartialDate, other: PartialDate) -> bool:
    """True where all of one date lies before another: "this year" is not before today."""
    return str(day) < str(other)[: len(str(day))]


def ahead(scene: Scene, date: DateMention | None, act: Match[str] | None = None) -> DateMention | None:
    """The date of a plan: none that is past, and the month to come for "MoU ditargetkan Oktober".

    In "will renew the charter of 1965 on 20 September" the day to come of the clause is meant.
    """
    published = scene.document.metadata.published
    behind = act is not None and date is not None and 0 <= date.start - act.end <= _ON_DAY
    behind = behind and act is not None and date is not None and not scene.breaks_between(act.end, date.start)
    start = scene.clause(act.start)[0] if act is not None else 0
    plans = scene.within("planned", start, date.start) if act is not None and date is not None else ()
    behind = behind or any(plan.value == "word" and act is not None and plan.end <= act.start for plan in plans)
    if behind and date is not None and date.rule == WEEKDAY and is_past(scene, date):
        return replace(date, date=next_week(date.date))  # "is to be signed on Friday"
    if behind and date is not None and date.rule == FROM_ARTICLE and date.until is None and is_past(scene, date):
        return replace(date, date=PartialDate(date.date.year + 1, date.date.month, date.date.day))  # "… on 8 October"
    if date is not None and date.rule == DAY_OF_MONTH and is_past(scene, date):
        of_month = any(day.rule == NEAREST_MONTH for day in scene.dates)  # "in September …, on the 14th"
        months = date.date.year * 12 + date.date.month - 1 + (12 if of_month else 1)
        return replace(date, date=PartialDate(months // 12, months % 12 + 1, date.date.day))
    if date is None or date.rule != NEAREST_MONTH or published is None:
        return _to_come(scene, act) if is_past(scene, date) else date
    month = PartialDate(date.date.year + is_earlier(date.date, published), date.date.month)
    return replace(date, date=month)


def _to_come(scene: Scene, act: Match[str] | None) -> DateMention | None:
    """The only date of an act's clause that lies ahead."""
    if act is None:
        return None
    start, end = scene.clause(act.start)
    found = [date for date in scene.dates if start <= date.start < end and is_ahead(scene, date)]
    return found[0] if len(found) == 1 else None


def is_fresh(date: DateMention, scene: Scene) -> bool:
    """True for a day shortly before the article: that of its news."""
    published = scene.document.metadata.published
    if not date.date.day:
        return date.rule in (WEEK, WEEK_BEFORE)
    return published is None or 0 <= days_between(date.date, published) <= FRESH


def is_told_of(scene: Scene, date: DateMention, act: Match[str]) -> bool:
    """True for "a day after X |signed|", not for "A day after the floods, X |signed|": the day of what follows."""
    return date.end <= act.start and "," not in scene.gap(date.end, act.start)


_PLANS: tuple[Callable[[Scene, Match[str]], bool], ...] = (
    _is_awaited,
    is_aim,
    _is_set,
    _is_wished,
    _is_means_of_plan,
    _goes_on_planning,
)


def was_before_the_news(scene: Scene) -> bool:
    """True for "|tindak lanjut dari| nota kesepahaman yang diteken", "|Sebelumnya|, kedua kota |telah| meneken".

    So of no deed of the day that is told.
    """
    acts = scene.found("sign_verbs")
    spans, leads = (*scene.found("documents"), *acts), scene.found("before_the_news")
    if any(0 <= span.start - lead.end <= _ARTICLE for lead in leads for span in spans):
        return True
    opens = any(word.start - scene.sentence.start <= 1 for word in scene.found("earlier_words"))
    return opens and any(0 <= act.start - word.end <= 1 for word in scene.found("perfects") for act in acts)
