"""A thousand hostile values, of the twenty thousand of ``python -m bench.binding``."""

from __future__ import annotations

import pytest

from bench import binding
from citygraph.model import Iri, Literal


@pytest.mark.parametrize("seed", range(4))
def test_no_value_changes_a_query(seed: int) -> None:
    every = [case for case in binding.cases(250, seed) if not binding.is_refused(case)]
    assert len(every) > 150
    for case in every:
        assert binding.change(case) == "", case


@pytest.mark.parametrize("query", binding.PLAIN + binding.REWRITTEN)
def test_ten_kilobytes(query: str) -> None:
    text = "x\u202e\\u0022 } # " * 1000
    assert binding.change(binding.Case(query, Literal(text))) == ""


def test_a_value_that_is_pasted_in_as_text_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison sees what it is there for."""
    query = binding.PLAIN[2]
    binding.change(binding.Case(query, Literal("known")))
    monkeypatch.setattr(binding, "bind", lambda text, terms: text.replace("?x", terms["x"].value))
    assert binding.change(binding.Case(query, Literal("?o . ?a ?b ?c")))


def test_what_is_no_term_is_refused() -> None:
    assert binding.is_refused(binding.Case(binding.PLAIN[0], Iri("http://e/> ?a ?b")))
    assert binding.is_refused(binding.Case(binding.PLAIN[0], Literal("\ud800")))
    assert not binding.is_refused(binding.Case(binding.PLAIN[0], Literal("> ?a ?b")))
