"""Which facts a violation puts at fault."""

from __future__ import annotations

from collections.abc import Iterable

from citygraph.graph.shacl import Violation
from citygraph.model import Fact, Literal
from citygraph.vocab import term

POSITION = frozenset((term("wgs:lat"), term("wgs:long"), term("geo:hasGeometry"), term("geo:asWKT")))
"""What the gazetteer says of where a place is: it costs the position, and not the place."""
_SHACL = "http://www.w3.org/ns/shacl#"
_TOO_MANY = _SHACL + "MaxCountConstraintComponent"
_TOO_MANY_OF_A_LANGUAGE = _SHACL + "UniqueLangConstraintComponent"
_TOO_FEW = _SHACL + "MinCountConstraintComponent"


def facts_at_fault(facts: Iterable[Fact], violation: Violation) -> list[Fact]:
    """Of the facts of the violation's focus those that it names; none when it names the thing as a whole."""
    if violation.path is None or violation.component == _TOO_FEW:
        return []
    mine = [fact for fact in facts if fact.predicate == violation.path]
    if violation.component == _TOO_MANY:
        return _weaker(mine)
    if violation.component == _TOO_MANY_OF_A_LANGUAGE:
        languages = sorted({_language(fact) for fact in mine})
        return [weak for tag in languages for weak in _weaker([fact for fact in mine if _language(fact) == tag])]
    return [fact for fact in mine if fact.object == violation.value]


def _weaker(facts: list[Fact]) -> list[Fact]:
    """All but the fact with the most backing (of equal ones, the first in the order of their objects)."""
    return sorted(facts, key=lambda fact: (-len(fact.backing), str(fact.object)))[1:]


def _language(fact: Fact) -> str:
    return (fact.object.language or "") if isinstance(fact.object, Literal) else ""
