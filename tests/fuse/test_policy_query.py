"""The query that lists disagreements has what lost by the policy, and the step that decided."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citygraph import graph, query
from citygraph.fuse import fuse
from citygraph.fuse.policy import decide, refines
from citygraph.fuse.said import said_in
from citygraph.vocab import term


def rows(fusion) -> dict[tuple[str, str], set[str]]:
    store = ox.Store()
    store.extend(graph.describe(fusion))
    answer = query.run(store, query.find("disagreements").text)
    found: dict[tuple[str, str], set[str]] = {}
    for row in answer.answer:
        found.setdefault((row["predicate"].value, row["claimed"].value), set()).add(row["decidedBy"].value)
    return found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_step_that_decided(tell, data) -> None:
    pair = tell.partnership_iri(tell.ALPHA.id, tell.BETA.id)
    statuses = [tell.concept("status", name) for name in ("proposed", "active", "ended")]
    kinds = [tell.concept("kind", name) for name in ("sister-city", "friendship-city", "cooperation")]
    values = {
        "since": [tell.day(year) for year in ("2019", "2019-05", "2021", "2022-01-01")],
        "status": statuses,
        "kind": kinds,
    }
    stated = tell.partnership(tell.ALPHA, tell.BETA)[:3]
    readings = [
        tell.article(
            data.draw(st.sampled_from(("2020-01-01", "2021-01-01", "2022-01-01", ""))),
            stated,
            tuple(
                tell.claim(
                    pair, f"cg:{name}", value, confidence=data.draw(st.sampled_from((0.95, 0.8, 0.7))), as_of=as_of
                )
                for name in values
                for value in data.draw(st.lists(st.sampled_from(values[name]), max_size=2))
                for as_of in [data.draw(st.sampled_from(("", "2018", "2021-06-01")))]
            ),
            title=str(number),
        )
        for number in range(data.draw(st.integers(2, 4)))
    ]
    fusion = fuse(readings)
    said = [one for reading in fusion.readings for one in said_in(reading, {})]
    found = rows(fusion)
    for name in values:
        predicate = term(f"cg:{name}")
        decision = decide(predicate, [one for one in said if one.claim.predicate == predicate])
        for value, step in decision.lost.items():
            text = getattr(value, "value", value)
            contradicts = not any(refines(one, value) or refines(value, one) for one in decision.believed)
            if contradicts:
                assert found[predicate, text] == {decision.step_against(value)}
                assert step == "precision" or found[predicate, text] == {step}
