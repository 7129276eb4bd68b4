"""Proofs of what follows: by which rules, from which facts, and from which sentences these come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from citygraph.vocab import CG, CONCEPT, ID, local

if TYPE_CHECKING:
    from citygraph.graph import Proof
    from citygraph.query.dossier.model import Source
    from citygraph.query.dossier.things import Graph

_PLACE = f"{ID}place/"
_OURS = (ID, CONCEPT, CG)
_FEW = 1


def text(graph: Graph, proofs: Iterable[Proof]) -> Iterator[str]:
    """Proofs for a person: what follows, the rule, and deeper by a step from what; sentences once each."""
    told: set[object] = set()
    for proof in proofs:
        yield from _lines(graph, proof, "  ", told)


def as_json(graph: Graph, proof: Proof) -> dict[str, Any]:
    """A proof for a program: `rule` and `premises`, or `claims` (the sentences of a fact) or `origin` without such."""
    subject, predicate, value = proof.triple
    said: dict[str, Any] = {"subject": subject, "property": predicate, "value": _plain(value)}
    if proof.rule:
        from citygraph.graph import meaning

        premises = [as_json(graph, premise) for premise in proof.premises]
        return {**said, "rule": proof.rule, "meaning": meaning(proof), "premises": premises}
    claims = [_claim(source) for source in _sources(graph, proof)]
    return {**said, "claims": claims} if claims else {**said, "origin": _origin(proof)}


def _lines(graph: Graph, proof: Proof, indent: str, told: set[object]) -> Iterator[str]:
    subject, predicate, value = proof.triple
    yield f"{indent}{graph.name(str(subject))}: {local(str(predicate))} {_name(graph, value)}"
    if proof.triple in told:
        yield f"{indent}    as above"
        return
    told.add(proof.triple)
    if proof.rule:
        from citygraph.graph import meaning

        yield f"{indent}    by {proof.rule} ({meaning(proof)}), since"
        for premise in proof.premises:
            yield from _lines(graph, premise, f"{indent}    ", told)
        return
    sources = _sources(graph, proof)
    for source in sources[:_FEW]:
        about = ", ".join(part for part in (source.headline or local(source.article), source.publisher) if part)
        yield f"{indent}    “{source.sentence}”"
        yield f"{indent}      — {', '.join(filter(None, (about, source.published)))} [{source.rule}]"
    if len(sources) > _FEW:
        more = len(sources) - _FEW
        yield f"{indent}      and {more} more {'sentence' if more == 1 else 'sentences'}"
    if not sources:
        yield f"{indent}    {_origin(proof)}"


def _name(graph: Graph, value: object) -> str:
    """What a thing is called, or a class; one of another vocabulary with its prefix ("schema:Place")."""
    from citygraph.graph.short import shorten

    if not isinstance(value, str):
        return _plain(value)
    return graph.name(value) if value.startswith(_OURS) else shorten(value).removeprefix("<")


def _sources(graph: Graph, proof: Proof) -> tuple[Source, ...]:
    subject, predicate, value = proof.triple
    found = graph.thing(str(subject)).all_of(str(predicate))
    return next((each.sources for each in found if _plain(value) == (each.iri or each.text)), ())


def _origin(proof: Proof) -> str:
    """Where a fact comes from that no sentence says."""
    subject = str(proof.triple[0])
    if subject.startswith(_PLACE):
        return "so the gazetteer says"
    if not subject.startswith(ID) or subject.startswith(CONCEPT):
        return "so the ontology says"
    return "derived from what is claimed of it when articles are fused"


def _claim(source: Source) -> dict[str, Any]:
    return {
        "sentence": source.sentence,
        "article": source.article,
        "rule": source.rule,
        "modality": source.modality,
        "confidence": source.confidence,
    }


def _plain(value: object) -> str:
    return value if isinstance(value, str) else getattr(value, "value", "")
