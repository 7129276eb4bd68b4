"""A document between governments, as one sentence tells of it."""

from __future__ import annotations

from dataclasses import dataclass

from citygraph.extract.mention import DateMention, PersonMention
from citygraph.extract.pairing.pairing import Pairing
from citygraph.extract.scene import Scene
from citygraph.model import Modality, Place

NAMING = "document-named"  # the rule of a paper that only names what others say is signed
INTENT = "LetterOfIntent"  # the class of what is followed by the document proper
TITLE_GAP = 30  # characters between "then" and the name behind its office
_STILL_THERE = ("successor", "deputy", "replaced", "succeeded")  # whose holder "his successor", "his deputy" is
STATUS: dict[str, Modality] = {"signed": "asserted", "planned": "planned", "ended": "ended", "denied": "denied"}


@dataclass(frozen=True, slots=True)
class Paper:
    """What one sentence says of one document."""

    class_name: str
    pairing: Pairing
    status: str  # "signed", "planned", "ended" or "denied"
    scene: Scene
    start: int
    end: int
    rule: str
    confidence: float
    date: DateMention | None = None
    place: Place | None = None
    signatories: tuple[PersonMention, ...] = ()
    date_rule: str = ""  # how the date was found, where it does not stand in the sentence
    date_confidence: float = 0.0
    place_rule: str = ""  # how the place was found, where it does not stand in the sentence
    joins: bool = False  # says more of a document named elsewhere, and makes none


def is_renewal(paper: Paper) -> bool:
    """True for "Both signed the renewal of the agreement": another document than the one of years ago."""
    scene = paper.scene
    cues = (*scene.found("renewing"), *scene.found("predecessors"), *scene.found("renewed"))
    return paper.rule.startswith("sign-") and paper.status == "signed" and bool(cues)


def is_succeeded(paper: Paper) -> bool:
    """True for the document in "It |follows one| that they initialed in 2017": the news is of the one after it."""
    scene = paper.scene
    return bool(scene.within("predecessors", scene.sentence.start, paper.start))


def was_by_former(paper: Paper) -> bool:
    """True for "|Then-Mayor| A signed", "|His predecessor| A signed", "diteken Wali Kota |saat itu|, B": no news."""
    scene = paper.scene
    if not paper.signatories:  # "the mayors |at the time|", of whom no name was read
        return bool(scene.found("former_after")) and bool(scene.found_as("sign_verbs", "passive"))
    marks = [
        mark
        for mark in scene.lexicon.phrases("former", "former_after", "successors").find(
            scene.document.scan, scene.sentence.start, scene.sentence.end
        )
        if mark.value not in _STILL_THERE
    ]
    return any(
        0 <= person.start - mark.end <= TITLE_GAP or 0 <= mark.start - person.end <= TITLE_GAP
        for person in paper.signatories
        for mark in marks
    )
