"""Patterns that can never match: something would have to be of two classes that nothing is both of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from citygraph.query.lexer import Token
from citygraph.query.lint.findings import Finding
from citygraph.query.lint.pattern import (
    Minus,
    Node,
    Optional,
    Pattern,
    Query,
    Select,
    Triple,
    Triples,
    Union,
    Values,
    Var,
    bound,
    children,
    expressions,
    walk,
)
from citygraph.query.lint.source import Source
from citygraph.query.lint.vocabulary import LITERAL, RESOURCE, Vocabulary, is_datatype
from citygraph.rdf import XSD, Iri, Literal
from citygraph.vocab import TYPE, term


@dataclass(frozen=True, slots=True)
class Fact:
    """What a triple of the pattern says of a node: it is of a class; or the type of a parameter, with no triple."""

    node: Node
    kind: Iri
    triple: Triple | None = None


_DATATYPES = {
    "date": {XSD + "date", XSD + "gYearMonth", XSD + "gYear"},
    "year": {XSD + "gYear"},
    "integer": {XSD + "integer"},
    "decimal": {XSD + "decimal"},
}
"""What a parameter's value may be; of all other types of literals a string."""


def mistyped(source: Source, query: Query, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Parameters that stand for a property's value, and never have one of its datatypes."""
    types = {Var(one.name): one.type for one in source.query.parameters if one.type not in _KINDS}
    triples = [triple for pattern in walk(query.pattern) if isinstance(pattern, Triples) for triple in pattern.triples]
    for triple in triples:
        if not isinstance(triple.object, Var) or triple.object not in types or not isinstance(triple.predicate, Iri):
            continue
        name, kind = triple.object, types[triple.object]
        allowed = vocabulary.datatypes.get(triple.predicate)
        if allowed and not allowed & _DATATYPES.get(kind, {XSD + "string"}):
            what = f"parameter {name} of the type {kind} is no value of {source.shown(triple.predicate)}"
            remedy = f"its values are {', '.join(sorted(map(source.shown, allowed)))}"
            yield source.finding("never-matches", what, remedy, source.iri(triple.predicate, triple.variables))


def never_matching(source: Source, query: Query, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Contradictions between the triples that must match together, each once; and MINUS that takes nothing away."""
    known = [
        Fact(Var(one.name), kind)
        for one in source.query.parameters
        for kind in (_KINDS.get(one.type, LITERAL), RESOURCE if one.type in _KINDS else LITERAL)
    ]
    yield from _Check(source, vocabulary).within(query.pattern, known)
    for pattern in walk(query.pattern):
        if isinstance(pattern, Minus) and not bound(pattern.left) & bound(pattern.right):
            what = "MINUS shares no variable with what stands before it: it takes nothing away"
            yield source.finding(
                "never-matches", what, "use FILTER NOT EXISTS, or a common variable", source.word("MINUS")
            )


_KINDS = {
    "place": term("cg:Place"),
    "official": term("cg:Official"),
    "concept": term("skos:Concept"),
    "iri": RESOURCE,
}
"""What a parameter's type says of its value; all other types are literals."""


@dataclass(frozen=True, slots=True)
class _Check:
    source: Source
    vocabulary: Vocabulary
    told: set[tuple[Node, frozenset[Iri]]] = field(default_factory=set)
    """What was said already: a sub-query is looked at with what is around it, and on its own."""

    def within(self, pattern: Pattern, around: Sequence[Fact]) -> Iterator[Finding]:
        """Contradictions in a pattern, or between it and the facts of the patterns around it."""
        own = self.certain(pattern)
        yield from self._contradictions(own, around)
        for inner, shared in _branches(pattern):
            known = [*around, *own]
            yield from self.within(
                inner, known if shared is None else [fact for fact in known if _is_seen(fact, shared)]
            )

    def certain(self, pattern: Pattern) -> list[Fact]:
        """What holds wherever the pattern matches."""
        match pattern:
            case Triples():
                return [fact for triple in pattern.triples for fact in self._facts(triple)]
            case Optional() | Minus():
                return self.certain(pattern.left)
            case Union() | Values():
                return []
            case Select():
                seen = frozenset(pattern.projected)
                return [fact for fact in self.certain(pattern.inner) if fact.node in seen]
            case _:
                return [fact for child in children(pattern) for fact in self.certain(child)]

    def _facts(self, triple: Triple) -> Iterator[Fact]:
        yield Fact(triple.subject, RESOURCE, triple)
        if isinstance(triple.object, Literal):
            yield Fact(triple.object, LITERAL, triple)
        if triple.predicate == TYPE and isinstance(triple.object, Iri):
            yield Fact(triple.subject, triple.object, triple)
        if not isinstance(triple.predicate, Iri):
            return
        for kind in sorted(self.vocabulary.domains.get(triple.predicate, ())):
            yield Fact(triple.subject, kind, triple)
        for kind in sorted(self.vocabulary.ranges.get(triple.predicate, ())):
            if not is_datatype(kind):
                yield Fact(triple.object, kind, triple)
        if isinstance(triple.object, Literal) and not self.vocabulary.allows(triple.predicate, triple.object):
            yield Fact(triple.object, RESOURCE, triple)
        if isinstance(triple.object, Iri):
            yield Fact(triple.object, RESOURCE, triple)

    def _contradictions(self, own: Sequence[Fact], around: Sequence[Fact]) -> Iterator[Finding]:
        """The first contradiction of each node."""
        found: set[Node] = set()
        for index, fact in enumerate(own):
            if fact.node in found:
                continue
            for other in (*around, *own[:index]):
                if other.node == fact.node and self.vocabulary.contradict(other.kind, fact.kind):
                    found.add(fact.node)
                    key = fact.node, frozenset((other.kind, fact.kind))
                    if key not in self.told:
                        self.told.add(key)
                        yield self._finding(other, fact)
                    break

    def _finding(self, one: Fact, other: Fact) -> Finding:
        places = [(token.start if (token := self._token(fact)) else -1) for fact in (one, other)]
        if places[0] > places[1]:
            one, other = other, one
        token, name = self._token(other), self._shown(one.node)
        if isinstance(one.node, Literal) and other.triple:
            what = f"{name} is no value of {self._shown(other.triple.predicate)}"
            return self.source.finding("never-matches", what, "correct the value, its language or its datatype", token)
        what = f"{name} can't be {self._reason(one)} and {self._reason(other)}"
        return self.source.finding("never-matches", what, "correct a class or a property", token)

    def _token(self, fact: Fact) -> Token | None:
        """Where a fact is said: at the class after ``a``, or at the property."""
        triple = fact.triple
        if triple is None:
            return None
        named = triple.object if triple.predicate == TYPE and isinstance(triple.object, Iri) else triple.predicate
        return self.source.iri(named, [fact.node, *triple.variables]) if isinstance(named, Iri) else None

    def _reason(self, fact: Fact) -> str:
        kind = {RESOURCE: "a thing", LITERAL: "a literal"}.get(fact.kind) or f"a {self.source.shown(fact.kind)}"
        triple = fact.triple
        if triple is None:
            return f"{kind} (parameter)"
        if triple.predicate == TYPE and triple.object == fact.kind:
            return kind
        if not isinstance(triple.predicate, Iri):
            return kind
        role = "subject" if fact.node == triple.subject else "object"
        return f"{kind} ({role} of {self._shown(triple.predicate)})"

    def _shown(self, node: object) -> str:
        if isinstance(node, Var):
            return "what stands between" if node.startswith("_:") else f"?{node}"
        if isinstance(node, Literal):
            suffix = f"@{node.language}" if node.language else ""
            return f'"{node.value}"{suffix}'
        return self.source.shown(node) if isinstance(node, Iri) else "a path"


def _is_seen(fact: Fact, shared: frozenset[Var]) -> bool:
    """Whether a fact holds in a sub-query: of what it hands on, and of parameters, whose value stands everywhere."""
    return fact.triple is None or fact.node in shared


def _branches(pattern: Pattern) -> Iterator[tuple[Pattern, frozenset[Var] | None]]:
    """The patterns below that need not match when this one does; with the variables that they share, None for all."""
    for expression in expressions(pattern):
        for inner in expression.exists:
            yield inner, None
    match pattern:
        case Optional() | Minus():
            yield pattern.right, None
            yield from _branches(pattern.left)
        case Union():
            yield pattern.left, None
            yield pattern.right, None
        case Select():
            yield pattern.inner, frozenset(pattern.projected)
        case _:
            for child in children(pattern):
                yield from _branches(child)
