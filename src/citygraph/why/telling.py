"""Reasons as text for a person, and as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from citygraph import confidence
from citygraph.model import Iri, Literal
from citygraph.vocab import local
from citygraph.why import proofs
from citygraph.why.reasons import Reasons

if TYPE_CHECKING:
    from citygraph.fuse.account import Value
    from citygraph.fuse.said import Said


def text(reasons: Reasons) -> Iterator[str]:
    """The reasons for a person."""
    yield reasons.name
    yield reasons.thing
    yield ""
    if reasons.predicate is None:
        yield "TAKEN FOR ONE"
        for merge in reasons.account.merges:
            named = ", ".join(f"“{form}”" for form in merge.forms)
            yield f"  {named or local(merge.iri)} in {_origin(reasons, merge.article)}"
            yield f"      {merge.reason}"
        yield ""
    claimed = list(reasons.properties())
    if claimed or not reasons.proofs:
        yield "CLAIMED"
    for predicate, values in claimed:
        yield f"  {local(predicate)}"
        for each in values:
            yield from _told(reasons, each)
    if denied := [one for one in reasons.account.denied if reasons.predicate in (None, one.claim.predicate)]:
        yield "  denied"
        yield from _sentences(reasons, denied)
    if reasons.proofs:
        if claimed:
            yield ""
        yield "FOLLOWS"
        yield from proofs.text(reasons.graph, reasons.proofs)


def as_json(reasons: Reasons) -> str:
    """The reasons for a program."""
    content = {
        "thing": reasons.thing,
        "name": reasons.name,
        "merges": [
            {"article": each.article, "iri": each.iri, "forms": list(each.forms), "reason": each.reason}
            for each in reasons.account.merges
        ],
        "claimed": [
            {
                "property": predicate,
                "value": each.value if isinstance(each.value, Iri) else each.value.value,
                "believed": not each.lost_by,
                "lostBy": each.lost_by or None,
                "confidence": round(each.confidence, 3),
                "sources": each.sources,
                "claims": [_claim(reasons, one) for one in each.claims],
            }
            for predicate, values in reasons.properties()
            for each in values
        ],
        "denied": [_claim(reasons, one) for one in reasons.account.denied],
        "follows": [proofs.as_json(reasons.graph, each) for each in reasons.proofs],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _told(reasons: Reasons, each: Value) -> Iterator[str]:
    name = each.value.value if isinstance(each.value, Literal) else reasons.graph.name(each.value)
    count = "1 source" if each.sources == 1 else f"{each.sources} sources"
    fate = f"; lost by {each.lost_by}" if each.lost_by else ""
    yield f"    {' '.join(name.split())}: confidence {each.confidence:.2f}, {count}{fate}"
    yield from _sentences(reasons, each.claims)


def _sentences(reasons: Reasons, said: Iterable[Said]) -> Iterator[str]:
    for one in said:
        claim = one.claim
        about = f"{claim.rule}, {claim.directness}, {confidence.of(claim):.2f}"
        put = "" if claim.modality == "asserted" else f", {claim.modality}"
        day = f", as of {claim.as_of}" if claim.as_of else ""
        yield f"      {_quote(reasons, one)}"
        yield f"        — {_origin(reasons, one.article)} [{about}{put}{day}]"


def _claim(reasons: Reasons, one: Said) -> dict[str, Any]:
    return {
        "sentence": _quote(reasons, one),
        "article": one.article,
        "source": one.source,
        "rule": one.claim.rule,
        "directness": one.claim.directness,
        "confidence": confidence.of(one.claim),
        "modality": one.claim.modality,
        "asOf": one.day or None,
    }


def _quote(reasons: Reasons, one: Said) -> str:
    return " ".join(reasons.readings[one.article].document.text[one.claim.start : one.claim.end].split())


def _origin(reasons: Reasons, article: Iri) -> str:
    about = reasons.readings[article].document.metadata
    parts = (about.headline or local(article), about.publisher, str(about.published or ""))
    return ", ".join(part for part in parts if part)
