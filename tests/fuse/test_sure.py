"""Only what is sure enough."""

from __future__ import annotations

from citygraph import confidence
from citygraph.fuse import fuse, sure


def ties(tell, count: int, least: float):
    readings = [tell.article(f"2025-01-0{day}", tell.partnership(tell.ALPHA, tell.BETA)) for day in range(1, count + 1)]
    return tell.facts(sure(fuse(readings), least), "partnership")


def test_two_sources_are_surer_than_one(tell) -> None:
    one = confidence.of(tell.partnership(tell.ALPHA, tell.BETA)[3])
    assert ties(tell, 1, one + 0.01) == {}
    (tie,) = ties(tell, 2, one + 0.01).values()
    assert tie["kind"] == {"sister-city"}


def test_nothing_is_left_out_below_all(tell) -> None:
    fusion = fuse([tell.article("2025-01-01", tell.partnership(tell.ALPHA, tell.BETA))])
    assert sure(fusion, 0.1).facts == fusion.facts
    assert sure(fusion, 1.0).facts == ()


def test_what_is_no_longer_whole_goes(tell) -> None:
    """A letter whose second party is not sure enough is no letter."""
    letter = tell.agreement("LetterOfIntent", tell.ALPHA, tell.BETA, signed="2025-05-05")
    weak = tuple(
        tell.replace(one, confidence=0.7) if one.object == tell.government_iri(tell.BETA.id) else one for one in letter
    )
    fusion = fuse([tell.article("2025-05-06", weak)])
    strong, feeble = (
        max(map(confidence.of, some)) for some in (letter, [one for one in weak if one.confidence == 0.7])
    )
    assert feeble < strong
    assert tell.facts(sure(fusion, feeble + 0.001), "agreement") == {}
    assert tell.facts(fusion, "agreement")
