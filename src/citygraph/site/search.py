"""The search box's index: a script that holds every name, folded, so that it works from a disk too."""

from __future__ import annotations

import json
from collections.abc import Iterable

from citygraph.folding import fold
from citygraph.site.entities import KINDS, Entity
from citygraph.site.text import one


def index(entities: Iterable[Entity]) -> str:
    """The script: rows of name, number of its kind, path of the page, and what else is searched, all folded.

    The letters that folding changes and Unicode's decomposition does not are told beside, so that what is typed is
    folded alike.
    """
    numbers = {kind: number for number, kind in enumerate(KINDS)}
    rows = []
    for entity in entities:
        name = one(entity.name)
        folded = fold(name)
        more = sorted({fold(text) for text in (*entity.labels.values(), *entity.others)} - {folded, ""})
        rows.append([name, numbers[entity.kind], entity.path, " \n".join([folded, *more])])
    data = {"kinds": list(KINDS), "letters": _letters(), "things": rows}
    return f"citygraphSearch({json.dumps(data, ensure_ascii=False, separators=(',', ':'))});\n"


def _letters() -> dict[str, str]:
    """Letters without a decomposition, and what they are folded to."""
    return {char: fold(char) for char in "øłđıðħßæœþ" if fold(char)}
