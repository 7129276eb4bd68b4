"""A graph on a SPARQL 1.1 server, asked by its protocol: the same `Result` as an embedded store gives.

The graph lies there as :mod:`citygraph.pushing` lays it: facts, what follows from them and the ontology together in
the server's default graph, or in a named one where the server has no default graph of its own; beside it every named
graph of the store.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import IO, TYPE_CHECKING, TypeAlias, cast
from typing import Literal as OneOf
from urllib.parse import urlencode

from citygraph.errors import QueryError
from citygraph.folding import fold
from citygraph.query.allowed import check
from citygraph.query.lexer import tokens
from citygraph.query.names import Named
from citygraph.query.result import Result
from citygraph.query.terms import n_triples
from citygraph.rdf import Iri, Literal
from citygraph.remote import Address, Answer, Client, ServerError
from citygraph.vocab import ID, INFERRED_GRAPH, LABEL, MERGED_GRAPH, ONTOLOGY_GRAPH, PREFIXES, local
from citygraph.vocab import term as term_iri

if TYPE_CHECKING:
    import pyoxigraph as ox

    from citygraph.query.result import Row, Term

    AnyStore: TypeAlias = "ox.Store | Server"
    """What can be asked: a store in this process, or a server."""
    Subject = ox.NamedNode | ox.BlankNode | ox.Triple
    Match = tuple[tuple[Term | None, ...], str | None]
    GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph

Form = OneOf["rows", "boolean", "graph"]
_FORMS: dict[str, Form] = {"SELECT": "rows", "ASK": "boolean", "CONSTRUCT": "graph", "DESCRIBE": "graph"}
_ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.5"
_GRAPH = "application/n-triples, text/turtle;q=0.5, application/rdf+xml;q=0.3"
_KINDS = ("City", "Region", "Country", "Official", "Government", "Office")
_HEADER = re.compile(r"\A(\s*#\+.*\n)+")
"""That of a stored query, which is none of a server's business."""
_REASONED = " UNION ".join(
    f"{{{{ GRAPH <{graph}> {{{{ {{pattern}} }}}} BIND(<{graph}> AS ?in) }}}}"
    for graph in (INFERRED_GRAPH, ONTOLOGY_GRAPH)
)
_ANYTHING = "ASK { GRAPH ?g { ?s ?p ?o } }"
_NAMES = """SELECT ?thing ?kind ?property ?name WHERE {
  VALUES ?kind { %s } ?thing a ?kind . VALUES ?property { rdfs:label skos:altLabel } ?thing ?property ?name }"""
_DIGITS = "0123456789abcdef"
_DEPTH = 4
"""Digits of a hash that tell a part of a graph, at most."""
_GEOMETRY = "http://www.openlinksw.com/schemas/virtrdf#Geometry"
_BOOLEAN = PREFIXES["xsd"] + "boolean"
_TRUTHS = {"1": "true", "0": "false"}
_PREFIXES = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in ("rdfs", "skos"))


class Incomplete(ServerError):
    """The server gives some of the answer only: so many rows at `most`."""

    def __init__(self, most: int, answer: Answer) -> None:
        super().__init__(
            f"the server gives the first {most} rows only",
            where=answer.address.origin + answer.address.path,
            remedy="raise its limit (Virtuoso: ResultSetMaxRows), or make the query narrower",
        )
        self.most = most


@dataclass(frozen=True, slots=True)
class _Name:
    iri: str
    kind: str
    name: str
    preferred: bool


