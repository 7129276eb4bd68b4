"""What a clause does to what it says."""

from __future__ import annotations

import pytest

from citygraph.extract.modality import stance
from citygraph.extract.scenes import scenes_of

CASES = [
    ("id", "Bandung resmi menjadi kota kembar Hamamatsu.", "active"),
    ("id", "Bandung akan menjadi kota kembar Hamamatsu.", "proposed"),
    ("id", "Bandung belum menjadi kota kembar Hamamatsu.", "denied"),
    ("id", "Hubungan kota kembar itu dihentikan.", "ended"),
    ("id", "Bandung akan memperkuat hubungan kota kembar itu.", "active"),
    ("id", "Sejumlah warga mendesak agar hubungan kota kembar diakhiri.", "active"),
    ("id", "Rencana kota kembar itu dibahas.", "proposed"),
    ("id", "Hubungan kota kembar itu bukan cuma seremonial.", "active"),
    ("en", "They are not yet sister cities.", "denied"),
    ("en", "They plan to become sister cities.", "proposed"),
    ("en", "The council suspended the sister city ties.", "ended"),
    ("en", "A motion to end the sister city ties failed.", "active"),
    ("en", "They will renew the sister city ties.", "active"),
    ("en", "They are sister cities, but will not talk about trade.", "active"),
    # planned is what a deal is to bring, or it is
    ("en", "Leeds has entered a sister-city tie with Lille in a deal expected to improve schools.", "active"),
    ("en", "Leeds has sought a sister-city tie with Lille in a deal expected to be signed soon.", "proposed"),
    ("ms", "Kedua-duanya bercadang menjadi bandar kembar.", "proposed"),
    ("ms", "Hubungan bandar kembar itu ditamatkan.", "ended"),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_stance(mentions, language, text, expected) -> None:
    (scene,) = scenes_of(mentions(text, language))
    kind = next(cue for cue in scene.found("kinds") if cue.value != "cooperation")
    assert stance(scene, kind).status == expected


def test_a_headline_in_the_infinitive_is_a_plan(mentions) -> None:
    from dataclasses import replace

    text = "Norfolk to become sister city of Halifax"
    found = mentions(text, "en")
    (sentence,) = found.document.sentences
    title = replace(found.document, sentences=(replace(sentence, paragraph=0),))
    (scene,) = scenes_of(replace(found, document=title))
    assert stance(scene, scene.found("kinds")[0]).status == "proposed"
