"""A sentence as a row of tagged atoms, over whose tags the patterns of offices and names run.

One letter stands for one atom, so that a pattern such as ``TPC?N+`` reads "title, place, perhaps a comma, name":

==== ==========================================  ==== ==========================================
T    office that a place follows at once          B    office with a body or field of work behind it
S    office that several people share             h    "head", "director": with a public body only
A    acting   F former   E elect                  Y    "at the time", behind a title
P    place, government or nationality             R    "as", "selaku": between person and office
H    title of honour, Q plain address             D    academic degree
N    capitalised word   I initial   X "Jr."       K    "bin", "van": inside a name
G    word in capitals                             9    date
O    word of a department   b public body         v    private body
L    "of"   Z "to", "untuk"   U "the"   J "and"   C ( ) ' "  punctuation
M    "on behalf of"                               c    "counterpart", "sejawatnya"
e    "petahana", behind a title                   n    "namely", "yakni"
V    "was", "menjabat"   W "dijabat"              p    "his predecessor", "wakilnya"
g    "who runs", "who sits on"
#    number                                       w    any other word   . any other mark
==== ==========================================  ==== ==========================================
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from citygraph.lexicon import Lexicon
from citygraph.model import Place

DIPLOMATS = frozenset({"ambassador", "consul"})
SEATS = ("seats_of_regions", "seats_of_nations")  # sections of members whose place is a constituency
SMALL_TOWN = 100_000  # inhabitants


class Atom(NamedTuple):
    """One tagged piece of a sentence; `value` is a role, or a lexicon class, and `place` what a P names."""

    tag: str
    start: int
    end: int
    value: str = ""
    place: Place | None = None


def tags_of(atoms: Iterable[Atom]) -> str:
    """The tags of atoms as one string, for patterns."""
    return "".join(map(_tag, atoms))


_tag = itemgetter(0)
by_start = itemgetter(1)


@cache
def given_names(lexicon: Lexicon) -> frozenset[str]:
    """Given names that are places or words as well."""
    return frozenset(lexicon.words("given_names"))
