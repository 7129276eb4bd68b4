"""The graphs of articles: written when an article comes, and where its things are fused otherwise than before."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping

from citygraph.graph import evidence
from citygraph.graph.database import IN_GRAPH, WAITING
from citygraph.graph.ledger import Ledger
from citygraph.graph.shelf import Shelf
from citygraph.graph.short import lengthen, shorten
from citygraph.graph.terms import node, quads
from citygraph.model import Claim, Iri

Things = dict[Iri, Iri]
"""What the things of an article are decided to be."""


def write_new(database: sqlite3.Connection, ledger: Ledger) -> None:
    """Add the graphs of the articles that wait."""
    shelf = Shelf(database)
    waiting = {iri: (article, source) for article, iri, source in _rows(database, "state = ?", WAITING)}
    for iri in ledger.in_order(waiting):
        article, source = waiting[iri]
        text, metadata = shelf.text(article)
        things = _things(database, article)
        claims = [(index, _retold(claim, things)) for index, claim in shelf.claims(article)]
        ledger.add_article(evidence.describe_claims(iri, text, metadata, claims, source))


def rewrite(database: sqlite3.Connection, ledger: Ledger) -> set[str]:
    """Change the graphs of other articles whose things are fused otherwise now; gives the things they speak of."""
    shelf = Shelf(database)
    doubtful: set[str] = set()
    differing = "id IN (SELECT article FROM changed) AND state = ?"
    for article, iri, source in _rows(database, differing, IN_GRAPH):
        after = _things(database, article)
        decided = database.execute("SELECT iri, before FROM decided WHERE article = ?", (article,))
        before = after | {lengthen(thing): lengthen(earlier) for thing, earlier in decided}
        earlier = database.execute("SELECT before FROM attributed WHERE article = ?", (article,)).fetchone()
        gone = set(evidence.copied_from(iri, Iri(earlier[0]) if earlier else source))
        come = set(evidence.copied_from(iri, source))
        for index, claim in shelf.claims(article):
            old, new = _retold(claim, before), _retold(claim, after)
            if old != new or earlier:
                gone.update(evidence.fused_parts(iri, index, old))
                come.update(evidence.fused_parts(iri, index, new))
                doubtful.add(shorten(new.subject))
        ledger.remove(quads(gone - come))
        ledger.add(quads(come - gone))
    return doubtful


def hide(database: sqlite3.Connection, ledger: Ledger, hidden: Mapping[int, Collection[int]]) -> None:
    """Take claims (by article, their places) out of the graphs of articles; one that has no others goes as a whole."""
    shelf, graph = Shelf(database), ledger.written()
    for number, iri, count in database.execute("SELECT id, iri, claims FROM article").fetchall():
        gone = hidden.get(number, ())
        if len(gone) == count:
            ledger.remove_graph(iri)
        elif gone:
            article, mine = Iri(iri), node(iri)
            claims = shelf.claims(number)
            kept = {(claim.start, claim.end) for index, claim in claims if index not in gone}
            spans = {(claim.start, claim.end) for index, claim in claims if index in gone} - kept
            subjects = [evidence.claim_iri(article, index) for index in gone]
            subjects += [evidence.passage_iri(article, *span) for span in spans]
            for subject in subjects:
                ledger.remove(list(graph.quads_for_pattern(node(subject), None, None, mine)))


def _rows(database: sqlite3.Connection, where: str, state: int) -> list[tuple[int, Iri, Iri]]:
    query = f"SELECT id, iri, coalesce(copy_of, iri) FROM article WHERE {where} ORDER BY iri"  # noqa: S608 - fixed
    return [(article, Iri(iri), Iri(source)) for article, iri, source in database.execute(query, (state,))]


def _things(database: sqlite3.Connection, article: int) -> Things:
    rows = database.execute("SELECT iri, thing FROM profile WHERE article = ? AND thing <> iri", (article,))
    return {lengthen(iri): lengthen(thing) for iri, thing in rows}


def _retold(claim: Claim, things: Things) -> Claim:
    subject = things.get(claim.subject, claim.subject)
    value = things.get(claim.object, claim.object) if isinstance(claim.object, Iri) else claim.object
    if (subject, value) == (claim.subject, claim.object):
        return claim
    return claim.retold(subject, value)
