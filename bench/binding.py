"""Hostile values against the shape of queries: ``python -m bench.binding [--values N] [--seed S]``.

Each value is bound into a query as a literal, as an IRI or as one of several values. rdflib's algebra of what comes out
must be that of the same query with a harmless value, but for the value itself, which must have arrived as it was given.
Where binding rewrites nothing else, the algebra must also be that of the query with its variable. Exit 1 for a value
that changes a query.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from citygraph.errors import ParameterError
from citygraph.model import Iri, Literal, Term
from citygraph.query.bind import bind

VARIABLE = "x"
HARMLESS = "harmless"
PLAIN = (
    "SELECT ?y { ?s ?p ?x . OPTIONAL { ?s ?q ?y FILTER(STR(?x) = ?y) } }",
    "SELECT ?s { { SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o ; ?q ?x } GROUP BY ?s HAVING (MAX(?x) > ?n) } }",
    "CONSTRUCT { ?s ?p ?x } { ?s ?p ?x MINUS { ?s ?q ?x } }",
    "ASK { ?s ?p ?y FILTER(?y IN (1, ?x) && NOT EXISTS { ?s ?q ?x }) }",
    "DESCRIBE ?s { GRAPH ?g { ?s ?p ?x } }",
    "SELECT ?s { { ?s ?p ?x } UNION { ?s ?q [ ?r ?x ] } BIND(CONCAT(?x, STR(?s)) AS ?z) FILTER(REGEX(?z, ?x)) }",
)
"""Queries in which a term takes the variable's place and nothing else changes."""
REWRITTEN = (
    "SELECT ?x ?y { ?s ?p ?x ; ?q ?y FILTER(!BOUND(?x) || ?x = ?y) } ORDER BY ?x ?y",
    "SELECT (COUNT(?x) AS ?n) { { SELECT ?x ?s { ?s ?p ?x } } } GROUP BY ?x",
)
SEVERAL = (
    "SELECT ?s ?x { ?s ?p ?x OPTIONAL { ?s ?q ?x } FILTER(!BOUND(?x) || ?p IN (?x)) }",
    "CONSTRUCT { ?s ?p ?x } { ?s ?p ?o FILTER EXISTS { ?s ?q ?x } }",
)
_PIECES = (
    '"', "'", "\\", '"""', "'''", "\\u0022", "\\U00000022", "\\u005C", "\\n", "}", "{", "<", ">", "?x", "?s", "$y", "#",
    "\n", "\r", "\t", "\x00", "\u202e", "\u2066", "\u200f", "\ufeff", "\u0301", "😀", "é", ".", ";", "^^", "@en",
    '" } UNION { ?s ?p "', "SERVICE <http://e/> {", "} ; DROP ALL #", "LIMIT 0", "AS ?x)", "a", " ", "0", "# ",
    "<urn:x>", "\ud800",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A query, and the value or values that it is to take."""

    query: str
    value: Term | tuple[Term, ...]


def cases(count: int, seed: int) -> Iterator[Case]:
    """So many cases, the same for the same seed."""
    rng = random.Random(seed)
    for _ in range(count):
        text = _hostile(rng)
        kind = rng.random()
        if kind < 0.7:
            yield Case(rng.choice(PLAIN + REWRITTEN), Literal(text))
        elif kind < 0.85:
            yield Case(rng.choice(PLAIN), Iri(f"http://e/{text}"))
        else:
            yield Case(rng.choice(SEVERAL), (Literal(text), Literal(_hostile(rng))))


def _hostile(rng: random.Random) -> str:
    """Pieces of SPARQL and of Unicode, seldom very long."""
    if rng.random() < 0.002:
        return rng.choice(_PIECES[:-1]) * (10_000 // 4)
    if rng.random() < 0.2:
        return "".join(chr(rng.randrange(0x20, 0x3000)) for _ in range(rng.randrange(12)))
    return "".join(rng.choice(_PIECES) for _ in range(rng.randrange(1, 8)))


def is_refused(case: Case) -> bool:
    """True when the value is no term at all, and binding says so."""
    try:
        bind(case.query, {VARIABLE: case.value})
    except ParameterError:
        return True
    return False


def change(case: Case) -> str:
    """What a value changes of its query; empty for nothing."""
    terms = case.value if isinstance(case.value, tuple) else (case.value,)
    if len(set(terms)) < len(terms):
        return ""
    found = _algebra(bind(case.query, {VARIABLE: case.value}), terms)
    wanted = _harmless(case.query, isinstance(case.value, Iri), len(terms))
    if found != wanted:
        return f"{found}\nis not\n{wanted}"
    if case.query in PLAIN and found != (before := _unbound(case.query)):
        return f"{found}\nis not, as before,\n{before}"
    return ""


@cache
def _harmless(query: str, iri: bool, count: int) -> str:
    """The algebra with values that nobody takes for anything else."""
    terms = tuple(Iri(f"http://e/{HARMLESS}{i}") if iri else Literal(f"{HARMLESS}{i}") for i in range(count))
    return _algebra(bind(query, {VARIABLE: terms if count > 1 else terms[0]}), terms)


@cache
def _unbound(query: str) -> str:
    """The algebra with the variable."""
    return _algebra(query, ())


def _algebra(query: str, values: tuple[Term, ...]) -> str:
    """The algebra of a query as text, with the values masked; without values, with the variable masked."""
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    return repr(_masked(translateQuery(parseQuery(query)).algebra, values))


def _masked(node: Any, values: tuple[Term, ...]) -> Any:
    """Nested tuples of words; triples and the parts of a node in an order of their own, since rdflib's varies."""
    from rdflib.term import Identifier

    if isinstance(node, Identifier):
        return _word(node, values)
    if isinstance(node, dict):  # a node of the algebra, or a row of VALUES
        left_out = ("_vars", "lazy", "PV")
        parts = [(str(key), _masked(value, values)) for key, value in node.items() if key not in left_out]
        return getattr(node, "name", "row"), sorted(parts, key=repr)
    if isinstance(node, list | tuple):
        masked = [_masked(part, values) for part in node]
        return sorted(masked, key=repr) if masked and isinstance(node[0], tuple) else masked
    return repr(node)


def _word(term: Any, values: tuple[Term, ...]) -> str:
    from rdflib import BNode, URIRef, Variable

    if isinstance(term, Variable):
        return "VALUE" if not values and str(term) == VARIABLE else f"?{term}"
    if isinstance(term, BNode):
        return "BLANK"
    is_iri = isinstance(term, URIRef)
    ours = Iri(term) if is_iri else Literal(str(term))
    plain = is_iri or (term.datatype is None and term.language is None)
    return "VALUE" if plain and ours in values else repr(term)


def main(arguments: Sequence[str] | None = None) -> None:
    """Bind, compare, and say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m bench.binding", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--values", type=int, default=20_000, help="so many (%(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of the values (%(default)s)")
    wish = parser.parse_args(arguments)
    began = time.perf_counter()
    refused = changed = 0
    for case in cases(wish.values, wish.seed):
        if is_refused(case):
            refused += 1
        elif told := change(case):
            changed += 1
            print(f"{case.query}\nwith {case.value!r}:\n{told}\n")
    seconds = time.perf_counter() - began
    print(f"{wish.values} values: {refused} refused as no term, {changed} changed a query, {seconds:.0f} s")
    sys.exit(1 if changed else 0)


if __name__ == "__main__":
    main()
