"""What a passage tells of one event; passages that tell of the same one."""

from __future__ import annotations

from dataclasses import dataclass

from citygraph.extract.mention import DateMention
from citygraph.extract.pairing.pairing import DIRECT
from citygraph.extract.thing import Agreement, Government, Official, Partnership
from citygraph.model import Place

_TOGETHER = 500  # characters between two passages on one visit


@dataclass(frozen=True, slots=True)
class Happening:
    """What a passage tells of one event."""

    class_name: str
    place: Place | None
    date: DateMention | None
    participants: frozenset[Official | Government]
    start: int
    end: int
    rule: str
    confidence: float = DIRECT
    about: Agreement | Partnership | None = None
    date_rule: str = ""  # how the date was found, where the passage does not give it
    is_placed: bool = True  # False where the passage does not say where, and the place is that of the host or the story

    def same(self, other: Happening) -> bool:
        """True when two passages tell of one event: what both give agrees; where one has no day, people decide."""
        if self.class_name != other.class_name or self._is_with_others(other):
            return False
        if self.place and other.place and self.place != other.place and not self._tells_no_place(other):
            return False
        if self.date is not None and other.date is not None:
            return self.date.date.agrees_with(other.date.date)
        return self.about == other.about and (bool(self.participants & other.participants) or self._goes_on(other))

    def _tells_no_place(self, other: Happening) -> bool:
        """True for "Mayor A met Mayor B in Ostra. After |the meeting| both …": the same who met, and no place told."""
        people, theirs = self.participants, other.participants
        told_alike = people <= theirs or theirs <= people
        return told_alike and not (self.is_placed and other.is_placed)

    def _is_with_others(self, other: Happening) -> bool:
        """True for "signed a charter with Ostra and, on the same day, a letter of intent with Velmo": two signings."""
        about, theirs = self.about, other.about
        if not isinstance(about, Agreement) or not isinstance(theirs, Agreement):
            return False
        return not (about.places <= theirs.places or theirs.places <= about.places)

    def _goes_on(self, other: Happening) -> bool:
        """True for "Delegasi Velmo … . Rombongan dipimpin Wali Kota Velmo …": guests from one place, told together."""
        shared = self.sides & other.sides - {self.place}
        return self.class_name == "Visit" and bool(shared) and abs(self.start - other.start) <= _TOGETHER

    @property
    def sides(self) -> set[Place]:
        """The places that those who take part hold office for, or are sent by."""
        return {who.office.jurisdiction if isinstance(who, Official) else who.place for who in self.participants}
