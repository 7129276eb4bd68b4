"""Source code → the same with its records and lazy properties written out, so that mypyc can lay them out in memory.

To mypyc a class with a decorator that it doesn't know is an object with a `dict`: to read a field of it costs more
than it costs the interpreter. And a property that is worked out once would be worked out each time. So, in the
copy that is compiled, records get an `__init__` and the like, lazy properties a field each. They are no longer frozen
at run time; that they are not written to is held by the type checker.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

_RECORDS = ("record", "open_record", "dataclass")
_EMPTY = {"dict": "{}", "list": "[]"}
_IMPORTS = """\
from builtins import object as _object, type as _type
from dataclasses import dataclass as _dataclass
"""  # by other names: records have fields `object` and `type`

_FUTURE = "from __future__ import annotations\n"

Edit = tuple[int, int, list[str]]
"""Lines ``[first, last)`` of a source, counted from 0, and what stands there instead."""


@dataclass(frozen=True)
class _Field:
    name: str
    type: str
    default: str | None
    factory: str | None  # "dict", "list"
    is_given: bool  # to `__init__`
    is_compared: bool
    is_hashed: bool

    @property
    def parameter(self) -> str:
        if self.factory:
            return f"{self.name}: {self.type} | None = None"
        return f"{self.name}: {self.type}" + ("" if self.default is None else f" = {self.default}")

    @property
    def value(self) -> str:
        empty = _EMPTY.get(self.factory or "", "")
        if not self.is_given:
            return empty
        return f"{empty} if {self.name} is None else {self.name}" if self.factory else self.name


def for_compiler(source: str) -> str:
    """A module's source as mypyc shall see it.

    >>> print(for_compiler("is_known = name in (own, *others)"))
    is_known = name in tuple((own, *others))
    <BLANKLINE>
    """
    tree = ast.parse(source)
    edits = [edit for node in tree.body if isinstance(node, ast.ClassDef) for edit in _class(node)]
    edits += _starred_memberships(tree, source.splitlines())
    lines = source.splitlines()
    for first, last, new in sorted(edits, key=lambda edit: edit[:2], reverse=True):
        lines[first:last] = new
    text = "\n".join(lines) + "\n"
    return text.replace(_FUTURE, _FUTURE + _IMPORTS, 1) if edits else text


def _class(node: ast.ClassDef) -> Iterator[Edit]:
    """A record, or a class with lazy properties."""
    decorator = next((each for each in node.decorator_list if _name(each) in _RECORDS), None)
    lazies = [each for each in node.body if isinstance(each, ast.FunctionDef) and _lazy_of(each)]
    yield from (edit for each in lazies for edit in _lazy(each))
    unset = [f"        self._has_{each.name} = False" for each in lazies]
    methods = {each.name: each for each in node.body if isinstance(each, ast.FunctionDef)}
    if decorator is not None and "order" not in _options(decorator):
        yield decorator.lineno - 1, decorator.end_lineno or 0, ["@_dataclass(init=False, eq=False)"]
        last = [each for each in node.body if isinstance(each, ast.AnnAssign)][-1].end_lineno or 0
        yield last, last, [*_written_out(node, decorator, unset), *_declared(lazies)]
    elif lazies:
        start = methods["__init__"].body[0].lineno - 1
        end = methods["__init__"].end_lineno or 0
        yield start, start, unset
        yield end, end, _declared(lazies)


def _lazy(method: ast.FunctionDef) -> Iterator[Edit]:
    name, decorator = method.name, _lazy_of(method)
    assert decorator is not None
    assert method.returns is not None
    yield (
        decorator.lineno - 1,
        method.lineno,
        [
            "    @property",
            f"    def {name}(self) -> {ast.unparse(method.returns)}:",
            f"        if not self._has_{name}:",
            f"            self._of_{name} = self._work_out_{name}()",
            f"            self._has_{name} = True",
            f"        return self._of_{name}",
            "",
            f"    def _work_out_{name}(self) -> {ast.unparse(method.returns)}:",
        ],
    )


def _declared(lazies: list[ast.FunctionDef]) -> list[str]:
    """Tells the fields of lazy properties, called by nobody; told in the class they would be those of a dataclass."""
    if not lazies:
        return []
    return [
        "",
        "    def _declare(self) -> None:",
        *(
            f"        self._of_{each.name}: {ast.unparse(each.returns)} = self._work_out_{each.name}()"
            for each in lazies
            if each.returns is not None
        ),
    ]


def _written_out(node: ast.ClassDef, decorator: ast.expr, unset: list[str]) -> list[str]:
    """What a dataclass makes at run time, as source; and how it is pickled, since there is no `__dict__`."""
    fields = [_field(each) for each in node.body if isinstance(each, ast.AnnAssign)]
    given = [field for field in fields if field.is_given]
    options, own = _options(decorator), {each.name for each in node.body if isinstance(each, ast.FunctionDef)}
    is_compared = not _is_false(options.get("eq"))
    is_frozen = _name(decorator) != "dataclass" or "frozen" in options
    lines = [
        "",
        f"    def __init__(self, {', '.join(field.parameter for field in given)}) -> None:",
        *(f"        self.{field.name} = {field.value}" for field in fields),
        *unset,
        "",
        "    def __reduce__(self) -> tuple[_type, tuple[_object, ...]]:",
        f"        return {node.name}, ({''.join(f'self.{field.name}, ' for field in given)})",
    ]
    if is_compared and "__eq__" not in own:
        same = " and ".join(f"self.{field.name} == other.{field.name}" for field in fields if field.is_compared)
        lines += [
            "",
            "    def __eq__(self, other: _object) -> bool:",
            "        if self is other:",
            "            return True",
            f"        if not isinstance(other, {node.name}):",
            "            return NotImplemented",
            f"        return {same}",
        ]
    if is_compared and is_frozen and "__hash__" not in own:
        hashed = "".join(f"self.{field.name}, " for field in fields if field.is_hashed)
        lines += ["", "    def __hash__(self) -> int:", f"        return hash(({hashed}))"]
    return lines


def _field(node: ast.AnnAssign) -> _Field:
    told = _options(node.value) if node.value is not None and _name(node.value) == "field" else {}
    default = told.get("default") if told else node.value
    is_compared = not _is_false(told.get("compare"))
    return _Field(
        ast.unparse(node.target),
        ast.unparse(node.annotation),
        None if default is None else ast.unparse(default),
        _name(told["default_factory"]) if "default_factory" in told else None,
        not _is_false(told.get("init")),
        is_compared,
        is_compared and not _is_false(told.get("hash")),
    )


def _starred_memberships(tree: ast.Module, lines: list[str]) -> Iterator[Edit]:
    """``x in (a, *b)``, which mypyc 2.4 stumbles over, as ``x in tuple((a, *b))``."""
    for node in ast.walk(tree):
        for one in node.comparators if isinstance(node, ast.Compare) else ():
            if isinstance(one, ast.Tuple) and any(isinstance(each, ast.Starred) for each in one.elts):
                line, start, end = lines[one.lineno - 1].encode(), one.col_offset, one.end_col_offset or 0
                told = b"%btuple(%b)%b" % (line[:start], line[start:end], line[end:])
                yield one.lineno - 1, one.lineno, [told.decode()]


def _lazy_of(method: ast.FunctionDef) -> ast.expr | None:
    return next((each for each in method.decorator_list if _name(each) == "lazy"), None)


def _name(node: ast.expr) -> str:
    """The name of what is called, or that stands alone: "dataclass" of ``dataclass(frozen=True)``."""
    called = node.func if isinstance(node, ast.Call) else node
    return called.id if isinstance(called, ast.Name) else ""


def _options(node: ast.expr) -> dict[str, ast.expr]:
    return {each.arg: each.value for each in node.keywords if each.arg} if isinstance(node, ast.Call) else {}


def _is_false(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is False
