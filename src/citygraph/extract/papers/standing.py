"""Documents that no act of signing stands by: planned, dated, in force, or over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from citygraph.extract.endings import is_still_to_come
from citygraph.extract.mention import DateMention
from citygraph.extract.modality import stance
from citygraph.extract.pairing.pairing import DIRECT, Pairing
from citygraph.extract.papers.paper import Paper
from citygraph.extract.papers.signing_acts import ahead, is_ahead, is_fresh, is_past
from citygraph.extract.papers.wording import UNNAMED, Noun, distance, nouns_of
from citygraph.extract.plans import is_denied, is_planned
from citygraph.extract.plurals import is_plural
from citygraph.extract.scene import Scene, left_of
from citygraph.phrases import Match

_STATES = {
    "document-ended": "ended",
    "document-planned": "planned",
    "document-dated": "signed",
    "document-held": "signed",
    "document-in-force": "signed",
}  # of a document that no act of signing stands by, by the rule that found it
_BETWEEN_SIDES = ("between_words", "with_words", "relatives", "object_relatives")
NEXT_WORDS = 30
_OF_DATE = 7  # "of ", "pada ", "tahun "
_PREPARED = 15  # "drafting |a new| agreement"
_SAID_ON = 60  # "kata |Wali Kota Ann usai rapat di Balai Kota,| Kamis"
_LAPSED = 15  # "not to renew |its| agreement"
_OPENING = 25  # characters: "But last year it |expired|", "Namun, |masa berlakunya habis|"
_ANEW = ("renewed", "renewing", "unharmed", "predecessors", "revived")
_LAPSES = 40  # "the |agreement| with Ostra |was not renewed|"
_TOPIC = 25  # "a memorandum |on research between the cities of| Ostra and Velmo is"
_TOPIC_WORDS = 6  # of "a declaration |of solidarity with the town of| 2023"
_AND = 4  # " dan "
_ENTRY = 60  # characters of a line on a document
_OF_USED = 5  # " the "
_FOLLOWED = 40  # "berharap |pertemuan itu| ditindaklanjuti dengan MoU"
_HELD = 20  # "has had a |friendship agreement|"
AWAITED = 12  # "awaiting the |signatures|", "hopes to |sign|"


def standing_papers(scene: Scene, pairing: Pairing, noun: Noun) -> Iterator[Paper]:
    """As in "diawali Letter of Intent pada 2014" is signed; "MoU ditargetkan rampung" is planned."""
    state = stance(scene, Match(noun.start, noun.end, noun.class_name)).status
    if scene.is_title and state != "ended":
        return
    start, end = scene.clause(noun.start)
    if scene.gap(noun.end, noun.end + 1) == ":":
        _, end = scene.clause(noun.end + 1)  # "Agreement: 5 July 2005."
    dates = [date for date in scene.dates if start <= date.start < end and not is_of_saying(scene, noun, date)]
    dates = [date for date in dates if not _is_of_next(scene, noun, date) and not _is_of_deed(scene, noun, date)]
    date = min(_days_behind(scene, noun, dates) or dates, key=lambda one: distance(noun, one), default=None)
    if state == "ended" or has_lapsed(scene, noun):
        rule, date = "document-ended", _day_of_ended(scene, noun, date, state)
    elif (_is_coming(scene, noun) and not _has_come(scene, noun, date)) or _is_prepared(scene, noun, pairing, date):
        told_behind = date is not None and date.start >= noun.end  # not "will come |in May| to discuss a draft charter"
        rule, date = "document-planned", ahead(scene, date) if told_behind else None
    elif _is_approved(scene, noun) and pairing.confidence >= DIRECT and not is_past(scene, date):
        rule, date = "document-planned", None
    elif noun.class_name == UNNAMED and not (date is not None and _is_told_of(scene, noun, date)):
        return
    elif (state_of := _state_of_named(scene, pairing, noun, date, state)) is not None:
        rule, date = state_of
    else:
        return
    status = _STATES[rule]
    yield Paper(noun.class_name, pairing, status, scene, noun.start, noun.end, rule, pairing.confidence, date)
    if rule == "document-dated":
        for again in renewals(scene, noun, date):
            yield Paper(noun.class_name, pairing, status, scene, noun.start, noun.end, rule, pairing.confidence, again)


def _is_told_of(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """True where one without an exact name is no mere talk: "has had an agreement since 2013", "Agreement of 1990."."""
    return _is_held_since(scene, noun, date) or (is_entry(scene, noun.start) and date.start - noun.end <= _OF_DATE)


def is_entry(scene: Scene, start: int) -> bool:
    """True for a line without a verb or a side, as below a partner's name: "|Memorandum of Understanding|, 2009."."""
    sentence = scene.sentence
    short = start - sentence.start <= 1 and sentence.end - sentence.start <= _ENTRY
    return short and not scene.is_title and not scene.places and not scene.people


