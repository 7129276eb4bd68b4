"""A query's pattern from its tokens: https://www.w3.org/TR/sparql11-query/#sparqlGrammar, as far as patterns go.

The query has run when it comes here, so that what is read is known to be SPARQL.
"""

from __future__ import annotations

from citygraph.errors import QueryError
from citygraph.query.lexer import Token, line_and_column, significant_tokens
from citygraph.query.provenance import pattern
from citygraph.query.provenance.pattern import (
    Chain,
    Choice,
    Element,
    Group,
    InGraph,
    Inverse,
    Kept,
    Nested,
    Node,
    Others,
    Path,
    Repeat,
    Select,
    Step,
    Union,
)
from citygraph.vocab import PREFIXES, TYPE

_AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
_ENDS = ("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES")
_OPEN, _CLOSED = ("{", "(", "[", "{|"), ("}", ")", "]", "|}")
_RDF = PREFIXES["rdf"]


def select_of(text: str) -> tuple[str, Select] | None:
    """The prologue and the parts of a SELECT query; None for one of another form.

    Raises QueryError for what can't be followed: SERVICE, quoted triples, patterns of later versions of SPARQL.
    """
    parser = _Parser(text)
    while not parser.at_word("SELECT"):
        if parser.at_end or parser.at_word("ASK", "CONSTRUCT", "DESCRIBE"):
            return None
        parser.next()
    return text[: parser.start], parser.select()


def rule_of(text: str) -> tuple[str, list[pattern.Triple], Select]:
    """The prologue, the template and the pattern of a CONSTRUCT query."""
    parser = _Parser(text)
    while not parser.at_word("CONSTRUCT"):
        parser.next()
    prologue = text[: parser.start]
    parser.next()
    template = [triple for triple, _ in pattern.triples(parser.group())]
    parser.take_word("WHERE")
    return prologue, template, Select(parser.group(), None)


