"""The words of a sentence for documents and for signing them: which act is of which document, whether and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
from citygraph.extract.modality import is_about_to_be, is_awaited, is_denied, is_foreseen, is_planned
from citygraph.extract.pairing.series import series_of
from citygraph.extract.papers.paper import INTENT
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN
from citygraph.lexicon import Match
from citygraph.model import PartialDate

UNNAMED = "Agreement"
_NEXT_TO = 12  # "the agreement |itself| will be signed"
FRESH = 14  # days: news tells of an event this old at most
_SAME_PAPER_GAP = 40  # "memorandum of understanding (MoU)", "Letter of Intent (LoI) atau pernyataan kehendak"
_WHEN = 2  # "since 1985, |when|"
_OBJECT = 40  # "signed the |council's distinguished visitors'| book"
_RENEWED = 25  # "renewed their |sister city agreement|"
_YIELDED = 15  # "resulted in |a second memorandum|"
_AWAITED = 12  # "awaiting the |signatures|", "hopes to |sign|"
# what tells before "to sign" that it happened: "the first |to sign|", "met |to sign|", "on a visit |to sign|"
_DONE_SECTIONS = ("came_to_do", "events", "delegations", "ceremonies")
_ON_DAY = 60  # characters between "to be signed" and its day: " in Ostra on |Friday|"
_UNDER = 10  # "|under an| agreement"
_AUXILIARIES = 20  # " is to be formally |renewed|"
_FEW = 3  # words of "with the formal"
_UNTIL = 15  # "valid until the end of |2023|"
_YEARS_APART = 2  # between a document and the day on which it is renewed
_REAFFIRMED = 30  # "the 1977 |sister city| agreement"
_TO_YEAR = 60  # "reaffirming |the sister city agreement of 1977|"
_WANTED = 25  # "hopes |to have a| memorandum signed"
_REMEMBERED = 12  # "the anniversary |of the| signing"
_RENEWAL_SECTIONS = ("renewing", "renewed", "predecessors")


@dataclass(frozen=True, slots=True)
class Noun:
    """The words for one document: "memorandum of understanding (MoU)"."""

    class_name: str
    start: int
    end: int


def nouns_of(scene: Scene) -> list[Noun]:
    """The documents of a sentence, two words for one counted once; a vague word only where no exact one stands."""
    nouns: list[Noun] = []
    apart = {word.start for word, _ in series_of(scene)} if len(scene.found("documents")) > 1 else ()
    for cue in (_founding(scene, cue) for cue in scene.found("documents")):
        last = nouns[-1] if nouns and cue.start not in apart else None
        near = last is not None and cue.start - last.end <= _SAME_PAPER_GAP
        near = near and last is not None and not scene.within("planned", last.end, cue.start)  # "… will lead to a MoU"
        near = near and last is not None and not scene.within("predecessors", last.end, cue.start)
        near = near and not _is_next_contract(scene, Noun(cue.value, cue.start, cue.end), nouns)
        if last is not None and near and (cue.value == last.class_name or UNNAMED in (cue.value, last.class_name)):
            name = cue.value if last.class_name == UNNAMED else last.class_name
            nouns[-1] = Noun(name, last.start, cue.end)
        else:
            nouns.append(Noun(cue.value, cue.start, cue.end))
    exact = [noun for noun in nouns if noun.class_name != UNNAMED]
    kept = [noun for noun in nouns if noun in exact or _is_next_contract(scene, noun, exact) or _renews(scene, noun)]
    return kept if exact else nouns


def _renews(scene: Scene, noun: Noun) -> bool:
    """True for "signed |a certificate reaffirming| the sister city agreement of 1973": another document."""
    return any(0 <= cue.start - noun.end <= 1 for cue in scene.found("predecessors"))


def _is_next_contract(scene: Scene, noun: Noun, exact: Sequence[Noun]) -> bool:
    """True for "signed a letter of intent, and |a full agreement is to follow|": what comes after the intent."""
    if noun.class_name != UNNAMED or any(one.class_name != INTENT or one.start > noun.start for one in exact):
        return False
    contract = any(word.start >= noun.start and word.end <= noun.end for word in scene.found("contracts"))
    coming = (*scene.found("planned", "word", "verb"), *scene.found("coming"))
    return contract and any(0 <= cue.start - noun.end <= _NEXT_TO for cue in coming)


def _founding(scene: Scene, cue: Match[str]) -> Match[str]:
    """As in "signed the agreement under which they became sister cities": one that founds a tie."""
    if not any(word.start == cue.start for word in scene.found("contracts")):
        return cue
    founds = any(
        (cue.end <= kind.start and kind.value != PLAIN and not scene.within("documents", cue.end, kind.start))
        or _became_by(scene, kind, cue)
        for kind in scene.found("kinds")
    )
    return Match(cue.start, cue.end, "CooperationAgreement") if founds else cue


def _became_by(scene: Scene, kind: Match[str], cue: Match[str]) -> bool:
    """As in "became its newest |sister city when| the mayors signed an agreement": the one that made it so.

    Or "became sister cities on 3 June 1983 |under an agreement|".
    """
    if not kind.value.startswith("sister") or cue.start < kind.end or scene.within("documents", kind.end, cue.start):
        return False
    became = any(
        verb.end <= kind.start and not scene.breaks_between(verb.end, kind.start)
        for verb in scene.found("tie_verbs", "plain")
    )
    by = scene.within("founded_on", max(kind.end, cue.start - _UNDER), cue.start)
    return became and bool(by or scene.within("when_words", kind.end, cue.start))


def acts_of(scene: Scene) -> list[Match[str]]:
    """The words that sign; "renewed", "adopted" do so only where the document follows, or is a declaration."""
    acts = [
        Match(cue.start, cue.end, "passive") if cue.value == "active" and _is_passive(scene, cue) else cue
        for cue in scene.found("sign_verbs")
        if cue.value not in ("on_behalf", "represented") and not _is_of_other_thing(scene, cue)
    ]
    papers = scene.found("documents")
    if papers:
        acts += [
            Match(cue.start, cue.end, "active")
            for cue in scene.found("renewing")
            if any(0 <= paper.start - cue.end <= _RENEWED for paper in papers) and not _is_adjective(scene, cue)
        ]
        acts += [Match(cue.start, cue.end, "passive") for cue in scene.found("renewed") if _is_renewed(scene, cue)]
        acts += [
            Match(cue.start, cue.end, "noun")
            for cue in scene.found("yielding")
            if any(0 <= paper.start - cue.end <= _YIELDED for paper in papers if paper.value != UNNAMED)
        ]
        acts += [
            Match(cue.start, cue.end, "noun")
            for cue in scene.found("adopting")
            if any(paper.value == "JointDeclaration" and distance(paper, cue) <= _RENEWED for paper in papers)
        ]
    return acts


def _is_of_other_thing(scene: Scene, cue: Match[str]) -> bool:
    """True for "|signed| the clean water bill", "a petition |signed by| 300 parents": no document of two sides."""
    return any(
        (
            0 <= thing.start - cue.end <= _OBJECT
            and not scene.breaks_between(cue.end, thing.start)
            and not scene.within("documents", cue.end, thing.start)
            and "," not in scene.gap(cue.end, thing.start)
        )
        or (cue.value == "passive" and 0 <= cue.start - thing.end <= _NEXT_TO)
        for thing in scene.found("signed_things")
    )


def _is_renewed(scene: Scene, cue: Match[str]) -> bool:
    """True for "the agreement |was last renewed| in 2004", "|is to be renewed| next month": on a day that is told.

    Or "a memorandum, |last renewed in 2012|, …", where the verb has no auxiliary.

    Not for "the agreement of 1986 was renewed in 2006", which tells of two documents at once.
    """
    start, end = scene.clause(cue.start)
    before = [paper for paper in scene.found("documents") if paper.end <= cue.start]
    if not before or scene.within("lapses", start, end) or scene.found("valid_until"):
        return False
    dates = [date for date in scene.dates if start <= date.start < end]
    to_come = is_about_to_be(scene, cue.start) or is_planned(scene, cue.start)
    told_twice = any(date.end <= cue.start and date.start >= before[-1].start for date in scene.dates)
    by = any(0 <= word.start - cue.end <= _ON_DAY for word in scene.found("by_words"))
    by_somebody = by and any(cue.end <= person.start for person in scene.people)
    if not dates or (told_twice and not to_come and not by_somebody):
        return False
    word, words = scene.gap(cue.start, cue.end), scene.lexicon.words
    near = scene.gap(max(before[-1].end, cue.start - _AUXILIARIES), cue.start).split()
    by_itself = word not in words("renewing")  # "diperbarui"
    apposed = scene.gap(start, cue.start).removesuffix("last ").endswith(", ")
    verbal = by_itself or apposed or any(one in words("copulas") for one in near)
    return word not in words("predecessors") and verbal


def _is_adjective(scene: Scene, cue: Match[str]) -> bool:
    """True for "added their signatures to |a renewed| charter": the charter is so, and nobody renews it."""
    before = scene.gap(scene.sentence.start, cue.start).split()[-1:]
    return bool(before) and before[0] in scene.lexicon.words("determiners")


def _is_passive(scene: Scene, act: Match[str]) -> bool:
    """True for "was formally |signed|", and for "the agreement |first signed| in 1973", which has no auxiliary."""
    adverbs = [word.start for word in scene.found("manner_words") if 0 <= act.start - word.end <= 1]
    return any(
        0 <= start - verb.end <= 1 or (verb.end < start and scene.gap(verb.end, start) == ", ")
        for start in adverbs
        for verb in (*scene.found("copulas"), *scene.found("documents"))
    )


def distance(one: Noun | Match[str], other: Noun | Match[str] | DateMention) -> int:
    """Characters between two of them; 0 where they overlap."""
    return max(other.start - one.end, one.start - other.end, 0)


def nearest_acts(scene: Scene, noun: Noun, acts: Sequence[Match[str]]) -> list[Match[str]]:
    """The acts whose nearest noun this is."""
    nouns = nouns_of(scene)
    return [act for act in acts if min(nouns, key=lambda one: distance(one, act)) == noun]


def shared_act(scene: Scene, noun: Noun, acts: Sequence[Match[str]]) -> list[Match[str]]:
    """As in "inks sister pact with A, letter of intent with B": one verb for the documents of two partners."""
    return [act for act in acts if act.end <= noun.start and not scene.breaks_between(act.end, noun.start)][-1:]


def is_required(scene: Scene, act: Match[str]) -> bool:
    """True for "must be approved before the agreement is signed": a rule, and nothing that happened."""
    rules = [cue for cue in scene.found("obligations") if cue.end <= act.start]
    return bool(rules) and bool(scene.within("before_words", rules[0].end, act.start))


def is_condition(scene: Scene, position: int) -> bool:
    """True for "If there are no obstacles, the letter will be signed": what is denied is the condition."""
    return any(
        "," in scene.gap(cue.end, position) and any(plan.end <= cue.start for plan in scene.found("planned", "verb"))
        for cue in scene.found("denied")
        if cue.end <= position
    )


def status_of(scene: Scene, act: Match[str], date: DateMention | None) -> str:
    """What became of a document by one act: "signed", "planned" or "denied"."""
    if is_denied(scene, act.start):
        pending = any(cue.start <= act.start < cue.end for cue in scene.found("planned", "verb"))
        return "planned" if pending else "denied"
    if is_about_to_be(scene, act.start) or _is_awaited(scene, act) or is_aim(scene, act) or _is_set(scene, act):
        return "planned"
    if _is_means_of_plan(scene, act):
        return "planned"
    if is_awaited(scene, act.start) or _goes_on_planning(scene, act):
        return "planned"
    if is_past(scene, date):
        return "signed"
    if act.value != "noun" and (date is None or not date.date.day) and _is_to_come(scene, act, date):
        return "planned"
    planned = is_planned(scene, act.start, vaguely=False) and (scene.is_title or is_foreseen(scene, act))
    return "planned" if planned or is_ahead(scene, date) else "signed"


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
    if len(scene.dates) > 1 or any(scene.found(section) for section in _RENEWAL_SECTIONS):
        before = [year_renewed(scene, cue) for cue in scene.found("documents")]
        dates = [date for date in dates if date not in before]
    dates = [date for date in dates if date.rule != COUNTED_FROM or is_told_of(scene, date, act)]
    if is_remembered(scene, act):
        dates = [date for date in dates if not is_fresh(date, scene)]
    dates = [date for date in dates if not _is_of_verb_before(scene, act, date)] or dates
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