def _days_behind(scene: Scene, noun: Noun, dates: Sequence[DateMention]) -> list[DateMention]:
    """As in "The link began in 1979, and |a charter followed| in 1981": of the word right behind the document."""
    cues = (*scene.found("followed_by"), *scene.found_as("founding", "thing"))
    return [
        date
        for date in dates
        if any(0 <= cue.start - noun.end <= _OF_DATE and 0 <= date.start - cue.end <= _OF_DATE for cue in cues)
    ]


def _is_of_next(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """True for "The agreement goes back to a memorandum that was signed in |2019|": another document's."""
    return any(noun.end <= other.start and other.end <= date.start for other in nouns_of(scene))


def is_of_saying(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """True for "a memorandum is being drafted, the mayor |said on Thursday|": the day of his words.

    Not for "the signatures |were added| on Thursday".
    """
    said = [cue for cue in scene.found("speech_verbs") if noun.end <= cue.start and cue.end <= date.start]
    if not said or date.start - said[-1].end > _SAID_ON:
        return False
    if any(scene.within(section, said[-1].end, date.start) for section in ("done_words", "held_words")):
        return False  # "The signing, he said, |was held| on Thursday"
    return not any(0 <= said[-1].start - copula.end <= 1 for copula in scene.found("copulas"))


def _is_of_deed(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """True for the day of "marked 25 years of the agreement |on Thursday|", "debated the charter |on Thursday|".

    So also of "the memorandum was ratified |on 1 July|": the document itself is older.
    """
    remembered = is_fresh(date, scene) and any(cue.end <= noun.start for cue in scene.found("anniversaries"))
    decided = any(
        cue.end <= noun.start <= cue.end + NEXT_WORDS and not scene.breaks_between(cue.end, noun.start)
        for cue in scene.found("deciding")
    )
    in_effect = scene.within("taking_effect", noun.end, date.start)
    return remembered or bool(in_effect) or (decided and (is_fresh(date, scene) or is_ahead(scene, date)))


def _is_approved(scene: Scene, noun: Noun) -> bool:
    """True for "the council |approved a| sister city agreement": it may be signed now."""
    decided = {cue.start for cue in scene.found("deciding")}
    return any(
        cue.start in decided and 0 <= noun.start - cue.end <= _PREPARED and not is_denied(scene, cue.start)
        for cue in scene.found("approvals")
    )


def _state_of_named(
    scene: Scene, pairing: Pairing, noun: Noun, date: DateMention | None, state: str
) -> tuple[str, DateMention | None] | None:
    """The rule by which a document that is named exactly is planned, or stands, and its date."""
    beside = _is_beside(scene, noun, date)
    held = _is_held(scene, noun, pairing)
    planned = state == "proposed" and not (beside or held) and is_planned(scene, noun.start, vaguely=False)
    planned = planned and not _is_used(scene, noun)
    if planned or _is_in_the_making(scene, noun):
        return "document-planned", ahead(scene, date)
    if (state == "active" or beside) and date is not None and _is_dated_by(scene, noun, date):
        return None if is_ahead(scene, date) else ("document-dated", date)
    if held:
        return "document-held", date if date is not None and _is_of_year(scene, noun, date) else None
    return ("document-in-force", None) if _is_in_force(scene, noun) else None


def _is_beside(scene: Scene, noun: Noun, date: DateMention | None) -> bool:
    """True for a past day right beside the document: "the memorandum of 2019"."""
    return date is not None and distance(noun, date) <= _OF_DATE and is_past(scene, date)


def _day_of_ended(scene: Scene, noun: Noun, date: DateMention | None, state: str) -> DateMention | None:
    """When a document was signed that has ended since; not when it ended."""
    if date is None or _is_its_end(scene, noun, date):
        return None
    if date.end <= noun.start and scene.gap(date.start, date.end).split()[0] not in scene.lexicon.words(
        "year_determiners"
    ):
        return None  # "|In 2012| the charter lapsed", not "|the 2012| charter lapsed"
    dated = state == "ended" and _is_dated_by(scene, noun, date)
    return date if dated or _is_beside(scene, noun, date) else None


def _is_its_end(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """True for "the memorandum |expired| in 2011 and was not renewed": no day of signing."""
    return any(cue.value in ("strong", "verb") for cue in scene.within("ended", noun.end, date.start))


def _is_coming(scene: Scene, noun: Noun) -> bool:
    """As in "a charter |is being drafted|", "The letter |is expected| in May", "MoU-nya |menyusul|"."""
    return not is_denied(scene, noun.start) and any(
        noun.end <= cue.start
        and not scene.breaks_between(noun.end, cue.start)
        and only_sides_stand(scene, noun.end, cue.start, _TOPIC)
        and not any(0 <= word.start - cue.end <= 1 for word in scene.found("purpose"))  # "is expected |to| bring"
        for cue in scene.found("coming")
    )


def _has_come(scene: Scene, noun: Noun, date: DateMention | None) -> bool:
    """True for "sedangkan MoU baru |menyusul pada 2020|": told on a day that is past."""
    return date is not None and is_past(scene, date) and date in _days_behind(scene, noun, scene.dates)


def _is_prepared(scene: Scene, noun: Noun, pairing: Pairing, date: DateMention | None) -> bool:
    """As in "a |draft| agreement", "are |drawing up| a memorandum", "|menyiapkan| nota kesepahaman"."""
    led = [cue for cue in scene.found("preparing") if 0 <= noun.start - cue.end <= _PREPARED]
    known = any(0 <= cue.start - mark.end <= 1 for cue in led for mark in scene.found("definite"))
    if (known and pairing.confidence < DIRECT) or scene.found("given_up") or scene.found("halted"):
        return False  # "under |the| draft agreement": one that was told of
    if _is_used(scene, noun):
        return False
    return bool(led) and not is_denied(scene, noun.start) and not is_past(scene, date)


def _is_used(scene: Scene, noun: Noun) -> bool:
    """True for "will |implement| the memorandum", "meminta |salinan| MoU": it is there, whatever is planned with it."""
    return any(
        0 <= noun.start - cue.end <= _OF_USED or noun.start <= cue.start < cue.end < noun.end  # "rencana aksi dari MoU"
        for cue in scene.found("paper_uses")
    )


def _is_in_the_making(scene: Scene, noun: Noun) -> bool:
    """As in "a memorandum |would have to be drafted|", "akan ditindaklanjuti dengan |perjanjian|": not there yet.

    Or "|will| ask the council |before| it signs a pact": what comes after what is planned.
    """
    plans = [plan for plan in scene.found_as("planned", "word") if not is_denied(scene, plan.start)]
    for plan in plans:
        if (
            noun.end <= plan.start
            and only_sides_stand(scene, noun.end, plan.start)
            and any(
                0 <= verb.start - plan.end <= NEXT_WORDS and not scene.breaks_between(plan.end, verb.start)
                for verb in scene.found("making_verbs")
            )
        ):
            return True
        if _is_led_to(scene, noun, plan, 1):
            return True
    wishes = [wish for wish in scene.found("wishing") if not is_denied(scene, wish.start)]
    if any(_is_led_to(scene, noun, wish, _FOLLOWED) for wish in wishes):
        return True
    start, _ = scene.clause(noun.start)
    before = any(0 <= word.start - start <= 1 and word.end <= noun.start for word in scene.found("before_words"))
    return before and any(plan.end <= start for plan in plans)


def _is_led_to(scene: Scene, noun: Noun, cue: Match[str], reach: int) -> bool:
    """As in "|akan| ditindaklanjuti dengan MoU", "|berharap| pertemuan itu ditindaklanjuti dengan MoU"."""
    return any(
        0 <= verb.start - cue.end <= reach
        and 0 <= noun.start - verb.end <= NEXT_WORDS
        and not scene.breaks_between(cue.end, verb.start)
        for verb in scene.found("followed_by")
    )


def _is_held(scene: Scene, noun: Noun, pairing: Pairing) -> bool:
    """True for "|has a| friendship agreement with Ostra", "based on |a 2012| agreement": one, with one partner.

    A language without articles has it right behind the verb: "sudah |punya MoU| dengan Ostra".
    """
    if len(pairing.pairs) != 1 or is_denied(scene, noun.start):
        return False
    if not is_plural(scene.lexicon, scene.document.scan, noun.end) and any(
        noun.start - verb.end == 1 and not is_planned(scene, verb.start) and not is_denied(scene, verb.start)
        for verb in scene.found("having_verbs")
    ):
        return True
    indefinite = scene.lexicon.words("indefinite")
    return any(
        0 <= noun.start - verb.end <= _HELD and set(scene.gap(verb.end, noun.start).split()) & set(indefinite)
        for verb in (*scene.found_as("tie_verbs", "plain"), *scene.found("founded_on"))
        if not is_planned(scene, verb.start) and not is_denied(scene, verb.start)
    )


def _is_of_year(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """True for "a |2012| economic cooperation agreement"."""
    return date.end <= noun.start and noun.start - date.end <= NEXT_WORDS and "," not in scene.gap(date.end, noun.start)


def _is_in_force(scene: Scene, noun: Noun) -> bool:
    """True for "the memorandum with Ostra |is valid until| 2030": it was signed, and nobody says when."""
    return any(
        0 <= cue.start - noun.end <= _LAPSES and not scene.breaks_between(noun.end, cue.start)
        for cue in (*scene.found("valid_until"), *scene.found("taking_effect"))
        if not is_planned(scene, cue.start) and not is_denied(scene, cue.start)
    )


def has_lapsed(scene: Scene, noun: Noun) -> bool:
    """True for "the agreement with Ostra |was not renewed|", "decided |not to renew| its pact": it ran out."""
    return any(
        (0 <= lapse.start - noun.end <= _LAPSES or 0 <= noun.start - lapse.end <= _LAPSED)
        and not scene.breaks_between(noun.end, lapse.start)
        and not is_still_to_come(scene, lapse)
        for lapse in scene.found("lapses")
    )


def run_out(scene: Scene, before: Sequence[Paper]) -> Iterator[Paper]:
    """As in "They signed a charter in 2012. |It expired in 2017|.": the only document of the sentence right before."""
    told = [paper for paper in before if paper.scene.index == scene.index - 1]
    lapses = scene.found("lapses")
    if not lapses or len(told) != 1 or told[0].status != "signed" or scene.mentioned or scene.people:
        return
    near = told[0].scene.sentence.paragraph == scene.sentence.paragraph
    lapse = lapses[0]
    opens = lapse.start - scene.sentence.start <= _OPENING
    again = any(scene.within(section, lapses[-1].end, scene.sentence.end) for section in _ANEW)
    to_come = is_still_to_come(scene, lapse) or any(is_ahead(scene, date) for date in scene.dates)
    if near and opens and not (again or to_come or is_denied(scene, lapse.start)):
        yield replace(
            told[0], status="ended", scene=scene, start=lapse.start, end=lapse.end, rule="document-ended",
            date=None, place=None, signatories=(),
        )  # fmt: skip


def renewals(scene: Scene, noun: Noun | Match[str], date: DateMention | None) -> Iterator[DateMention]:
    """As in "The first agreement, of 1986, was renewed in 2006 and 2016": each time it is signed again."""
    told = [date]
    for cue in scene.found("renewed"):
        if cue.start < noun.end or is_denied(scene, cue.start) or is_planned(scene, cue.start):
            continue
        for later in scene.dates:
            if later not in told and 0 <= later.start - cue.end <= NEXT_WORDS:
                told.append(later)
                yield later


def _is_dated_by(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """True for "diawali LoI pada 2014", "The first memorandum followed on …", "the memorandum of 2019"."""
    begun = any(0 <= noun.start - cue.end <= NEXT_WORDS for cue in scene.found("since_words"))
    later = (*scene.found("followed_by"), *scene.found("renewed"))
    followed = any(distance(noun, cue) <= NEXT_WORDS for cue in later)
    raised = any(0 <= cue.start - noun.end <= NEXT_WORDS for cue in scene.found("yielding"))
    # "gave the green light |on Friday for a| memorandum", "|two years later| the letter was turned into a memorandum"
    apart = (bool(date.date.day) or raised) and date.end <= noun.start
    near = distance(noun, date) <= _OF_DATE and not apart
    headed = scene.gap(noun.end, date.start) == ": "
    near = near or headed or _is_made(scene, noun, date) or _is_of_day(scene, noun, date)
    return begun or followed or near or _is_held_since(scene, noun, date) or _is_founded(scene, noun, date)


def _is_of_day(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """As in "a declaration |of solidarity of| February 2023", "the memorandum on waste |dated| 3 May 2019"."""
    gap = scene.gap(noun.end, max(noun.end, date.start)).removeprefix(",")  # "the charter, dated 1 May 1969"
    words = gap.split()
    led = scene.lexicon.words("year_of")
    if date.start > noun.end and scene.gap(date.start, date.end).split()[0] in led:  # "perjanjian … |tahun| 1995"
        return only_sides_stand(scene, noun.end, date.start, _AND)
    return 0 < len(words) <= _TOPIC_WORDS and words[-1] in led and "," not in gap


def _is_made(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """As in "the agreement with Ostra |concluded in 1996|", "perjanjian yang |dibuat tahun 1996|"."""
    return any(
        noun.end <= cue.start < date.start and date.start - cue.end <= _OF_DATE and not _is_of_another(scene, noun, cue)
        for cue in scene.found("founding")
    )


def _is_of_another(scene: Scene, noun: Noun, cue: Match[str]) -> bool:
    """True for "the agreement is the fruit of |a zone that| was formed in 1996": a clause on what is named between."""
    relatives = scene.within("object_relatives", noun.end, cue.start)
    if not relatives:
        return False
    words = (*scene.found("kinds"), *scene.found("definite"), *scene.found("fields"))
    ends = {noun.end, *(party.end for party in scene.parties), *(word.end for word in words)}
    return relatives[-1].start - 1 not in ends


def _is_founded(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """As in "|established| a sister city agreement with Ostra in 1993": the only day told."""
    made = any(0 <= noun.start - cue.end <= _HELD for cue in scene.found_as("founding", "thing"))
    return made and len(scene.dates) == 1 and noun.end <= date.start and not scene.breaks_between(noun.end, date.start)


def _is_held_since(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """As in "have had a friendship agreement with Ostra since 2013", "a pact has been |in place| since 2013"."""
    holds = any(0 <= noun.start - verb.end <= _HELD for verb in scene.found_as("tie_verbs", "plain"))
    holds = holds or any(
        noun.end <= cue.start
        and 0 <= date.start - cue.end <= NEXT_WORDS
        and not scene.breaks_between(noun.end, cue.start)
        for cue in scene.found("in_place")
    )
    lasting = any(cue.start <= date.start <= cue.end + 1 for cue in scene.found("since_words"))
    return holds and lasting and noun.end <= date.start


def only_sides_stand(scene: Scene, start: int, end: int, most: int = AWAITED) -> bool:
    """True where but parties, and words that link them, stand between a tie or document and what is said of it."""
    spans = [(party.start, party.end) for party in scene.parties]
    spans += [(place.start, place.end) for place in scene.mentioned]
    spans += [(other.start, other.end) for other in (*scene.found("kinds"), *scene.found("fields"))]
    spans += [(word.start, word.end) for section in _BETWEEN_SIDES for word in scene.found(section)]
    return len(" ".join(left_of(scene.document.scan, start, end, spans).split())) <= most