class _Parser:
    """Goes through the tokens that matter, from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens = significant_tokens(text)
        self._index = 0
        self._names = {token.variable for token in self._tokens if token.variable}
        self._labels: dict[str, Node] = {}
        self._fresh = 0

    # where we are

    @property
    def at_end(self) -> bool:
        return self._index >= len(self._tokens)

    @property
    def token(self) -> Token:
        if self.at_end:
            raise QueryError("the query ends too early", remedy="correct the query")
        return self._tokens[self._index]

    @property
    def start(self) -> int:
        """The offset of the token that comes next."""
        return len(self.text) if self.at_end else self.token.start

    @property
    def _before(self) -> Token:
        return self._tokens[self._index - 1]

    def since(self, start: int) -> str:
        """The text from an offset to the end of the last token."""
        return self.text[start : self._before.start + len(self._before.text)]

    def next(self) -> Token:
        found = self.token
        self._index += 1
        return found

    def at(self, *texts: str) -> bool:
        return not self.at_end and self.token.text in texts

    def at_word(self, *words: str) -> bool:
        return not self.at_end and self.token.is_word(*words)

    def take(self, *texts: str) -> bool:
        found = self.at(*texts)
        self._index += found
        return found

    def take_word(self, *words: str) -> bool:
        found = self.at_word(*words)
        self._index += found
        return found

    def _expect(self, text: str) -> None:
        if not self.take(text):
            raise self._lost()

    def _lost(self) -> QueryError:
        line, column = line_and_column(self.text, self.start)
        what = f"cannot follow the query's pattern from line {line}, column {column}"
        return QueryError(what, remedy="leave out --evidence, or write that part in plain SPARQL 1.1")

    def _brackets(self) -> list[Group]:
        """Past a pair of brackets; gives the groups of the EXISTS in it that are not negated."""
        exists: list[Group] = []
        depth = 0
        while True:
            if self.at_word("EXISTS"):
                exists.extend(self._exists())
                continue
            token = self.next()
            depth += (token.text in _OPEN) - (token.text in _CLOSED)
            if depth <= 0:
                return exists

    def _exists(self) -> list[Group]:
        negated = self._before.is_word("NOT") or self._before.text == "!"
        self.next()
        group = self.group()
        return [] if negated else [group]

    # queries and groups

    def select(self) -> Select:
        self.next()
        self.take_word("DISTINCT", "REDUCED")
        columns, computed = self._columns()
        start = self.start
        while not self.at("{") and not self.at_word("WHERE"):
            self.next()
        dataset = self.since(start) if self.start > start else ""
        self.take_word("WHERE")
        where = self.group()
        computed += self._group_keys()
        while not self.at_end and not self.at_word("VALUES") and not self.at("}"):
            self._brackets()
        start = self.start
        if self.at_word("VALUES"):
            self._values()
        values = self.since(start) if self.start > start else ""
        return Select(where, columns, tuple(computed), values, dataset)

    def _columns(self) -> tuple[tuple[str, ...] | None, list[tuple[str, str]]]:
        """The columns that are no aggregates, and those of them that an expression gives."""
        if self.take("*"):
            return None, []
        columns: list[str] = []
        computed: list[tuple[str, str]] = []
        while True:
            if not self.at_end and self.token.variable:
                columns.append(self.next().text[1:])
            elif self.at("("):
                if named := self._named_expression():
                    columns.append(named[1])
                    computed.append(named)
            else:
                return tuple(columns), computed

    def _named_expression(self) -> tuple[str, str] | None:
        """``(expression AS ?name)``; None when there is no name, or an aggregate in it."""
        first = self._index
        self._brackets()
        inner = self._tokens[first + 1 : self._index - 1]
        if len(inner) < 3 or not inner[-2].is_word("AS") or not inner[-1].variable:
            return None
        if any(token.is_word(*_AGGREGATES) for token in inner):
            return None
        return self.text[inner[0].start : inner[-2].start], inner[-1].variable

    def _group_keys(self) -> list[tuple[str, str]]:
        """The named expressions of GROUP BY."""
        computed: list[tuple[str, str]] = []
        if not self.take_word("GROUP"):
            return computed
        self.take_word("BY")
        while not self.at_end and not self.at("}") and not self.at_word(*_ENDS):
            if self.at("("):
                if named := self._named_expression():
                    computed.append(named)
            else:
                self._brackets()
        return computed

    def group(self) -> Group:
        self._expect("{")
        if self.at_word("SELECT"):
            start = self.start
            select = self.select()
            text = self.since(start)
            self._expect("}")
            return Group((Nested(f"{{ {text} }}", select),))
        elements: list[Element] = []
        while not self.take("}"):
            elements.extend(self._element())
        return Group(tuple(elements))

    def _element(self) -> list[Element]:
        if self.take("."):
            return []
        if self.at("{"):
            return self._groups()
        if self.take_word("OPTIONAL"):
            return [pattern.Optional(self.group())]
        if self.take_word("GRAPH"):
            return [InGraph(self._node([]), self.group())]
        if self.at_word("MINUS", "VALUES", "FILTER", "BIND"):
            start = self.start
            exists = self._kept()
            return [Kept(self.since(start), tuple(exists))]
        return self._triples()

    def _groups(self) -> list[Element]:
        """A group, or several united; a sub-select that stands alone is itself."""
        groups = [self.group()]
        while self.take_word("UNION"):
            groups.append(self.group())
        if len(groups) == 1 and len(groups[0].elements) == 1 and isinstance(groups[0].elements[0], Nested):
            return list(groups[0].elements)
        return [Union(tuple(groups))]

    def _kept(self) -> list[Group]:
        """Past what is kept as it is written; gives the groups of its EXISTS."""
        if self.at_word("VALUES"):
            self._values()
            return []
        if self.take_word("MINUS"):
            self.group()
            return []
        if self.take_word("BIND"):
            return self._brackets()
        self.next()
        return self._constraint()

    def _values(self) -> None:
        self.next()
        if self.at("("):
            self._brackets()
        else:
            self.next()
        self._brackets()

    def _constraint(self) -> list[Group]:
        """What stands behind FILTER: brackets, a call, or (NOT) EXISTS."""
        self.take_word("NOT")
        if self.at_word("EXISTS"):
            return self._exists()
        if not self.at("("):
            self.next()
        return self._brackets()

    # triples

    def _triples(self) -> list[Element]:
        found: list[Element] = []
        if self.at("["):
            subject = self._node(found)
            if self.at(".", "}"):  # [ … ] alone
                return found
        else:
            subject = self._node(found)
        self._properties(subject, found)
        return found

    def _properties(self, subject: Node, found: list[Element]) -> None:
        while True:
            start = self.start
            path = self._path()
            text = self.since(start)
            while True:
                found.append(pattern.Triple(subject, path, text, self._node(found)))
                if not self.take(","):
                    break
            while self.take(";"):
                pass
            if self._before.text != ";" or self.at(".", "}", "]"):
                return

    def _node(self, found: list[Element]) -> Node:
        """A term, a variable, or a blank node, whose own triples come before it."""
        token = self.token
        start = token.start
        if token.variable:
            self.next()
            return Node(token.text, token.variable)
        if token.kind == "blank":
            self.next()
            return self._labels.setdefault(token.text, self._blank())
        if token.text == "[":
            return self._described(found)
        if token.text == "(":
            return self._collection(found)
        if token.kind == "string":
            self.next()
            if self.take("^^") or (not self.at_end and self.token.kind == "language"):
                self.next()
        elif token.text in ("+", "-"):
            self.next()
            self.next()
        elif token.kind in ("iri", "name", "number") or token.is_word("TRUE", "FALSE"):
            self.next()
        else:
            raise self._lost()
        return Node(self.since(start))

    def _blank(self) -> Node:
        while (name := f"blank{self._fresh}") in self._names:
            self._fresh += 1
        self._fresh += 1
        return Node(f"?{name}", name)

    def _described(self, found: list[Element]) -> Node:
        self._expect("[")
        node = self._blank()
        if not self.take("]"):
            self._properties(node, found)
            self._expect("]")
        return node

    def _collection(self, found: list[Element]) -> Node:
        self._expect("(")
        members: list[Node] = []
        while not self.take(")"):
            members.append(self._node(found))
        rest = Node(f"<{_RDF}nil>")
        for member in reversed(members):
            here = self._blank()
            for name, value in (("first", member), ("rest", rest)):
                step = Node(f"<{_RDF}{name}>")
                found.append(pattern.Triple(here, Step(step), step.text, value))
            rest = here
        return rest

    # paths

    def _path(self) -> Path:
        if self.token.variable:
            token = self.next()
            return Step(Node(token.text, token.variable))
        parts = [self._chain()]
        while self.take("|"):
            parts.append(self._chain())
        return parts[0] if len(parts) == 1 else Choice(tuple(parts))

    def _chain(self) -> Path:
        parts = [self._link()]
        while self.take("/"):
            parts.append(self._link())
        return parts[0] if len(parts) == 1 else Chain(tuple(parts))

    def _link(self) -> Path:
        if self.take("^"):
            return Inverse(self._link())
        path = self._primary()
        if self.at("?", "*", "+"):
            sign = self.next().text
            return Repeat(path, may_be_none=sign != "+", may_be_many=sign != "?")
        return path

    def _primary(self) -> Path:
        if self.take("("):
            path = self._path()
            self._expect(")")
            return path
        if self.take("!"):
            return self._others()
        return Step(self._property())

    def _others(self) -> Others:
        forwards: list[Node] = []
        backwards: list[Node] = []
        several = self.take("(")
        while True:
            side = backwards if self.take("^") else forwards
            side.append(self._property())
            if not several or not self.take("|"):
                break
        if several:
            self._expect(")")
        return Others(tuple(forwards), tuple(backwards))

    def _property(self) -> Node:
        if self.at("a"):
            self.next()
            return Node(f"<{TYPE}>")
        if self.token.kind not in ("iri", "name"):
            raise self._lost()
        return Node(self.next().text)