class Server:
    """A graph at a SPARQL endpoint. What the rooms ask of a store (`quads_for_pattern`) is asked there by queries."""

    def __init__(self, client: Client, graph: str = "", seconds: float | None = None) -> None:
        """`graph` names the graph of facts and all that follows; without, it is found out.

        An answer has `seconds` to come, all of it.
        """
        self._client = client
        self._named = graph
        self._seconds = seconds

    @property
    def address(self) -> Address:
        """Where queries go."""
        return self._client.address

    def run(self, text: str, services: Collection[str] = ()) -> Result:
        """The answer to a query, read from the line as it is used; else as :func:`citygraph.query.run.run`.

        Raises ServerError when the server does not answer, or breaks off.
        """
        own = check(text, services, has_graph=self._has_graph)
        return self._run(text, () if own else self._dataset(text))

    def quads_for_pattern(
        self,
        subject: Subject | None,
        predicate: ox.NamedNode | None,
        object: Subject | ox.Literal | None,  # noqa: A002 - as the store has it
        graph_name: GraphName | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads of a pattern, as a store gives them: facts in the default graph, the rest in graphs of its own."""
        import pyoxigraph as ox

        given = (subject, predicate, object)
        if any(isinstance(one, ox.BlankNode | ox.Triple) for one in (*given, graph_name)):
            return  # a blank node of an answer has no name that could be asked for
        pattern = " ".join(f"?{name}" if one is None else str(one) for name, one in zip("spo", given))
        if isinstance(graph_name, ox.NamedNode):
            found = self._matches(f"GRAPH {graph_name} {{ {pattern} }}", given)
            yield from (ox.Quad(*triple, graph_name) for triple, _ in found)  # type: ignore[arg-type,call-arg]
            return
        # Facts are what stands in the merged graph and neither follows nor is the ontology's.
        named = f"GRAPH ?in {{ {pattern} }}" if graph_name is None else _REASONED.format(pattern=pattern)
        every = dict.fromkeys(self._matches(f"{{ {pattern} }} UNION {{ {named} }}", given))
        for triple, graph in every:
            if graph is None:
                if not any((triple, reasoned) in every for reasoned in (INFERRED_GRAPH, ONTOLOGY_GRAPH)):
                    yield ox.Quad(*triple, ox.DefaultGraph())  # type: ignore[arg-type,call-arg]
            elif graph_name is None and graph != self._graph:
                yield ox.Quad(*triple, ox.NamedNode(graph))  # type: ignore[arg-type,call-arg]

    def names(self, text: str) -> tuple[Named, ...]:
        """The places, officials, governments and offices that a name could mean, as a store finds them."""
        key = fold(text)
        words = set(key.split())
        exact = tuple(named for folded, named in self._every_name if key and folded == key)
        return exact or tuple(named for folded, named in self._every_name if words and words <= set(folded.split()))

    def graphs(self) -> tuple[str, ...]:
        """The names of all our graphs but the one of facts and all that follows, sorted."""
        found: set[str] = set()
        last = ""
        try:
            found.update(self._graphs_after(last))
        except Incomplete as error:
            page = f" ORDER BY STR(?g) LIMIT {max(1, error.most - 1)}"
            while some := self._graphs_after(last, page):
                found.update(some)
                last = max(some)
        return tuple(sorted(found - {self._graph}))

    def quads(self, graphs: Sequence[str]) -> Iterator[ox.Quad]:
        """All quads of some named graphs, in as many answers as the server needs; some may come more than once."""
        import pyoxigraph as ox

        values = " ".join(n_triples(Iri(graph)) for graph in graphs)
        text = f"SELECT ?s ?p ?o ?g WHERE {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}"
        try:
            yield from (ox.Quad(*row) for row in self._run(text, ()).rows())  # type: ignore[arg-type]
        except Incomplete:
            if len(graphs) == 1:
                graph = ox.NamedNode(graphs[0])
                rows = self._in_parts(f"GRAPH {graph} {{ ?s ?p ?o }}", ())
                yield from (ox.Quad(*row, graph) for row in rows)  # type: ignore[arg-type,call-arg]
                return
            for half in (graphs[: len(graphs) // 2], graphs[len(graphs) // 2 :]):
                yield from self.quads(half)

    def merged(self) -> Iterator[ox.Triple]:
        """All facts, what follows from them and the ontology; some may come more than once."""
        import pyoxigraph as ox

        text = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
        dataset = self._dataset(text)
        try:
            yield from (ox.Triple(*row) for row in self._run(text, dataset).rows())  # type: ignore[arg-type]
        except Incomplete:
            yield from (ox.Triple(*row) for row in self._in_parts("?s ?p ?o", dataset))  # type: ignore[arg-type]

    def _in_parts(self, where: str, dataset: Sequence[tuple[str, str]]) -> Iterator[Row]:
        """The triples of a graph from a server that gives fewer in one answer, and cannot be asked for pages of them.

        Each is in one part, that of the beginning of its subject's hash, or of its object's where a subject has many.
        """
        ((count,),) = self._run(f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}", dataset).rows()
        wanted, given = int(count.value), 0  # type: ignore[union-attr]
        waiting = list(_DIGITS)
        while waiting:
            begun = waiting.pop()
            some = self._part(where, dataset, begun)
            if some is None:
                waiting += [begun + digit for digit in _DIGITS]
            else:
                given += len(some)
                yield from some
        if given != wanted:
            raise ServerError(
                f"the server gives {given} triples of {wanted}",
                where=self.address.url,
                remedy="raise its limit of rows",
            )

    def _part(self, where: str, dataset: Sequence[tuple[str, str]], begun: str) -> list[Row] | None:
        """The triples whose hashes begin so; None when the server gives some of them only."""
        of_subject, of_object = begun[:_DEPTH], begun[_DEPTH:]
        filters = [f'STRSTARTS(MD5(STR(?s)), "{of_subject}")']
        if of_object:
            filters.append(f'STRSTARTS(MD5(STR(?o)), "{of_object}")')
        text = f"SELECT ?s ?p ?o WHERE {{ {where} FILTER({' && '.join(filters)}) }}"
        try:
            return list(self._run(text, dataset).rows())
        except Incomplete:
            if len(begun) == 2 * _DEPTH:
                raise
            return None

    def _graphs_after(self, last: str, page: str = "") -> set[str]:
        # DISTINCT stands in a sub-select because Virtuoso takes minutes for what it does in a second so.
        later = f" && STR(?g) > {n_triples(Literal(last))}" if last else ""
        text = f"""SELECT ?g WHERE {{ {{ SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }} }}
          FILTER(STRSTARTS(STR(?g), "{ID}"){later}) }}{page}"""
        return {graph.value for (graph,) in self._run(text, ()).rows() if graph is not None}  # type: ignore[union-attr]

    @cached_property
    def _graph(self) -> str:
        """The name of the graph of facts and all that follows; empty for the server's default graph."""
        if self._named:
            return self._named
        there = self._run(f"ASK {{ GRAPH <{MERGED_GRAPH}> {{ ?s ?p ?o }} }}", ()).truth
        return MERGED_GRAPH if there else ""

    @cached_property
    def _named_graphs(self) -> tuple[tuple[str, str], ...]:
        """The article graphs as parameters, for servers that hide them when a default graph is named."""
        if self._run(_ANYTHING, (("default-graph-uri", self._graph),)).truth:
            return ()
        return tuple(("named-graph-uri", graph) for graph in self.graphs())

    @cached_property
    def _every_name(self) -> tuple[tuple[str, Named], ...]:
        text = _PREFIXES + _NAMES % " ".join(f"<{term_iri(f'cg:{kind}')}>" for kind in _KINDS)
        found = {
            _Name(thing.value, local(kind.value), name.value, prop.value == LABEL)  # type: ignore[union-attr]
            for thing, kind, prop, name in self._run(text, self._dataset(text)).rows()
        }
        ordered = sorted(found, key=lambda named: (named.iri, named.name))
        return tuple((fold(named.name), named) for named in ordered)

    def _dataset(self, text: str) -> tuple[tuple[str, str], ...]:
        """The parameters that make the graph of facts and all that follows the query's default graph."""
        if not self._graph:
            return ()
        default = (("default-graph-uri", self._graph),)
        asks_graphs = any(token.is_word("GRAPH") for token in tokens(text))
        return (*default, *self._named_graphs) if asks_graphs else default

    def _has_graph(self, iri: str) -> bool:
        return self._run(f"ASK {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}", ()).truth

    def _matches(self, where: str, given: tuple[Term | None, ...]) -> list[Match]:
        """The triples of a pattern, each with the graph that ``?in`` gives."""
        columns = " ".join(f"?{name}" for name, one in zip("spo", given) if one is None)
        text = f"SELECT {columns} ?in WHERE {{ {where} }}"
        result = self._run(text, self._dataset(text))
        return [_match(dict(zip(result.columns, row)), given) for row in result.rows()]

    def _run(self, text: str, dataset: Iterable[tuple[str, str]]) -> Result:
        form = _form(text)
        body = urlencode([("query", _HEADER.sub("", text)), *dataset]).encode()
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": _GRAPH if form == "graph" else _ROWS,
        }
        try:
            answer = self._client.send("POST", self.address, headers, body, within=self._seconds)
        except ServerError as error:
            if error.status == 400:
                raise QueryError(error.what, where=error.where, remedy="correct the query") from error
            raise
        return self._read(answer, form)

    def _read(self, answer: Answer, form: Form) -> Result:
        """The answer in the form that the query has, as its media type says."""
        import pyoxigraph as ox

        media = answer.headers.get_content_type()
        if form == "graph":
            triples = ox.RdfFormat.from_media_type(media)
            if triples is None:
                raise self._senseless(answer)
            return Result("graph", _complete_triples(answer, triples, self._senseless))
        rows = ox.QueryResultsFormat.from_media_type(media)
        if rows is None:
            raise self._senseless(answer)
        try:
            found = ox.parse_query_results(cast("IO[bytes]", answer), rows)
        except (SyntaxError, ValueError) as error:
            raise self._senseless(answer) from error
        if isinstance(found, ox.QueryBoolean):
            return Result("boolean", bool(found))
        columns = tuple(variable.value for variable in found.variables)
        checked = _complete_rows(answer, found, self._senseless)
        if form == "boolean":  # Virtuoso answers some ASKs with a row that says 1 or 0
            return Result("boolean", any(term is not None and term.value == "1" for row in checked for term in row))  # type: ignore[union-attr]
        return Result("rows", checked, columns)

    def _senseless(self, answer: Answer) -> ServerError:
        answer_type = answer.headers.get_content_type()
        return ServerError(
            f"the server's answer is no result of a query ({answer_type})",
            where=answer.address.origin + answer.address.path,
            remedy="check that this is the address of its SPARQL endpoint",
        )


