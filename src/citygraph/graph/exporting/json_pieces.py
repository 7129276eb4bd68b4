"""Lists of JSON that are written while they come."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any


def listed(items: Iterable[Any]) -> Iterator[str]:
    """The items of a list on a line each, without the brackets."""
    joint = "\n"
    for item in items:
        yield joint + json.dumps(item, ensure_ascii=False)
        joint = ",\n"
