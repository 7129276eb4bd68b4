"""Who was there, in minutes: "Present: Cllrs Ann Karsana (Chair); Budi Lima; C. Vell", a line that is no sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citygraph.extract.people.atoms import Atom

_ROLL = re.compile(r"[^\W\d_][^:.;,!?\n]{2,39}:\s+(?=[^\W\d_])")
_ONE_PERSON = 6  # words


def is_roll(line: str) -> bool:
    """True for "Present: Cllrs A (Chair); B; C": who was there, in minutes."""
    opening = _ROLL.match(line)
    if opening is None:
        return False
    rest = line[opening.end() :]
    return ";" in rest or "," in rest or len(rest.split()) <= _ONE_PERSON


def as_roll(text: str, atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms of who was there: marks part names, as commas do, and "Ward" behind two names is a third.

    A semicolon parts members of one office as a comma does, others more: "A, town clerk; B, solicitor".
    """
    semicolon = "C" if any(atom.tag == "S" for atom in atoms) else "w"
    marks = {":": "C", ";": semicolon}
    found: list[Atom] = []
    opening = next((index for index, atom in enumerate(atoms) if text[atom.start] == ":"), 0)
    for index, atom in enumerate(atoms):
        if index < opening and atom.tag in "NG":  # "|Present|: Cllr Ann"
            found.append(atom._replace(tag="w"))
            continue
        behind = atoms[index + 1].tag if index + 1 < len(atoms) else "."
        surname = atom.tag == "O" and text[atom.start].isupper() and index and atoms[index - 1].tag == "N"
        if atom.tag == "." and text[atom.start] in marks:
            found.append(atom._replace(tag=marks[text[atom.start]]))
        else:
            found.append(atom._replace(tag="N") if surname and behind in "CJ.(" else atom)
    return found
