"""How the tests of the command line call it, and articles to call it with."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from citygraph.cli import main

ARTICLE = """{one} and {other} become sister cities

By Ada Brook
{day} May 2021

{one_upper} - The cities of {one} and {other} signed a sister city agreement at {one} City Hall on {day} May 2021.
"""

STRICT = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix cg: <https://w3id.org/citygraph/ontology#> .
@prefix kind: <https://w3id.org/citygraph/concept/kind/> .
@prefix : <https://example.org/shapes#> .
:Friends a sh:NodeShape ; sh:targetClass cg:Partnership ; sh:property :Friends-kind .
:Friends-kind a sh:PropertyShape ; sh:path cg:kind ; sh:in ( kind:friendship-city ) ;
    sh:message "only friendship counts; look for another article"@en .
"""


@dataclass(frozen=True)
class Outcome:
    """What a command left behind: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The only line on stderr."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        return lines[0]


class Run(Protocol):
    """Calls citygraph with arguments, and with bytes on stdin if given."""

    def __call__(self, *arguments: object, stdin: bytes = b"") -> Outcome: ...


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line in this process; any exception but the wanted exit fails the test, as a traceback would."""

    def call(*arguments: object, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as ended:
            main.main(args=[str(argument) for argument in arguments], prog_name="citygraph")
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Outcome(int(ended.value.code or 0), out, err)

    return call


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for a store, which commands use when none is named; there is nothing in it yet."""
    folder = tmp_path / "store"
    monkeypatch.setenv("CITYGRAPH_STORE", str(folder))
    return folder


@pytest.fixture
def article_of() -> Callable[[str, str, int], str]:
    """Writes an invented article on two cities that became partners on a day of May 2021."""

    def write(one: str, other: str, day: int) -> str:
        return ARTICLE.format(one=one, other=other, one_upper=one.upper(), day=day)

    return write


@pytest.fixture
def article(article_of: Callable[[str, str, int], str]) -> str:
    """A good article."""
    return article_of("Leiden", "Oxford", 3)


@pytest.fixture
def built(store: Path, tmp_path: Path, run: Run, article: str) -> Path:
    """A store that holds one article."""
    file = tmp_path / "good.txt"
    file.write_text(article, encoding="utf-8")
    assert run("build", file).code == 0
    return store


@pytest.fixture
def strict(tmp_path: Path) -> Path:
    """Shapes that no sister city conforms to."""
    file = tmp_path / "strict.ttl"
    file.write_text(STRICT, encoding="utf-8")
    return file
