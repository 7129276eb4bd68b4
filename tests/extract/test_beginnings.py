"""Since when: the old dates that begin a tie, and those that stand only beside it."""

from __future__ import annotations

import pytest

from citygraph.extract.account import account_of
from citygraph.extract.ties.ties import partnership_statements

TIE = {
    "id": "Bandung, 3 Mei 2019\n\nKota Bandung dan Kota Hamamatsu adalah sister city. ",
    "en": "Bandung, 3 May 2019\n\nThe cities of Bandung and Hamamatsu are sister cities. ",
    "ms": "Bandung, 3 Mei 2019\n\nKota Bandung dan Hamamatsu ialah bandar kembar. ",
}

BEGUN = [
    ("en", "The link with Hamamatsu was established in 2012.", "2012"),
    ("en", "The tie, which goes back to 1987, rests on music.", "1987"),
    ("en", "Hamamatsu, which came aboard in October 2009, was the first.", "2009-10"),
    ("en", "In 2010, the two mayors put their names to the agreement.", "2010"),
    ("en", "It all rests on a 1996 twinning agreement.", "1996"),
    ("en", "The charter of 1991 hangs in the hall.", "1991"),
    ("id", "Hubungan itu, yang diikat pada 1988, berjalan baik.", "1988"),
    ("id", "Perjanjian tahun 1986 itu masih berlaku.", "1986"),
    ("ms", "Perjanjian itu dimeterai pada 8 Disember 1973.", "1973-12-08"),
    # what goes on is the tie, not its beginning
    ("id", "Keduanya sepakat melanjutkan kota kembar yang dirintis mendiang wali kota pada 1990.", "1990"),
    ("en", "Both cities will maintain the partnership that was formed in 1974.", "1974"),
    # without a subject, as under the name of the partner
    ("id", "Diresmikan pada 2009.", "2009"),
    ("id", "Sejak 1992.", "1992"),
]
SILENT = [
    ("en", "Founded in 1872, the museum is closed."),
    ("en", "The agreement was renewed in 2012."),
    ("en", "A university there was founded in 1962."),
    ("en", "The two countries signed an agreement in 2011."),
    ("en", "They signed a letter of intent in 2004."),
    ("id", "Pembaruan perjanjian ditandatangani pada 2012."),
]


@pytest.mark.parametrize(("language", "text", "expected"), BEGUN)
def test_a_beginning(mentions, language, text, expected) -> None:
    assert _since(mentions(TIE[language] + text, language)) == [expected]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_no_beginning(mentions, language, text) -> None:
    assert _since(mentions(TIE[language] + text, language)) == []


def test_the_year_of_the_partner_that_is_named_last(mentions) -> None:
    text = (
        "Bandung, 3 May 2019\n\nThe sister cities of Bandung are Hamamatsu and Liuzhou. It was Bandung that chose "
        "Hamamatsu and Liuzhou, the latter being paired up in 2005."
    )
    found = partnership_statements(account_of(mentions(text, "en")))
    begun = [(one.subject, one.object.value) for one in found if one.predicate == "cg:since"]
    assert [({pair.one.name, pair.other.name}, date) for pair, date in begun] == [({"Bandung", "Liuzhou"}, "2005")]


def _since(mentions) -> list[str]:
    found = partnership_statements(account_of(mentions))
    return [str(one.object.value) for one in found if one.predicate == "cg:since"]
