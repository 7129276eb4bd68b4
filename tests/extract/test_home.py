"""The place that a story is told from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citygraph.extract.places.home import homes_of

CASES = [
    ("id", "Kota Malang menyambut Kota Hebron.\nWali Kota Malang Sutiaji senang.", "Malang"),
    # however often the other side is named: it stands behind "with", and is introduced by its country
    ("en", "Leeds renewed its pact with Dortmund. Leeds City Council has long worked with Dortmund.", "Leeds"),
    ("en", "Leeds welcomed a choir from Dortmund, Germany. Dortmund sings. Leeds City Council was glad.", "Leeds"),
    ("id", "Pemkot Bogor belajar ke Medan. Rombongan ke Medan berjumlah lima orang.", "Bogor"),
    # … and that of the country whose press writes so
    ("en", "The Mayor of Ballina, Cllr Ann Reape, has it. So has Scranton, Pennsylvania.", "Ballina"),
    # one whose sister cities the story speaks of; but not of a larger place that it lies in
    ("en", "Dortmund and Lewes sang, Dortmund sang on. Lewes now has, after the vote, five sister cities.", "Lewes"),
    ("en", "Brno and Lyon, Lewes's twin towns, sent choirs. Brno sang, Lyon sang. Brno, Lyon: come again!", "Lewes"),
    ("id", "Chiba dan Padang. Wali Kota Chiba tiba. Kota Chiba besar. Padang memiliki lima kota kembar.", "Padang"),
    ("en", "Lyon sang. Lyon, Lyon! A village in Sussex has two twin towns.", "Lyon"),
    # where somebody acts, before a mere spot
    ("id", "Pagi itu di Ciomas hujan turun. Wali Kota Bogor Ani Karsana pulang.", "Bogor"),
    # its government by initials
    ("en", "Bangkok Metropolitan Administration (BMA) met Fukuoka. The BMA and Fukuoka sang. Fukuoka: BMA!", "Bangkok"),
    ("ms", "Kota Kinabalu menerima delegasi dari Yongin, Korea Selatan.", "Kota Kinabalu"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_home(mentions, language, text, expected) -> None:
    assert homes_of(mentions(text, language))[0].name == expected


def test_no_place_no_home(mentions) -> None:
    assert homes_of(mentions("Cuaca cerah sepanjang hari.", "id")) == ()


def test_the_city_of_the_date_line_comes_before_its_region(mentions) -> None:
    text = (
        "Samarkand offers tiles\nPotters will help the Punjab museum under the pact that Lahore concluded with "
        "Samarkand. Punjab has potters."
    )
    found = mentions(text, "en", titled=True)
    metadata = replace(found.document.metadata, place_line="LAHORE")
    told = replace(found, document=replace(found.document, metadata=metadata))
    assert homes_of(told)[0].name == "Lahore"


def test_a_headline_without_a_name_means_the_place_that_opens_the_story(mentions) -> None:
    text = (
        "Town ready to shake hands\nLewes could soon be twinned. Talks with Dijon are open. Dijon sings. Dijon's mayor "
        "has written. A choir from Dijon sang in Dijon."
    )
    assert homes_of(mentions(text, "en", titled=True))[0].name == "Lewes"


def test_the_paper_of_a_region_tells_from_its_cities(mentions) -> None:
    found = mentions("Arizona loves Tempe. Tempe has a twin. The governor of Arizona praised the mayor of Tempe.", "en")
    metadata = replace(found.document.metadata, publisher="Arizona Ledger")
    told = replace(found, document=replace(found.document, metadata=metadata))
    assert homes_of(told)[0].name == "Tempe"


def test_where_a_headline_comes_home_from_is_not_home(mentions) -> None:
    text = (
        "Choir is home from Dortmund\nThe boys of Leeds sang in Dortmund. Two girls of Leeds came along, and Leeds is "
        "proud."
    )
    assert homes_of(mentions(text, "en", titled=True))[0].name == "Leeds"


def test_who_owns_what_a_headline_tells_of_is_at_home(mentions) -> None:
    text = (
        "Leeds's odd friend\nThe British city of Leeds has a twin. Dortmund is far. In Dortmund few know. Off to "
        "Dortmund, singers of Dortmund said."
    )
    assert homes_of(mentions(text, "en", titled=True))[0].name == "Leeds"


@pytest.mark.parametrize("side", ["Siberian City of Tomsk", "Tomsk"])
def test_the_city_that_a_headline_has_a_tie_with_is_not_home(mentions, side) -> None:
    text = f"Ulsan Forges Ties With {side}\nTomsk has sent its mayor to Ulsan. Tomsk has gas, and Tomsk sings."
    assert homes_of(mentions(text, "en", titled=True))[0].name == "Ulsan"


def test_a_place_before_a_place_is_no_adjective(mentions) -> None:
    text = "After its pact with Kyoto, Ulsan looks on\nKyoto sings. Ulsan is glad."
    assert homes_of(mentions(text, "en", titled=True))[0].name == "Ulsan"


def test_a_foreign_city_of_the_headline_that_the_story_introduces_is_not_home(mentions) -> None:
    text = "Tomsk on ice, Zadar on deck\nTampa City Council ended the tie with Tomsk, Russia. Zadar, Croatia, is new."
    assert homes_of(mentions(text, "en", titled=True))[0].name == "Tampa"


@pytest.mark.parametrize(("text", "home"), [
    ("City Hall has signed a pact with Yongin, South Korea.", "Kota Kinabalu"),
    ("Lusaka and Jinan have signed a pact.", "Lusaka"),
])  # fmt: skip
def test_the_city_of_the_date_line_is_at_home_where_the_story_names_none_but_the_other_side(
    mentions, text, home
) -> None:
    found = mentions(text, "en")
    metadata = replace(found.document.metadata, place_line="KOTA KINABALU")
    assert homes_of(replace(found, document=replace(found.document, metadata=metadata)))[0].name == home


@pytest.mark.parametrize(("headline", "home"), [
    ("Mombasa twinned with US city", "Mombasa"),
    ("Mombasa mayor in Norway for week of talks", "Mombasa"),
    ("Clerks tell of Mombasa trip to US city", "Tampa"),  # what a headline does not open with it only tells of
    ("Mombasa harbour wall falls in", "Tampa"),
])  # fmt: skip
def test_who_opens_a_headline_that_names_another_country_is_at_home(mentions, headline, home) -> None:
    text = (
        f"{headline}\nThe mayors of Mombasa and Tampa have signed. Nurses of Tampa will come; Tampa has many. Tampa "
        "City Council agreed. Tampa sings."
    )
    assert homes_of(mentions(text, "en", titled=True))[0].name == home


@pytest.mark.parametrize(("line", "home"), [
    ("Cheltenham edition", "Cheltenham"),
    ("She rode to Cheltenham.", "Gloucestershire"),
])  # fmt: skip
def test_lines_above_the_story_may_name_its_home(mentions, line, home) -> None:
    text = (
        f"Town's pumps to be mended\n{line}\nCHELTENHAM has two pumps, one of them in Gloucestershire's oldest street. "
        "Gloucestershire Council gave them away."
    )
    assert homes_of(mentions(text, "en", titled=True))[0].name == home


def test_a_paper_may_be_named_for_a_place_of_several_words(mentions) -> None:
    found = mentions("Long Beach has a new twin. Sochi has palms, Sochi sings, and Sochi's mayor is glad.", "en")
    metadata = replace(found.document.metadata, publisher="Long Beach Ledger")
    assert homes_of(replace(found, document=replace(found.document, metadata=metadata)))[0].name == "Long Beach"
