"""A fact that the shapes or an axiom turned down, told so that a person can judge it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from citygraph.model import XSD_STRING, Claim, Fact, Iri, Literal, Reading, Term
from citygraph.vocab import local, short_hash

Triple = tuple[Iri, Iri, Term]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim that was set aside: the sentence that makes it, its article, and the rule that read it."""

    article: Iri
    sentence: str
    rule: str
    confidence: float
    fact: Triple


@dataclass(frozen=True, slots=True)
class Rejection:
    """Facts that were set aside: what is wrong, what it was seen at, and the sentence of the best claim.

    `focus` is the thing that broke the shape; `article` and `sentence` are empty when no claim backs the facts.
    `source` is the shape (its IRI; empty for one without a name) or the axiom (the name of its rule); `path` and
    `value` are those of the SHACL result. `remedy` says what would mend it. `claims` are all that back the facts.
    """

    message: str
    focus: Iri
    facts: tuple[Triple, ...]
    sentence: str = ""
    article: str = ""
    source: str = ""
    path: Iri | None = None
    value: Term | None = None
    remedy: str = ""
    claims: tuple[Quoted, ...] = ()

    @property
    def id(self) -> str:
        """The same in every build in which the same source turns down the same; as a person writes it."""
        return rejection_id(self.source or self.message, self.focus, self.path, self.value)

    @property
    def is_of_the_whole(self) -> bool:
        """True when the thing itself was turned down, for what it lacks or is, with all that is said of it."""
        return any(fact[0] != self.focus or fact[1] != self.path for fact in self.facts)

    def __str__(self) -> str:
        what = "; ".join(f"{local(predicate)} {_short(object_)}" for _, predicate, object_ in self.facts[:3])
        more = f" and {len(self.facts) - 3} more" if len(self.facts) > 3 else ""
        source = f" - “{self.sentence}” ({local(self.article)})" if self.sentence else ""
        return f"{local(self.focus)}: {self.message} ({what}{more}){source}"


def rejection_id(source: str, focus: Iri, path: Iri | None, value: Term | None) -> str:
    """What names a rejection by `source` (a shape's IRI, or its message if it has none; an axiom's rule)."""
    return short_hash(repr((str(source), str(focus), path and str(path), value and _listed(value))))


def reject(
    message: str,
    focus: Iri,
    facts: Iterable[Fact],
    readings: Mapping[Iri, Reading],
    *,
    source: str = "",
    path: Iri | None = None,
    value: Term | None = None,
    remedy: str = "",
) -> Rejection:
    """A rejection with the claims that back its facts; first the sentence of the one that backs them best."""
    dropped = sorted(facts, key=lambda fact: (fact.subject, fact.predicate, str(fact.object)))
    claims = tuple(_quoted(dropped, readings))
    best = min(claims, key=lambda claim: -claim.confidence, default=None)
    return Rejection(
        message,
        focus,
        tuple((fact.subject, fact.predicate, fact.object) for fact in dropped),
        best.sentence if best else "",
        best.article if best else "",
        source,
        path,
        value,
        remedy,
        claims,
    )


def dump(rejection: Rejection) -> str:
    """As the archive keeps it."""
    content = {
        "message": rejection.message,
        "focus": rejection.focus,
        "facts": [_listed_triple(triple) for triple in rejection.facts],
        "source": rejection.source,
        "path": rejection.path,
        "value": rejection.value and _listed(rejection.value),
        "remedy": rejection.remedy,
        "claims": [
            [one.article, one.sentence, one.rule, one.confidence, _listed_triple(one.fact)] for one in rejection.claims
        ],
        "best": [rejection.sentence, rejection.article],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> Rejection:
    """The rejection of which :func:`dump` made this."""
    content: dict[str, Any] = json.loads(text)
    return Rejection(
        content["message"],
        Iri(content["focus"]),
        tuple(_triple(each) for each in content["facts"]),
        content["best"][0],
        content["best"][1],
        content["source"],
        Iri(content["path"]) if content["path"] else None,
        _term(content["value"]) if content["value"] else None,
        content["remedy"],
        tuple(
            Quoted(Iri(article), sentence, rule, confidence, _triple(fact))
            for article, sentence, rule, confidence, fact in content["claims"]
        ),
    )


def _quoted(facts: Iterable[Fact], readings: Mapping[Iri, Reading]) -> Iterable[Quoted]:
    """The claims behind facts, by article and their places in it; each once, with the first fact that it backs."""
    backed: dict[tuple[Iri, int], Fact] = {}
    for fact in facts:
        for backer in fact.backing:
            if backer[0] in readings:
                backed.setdefault(backer, fact)
    known: dict[Iri, Reading] = {}
    for (article, index), fact in sorted(backed.items(), key=lambda item: item[0]):
        reading = known.setdefault(article, readings[article]) if article not in known else known[article]
        claim: Claim = reading.claims[index]
        sentence = reading.document.text[claim.start : claim.end]
        yield Quoted(article, sentence, claim.rule, claim.confidence, (fact.subject, fact.predicate, fact.object))


def _listed_triple(triple: Triple) -> list[Any]:
    subject, predicate, value = triple
    return [subject, predicate, _listed(value)]


def _triple(listed: list[Any]) -> Triple:
    return Iri(listed[0]), Iri(listed[1]), _term(listed[2])


def _listed(term: Term) -> list[str]:
    if isinstance(term, Literal):
        return [term.value, str(term.datatype), term.language or ""]
    return [str(term)]


def _term(listed: list[str]) -> Term:
    if len(listed) == 1:
        return Iri(listed[0])
    value, datatype, language = listed
    return Literal(value, XSD_STRING if language else Iri(datatype), language or None)


def _short(term: Term) -> str:
    return f"“{term.value}”" if isinstance(term, Literal) else local(term)
