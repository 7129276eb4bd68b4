"""When a document was signed that its sentence leaves open: as the event around it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citygraph.extract.events.presence import is_of_end
from citygraph.extract.events.whereabouts import spot_of
from citygraph.extract.mention import DateMention
from citygraph.extract.pairing.pairing import RESOLVED
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.act_days import date_of, lies_within, own_days
from citygraph.extract.papers.paper import TITLE_GAP, Paper, is_renewal, is_succeeded, was_by_former
from citygraph.extract.papers.signing_acts import (
    ahead,
    is_earlier,
    is_fresh,
    is_past,
    is_remembered,
    was_before_the_news,
)
from citygraph.extract.papers.signing_subjects import both_heads, opens_on_occasion
from citygraph.extract.papers.where_signed import around, holds_it, visited, with_place
from citygraph.extract.papers.wording import acts_of
from citygraph.extract.scene import Scene
from citygraph.phrases import Match

_ARTICLE = 5  # " the "
_PLANS = 3  # sentences behind a plan in which its day is told
_LEAD = 2  # sentences that open the news


def dated(papers: Sequence[Paper], told: Sequence[Told]) -> tuple[Paper, ...]:
    """The papers, those of the news with the day and the place of the event around them."""
    days = (_with_day_to_come(_with_date(paper, papers, told), told) for paper in papers)
    return tuple(with_place(_with_exact_day(paper, told), told) for paper in days)


def _with_day_to_come(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "It may enter into a pact with Ostra. |The signing| is eyed for December": the day told right behind."""
    if paper.status != "planned" or paper.date is not None or paper.scene.is_title:
        return paper
    if paper.scene.found("that_occasion") and (day := _day_ahead_before(paper, told)) is not None:
        return replace(paper, date=day, date_rule="planned-day-before", date_confidence=RESOLVED)
    for one in told[paper.scene.index + 1 : paper.scene.index + 1 + _PLANS]:
        scene = one.scene
        if scene.found("documents") and any(cue.value != paper.class_name for cue in scene.found("documents")):
            return paper
        acts = acts_of(scene)
        days = [ahead(scene, date, act) for act in acts if (date := date_of(scene, act, acts)) is not None]
        days = days or _days_of_doing_so(scene)
        for day in days:
            if day is not None and not is_past(scene, day):
                return replace(paper, date=day, date_rule="planned-day-behind", date_confidence=RESOLVED)
    return paper


def _day_ahead_before(paper: Paper, told: Sequence[Told]) -> DateMention | None:
    """As in "The mayor is to visit Ostra |in May|. A letter of intent will be signed on that occasion."."""
    if not paper.scene.index:
        return None
    before = told[paper.scene.index - 1].scene
    days = [ahead(before, date) for date in before.dates]
    to_come = [day for day in days if day is not None and not is_past(before, day) and not is_fresh(day, before)]
    return to_come[-1] if to_come else None


def _days_of_doing_so(scene: Scene) -> list[DateMention | None]:
    """As in "They plan to sign. The mayor hopes |to do so| in Ostra in November.": the only day of the sentence."""
    so = scene.found("doing_so") and not scene.found("sign_verbs")
    return [ahead(scene, date) for date in scene.dates] if so and len(scene.dates) == 1 else []


