"""The facts from which an inferred triple follows, as far as one step shows them.

A triple that a rule of the ontology draws comes from what the rule's pattern matched; any other one from the facts
that tie the same two things: by an inverse property, a narrower one, or from the other end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from citygraph import resources
from citygraph.query.provenance.parse import rule_of
from citygraph.query.provenance.witness import Ask, Asked, Witness, asked

if TYPE_CHECKING:
    import pyoxigraph as ox

    from citygraph.query.result import Term
    from citygraph.query.server import AnyStore


@dataclass
class Derivations:
    """What inferred triples of a store follow from."""

    store: AnyStore
    ask: Ask

    def facts(self, quad: ox.Quad) -> Iterator[ox.Quad]:
        """The facts behind an inferred triple; none when it takes more than one step."""
        import pyoxigraph as ox

        for rule in self._rules.get(quad.predicate, ()):
            yield from rule.facts(self.store, self.ask, quad)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            facts = ox.DefaultGraph()
            yield from self.store.quads_for_pattern(quad.subject, None, quad.object, facts)
            yield from self.store.quads_for_pattern(quad.object, None, quad.subject, facts)

    @cached_property
    def _rules(self) -> dict[Term, list[_Rule]]:
        rules: dict[Term, list[_Rule]] = {}
        for file in sorted(resources.path("ontology", "rules").glob("*.rq")):
            prologue, template, select = rule_of(file.read_text(encoding="utf-8"))
            query = asked(prologue, select, self.ask, template)
            for triple in template:
                ends = triple.subject.variable, triple.object.variable
                if all(ends) and triple.text in query.constants:
                    rule = _Rule(query, (str(ends[0]), str(ends[1])))
                    rules.setdefault(query.constants[triple.text], []).append(rule)
        return rules


@dataclass(frozen=True, slots=True)
class _Rule:
    query: Asked
    ends: tuple[str, str]

    def facts(self, store: AnyStore, ask: Ask, quad: ox.Quad) -> set[ox.Quad]:
        """What the rule's pattern matched when it drew the triple."""
        return Witness(store, ask, self.query).quads(self.ends, [(quad.subject, quad.object)])[0]
