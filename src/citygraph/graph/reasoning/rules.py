"""Rules as data: premises and a conclusion, each a triple in which some terms are variables.

``ontology/entailments.json`` holds those of the ontology; ``make entailments`` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

import pyoxigraph as ox

from citygraph import resources

Term = str | ox.Literal
"""An IRI (a blank node's begins with ``_:``) or a literal; in a pattern also a variable (``?x``)."""

Triple = tuple[Term, Term, Term]
Pattern = tuple[Term, Term, Term]


@dataclass(frozen=True, slots=True)
class Rule:
    """When every pattern of `body` holds, so does `head`; without a head it must not be that all of them hold.

    `name` is the rule's in the OWL 2 RL profile ("cax-sco").
    """

    name: str
    body: tuple[Pattern, ...]
    head: Pattern | None = None


def is_variable(term: Term) -> bool:
    """True for ``?x``."""
    return isinstance(term, str) and term.startswith("?")


def dump(rules: Iterable[Rule]) -> str:
    """The rules as JSON, a line each, sorted."""
    lines = sorted(json.dumps(_plain(rule), ensure_ascii=False) for rule in rules)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def parse(text: str) -> tuple[Rule, ...]:
    """The rules that :func:`dump` wrote."""
    return tuple(
        Rule(name, tuple(map(_pattern, body)), _pattern(head) if head else None)
        for name, body, head in json.loads(text)
    )


@lru_cache(maxsize=1)
def load() -> tuple[Rule, ...]:
    """The rules of the ontology, as they were made from it."""
    return parse(resources.path("ontology", "entailments.json").read_text(encoding="utf-8"))


def dump_triples(triples: Iterable[Triple]) -> str:
    """Triples as JSON, in one line."""
    return json.dumps([list(map(_plain_term, each)) for each in triples], ensure_ascii=False)


def parse_triples(text: str) -> tuple[Triple, ...]:
    """The triples that :func:`dump_triples` wrote."""
    return tuple(map(_pattern, json.loads(text)))


def _plain(rule: Rule) -> list[object]:
    return [rule.name, [list(map(_plain_term, each)) for each in rule.body], list(map(_plain_term, rule.head or ()))]


def _plain_term(term: Term) -> str:
    return term if isinstance(term, str) else str(term)


def _pattern(terms: list[str]) -> Pattern:
    subject, predicate, object_ = (_term(each) for each in terms)
    return subject, predicate, object_


def _term(text: str) -> Term:
    if not text.startswith('"'):
        return text
    (quad,) = ox.parse(f"<x:s> <x:p> {text} .", format=ox.RdfFormat.N_TRIPLES)
    return cast("ox.Literal", quad.object)
