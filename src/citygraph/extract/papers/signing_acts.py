"""Whether and when a document was signed, by the act that stands by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from citygraph.extract.dates.grammar import COUNTED_FROM
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
from citygraph.extract.papers.wording import Noun, distance
from citygraph.extract.plans import is_about_to_be, is_awaited, is_denied, is_foreseen, is_planned
from citygraph.extract.scene import Scene
from citygraph.lexicon import Match
from citygraph.model import PartialDate

FRESH = 14  # days: news tells of an event this old at most
_WHEN = 2  # "since 1985, |when|"
_AWAITED = 12  # "awaiting the |signatures|", "hopes to |sign|"
# what tells before "to sign" that it happened: "the first |to sign|", "met |to sign|", "on a visit |to sign|"
_DONE_SECTIONS = ("came_to_do", "events", "delegations", "ceremonies")
_ON_DAY = 60  # characters between "to be signed" and its day: " in Ostra on |Friday|"
_UNDER = 10  # "|under an| agreement"
_FEW = 3  # words of "with the formal"
_UNTIL = 15  # "valid until the end of |2023|"
_YEARS_APART = 2  # between a document and the day on which it is renewed
_REAFFIRMED = 30  # "the 1977 |sister city| agreement"
_TO_YEAR = 60  # "reaffirming |the sister city agreement of 1977|"
_WANTED = 25  # "hopes |to have a| memorandum signed"
_SET_FOR = 40  # "no date |has been set for the formal| signing"
_NEXT_TO = 12  # "no |fixed| date"
_REMEMBERED = 12  # "the anniversary |of the| signing"
_RENEWAL_SECTIONS = ("renewing", "renewed", "predecessors")


def status_of(scene: Scene, act: Match[str], date: DateMention | None) -> str:
    """What became of a document by one act: "signed", "planned" or "denied"."""
    if _has_no_day_yet(scene, act):
        return "planned"
    if is_denied(scene, act.start) and not (is_past(scene, date) and _is_only_then(scene, act, date)):
        pending = any(cue.start <= act.start < cue.end for cue in scene.found("planned", "verb"))
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
    return linked and any(plan.end <= act.start for plan in scene.found("planned", "word", "verb"))


def is_aim(scene: Scene, act: Match[str]) -> bool:
    """True for "told her |to sign|", "approved the |signing|"; not for "flew there |to sign|", "first |to sign|"."""
    if act.value == "noun":
        return any(0 <= act.start - cue.end <= _AWAITED for cue in scene.found("approvals"))
    aims = [cue for cue in scene.found("purpose") if 0 <= act.start - cue.end <= 1]
    if not aims:
        return False
    start, _ = scene.clause(aims[0].start)
    before = (cue for section in _DONE_SECTIONS for cue in scene.within(section, start, aims[0].start))
    return all(cue.value == "Signing" for cue in before)


def _is_awaited(scene: Scene, act: Match[str]) -> bool:
    """True for "hopes to |sign|", "awaiting the |signatures|", "authority to |sign|": the plan leads to the act."""
    plans = scene.found("planned", "verb", "vague")
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
        if not any(cue.start <= word.start for word in means)
    )


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


def year_renewed(scene: Scene, noun: Noun | Match[str]) -> DateMention | None:
    """When a document was made that is renewed now: "will reaffirm the |1973| agreement", "renewed the pact |of 1989|".

    So also where a day is told that lies years behind: "added their signatures to the 1969 charter on Monday".
    """
    for date in scene.dates:
        if not (_is_its_day(scene, noun, date) if date.date.day else _is_its_year(scene, noun, date)):
            continue
        renewed = any(
            0 <= date.start - cue.end <= _TO_YEAR for section in _RENEWAL_SECTIONS for cue in scene.found(section)
        )
        days = [day.date.year for day in scene.dates if day.date.day and day is not date and day.rule != COUNTED_FROM]
        apart = bool(days) and date.end <= noun.start  # "signed a letter in 2011 and a memorandum on Monday" is none
        if (renewed or apart) and all(year - date.date.year >= _YEARS_APART for year in days):
            return date if is_past(scene, date) else None
    return None


def own_days(scene: Scene) -> list[DateMention]:
    """The dates of a sentence without that of what is renewed: "a certificate reaffirming the pact |of 7 May 1973|"."""
    old = [year_renewed(scene, noun) for noun in scene.found("documents")]
    return [date for date in scene.dates if date not in old]


def _is_its_day(scene: Scene, noun: Noun | Match[str], date: DateMention) -> bool:
    """True for "reaffirmed the sister city agreement |of 7 March 1973|"."""
    return scene.gap(noun.end, date.start).strip() in scene.lexicon.words("year_of")


def _is_its_year(scene: Scene, noun: Noun | Match[str], date: DateMention) -> bool:
    """True for "the |1973| sister city agreement", "the charter |of 1959|"."""
    words = scene.lexicon.words
    if date.end <= noun.start:
        first = scene.gap(date.start, date.end).split()[:1]
        near = noun.start - date.end <= _REAFFIRMED and not {",", ";"} & set(scene.gap(date.end, noun.start))
        return near and bool(first) and first[0] in words("year_determiners")
    said = scene.gap(noun.end, date.end).split()
    return len(said) > 1 and " ".join(said[:-1]) in words("year_of")


def date_of(scene: Scene, act: Match[str], acts: Sequence[Match[str]]) -> DateMention | None:
    """The date nearest to an act, in its clause if there is one, when no other act is nearer to it."""
    start, end = scene.clause(act.start)
    dates = [date for date in scene.dates if not _is_beginning(scene, act, date) and not _is_end(scene, act, date)]
    dates = [date for date in dates if not _is_of_relative(scene, act, date) and not _is_replaced(scene, act, date)]
    if len(scene.dates) > 1 or any(scene.found(section) for section in _RENEWAL_SECTIONS):
        before = [year_renewed(scene, cue) for cue in scene.found("documents")]
        dates = [date for date in dates if date not in before]
    dates = [date for date in dates if date.rule != COUNTED_FROM or is_told_of(scene, date, act)]
    if is_remembered(scene, act):
        dates = [date for date in dates if not is_fresh(date, scene)]
    dates = [date for date in dates if not _is_of_verb_before(scene, act, date)] or dates
    dates = [date for date in dates if not scene.within("where_words", date.end, act.start)] or dates
    others = [one for one in acts if one.start != act.start]
    dates = [
        date for date in dates if not any(0 <= date.start - one.end <= 1 for one in others)
    ]  # "first signed in 1973"
    aims = any(0 <= act.start - cue.end <= 1 for cue in scene.found("purpose"))
    if aims and not is_about_to_be(scene, act.start):  # "flew there on Sunday to sign …"; not "on 3 May are to sign"
        dates = [date for date in dates if date.start >= act.end] or dates
    if told := [date for date in dates if date.rule == COUNTED_FROM]:
        return told[-1]
    if len(dates) > 1:
        dates = [date for date in dates if not _is_of_item(scene, act, date)] or dates
    inside = [date for date in dates if start <= date.start < end]
    if is_about_to_be(scene, act.start):  # "are to sign a renewal of the charter first |signed in 1965|"
        inside = [date for date in inside if min(acts, key=lambda one: distance(one, date)) == act]
    if inside and len(scene.dates) > 1:
        return min(inside, key=lambda date: distance(act, date))
    mine = [date for date in dates if min(acts, key=lambda one: distance(one, date)) == act]
    return min(mine, key=lambda date: distance(act, date), default=None)


def is_fresh(date: DateMention, scene: Scene) -> bool:
    """True for a day shortly before the article: that of its news."""
    published = scene.document.metadata.published
    if not date.date.day:
        return date.rule in (WEEK, WEEK_BEFORE)
    return published is None or 0 <= days_between(date.date, published) <= FRESH


def _is_of_verb_before(scene: Scene, act: Match[str], date: DateMention) -> bool:
    """True for 1990 in "|linked up in| 1990, signed a pact in 1993": told of the verb before it."""
    if date.end > act.start or scene.gap(date.end, act.start).strip(" ") != ",":
        return False
    return any(0 <= date.start - cue.end <= _UNDER for cue in (*scene.found("founding"), *scene.found("tie_verbs")))


def _is_of_item(scene: Scene, act: Match[str], date: DateMention) -> bool:
    """True for "is twinned with Ostra |(1992)|, and signed a pact in 2014": told of what stands before the bracket."""
    return date.end <= act.start and "(" in scene.gap(date.start - 1, date.start + 1)


def is_told_of(scene: Scene, date: DateMention, act: Match[str]) -> bool:
    """True for "a day after X |signed|", not for "A day after the floods, X |signed|": the day of what follows."""
    return date.end <= act.start and "," not in scene.gap(date.end, act.start)


def _is_end(scene: Scene, act: Match[str], date: DateMention) -> bool:
    """True for 2009 in "signed in 1999, lapsed in 2009", and for 2023 in "signed, valid until 2023".

    And for "signed a charter and |will meet next year|": what is planned behind it.
    """
    if act.value != "noun" and scene.within("planned", act.end, date.start):
        plans = [plan for plan in scene.within("planned", act.end, date.start) if plan.value == "word"]
        if plans and not scene.within("documents", plans[-1].end, date.start):
            return True
    valid = any(cue.start <= date.start <= cue.end + _UNTIL for cue in scene.found("valid_until"))
    return valid or any(cue.value in ("strong", "verb") for cue in scene.within("ended", act.end, date.start))


def _is_replaced(scene: Scene, act: Match[str], date: DateMention) -> bool:
    """True for 2009 in "signed a memorandum, replacing one |of 2009|": the day of what it comes after."""
    if date.start < act.end:
        return False
    beside = (*scene.gap(act.end, date.start).split()[-1:], *scene.gap(date.start, date.end).split()[:1])
    led = scene.lexicon.words("year_of")
    return any(word in led for word in beside) and bool(scene.within("predecessors", act.end, date.start))


def _is_of_relative(scene: Scene, act: Match[str], date: DateMention) -> bool:
    """True for "signed by Mayor A, |who arrived on Thursday|", "Mayor A, |who leaves on 1 May|, signed a charter"."""
    heads = [cue for cue in scene.found("relatives") if cue.end <= date.start]
    if not heads or any(heads[-1].end <= mark < date.start for mark in scene.breaks):
        return False
    apart = act.end <= heads[-1].start or (date.end <= act.start and scene.breaks_between(date.end, act.start))
    return apart and not any(heads[-1].end <= one.start and one.end <= date.start for one in scene.found("sign_verbs"))


def _is_means(scene: Scene, date: DateMention, act: Match[str]) -> bool:
    """True for "began on 28 October |with the signing| of", "dimulai 1988 |melalui penandatanganan|": that day's."""
    words = scene.gap(date.end, act.start).split()
    means, definite = scene.lexicon.words("means_words"), scene.lexicon.words("definite")
    goes_on = bool(words) and words[0] not in definite  # "yang dimulai sejak 1988 |itu| ditandai dengan …"
    return goes_on and len(words) <= _FEW and any(word in means for word in words)


def _is_beginning(scene: Scene, act: Match[str], date: DateMention) -> bool:
    """True for "sejak 1985": the tie's beginning, not the document's day; that is "since 1985, when both signed"."""
    if date.end <= act.start and any(0 <= mark - date.end <= _WHEN for mark in scene.breaks):
        return False
    if act.value == "noun" and _is_means(scene, date, act):
        return False
    if act.value == "passive" and 0 <= date.start - act.end <= 1:
        return False  # "yang ditandatangani sejak 2015"
    acts = scene.found("sign_verbs")
    cues = [
        cue
        for cue in scene.found("since_words")
        if not any(cue.start < act.end and act.start < cue.end for act in acts)
    ]
    return any(0 <= date.start - cue.end <= 1 or cue.start <= date.start < cue.end for cue in cues)


_PLANS: tuple[Callable[[Scene, Match[str]], bool], ...] = (
    _is_awaited,
    is_aim,
    _is_set,
    _is_means_of_plan,
    _goes_on_planning,
)
