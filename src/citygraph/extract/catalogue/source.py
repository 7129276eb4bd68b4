"""One module's source, taken apart: the names that it gives to rules, and the comments and docstrings by them."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

HOLE = "…"
WORD = "*"
_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")
_Constants = Mapping[str, tuple[ast.expr, str]]  # with the comment behind each
_PRAGMA = re.compile(r"#\s*(?:type:|noqa|fmt:|pragma)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule: its name, with :data:`HOLE` where another rule's stands, and :data:`WORD` for a word of the text."""

    name: str
    module: str
    functions: tuple[str, ...]
    said: tuple[str, ...]
    pattern: re.Pattern[str] = field(compare=False)

    @property
    def meaning(self) -> str:
        """What the functions that give the name say of it."""
        return "; ".join((*(text.rstrip(".") for text in self.said[:-1]), *self.said[-1:]))

    @property
    def literal(self) -> int:
        """How many characters of the name are its own."""
        return len(self.name.replace(HOLE, "").replace(WORD, ""))


@dataclass(frozen=True, slots=True)
class Ordered:
    """A tuple of rule functions in the order in which they are asked, each with what it says of itself."""

    name: str
    module: str
    meaning: str
    rules: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A module with rules: what it is for, its tuples of rules, and the names that it gives."""

    module: str
    meaning: str
    ordered: tuple[Ordered, ...]
    entries: tuple[Entry, ...]


class Module:
    """One module's source, taken apart."""

    def __init__(self, name: str, source: str) -> None:
        self.name = name
        self.tree = ast.parse(source)
        self.signatures = dict(_signatures(self.tree))
        self.docs = {node.name: _doc(node) for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)}
        self._trailing: dict[int, str] = {}
        self._above: dict[int, str] = {}
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.COMMENT and not _PRAGMA.match(token.string):
                alone = not token.line[: token.start[1]].strip()
                (self._above if alone else self._trailing)[token.start[0]] = token.string.lstrip("# ")
        self.constants = {name: (value, self._by(value)) for name, value in _constants(self.tree)}

    def chapter(self, others: Sequence[Module] = ()) -> Chapter:
        """What the module says of its rules; it may call functions and name constants of the others."""
        signatures = {name: names for module in (*others, self) for name, names in module.signatures.items()}
        constants = {name: value for module in (*others, self) for name, value in module.constants.items()}
        docs = {name: doc for module in (*others, self) for name, doc in module.docs.items()}
        unique: dict[str, Entry] = {}
        for entry in self._entries(signatures, constants, docs):
            known_as = unique.get(entry.name, entry)
            functions = dict.fromkeys((*known_as.functions, *entry.functions))
            said = dict.fromkeys((*known_as.said, *entry.said))
            unique[entry.name] = replace(entry, functions=tuple(functions), said=tuple(said))
        return Chapter(self.name, _doc(self.tree), tuple(self._ordered()), tuple(unique.values()))

    def _entries(
        self, signatures: Mapping[str, tuple[str, ...]], constants: _Constants, docs: Mapping[str, str]
    ) -> Iterator[Entry]:
        for scope in _scopes(self.tree):
            local = {**signatures, **dict(_signatures(scope.node))}
            for node in scope.own():
                for value in _named_values(node, scope, local):
                    for expression, comment in _alternatives(value, constants):
                        yield from self._entry(expression, scope, comment)
                if isinstance(node, ast.Tuple) and (named := _name_of_row(node)) is not None:
                    yield from self._entry(named, scope, self._of_row(node, docs))

    def _entry(self, expression: ast.expr, scope: _Scope, comment: str) -> Iterator[Entry]:
        template = _template(expression)
        if template is None:
            return
        name, pattern = template
        doc = comment or self._by(expression) or scope.doc
        yield Entry(name, self.name, (scope.name,) if scope.name else (), (doc,) if doc else (), re.compile(pattern))

    def _by(self, expression: ast.expr) -> str:
        """The comment behind an expression."""
        return self._trailing.get(expression.lineno, "")

    def _of_row(self, row: ast.Tuple, docs: Mapping[str, str]) -> str:
        """The comment by or above a row of rules, else what the function that it names says.

        `docs` has the functions of all modules: a row may name a method of what an attribute holds.
        """
        if behind := self._by(row.elts[0]) or self._trailing.get(row.end_lineno or 0):
            return behind
        line = row.lineno - 1
        above: list[str] = []
        while line in self._above:
            above.insert(0, self._above[line])
            line -= 1
        attributes = [node for node in ast.walk(row) if isinstance(node, ast.Attribute)]
        called = [node.attr for node in attributes] + [node.id for node in ast.walk(row) if isinstance(node, ast.Name)]
        told = [self.docs.get(name, "") for name in called]
        told += [docs.get(node.attr, "") for node in attributes if isinstance(node.value, ast.Attribute)]
        return " ".join(above) or next(filter(None, told), "")

    def _ordered(self) -> Iterator[Ordered]:
        """Module-level tuples of functions."""
        for node in self.tree.body:
            if not (isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Tuple)):
                continue
            annotation = ast.unparse(node.annotation)
            if "Callable" not in annotation and "Rule" not in annotation:
                continue
            names = [item.id for item in node.value.elts if isinstance(item, ast.Name)]
            rules = tuple((name, self.docs.get(name, "")) for name in names)
            starred = [ast.unparse(item.value) for item in node.value.elts if isinstance(item, ast.Starred)]
            above = self._above.get(node.lineno - 1, "")
            comment = f"{above} Those of {', '.join(starred)}, then:" if starred else above
            yield Ordered(ast.unparse(node.target), self.name, comment.strip(), rules)


