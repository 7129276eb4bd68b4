"""The competency questions: the stored query that each names answers it, and no term is there for nothing."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest

from citygraph import query
from citygraph.graph.constructs import constructs
from citygraph.ontology_pages.page import competency
from citygraph.ontology_pages.questions import Question, groups
from citygraph.ontology_pages.reading import read
from citygraph.query.testing import store_of
from citygraph.resources import path

UNASKED = {"contains", "isoCode", "end", "directness", "asOf"}
QUESTIONS = [question for group in groups() for question in group.questions]


@pytest.fixture(scope="module")
def world() -> ox.Store:
    return store_of(path("queries", "tests", "world.trig"))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.query)
def test_the_query_that_a_question_names_answers_it(question: Question, world: ox.Store) -> None:
    stored = query.find(question.query)
    answer = query.run(world, query.bind(stored.text, query.arguments(stored, dict(question.given), world))).answer
    assert next(iter(answer), None) is not None


def test_every_question_is_asked_in_three_languages_and_once() -> None:
    for question in QUESTIONS:
        assert set(question.words) == {"en", "id", "ms"}
        assert all(text.strip().endswith("?") for text in question.words.values())
        assert len(set(question.words.values())) == 3
    assert len({question.query for question in QUESTIONS}) == len(QUESTIONS) >= 30


def test_every_class_and_property_serves_a_question_but_those_that_the_page_names() -> None:
    """By a query or a rule that names it, its inverse or its kin; a class also by a property to or from it."""
    texts = [query.find(question.query).text for question in QUESTIONS] + [rule.text for rule in constructs()]
    asked = set().union(*map(terms, texts))
    entries = read().entries
    about = {name for entry in entries if entry.name in asked for name in (*entry.domain, *entry.range)}
    asked |= about
    idle = {each.name for each in entries if not asked & {each.name, each.inverse, *each.parents, *each.children}}
    assert idle == UNASKED
    (told,) = re.findall(r"No question needs (.*?), which", competency(groups()), re.DOTALL)
    assert set(re.findall(r"`cg:(\w+)`", told)) == UNASKED


def terms(text: str) -> set[str]:
    return set(re.findall(r"\bcg:(\w+)", "\n".join(line for line in text.splitlines() if not line.startswith("#"))))
