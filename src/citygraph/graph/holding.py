"""Beliefs as they come from fusing: kept in the archive, told to the graph, and what depends on them doubted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from citygraph.graph import disagreements, milestones, names, places, surest
from citygraph.graph.asking import ask_texts
from citygraph.graph.described import Described, place_of
from citygraph.graph.ledger import Ledger
from citygraph.graph.places import Triple
from citygraph.graph.short import lengthen, shorten
from citygraph.graph.terms import quad, text
from citygraph.model import Belief, Iri
from citygraph.vocab import term

_REPLACED_BY = term("dcterms:isReplacedBy")
_CHANGE_NOTE = term("skos:changeNote")
_GRAPH_OF = {"disagreement": disagreements.GRAPH, "milestone": milestones.GRAPH}
_NAMED = tuple(f"{sort}/" for sort in ("place", "official", "government", "office"))

Held = Mapping[str, Belief]
"""Beliefs by the short IRIs of their things, looked at together: none of them need be looked at for another one."""


class Holding:
    """Writes down what is believed; :attr:`believed` counts the facts that came less those that went."""

    def __init__(self, database: sqlite3.Connection, ledger: Ledger, described: Described) -> None:
        self._database = database
        self._ledger = ledger
        self._described = described
        self.believed = 0

    def hold(self, beliefs: Iterable[Belief]) -> set[str]:
        """Believe this; gives the other things (short) of which it may have to be something else now."""
        held = {shorten(belief.thing): belief for belief in beliefs}
        doubtful = self._note_outlines(held) | self._note_targets(held)
        self._tell(held)
        self._tell_beside(held)
        return doubtful - held.keys()

    def _note_outlines(self, held: Held) -> set[str]:
        """What points to things that came, went or changed their outlines; IRIs that are replaced by such that do."""
        query = "SELECT iri, facts, name, governs FROM asked CROSS JOIN thing ON iri = text"
        known = {iri: (facts, name, governs) for iri, facts, name, governs in ask_texts(self._database, query, held)}
        gone: list[tuple[str]] = []
        new: list[tuple[str, int, str | None, str | None]] = []
        renamed: list[str] = []
        moved: list[str] = []
        for thing, belief in held.items():
            facts, *before = known.get(thing, (0, None, None))
            name, governs = (belief.outline.name, belief.outline.governs) if belief.outline else (None, None)
            if belief.outline is None:
                gone += [(thing,)] if thing in known else []
            elif known.get(thing) != (len(belief.facts), name, governs):
                new.append((thing, len(belief.facts), name, governs))
            self.believed += len(belief.facts) - facts
            if before != [name, governs] and not place_of(thing):  # a place is what the gazetteer says
                renamed.append(thing)
            if bool(facts) != bool(belief.facts):
                moved.append(thing)
        self._database.executemany("DELETE FROM thing WHERE iri = ?", gone)
        self._database.executemany("INSERT OR REPLACE INTO thing VALUES (?, ?, ?, ?)", new)
        pointing = "SELECT DISTINCT thing FROM asked CROSS JOIN points ON target = text"
        replaced = "SELECT DISTINCT iri FROM asked CROSS JOIN profile ON thing = text WHERE iri <> thing"
        return {
            thing
            for query, things in ((pointing, renamed), (replaced, moved))
            for (thing,) in ask_texts(self._database, query, things)
        }

    def _note_targets(self, held: Held) -> set[str]:
        """The places whose description is another one, for they came into a fact or are in none now.

        What disagrees with a thing, and its milestones, are kept among its targets, so that they can go when nobody
        says so any longer.
        """
        query = "SELECT thing, target, believed FROM asked CROSS JOIN points ON thing = text"
        known: dict[str, dict[str, int]] = {}
        for thing, target, flag in ask_texts(self._database, query, held):
            known.setdefault(thing, {})[target] = flag
        gone: list[tuple[str, str]] = []
        new: list[tuple[str, str, int]] = []
        changed = set(held)
        for thing, belief in held.items():
            believed = {fact.object for fact in belief.facts if isinstance(fact.object, Iri)}
            before = known.get(thing, {})
            after = {shorten(target): int(target in believed) for target in belief.points_to}
            after |= {shorten(disagreements.iri(each)): 0 for each in belief.disagreements}
            after |= {shorten(milestones.iri(each)): 0 for each in belief.milestones}
            gone += ((thing, target) for target in before if target not in after)
            new += ((thing, target, flag) for target, flag in after.items() if before.get(target) != flag)
            changed |= {target for target in before | after if before.get(target, 0) != after.get(target, 0)}
        for _, target in gone:
            if graph := _GRAPH_OF.get(target.partition("/")[0]):
                self._ledger.tell(lengthen(target), (), graph)
        self._database.executemany("DELETE FROM points WHERE thing = ? AND target = ?", gone)
        self._database.executemany("INSERT OR REPLACE INTO points VALUES (?, ?, ?)", new)
        return self._described.names_changed(changed)

    def _tell(self, held: Held) -> None:
        replacements = self._replacements(
            thing for thing, belief in held.items() if not (belief.facts or place_of(thing))
        )
        named: dict[str, tuple[names.Named, ...]] = {}
        for thing, belief in held.items():
            triples: set[Triple] = {(fact.subject, fact.predicate, fact.object) for fact in belief.facts}
            triples.update(
                self._described.triples(thing) if belief.facts or place_of(thing) else replacements.get(thing, ())
            )
            by_subject: dict[Iri, list[ox.Quad]] = {belief.thing: []}
            if place_of(thing):
                by_subject[places.geometry_of(belief.thing)] = []
            for triple in triples:
                by_subject[triple[0]].append(quad(*triple))
            for subject, quads in by_subject.items():
                self._ledger.tell(subject, quads)
            if thing.startswith(_NAMED):
                named[belief.thing] = names.index(by_subject[belief.thing])
        names.replace(self._database, named)

    def _tell_beside(self, held: Held) -> None:
        for belief in held.values():
            self._ledger.tell(belief.thing, surest.describe(belief.facts), surest.GRAPH)
            for each in belief.disagreements:
                self._ledger.tell(disagreements.iri(each), disagreements.describe([each]), disagreements.GRAPH)
            for dated in belief.milestones:
                self._ledger.tell(milestones.iri(dated), milestones.describe([dated]), milestones.GRAPH)

    def _replacements(self, olds: Iterable[str]) -> dict[str, list[Triple]]:
        """What stands for IRIs that no thing has now, and why; nothing while what it leads to is not there."""
        olds = set(olds)
        decided = "SELECT DISTINCT thing FROM asked CROSS JOIN profile ON thing = text WHERE reason IS NOT NULL"
        olds -= {thing for (thing,) in ask_texts(self._database, decided, olds)}
        query = (
            "SELECT profile.iri, profile.thing, reason FROM asked"
            " CROSS JOIN profile ON profile.iri = text AND profile.thing <> profile.iri"
            " CROSS JOIN article ON id = article CROSS JOIN thing ON thing.iri = profile.thing"
            " WHERE facts > 0 ORDER BY article.iri"
        )
        reasons: dict[tuple[str, str], str] = {}
        for old, new, reason in ask_texts(self._database, query, olds):
            reasons[old, new] = reasons.get((old, new)) or reason
        found: dict[str, list[Triple]] = {}
        for (old, new), reason in reasons.items():
            triples = found.setdefault(old, [])
            triples.append((lengthen(old), _REPLACED_BY, lengthen(new)))
            if reason:
                triples.append((lengthen(old), _CHANGE_NOTE, text(reason)))
        return found