def _with_exact_day(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "A and B became sisters on |1 November|. … came from 31 October to 2 November and signed the charter"."""
    date = paper.date
    if date is None or paper.status != "signed" or (date.date.day and date.until is None):
        return paper
    days = (
        day
        for one in told
        if one.scene.found_as("founding", "tie")
        and one.pairing is not None
        and one.pairing.places == paper.pairing.places
        for day in one.scene.dates
        if day.date.day and day.until is None and lies_within(day, date)
    )
    found = next(days, None)
    return replace(paper, date=found, date_rule="signing-date-of-tie", date_confidence=RESOLVED) if found else paper


def _with_date(paper: Paper, papers: Sequence[Paper], told: Sequence[Told]) -> Paper:
    """As in "The mayors met on Monday. They signed a charter.": the day of the event told beside the signing."""
    if paper.date is not None or paper.status != "signed" or not paper.rule.startswith("sign-"):
        return paper
    loose = paper.joins and not paper.signatories
    remembered = any(is_remembered(paper.scene, act) for act in acts_of(paper.scene))
    if loose or remembered or was_before_the_news(paper.scene) or any(_is_its_twin(paper, other) for other in papers):
        return paper
    if paper.scene.found("originals"):
        return _with_date_of_tie(paper, told)
    if was_by_former(paper) or opens_then(paper.scene):
        dated = _with_date_before(paper, told)
        return dated if dated.date is not None else _with_date_of_tie(paper, told)
    goes_on = opens_on_occasion(paper.scene) or _is_told_right_before(paper, told)
    if goes_on and (dated := _with_date_before(paper, told)).date is not None:
        return dated
    return _with_date_of_news(paper, told)


def _is_told_right_before(paper: Paper, told: Sequence[Told]) -> bool:
    """True for "In April the two cities |became twins|. Mayor A and Mayor B signed the agreement online"."""
    before = told[paper.scene.index - 1].scene if paper.scene.index else paper.scene
    founded = before.found_as("founding", "tie") or before.found_as("tie_verbs", "sister")
    return bool(founded) and bool(paper.signatories) and len(before.dates) == 1


def _with_date_of_news(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "On Monday the square was full. … Both mayors signed a charter.": the day of the news around it."""
    told_of = paper.signatories or both_heads(paper.scene) or paper.scene.found("both_sides")
    is_news = told_of and not _tells_past(paper.scene) and not paper.scene.is_title
    before = told[: paper.scene.index] if is_news else ()
    beside = around(paper, told) if not _tells_old_day(paper.scene) else ()
    near_by = [*beside, *(one.scene for one in reversed(before) if not one.scene.is_title)]
    if _opens_behind(paper.scene):
        near_by.sort(key=lambda scene: not _signings_in(scene))
    for scene in near_by:
        if is_quote(scene) and not _is_said_there(paper, scene) and not _met_that_day(paper, scene):
            continue
        found = _day_of_news(scene, told_before=scene.index < paper.scene.index)
        lead = scene.index <= _LEAD and bool(paper.signatories)
        near = (
            opens_on_occasion(paper.scene)
            or _is_one_event(paper, scene)
            or _is_before(paper, scene)
            or _is_its_ceremony(paper, scene)
        )
        if found is not None and (lead or near):
            visit = paper.scene.found_as("events", "Visit") or scene.found_as("events", "Visit")
            rule = "signing-date-from-visit" if visit else "signing-date-from-event"
            place = paper.place or spot_of(scene, found.start, found.end)
            place_rule = paper.place_rule if paper.place is not None or place is None else "place-of-event"
            return replace(
                paper, date=found, date_rule=rule, date_confidence=RESOLVED, place=place, place_rule=place_rule
            )
    return paper


def _signings_in(scene: Scene) -> tuple[Match[str], ...]:
    """The words for signing of a sentence."""
    return (*scene.found("sign_verbs"), *scene.found_as("events", "Signing"))


def _opens_behind(scene: Scene) -> bool:
    """True for "|After the signing|, Mayor A saw the port": on the day of that signing, where one is told."""
    start = scene.sentence.start
    behind = scene.lexicon.phrases("counted_after").find(scene.document.scan, start, start + TITLE_GAP)
    return any(
        word.start - start <= 1 and 0 <= sign.start - word.end <= _ARTICLE
        for word in behind
        for sign in _signings_in(scene)
    )


def _day_of_news(scene: Scene, *, told_before: bool) -> DateMention | None:
    """The day that a sentence tells, of several the one next to the signing: "came on Thursday, met on |Friday|.".

    Not how long somebody stays: "will be here until Saturday"; "deals worth millions until Wednesday" tells of today.
    """
    today = scene.document.metadata.published
    fresh = [date for date in scene.dates if is_fresh(date, scene)]
    fresh = [date for date in fresh if date.date == today or not is_of_end(scene, date)]
    days = [date for date in fresh if date.date.day] or fresh
    return (days[-1] if told_before else days[0]) if days else None


def opens_then(scene: Scene) -> bool:
    """True for "Talks began in 2019. |At that time| both cities signed a letter of intent": no news."""
    start, end = scene.sentence.start, scene.sentence.end
    words = scene.lexicon.phrases("former_after").find(scene.document.scan, start, min(end, start + TITLE_GAP))
    before = {word.start for word in scene.found("earlier_words")}  # "Earlier, both …"
    return any(word.start - start <= 1 and word.start not in before for word in words)


def _with_date_before(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "They became sisters in 2003. Then-Mayor A signed the charter": the date told right before, when past."""
    before = told[paper.scene.index - 1].scene if paper.scene.index else paper.scene
    dates = [date for date in before.dates if before.sentence.paragraph == paper.scene.sentence.paragraph]
    if not dates or is_fresh(dates[-1], before) or before.is_title:
        return paper
    return replace(paper, date=dates[-1], date_rule="signing-date-told-before", date_confidence=RESOLVED)


def _with_date_of_tie(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "The towns have been twinned |since 2003|. … |Then-Mayor| A signed the charter": when their tie began."""
    for one in reversed(told[: paper.scene.index]):
        scene = one.scene
        if one.pairing is None or one.pairing.places != paper.pairing.places or scene.is_title:
            continue
        begun = [
            date
            for date in scene.dates
            if any(date.start <= cue.end + 1 and cue.start <= date.end for cue in scene.found("since_words"))
            if date.until is None and is_past(scene, date) and not is_fresh(date, scene)
        ]
        if begun:
            return replace(paper, date=begun[0], date_rule="signing-date-of-tie", date_confidence=RESOLVED)
    return paper


def _tells_past(scene: Scene) -> bool:
    """True for a sentence with a day of its own that is past; "valid until 2030" is none."""
    published = scene.document.metadata.published
    return any(published is None or is_earlier(date.date, published) for date in own_days(scene))


def _tells_old_day(scene: Scene) -> bool:
    """True for "tied since |Dec. 21, 1978|, when their mayors signed the charter": no news."""
    return any(date.date.day and not is_fresh(date, scene) and is_past(scene, date) for date in own_days(scene))


def is_quote(scene: Scene) -> bool:
    """True for "“It is done. From today on we are brothers,” he said", both sentences: their day is the speaker's."""
    text, start = scene.document.aligned, scene.sentence.start
    return text[start] == '"' or text.count('"', text.rfind("\n", 0, start) + 1, start) % 2 == 1


def _is_said_there(paper: Paper, scene: Scene) -> bool:
    """True for words spoken where the visit for the signing led: "…," said Ann in Ostra on Monday."""
    there = paper.place or visited(paper, paper.scene)
    return there is not None and any(spot.place == there for spot in scene.cast.whereabouts)


def _met_that_day(paper: Paper, scene: Scene) -> bool:
    """True for "“…,” said A when he |met B on Friday|. |At the meeting| both signed …": no day of words alone."""
    closing = scene.document.aligned.rfind('"', scene.sentence.start, scene.sentence.end)
    met = [event for event in scene.found_as("events", "Visit", "Meeting") if event.start > closing]
    told = any(met[0].start < date.start for date in scene.dates) if met else False
    return told and scene.index == paper.scene.index - 1 and opens_on_occasion(paper.scene)


def _is_before(paper: Paper, scene: Scene) -> bool:
    """True for the sentence right before, in one paragraph: "It was on Sunday, in the great hall. Both signed …"."""
    return scene.index == paper.scene.index - 1 and scene.sentence.paragraph == paper.scene.sentence.paragraph


def _is_its_ceremony(paper: Paper, scene: Scene) -> bool:
    """True for the sentence right behind: "Both signed a charter. |The ceremony was held| on Sunday"."""
    return scene.index == paper.scene.index + 1 and holds_it(scene) is not None


def _is_its_twin(paper: Paper, other: Paper) -> bool:
    """True when another sentence dates a document of this kind between these places."""
    if other.date is not None and not is_fresh(other.date, other.scene) and (is_renewal(paper) or is_succeeded(other)):
        return False
    return (
        other.date is not None
        and other.pairing.places == paper.pairing.places
        and other.status == "signed"
        and (other.class_name == paper.class_name)
    )


def _is_one_event(paper: Paper, scene: Scene) -> bool:
    """True when a scene tells of the parties, or of the place where the document was signed."""
    spots = {spot.place for spot in scene.cast.whereabouts} | set(scene.places)
    return bool(spots & (paper.pairing.places | {paper.place}))
