"""The words of a sentence for documents and for signing them, and which act is of which document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citygraph.extract.mention import DateMention
from citygraph.extract.pairing.series import series_of
from citygraph.extract.papers.paper import INTENT
from citygraph.extract.plans import is_about_to_be, is_planned
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN
from citygraph.phrases import Match

UNNAMED = "Agreement"
_NEXT_TO = 12  # "the agreement |itself| will be signed"
_SAME_PAPER_GAP = 40  # "memorandum of understanding (MoU)", "LoI atau surat kehendak"
_OBJECT = 40  # "signed the |council's distinguished visitors'| book"
_RENEWED = 25  # "renewed their |sister city agreement|"
_YIELDED = 15  # "resulted in |a second memorandum|"
_ON_DAY = 60  # characters between "to be signed" and its day: " in Ostra on |Friday|"
_UNDER = 10  # "|under an| agreement"
_CONCLUDED = 60  # "reached |a five-year technical cooperation| agreement"
_SUBJECT = 100  # "a joint declaration |on trade between the cities of Ostra and Velmo| was issued"
_AUXILIARIES = 20  # " is to be formally |renewed|"


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
    coming = (*scene.found_as("planned", "word", "verb"), *scene.found("coming"))
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
        for verb in scene.found_as("tie_verbs", "plain")
    )
    by = scene.within("founded_on", max(kind.end, cue.start - _UNDER), cue.start)
    return became and bool(by or scene.within("when_words", kind.end, cue.start))


def acts_of(scene: Scene) -> list[Match[str]]:
    """The words that sign; "renewed", "adopted" do so only where the document follows, or is a declaration."""
    acts = [
        Match(cue.start, cue.end, "passive") if cue.value == "active" and _is_passive(scene, cue) else cue
        for cue in scene.found("sign_verbs")
        if cue.value not in ("on_behalf", "represented")
        if not _is_of_other_thing(scene, cue) and not _concludes_other_thing(scene, cue)
        if not _is_of_witness(scene, cue)
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
            if any(paper.value == "JointDeclaration" and _adopts(scene, cue, paper) for paper in papers)
        ]
    return acts


def _adopts(scene: Scene, cue: Match[str], paper: Match[str]) -> bool:
    """True for "|issued a| joint declaration", "a joint declaration |on trade between Ostra and Velmo was issued|"."""
    topic = paper.end <= cue.start <= paper.end + _SUBJECT and not scene.breaks_between(paper.end, cue.start)
    named = any(paper.end <= person.start < cue.start for person in scene.people)
    return distance(paper, cue) <= _RENEWED or (topic and not named)


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


def _is_of_witness(scene: Scene, cue: Match[str]) -> bool:
    """True for "The consul |signed as a witness|", "turut |menandatangani sebagai saksi|": no side's act."""
    witnesses = [word for word in scene.found_as("onlooking", "behind") if 0 <= word.start - cue.end <= _OBJECT]
    if not witnesses:
        return False
    gap = scene.gap(cue.end, witnesses[0].start)
    named = any(cue.end <= person.start < witnesses[0].start for person in scene.people)
    return "," not in gap and not named and not scene.within("with_words", cue.end, witnesses[0].start)


def _concludes_other_thing(scene: Scene, cue: Match[str]) -> bool:
    """True for "|reached| the town hall", "|concluded| his visit under the agreement": what it leads to is no document.

    Not for "|reached| an agreement on tourism", "the agreement that both cities |reached| in 2009".
    """
    if not any(word.start == cue.start for word in scene.found("concluding")):
        return False
    agreed = (*scene.found("documents"), *scene.found("kinds"))
    if any(
        0 <= one.start - cue.end <= _CONCLUDED
        and not scene.breaks_between(cue.end, one.start)
        and not scene.within("founded_on", cue.end, one.start)
        for one in agreed
    ):
        return False
    named = any(0 <= one.start - cue.end <= 1 for ones in (scene.mentioned, scene.people) for one in ones)
    led = named or scene.gap(cue.end, scene.sentence.end).split(maxsplit=1)[:1] in (
        [word] for word in scene.lexicon.words("determiners")
    )
    return led or not any(one.end <= cue.start for one in agreed)


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
    near = [act for act in acts if _noun_of(scene, act, nouns) == noun]
    own = [act for act in near if act.start >= noun.start or not _is_of_partner_before(scene, noun, act)]
    return own if any(act.start >= noun.end for act in own) else near


