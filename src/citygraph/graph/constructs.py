"""The rules of the domain, ``ontology/rules/*.rq``: SPARQL CONSTRUCTs over facts and ontology, one in each file.

Two lines of a file's head say how far a change reaches, so that a rule needn't be run over all facts again::

    #+ anchor: "?office"            every triple that the rule constructs depends on things around one office
    #+ reached-by: "cg:office?"     a fact about a thing concerns the offices on this path from it (none: itself)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import cast

import pyoxigraph as ox

from citygraph import resources
from citygraph.graph.reasoning import Triple
from citygraph.graph.terms import DEFAULT_GRAPH, iri_of, node
from citygraph.graph.triples import quad_of, triple_of
from citygraph.vocab import ONTOLOGY_GRAPH, PREFIXES, term

_HEAD_LINE = re.compile(r'^#\+ (?P<key>[a-z-]+): "(?P<value>[^"]*)"$', re.MULTILINE)
_PREFIXES = f"PREFIX cg: <{PREFIXES['cg']}>"
_READ: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [DEFAULT_GRAPH, node(ONTOLOGY_GRAPH)]
_TEMPLATE = re.compile(r"CONSTRUCT\s*\{\s*(\?\w+)\s+(\S+)\s+(\?\w+)\s*\.?\s*\}")

_PREMISES = re.compile(r"WHERE\s*\{\s*(?:VALUES[^}]*\}\s*)?(?P<premises>.*?)\s*FILTER", re.DOTALL)
_COMMENT = re.compile(r"^# (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Construct:
    """A rule that constructs triples ``subject predicate object``, whose names of variables begin with ``?``."""

    name: str
    text: str
    subject: str
    predicate: str
    object: str
    anchor: str
    reached_by: str
    summary: str

    def all(self, store: ox.Store) -> Iterator[Triple]:
        """What it constructs from the facts of a store."""
        return _constructed(store, self.text)

    def anchors(self, store: ox.Store, changed: str) -> set[str]:
        """The anchors that facts about a thing concern."""
        if not self.reached_by:
            return {changed}
        query = f"{_PREFIXES} SELECT DISTINCT ?anchor WHERE {{ {node(changed)} {self.reached_by} ?anchor }}"
        rows = cast("ox.QuerySolutions", store.query(query, default_graph=_READ))
        return {iri for row in rows if (iri := iri_of(row["anchor"]))}

    def at(self, store: ox.Store, anchor: str) -> set[Triple]:
        """What it constructs around an anchor."""
        return set(_constructed(store, self.having({self.anchor: anchor})))

    def constructs(self, store: ox.Store, triple: Triple) -> bool:
        """True when the rule constructs a triple, around any anchor."""
        if not self.may(triple):
            return False
        return next(_constructed(store, self.having(self.binding(triple))), None) is not None

    def premises(self, store: ox.Store, triple: Triple) -> tuple[Triple, ...]:
        """The facts from which the rule constructs a triple (of several such sets, the first); none when it doesn't."""
        if not self.may(triple):
            return ()
        binding = self.binding(triple)
        order = "" if self.anchor in binding else f"ORDER BY {self.anchor}"
        query = replace(self, text=self._explained).having(binding)
        found = set(_constructed(store, f"{query} {order} LIMIT 1"))
        return tuple(sorted((each for each in found if quad_of(each) in store), key=str))

    @property
    def _explained(self) -> str:
        """The query that constructs the premises: the first group of triples in WHERE, which no filter is before."""
        found = _PREMISES.search(self.text)
        assert found  # noqa: S101 - looked for when the rule was read
        return _TEMPLATE.sub(lambda _: f"CONSTRUCT {{ {found['premises']} }}", self.text)

    def may(self, triple: Triple) -> bool:
        """True for a triple of the kind that the rule constructs."""
        return triple[1] == self.predicate and isinstance(triple[0], str) and isinstance(triple[2], str)

    def binding(self, triple: Triple) -> dict[str, str]:
        """What its variables are for a triple that it may construct."""
        return {self.subject: cast("str", triple[0]), self.object: cast("str", triple[2])}

    def having(self, binding: dict[str, str]) -> str:
        """The query with some variables replaced by IRIs."""
        names = "|".join(re.escape(name) for name in binding)
        return re.sub(rf"(?:{names})\b", lambda found: str(node(binding[found[0]])), self.text)


@lru_cache(maxsize=1)
def constructs() -> tuple[Construct, ...]:
    """The rules, in the order of their names."""
    files = sorted(resources.path("ontology", "rules").glob("*.rq"))
    return tuple(read(file.stem, file.read_text(encoding="utf-8")) for file in files)


def read(name: str, text: str) -> Construct:
    """A rule from the text of its file; ValueError when it is not as rules are written."""
    head = {found["key"]: found["value"] for found in _HEAD_LINE.finditer(text)}
    template = _TEMPLATE.search(text)
    if (
        not template
        or not _PREMISES.search(text)
        or "anchor" not in head
        or f"{head['anchor']} " not in text.partition("WHERE")[2]
    ):
        raise ValueError(f"rule {name}: needs a CONSTRUCT of one triple WHERE triples FILTER, and a line `#+ anchor`")
    subject, predicate, object_ = template.groups()
    summary = " ".join(_COMMENT.findall(text)).partition(": ")[2].rstrip(".")
    return Construct(name, text, subject, term(predicate), object_, head["anchor"], head.get("reached-by", ""), summary)


def constructed_around(store: ox.Store, subjects: Iterable[str], before: ox.Store) -> tuple[set[Triple], set[Triple]]:
    """What the rules construct now and did not before, and the other way round, when facts about `subjects` changed."""
    come: set[Triple] = set()
    gone: set[Triple] = set()
    things = tuple(subjects)
    for rule in constructs():
        for anchor in {anchor for each in things for at in (store, before) for anchor in rule.anchors(at, each)}:
            was, now = rule.at(before, anchor), rule.at(store, anchor)
            come |= now - was
            gone |= {triple for triple in was - now if not rule.constructs(store, triple)}
    return come, gone


def is_constructed(store: ox.Store, triple: Triple) -> bool:
    """True when a rule constructs a triple from the facts of a store."""
    return any(rule.constructs(store, triple) for rule in constructs())


def _constructed(store: ox.Store, query: str) -> Iterator[Triple]:
    for triple in cast("ox.QueryTriples", store.query(query, default_graph=_READ)):
        yield triple_of(triple)
