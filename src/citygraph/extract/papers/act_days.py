"""The day of an act of signing: of those that its sentence tells, the one that is told of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from citygraph.extract.dates.grammar import COUNTED_FROM
from citygraph.extract.mention import DateMention
from citygraph.extract.papers.signing_acts import is_fresh, is_past, is_remembered, is_told_of
from citygraph.extract.papers.standing import only_sides_stand
from citygraph.extract.papers.wording import Noun, distance, nouns_of
from citygraph.extract.plans import is_about_to_be
from citygraph.extract.scene import Scene
from citygraph.phrases import Match

_WHEN = 2  # "since 1985, |when|"
_NAMELY = 10  # "sejak 1985, |yakni| ketika"
_STANDING = 10  # "an agreement |in place| since 1988"
_UNDER = 10  # "|under an| agreement"
_PAIR = 2
_FEW = 3  # words of "with the formal"
_UNTIL = 15  # "valid until the end of |2023|"
_YEARS_APART = 2  # between a document and the day on which it is renewed
_REAFFIRMED = 30  # "the 1977 |sister city| agreement"
_TO_YEAR = 60  # "reaffirming |the sister city agreement of 1977|"
_RENEWAL_SECTIONS = ("renewing", "renewed", "predecessors")


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
    dates = [date for date in dates if not any(is_another(scene, act, date) for is_another in _OF_ANOTHER)]
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
    # "flew there on Sunday to sign …", but not "on 3 May are to sign"; "began in 1998 and |led to| a pact in 2003"
    leads = any(cue.start == act.start for cue in scene.found("yielding"))
    if leads or (aims and not is_about_to_be(scene, act.start)):
        dates = [date for date in dates if date.start >= act.end] or dates
    if told := [date for date in dates if date.rule == COUNTED_FROM]:
        return told[-1]
    if len(dates) > 1:
        dates = [date for date in dates if not _is_of_item(scene, act, date)] or dates
    dates = [date for date in dates if not _is_told_exactly(date, dates, acts)]
    inside = [date for date in dates if start <= date.start < end]
    if is_about_to_be(scene, act.start):  # "are to sign a renewal of the charter first |signed in 1965|"
        inside = [date for date in inside if _nearest(acts, date) == act]
    if inside and len(scene.dates) > 1:
        return min(inside, key=lambda date: distance(act, date))
    mine = [date for date in dates if _nearest(acts, date) == act]
    return min(mine, key=lambda date: distance(act, date), default=None)


def _is_told_exactly(date: DateMention, dates: Sequence[DateMention], acts: Sequence[Match[str]]) -> bool:
    """True for "flew there |last week| and signed it on 8 March", "MoU No. 12 |of 2009|, signed on 5 May 2009"."""
    act = _nearest(acts, date)
    return any(
        day.date.day and day.until is None and day is not date and lies_within(day, date) and date.date != day.date
        for day in dates
        if _nearest(acts, day) == act
    )


def _nearest(acts: Sequence[Match[str]], date: DateMention) -> Match[str]:
    return min(acts, key=lambda act: distance(act, date))


def lies_within(day: DateMention, date: DateMention) -> bool:
    """True for a day of a range, or of a month or year."""
    if date.until is not None:
        return str(date.date) <= str(day.date) <= str(date.until)
    return date.date.agrees_with(day.date)


def _is_of_who_says_so(scene: Scene, act: Match[str], date: DateMention) -> bool:
    """True for "“We have |signed| pacts with A and B,” she said after receiving guests |on Monday|".

    Not for "“We have just |signed| it,” she said |on Monday|": the day of the news.
    """
    text = scene.document.aligned
    said = date.start > act.end and text.count('"', act.end, date.start) % 2 == 1
    return said and scene.breaks_between(text.rfind('"', act.end, date.start), date.start)


def _is_of_verb_before(scene: Scene, act: Match[str], date: DateMention) -> bool:
    """True for 1990 in "|linked up in| 1990, signed a pact in 1993": told of the verb before it.

    So for that of any verb where the act has a day of its own: "met |in 1990| and signed a pact |in 1993|".
    """
    between = scene.gap(date.end, act.start).strip(" ") if date.end <= act.start else ""
    if between == "," and any(
        0 <= date.start - cue.end <= _UNDER for cue in (*scene.found("founding"), *scene.found("tie_verbs"))
    ):
        return True
    if between.removeprefix(",").strip() not in ("", *scene.lexicon.words("list_links")) or not between:
        return False
    behind = [other for other in scene.dates if other.start >= act.end]
    return bool(behind) and not scene.within("sign_verbs", act.end, behind[0].start)


def _is_of_next_document(scene: Scene, act: Match[str], date: DateMention) -> bool:
    """True for "signed a letter of intent and an agreement |is expected next year|": a plan for the second of two."""
    nouns = [noun for noun in nouns_of(scene) if act.end <= noun.start and noun.end <= date.start]
    return len(nouns) > 1 and bool(scene.within("planned", nouns[-1].end, date.start)) and act.value != "noun"


def _is_of_item(scene: Scene, act: Match[str], date: DateMention) -> bool:
    """True for "is twinned with Ostra |(1992)|, and signed a pact in 2014": told of what stands before the bracket."""
    return date.end <= act.start and "(" in scene.gap(date.start - 1, date.start + 1)


def _is_end(scene: Scene, act: Match[str], date: DateMention) -> bool:
    """True for 2009 in "signed in 1999, lapsed in 2009", and for 2023 in "signed, valid until 2023".

    And for "signed a charter and |will meet next year|": what is planned behind it.
    """
    if act.value != "noun" and scene.within("planned", act.end, date.start):
        plans = [plan for plan in scene.within("planned", act.end, date.start) if plan.value == "word"]
        if plans and not scene.within("documents", plans[-1].end, date.start):
            return True
    valid = any(cue.start <= date.start <= cue.end + _UNTIL for cue in scene.found("valid_until"))
    return (
        valid
        or _is_run(scene, act, date)
        or any(cue.value in ("strong", "verb") for cue in scene.within("ended", act.end, date.start))
    )


def _is_run(scene: Scene, act: Match[str], date: DateMention) -> bool:
    """True for "signed an agreement |until 2022|"; not for "was not signed |until 1960|"."""
    words = (word for word in scene.found("until_words") if word.start > act.end + 1)
    return any(word.start <= date.start <= word.end + 1 for word in words)


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


def _is_right_behind(scene: Scene, date: DateMention, mark: int) -> bool:
    """True for "since 1985, |when|", "sejak 1985, yakni |ketika|"."""
    named = any(scene.gap(word.end, mark) == " " for word in scene.within("namely", date.end, mark))
    return 0 <= mark - date.end <= (_NAMELY if named else _WHEN)


def _is_of_words_before(scene: Scene, act: Match[str], date: DateMention) -> bool:
    """True for "|On Monday| the mayor said that both had signed", "Senin (11/8), ia mengaku telah meneken".

    Not for "on Monday, he said, both signed", "on Monday the mayor thanked his guest and signed".
    """
    said = [cue for cue in scene.found("speech_verbs") if date.end <= cue.start and cue.end <= act.start]
    if not said or act.value == "noun":
        return False
    gap = scene.gap(said[-1].end, act.start)
    links = scene.lexicon.words("list_links")
    goes_on = any(word in links for word in gap.split()[-_PAIR:])  # "thanked him |and then| signed"
    return "," not in gap and not goes_on and not _is_of_verb(scene, said[-1])


def _is_of_verb(scene: Scene, said: Match[str]) -> bool:
    """True for "was |called|", "diminta": what is said so is no speech of who stands before it."""
    return any(0 <= said.start - copula.end <= 1 for copula in scene.found("copulas"))


def _is_held_since(scene: Scene, date: DateMention) -> bool:
    """True for "have had an agreement |since 1988|", "|a memorandum with Ostra| since May 1988": the document's day."""
    papers = [paper for paper in scene.found("documents") if paper.end <= date.start]
    lasting = [cue for cue in scene.found("since_words") if cue.start <= date.start <= cue.end + 1]
    if not papers or not lasting:
        return False
    return only_sides_stand(scene, papers[-1].end, min(lasting[0].start, date.start), _STANDING)