@dataclass(frozen=True)
class _Scope:
    """A function (or the module) with the names that are assigned in it."""

    node: ast.AST
    name: str
    doc: str

    def own(self) -> Iterator[ast.AST]:
        """Its nodes, those of the functions in it apart."""
        waiting = list(ast.iter_child_nodes(self.node))
        while waiting:
            node = waiting.pop(0)
            yield node
            if not isinstance(node, ast.FunctionDef | ast.ClassDef):
                waiting[:0] = ast.iter_child_nodes(node)


def _scopes(tree: ast.Module) -> Iterator[_Scope]:
    def below(node: ast.AST, above: _Scope) -> Iterator[_Scope]:
        for child in ast.iter_child_nodes(node):
            scope = above
            if isinstance(child, ast.FunctionDef):
                inherited = above.doc if isinstance(above.node, ast.FunctionDef) else ""
                scope = _Scope(child, child.name, _doc(child) or inherited)
                yield scope
            elif isinstance(child, ast.ClassDef):
                scope = _Scope(child, child.name, _doc(child))
                yield scope
            yield from below(child, scope)

    top = _Scope(tree, "", "")
    yield top
    yield from below(tree, top)


def _doc(node: ast.Module | ast.FunctionDef | ast.ClassDef) -> str:
    return " ".join((ast.get_docstring(node) or "").split("\n\n")[0].split())


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            for target in node.targets:
                yield ast.unparse(target), node.value


def _signatures(tree: ast.AST) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The parameters of functions, and the fields of dataclasses, that stand directly in a module or function."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            arguments = node.args
            yield node.name, tuple(one.arg for one in (*arguments.posonlyargs, *arguments.args))
        elif isinstance(node, ast.ClassDef):
            yield (
                node.name,
                tuple(
                    one.target.id
                    for one in node.body
                    if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
                ),
            )


def _is_rule(name: str) -> bool:
    return name in ("rule", "by") or name.endswith("_rule")


def _named_values(node: ast.AST, scope: _Scope, signatures: Mapping[str, tuple[str, ...]]) -> Iterator[ast.expr]:
    """What is given to a parameter, field or variable named for a rule, or answered by a function so named."""
    match node:
        case ast.Call(func=ast.Name(id=called)):
            yield from (value for name, value in zip(signatures.get(called, ()), node.args) if _is_rule(name))
        case ast.Assign(targets=[target]):
            yield from _assigned(target, node.value)
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value) if _is_rule(name):
            yield value
        case ast.Return(value=ast.expr() as value):
            yield from _answered(value, scope)
        case ast.keyword(arg=str() as name, value=value) if _is_rule(name):
            yield value


def _assigned(target: ast.expr, value: ast.expr) -> Iterator[ast.expr]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, given in zip(target.elts, value.elts):
            yield from _assigned(one, given)
    elif isinstance(target, ast.Name) and (_is_rule(target.id) or target.id == "how"):
        yield value


def _answered(value: ast.expr, scope: _Scope) -> Iterator[ast.expr]:
    if _is_rule(scope.name.lstrip("_")) or any(_is_hole(node) for node in ast.walk(value)):
        yield value
    elif isinstance(value, ast.Tuple) and _returns_how(scope.node):
        yield value.elts[-1]


def _returns_how(node: ast.AST) -> bool:
    """True for the readers of dates, which answer with a date and how it was read."""
    return isinstance(node, ast.FunctionDef) and node.returns is not None and ast.unparse(node.returns) == "_Found"


def _alternatives(value: ast.expr, constants: _Constants) -> Iterator[tuple[ast.expr, str]]:
    """The strings that an expression may be, each with the comment by the constant that it is."""
    match value:
        case ast.Constant(value=str()) | ast.JoinedStr():
            yield value, ""
        case ast.IfExp():
            yield from _alternatives(value.body, constants)
            yield from _alternatives(value.orelse, constants)
        case ast.BoolOp():
            for one in value.values:
                yield from _alternatives(one, constants)
        case ast.Name(id=name) if name in constants:
            yield constants[name]
        case ast.Call(func=ast.Attribute(value=ast.Dict() as table, attr="get")):
            for one in (*table.values, *value.args[1:]):
                yield from _alternatives(one, constants)


def _name_of_row(row: ast.Tuple) -> ast.expr | None:
    """The name in a row of rules: a tuple of a name and a pattern or function."""
    if len(row.elts) != 2:
        return None
    name, what = row.elts
    pattern = isinstance(what, ast.JoinedStr) or (isinstance(what, ast.Constant) and "{" in str(what.value))
    private = isinstance(what, ast.Attribute) and what.attr.startswith("_")
    private = private or (isinstance(what, ast.Name) and what.id.startswith("_"))
    called = isinstance(what, ast.Lambda) or private
    return name if isinstance(name, ast.Constant) and isinstance(name.value, str) and (pattern or called) else None


def _is_hole(piece: ast.AST) -> bool:
    """True for "{pairing.rule}" in a name: another rule's stands there."""
    return isinstance(piece, ast.FormattedValue) and _is_rule(ast.unparse(piece.value).rpartition(".")[2])


def _template(expression: ast.expr) -> tuple[str, str] | None:
    """A rule's name with its holes, and a pattern whose groups are those that other rules fill."""
    pieces = expression.values if isinstance(expression, ast.JoinedStr) else [expression]
    name, pattern = "", ""
    for piece in pieces:
        if isinstance(piece, ast.Constant):
            name += str(piece.value)
            pattern += re.escape(str(piece.value))
        elif isinstance(piece, ast.FormattedValue):
            name += HOLE if _is_hole(piece) else WORD
            pattern += "(.+)" if _is_hole(piece) else "[a-z_]+"
    return (name, pattern) if _NAME.fullmatch(re.sub(f"[{HOLE}{WORD}]", "x", name)) else None
