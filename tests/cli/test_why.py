"""Why the graph says so, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


def test_each_merge_has_its_reason(run, bundled_store: Path) -> None:
    out = run("show", "--why", "Maimunah Mohd Sharif", "--store", bundled_store).out
    merges = out.partition("TAKEN FOR ONE")[2].partition("CLAIMED")[0]
    assert merges.count("same office (mayor-kuala-lumpur-1735161)") >= 3
    assert "“Maimunah Mohd Sharif”" in merges


def test_the_claims_of_a_fact_and_what_lost(run, bundled_store: Path) -> None:
    for words in (["Jakarta – Kuala Lumpur", "cg:since", "2019"], ['"Jakarta – Kuala Lumpur" since 2021']):
        out = run("show", "--why", *words, "--store", bundled_store).out
        assert "2019: confidence 0." in out
        assert "2021: confidence 0." in out
        assert "1 source; lost by newest report" in out
        assert "sejak 2021" in out
        assert "TAKEN FOR ONE" not in out


def test_a_pair_and_an_iri_that_another_stands_for(run, bundled_store: Path) -> None:
    whole = run("show", "--why", "Jakarta", "Kuala Lumpur", "--store", bundled_store).out
    assert "one pair of places" in whole
    assert (
        run("show", "--why", "partnership/jakarta-1642911--kuala-lumpur-1735161", "--store", bundled_store).out == whole
    )


def test_for_programs(run, bundled_store: Path) -> None:
    found = json.loads(
        run("show", "--why", "Jakarta", "Kuala Lumpur", "--format", "json", "--store", bundled_store).out
    )
    kinds = {row["value"].rpartition("/")[2]: row for row in found["claimed"] if row["property"].endswith("#kind")}
    assert kinds["sister-city"]["believed"]
    assert kinds["friendship-city"]["lostBy"] == "sources"
    assert kinds["sister-city"]["claims"][0]["sentence"]


def test_a_property_alone_shows_all_its_values(run, bundled_store: Path) -> None:
    out = run("show", "--why", "Jakarta – Kuala Lumpur", "kind", "--store", bundled_store).out
    assert "sister city: confidence" in out
    assert "friendship city: confidence" in out
    assert "FOLLOWS" not in out
    assert run("show", "--why", '"Jakarta – Kuala Lumpur" cg:kind', "--store", bundled_store).out == out


def test_what_follows_is_proved_down_to_sentences(run, bundled_store: Path) -> None:
    out = run("show", "--why", "Jakarta", "twinnedWith", "Kuala Lumpur", "--store", bundled_store).out
    _, _, proof = out.partition("FOLLOWS")
    assert "CLAIMED" not in out
    assert "by twinned-with (two places tied by an active partnership of the kind sister city" in proof
    for premise in ("kind sister city", "status active", "partner Jakarta", "partner Kuala Lumpur"):
        assert f"Jakarta – Kuala Lumpur: {premise}" in proof
    assert "“Jakarta-Kuala Lumpur Resmi Jadi Mitra Sister City”" in proof


def test_a_proof_of_several_steps_and_the_gazetteer(run, bundled_store: Path) -> None:
    out = run("show", "--why", "Semarang", "within", "Java", "--store", bundled_store).out
    assert "by prp-trp (within goes on" in out
    assert out.count("so the gazetteer says") == 2


def test_a_class_of_another_vocabulary_has_its_prefix(run, bundled_store: Path) -> None:
    out = run("show", "--why", "Jakarta", "a", "--store", bundled_store).out
    assert "city: confidence" in out
    assert "Jakarta: type schema:Place\n      by cax-sco (City is a kind of schema:Place), since" in out


def test_proofs_for_programs(run, bundled_store: Path) -> None:
    words = ("Jakarta", "twinnedWith", "Kuala Lumpur")
    (proof,) = json.loads(run("show", "--why", *words, "--format", "json", "--store", bundled_store).out)["follows"]
    assert (proof["rule"], proof["property"].rpartition("#")[2]) == ("twinned-with", "twinnedWith")
    claims = {premise["value"].rpartition("/")[2]: premise["claims"] for premise in proof["premises"]}
    assert set(claims) >= {"active", "sister-city", "jakarta-1642911"}
    assert all(claim["sentence"] and claim["article"] for some in claims.values() for claim in some)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["Nowhere at all"], "no thing 'Nowhere at all'"),
        (["Jakarta – Kuala Lumpur", "cg:nothing", "x"], "no property 'cg:nothing'"),
        (
            ["Jakarta – Kuala Lumpur", "cg:kind", "twins"],
            "no article claims that kind of Jakarta – Kuala Lumpur is twins",
        ),
        (["Jakarta", "twinnedWith", "Leiden"], "no article claims that twinnedWith of Jakarta is Leiden, nor does"),
        (["Jakarta", "signedOn"], "no article claims a signedOn of Jakarta, and none follows"),
        (["Jakarta", "cg:nothing"], "no property 'cg:nothing'"),
        (["Jakarta", "Nowhere at all"], "no place 'Nowhere at all'"),
        (["a", "b", "c", "d"], "4 words"),
        (["Jakarta", "--as-of", "2019"], "--why tells of the whole graph"),
    ],
)
def test_what_is_not_there(run, bundled_store: Path, words: list[str], complaint: str) -> None:
    result = run("show", "--why", *words, "--store", bundled_store)
    assert result.code == 2
    assert complaint in result.complaint