def _is_done_since(scene: Scene, act: Match[str], date: DateMention) -> bool:
    """True for "yang |ditandatangani| di Velmo |sejak 2015|", "telah |meneken| nota kesepahaman |sejak 2015|"."""
    lasting = [cue for cue in scene.found("since_words") if cue.start <= date.start <= cue.end + 1]
    if not lasting or date.start < act.end:
        return False
    signed = [paper.end for paper in scene.found("documents") if act.end <= paper.end <= date.start]
    return only_sides_stand(scene, max((act.end, *signed)), min(lasting[0].start, date.start), _STANDING)


def _is_means(scene: Scene, date: DateMention, act: Match[str] | Noun) -> bool:
    """True for "began on 28 October |with the signing| of", "dimulai 1988 |melalui penandatanganan|": that day's.

    And for "began in 1985 |with an agreement| signed by".
    """
    words = scene.gap(date.end, act.start).split()
    means, definite = scene.lexicon.words("means_words"), scene.lexicon.words("definite")
    goes_on = bool(words) and words[0] not in definite  # "yang dimulai sejak 1988 |itu| ditandai dengan …"
    return goes_on and len(words) <= _FEW and any(word in means for word in words)


def _is_beginning(scene: Scene, act: Match[str], date: DateMention) -> bool:
    """True for "sejak 1985": the tie's beginning, not the document's day; that is "since 1985, when both signed"."""
    if date.end <= act.start and any(_is_right_behind(scene, date, mark) for mark in scene.breaks):
        return False
    signed = [paper for paper in scene.found("documents") if 0 <= act.start - paper.end <= 1]
    if any(_is_means(scene, date, deed) for deed in ([act] if act.value == "noun" else signed)):
        return False
    if _is_done_since(scene, act, date):
        return False
    if any(_is_its_year(scene, noun, date) for noun in scene.found("documents") if date.end <= noun.start):
        return False  # "goes back to |a 1990| agreement"
    if act.value == "passive" and date.end <= act.start and _is_held_since(scene, date):
        return False  # "have had |an agreement since 1988|, signed by"
    acts = scene.found("sign_verbs")
    cues = [
        cue
        for cue in scene.found("since_words")
        if not any(cue.start < act.end and act.start < cue.end for act in acts)
    ]
    return any(0 <= date.start - cue.end <= 1 or cue.start <= date.start < cue.end for cue in cues)


_OF_ANOTHER: tuple[Callable[[Scene, Match[str], DateMention], bool], ...] = (
    _is_of_next_document,
    _is_of_relative,
    _is_replaced,
    _is_of_words_before,
    _is_of_who_says_so,
)