def _noun_of(scene: Scene, act: Match[str], nouns: Sequence[Noun]) -> Noun:
    """The noun nearest to an act; of "a letter with A, |which was signed| in May, and an agreement" the letter."""
    before = [noun for noun in nouns if noun.end <= act.start]
    relatives = (*scene.found("relatives"), *scene.found("object_relatives"))
    if before and act.value == "passive" and any(0 <= act.start - word.end <= 1 for word in relatives):
        return before[-1]
    return min(nouns, key=lambda one: distance(one, act))


def _is_of_partner_before(scene: Scene, noun: Noun, act: Match[str]) -> bool:
    """True for the first act in "A, twinned by a deal |signed in| 1990, and B, whose memorandum was signed in 1997"."""
    behind = [party for party in scene.parties if act.end <= party.start and party.end <= noun.start]
    return bool(behind) and "," in scene.gap(act.end, behind[0].start)


def shared_act(scene: Scene, noun: Noun, acts: Sequence[Match[str]]) -> list[Match[str]]:
    """As in "inks sister pact with A, letter of intent with B": one verb for the documents of two partners."""
    return [act for act in acts if act.end <= noun.start and not scene.breaks_between(act.end, noun.start)][-1:]


def act_of_list(scene: Scene, noun: Noun, nouns: Sequence[Noun], acts: Sequence[Match[str]]) -> list[Match[str]]:
    """As in "signed a charter |and a letter of intent|", "A charter and an MoU |were signed|": one verb for both."""
    at = nouns.index(noun)
    first = last = at
    while first and _is_joined(scene, nouns, first):
        first -= 1
    while last + 1 < len(nouns) and _is_joined(scene, nouns, last + 1):
        last += 1
    members = nouns[first : last + 1] if _link_before(scene, nouns, last) else []
    own = [act for one in members for act in nearest_acts(scene, one, acts)]
    around = [act for act in own if act.end <= nouns[first].start or act.start >= nouns[last].end]
    return around[:1] if len(members) > 1 and around == own else []


def _is_joined(scene: Scene, nouns: Sequence[Noun], at: int) -> bool:
    """True for the second of "signed a charter |and a letter of intent|", "a charter|, a letter of intent| and an MoU".

    Not for "a charter, and |the letter| of 2010 lapsed", "a letter of intent and |an agreement is to follow|".
    """
    if not at:
        return False
    start, noun = nouns[at - 1].end, nouns[at]
    _, end = scene.clause(noun.start)
    apart = ("relatives", "object_relatives", "purpose", "sign_verbs", "predecessors", "planned")
    if any(scene.within(section, start, noun.start) for section in apart):
        return False
    stop = min((act.start for act in scene.within("sign_verbs", noun.end, end)), default=end)  # "… were signed in May"
    if any(scene.within(section, noun.end, stop) for section in ("planned", "lapses", "ended")):
        return False
    return _link_before(scene, nouns, at) or _led(scene, start, noun)[0].endswith(",")


def _link_before(scene: Scene, nouns: Sequence[Noun], at: int) -> bool:
    """True where "and" leads to the next document; behind a comma only in a list of three."""
    before, link = _led(scene, nouns[at - 1].end, nouns[at]) if at else ("", "")
    return link in scene.lexicon.words("list_links") and (not before.endswith(",") or at > 1)


def _led(scene: Scene, start: int, noun: Noun) -> tuple[str, str]:
    """What stands before a document from a position on, and the "and" behind it; the document's article apart."""
    words = scene.gap(start, noun.start).split()
    articles = set(scene.lexicon.words("determiners")).difference(scene.lexicon.words("definite"))
    if words and words[-1] in articles:
        words.pop()
    if words and words[-1] in scene.lexicon.words("list_links"):
        return " ".join(words[:-1]), words[-1]
    return " ".join(words), ""


def is_required(scene: Scene, act: Match[str]) -> bool:
    """True for "must be approved before the agreement is signed": a rule, and nothing that happened."""
    rules = [cue for cue in scene.found("obligations") if cue.end <= act.start]
    return bool(rules) and bool(scene.within("before_words", rules[0].end, act.start))


def is_condition(scene: Scene, position: int) -> bool:
    """True for "If there are no obstacles, the letter will be signed": what is denied is the condition."""
    return any(
        "," in scene.gap(cue.end, position) and any(plan.end <= cue.start for plan in scene.found_as("planned", "verb"))
        for cue in scene.found("denied")
        if cue.end <= position
    )
