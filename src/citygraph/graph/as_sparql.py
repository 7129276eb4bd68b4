"""The rules as SPARQL updates, so that any server that holds facts and ontology in one graph can run them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citygraph.graph import reasoning
from citygraph.graph.constructs import constructs
from citygraph.graph.reasoning import Pattern, Rule, Term, is_variable
from citygraph.graph.terms import node
from citygraph.graph.triples import is_about_things

_CONSTRUCT = re.compile(r"CONSTRUCT\s*(?P<template>\{[^}]*\})\s*WHERE", re.DOTALL)
_PREFIX = re.compile(r"^PREFIX .*$\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Update:
    """An INSERT with its prologue, and the name of the rule that it is."""

    name: str
    text: str


def once(graph: str = "") -> tuple[Update, ...]:
    """The rules of the domain, which read what is stated: to be run once, before the others.

    `graph` is the named graph that holds facts and ontology, and comes to hold what follows; empty for the default one.
    """
    return tuple(Update(rule.name, _update(rule.text, graph)) for rule in constructs())


def repeated(graph: str = "") -> tuple[Update, ...]:
    """The rules of OWL 2 RL that the ontology amounts to: to be run again until nothing new comes."""
    rules = (rule for rule in reasoning.load() if rule.head is not None and is_about_things(rule.head))
    return tuple(Update(rule.name, _insert(rule, graph)) for rule in rules)


def as_sparql(graph: str = "") -> str:
    """All of them as one request: prefixes (before all updates, as some servers want it), then each with its name."""
    return "".join(f"{line}\n" for line in _lines(graph))


def _lines(graph: str) -> Iterator[str]:
    first = once(graph)
    yield "# What follows from facts and ontology, as SPARQL 1.1 updates over a graph that holds both."
    yield from sorted({line.strip() for update in first for line in _PREFIX.findall(update.text)})
    yield ""
    yield "# Run once: the rules of the domain, which read what is stated."
    for update in first:
        yield f"\n# {update.name}"
        yield f"{_PREFIX.sub('', update.text).strip()} ;"
    yield "\n# Repeat until nothing new comes: the ontology's axioms by the rules of OWL 2 RL."
    for update in repeated(graph):
        yield f"# {update.name}"
        yield f"{update.text} ;"


def _update(construct: str, graph: str) -> str:
    """A CONSTRUCT as an INSERT of what it constructs."""
    lines = [line for line in construct.splitlines() if not line.startswith("#")]
    into = f"WITH {node(graph)} INSERT" if graph else "INSERT"
    return _CONSTRUCT.sub(lambda found: f"{into} {found['template']} WHERE", "\n".join(lines)).strip()


def _insert(rule: Rule, graph: str) -> str:
    assert rule.head is not None  # noqa: S101 - asked before
    head = _pattern(rule.head)
    subject, _, object_ = rule.head
    conditions = [f"NOT EXISTS {{ {head} }}"]
    if is_variable(subject) and any(pattern[2] == subject for pattern in rule.body):
        conditions.append(f"isIRI({subject})")
    if is_variable(subject) and is_variable(object_):
        conditions.append(f"{subject} != {object_}")
    where = " . ".join(map(_pattern, rule.body))
    filters = " ".join(f"FILTER({each})" if not each.startswith("NOT") else f"FILTER {each}" for each in conditions)
    into = f"WITH {node(graph)} INSERT" if graph else "INSERT"
    return f"{into} {{ {head} }} WHERE {{ {where} {filters} }}"


def _pattern(pattern: Pattern) -> str:
    return " ".join(map(_term, pattern))


def _term(term: Term) -> str:
    if isinstance(term, str):
        return term if is_variable(term) else str(node(term))
    return str(term)