def _match(found: Mapping[str, Term | None], given: tuple[Term | None, ...]) -> Match:
    graph = found.get("in")
    triple = tuple(known if known is not None else found[name] for name, known in zip("spo", given))
    return triple, None if graph is None else graph.value  # type: ignore[union-attr]


def _form(text: str) -> Form:
    for token in tokens(text):
        for word, form in _FORMS.items():
            if token.is_word(word):
                return form
    return "rows"


def _complete_rows(
    answer: Answer, rows: ox.QuerySolutions, senseless: Callable[[Answer], ServerError]
) -> Iterator[Row]:
    """The rows, if the server gives all of them; Virtuoso says in a header after how many it stops."""
    most = int(answer.headers.get("X-SPARQL-MaxRows") or 0)
    virtuoso = answer.headers.get("Server", "").startswith("Virtuoso")
    number = 0
    try:
        for row in rows:
            number += 1
            yield tuple(map(_as_written, row)) if virtuoso else tuple(row)
    except (SyntaxError, ValueError) as error:
        raise senseless(answer) from error
    _check_complete(answer, number, most)


def _as_written(term: Term | None) -> Term | None:
    """Virtuoso gives the types that it has in place of those that were written: 1 for true, its own geometry."""
    import pyoxigraph as ox

    if isinstance(term, ox.Literal):
        if term.datatype.value == _GEOMETRY:
            return ox.Literal(term.value, datatype=ox.NamedNode(term_iri("geo:wktLiteral")))
        if term.datatype.value == _BOOLEAN and term.value in _TRUTHS:
            return ox.Literal(_TRUTHS[term.value], datatype=term.datatype)
    return term


def _complete_triples(
    answer: Answer, form: ox.RdfFormat, senseless: Callable[[Answer], ServerError]
) -> Iterator[ox.Triple]:
    import pyoxigraph as ox

    most = int(answer.headers.get("X-SPARQL-MaxRows") or 0)
    number = 0
    try:
        for quad in ox.parse(cast("IO[bytes]", answer), form):
            number += 1
            yield quad.triple
    except (SyntaxError, ValueError) as error:
        raise senseless(answer) from error
    _check_complete(answer, number, most)


def _check_complete(answer: Answer, number: int, most: int) -> None:
    # No frame of the traceback holds the error itself: what the engine gave must go in the thread that it came in, and
    # not when somebody collects the circle.
    if most and number >= most:
        raise Incomplete(most, answer)
