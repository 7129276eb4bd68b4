"""Dates. Each case: language, text, and `words = date [.. until] rule`; the article is of Monday, 2025-08-11."""

from __future__ import annotations

import pytest

from citygraph import lexicon
from citygraph.article import plaintext
from citygraph.extract.dates.dates import find_dates
from citygraph.extract.mention import Mentions
from citygraph.gazetteer import load
from citygraph.model import PartialDate

STATED = [
    ("id", "Diteken Senin, 11 Agt 2025.", "Senin, 11 Agt 2025 = 2025-08-11 stated"),
    ("id", "Tiba Rabu malam (13/8/2025) di sana.", "Rabu malam (13/8/2025) = 2025-08-13 stated"),
    ("id", "Pada 16/01/2025 dan 2025-01-17.", "16/01/2025 = 2025-01-16 stated; 2025-01-17 = 2025-01-17 stated"),
    ("id", "Kunjungan 9-11 Agustus 2017.", "9-11 Agustus 2017 = 2017-08-09 .. 2017-08-11 stated"),
    ("id", "Kunjungan 30 April-2 Mei 2019.", "30 April-2 Mei 2019 = 2019-04-30 .. 2019-05-02 stated"),
    ("id", "Pada April 2017 dan sejak 1994.", "April 2017 = 2017-04 stated; sejak 1994 = 1994 stated"),
    ("ms", "Pada 3hb Mei 2021.", "3hb Mei 2021 = 2021-05-03 stated"),
    ("ms", "Sejak 21 Mac 1989.", "21 Mac 1989 = 1989-03-21 stated"),
    (
        "en",
        "On Oct. 24, 1972, and 3rd of May 2020.",
        "Oct. 24, 1972 = 1972-10-24 stated; 3rd of May 2020 = 2020-05-03 stated",
    ),
    ("en", "It was signed on Monday last, June 10, 2024.", "Monday last, June 10, 2024 = 2024-06-10 stated"),
    ("en", "From April 30 to May 2, 2019.", "April 30 to May 2, 2019 = 2019-04-30 .. 2019-05-02 stated"),
    ("en", "Here on 20 and 21 May 2019.", "20 and 21 May 2019 = 2019-05-20 .. 2019-05-21 stated"),
    ("id", "Diteken pada 3 dan 9 Mei 2019.", "9 Mei 2019 = 2019-05-09 stated"),
    ("en", "Twins since 1953; Chennai (2008).", "since 1953 = 1953 stated; (2008) = 2008 stated"),
]
RESOLVED = [
    ("id", "Diteken Selasa lalu (5/8).", "Selasa lalu (5/8) = 2025-08-05 year-from-article"),
    ("id", "Diteken Senin lalu, 4 Agustus.", "Senin lalu, 4 Agustus = 2025-08-04 year-from-article"),
    (
        "en",
        "It was signed in May 2019; the following June, and two years later, they met.",
        "May 2019 = 2019-05 stated; the following June = 2019-06 relative; two years later = 2021 relative",
    ),
    ("id", "Pada Pekan Raya 2016, ia meneken.", "Pada Pekan Raya 2016 = 2016 stated"),
    ("en", "It is older than the Expo 2016, and so on.", ""),
    ("en", "Brno (memorandum, 2011).", "2011 = 2011 stated"),
    ("en", "Twelve years ago, two days ago.", "Twelve years ago = 2013 relative; two days ago = 2025-08-09 relative"),
    ("en", "A temple of 500 years ago; the 1984 pact.", "the 1984 = 1984 stated"),
    ("en", "Between 3 and 5 May 2019.", "Between 3 and 5 May 2019 = 2019-05-03 .. 2019-05-05 stated"),
    (
        "id",
        "Sepuluh tahun silam, tiga bulan lalu.",
        "Sepuluh tahun silam = 2015 relative; tiga bulan lalu = 2025-05 relative",
    ),
    (
        "id",
        "Diteken 3 Mei 2019. Sepekan sebelumnya ia tiba, setahun kemudian pergi.",
        "3 Mei 2019 = 2019-05-03 stated; Sepekan sebelumnya = 2019-04-26 relative; setahun kemudian = 2020 relative",
    ),
    ("id", "Acara itu (9-10/8) selesai.", "(9-10/8) = 2025-08-09 .. 2025-08-10 year-from-article"),
    ("id", "Desember tahun ini, Rabu besok.", "Desember tahun ini = 2025-12 relative; Rabu besok = 2025-08-13 weekday"),
    ("ms", "Pada 12 hb Mac 2019; 15 tahun lalu.", "12 hb Mac 2019 = 2019-03-12 stated; 15 tahun lalu = 2010 relative"),
    (
        "ms",
        "Februari 9 dan 1 September.",
        "Februari 9 = 2025-02-09 year-from-article; 1 September = 2025-09-01 year-from-article",
    ),
    ("id", "Diteken Kamis (31/7).", "Kamis (31/7) = 2025-07-31 year-from-article"),
    ("id", "Pada 19 Desember lalu.", "19 Desember lalu = 2024-12-19 year-from-article"),
    ("id", "Pada Jumat dan Senin.", "Jumat = 2025-08-08 weekday; Senin = 2025-08-11 weekday"),
    (
        "id",
        "Hari ini, kemarin, bulan lalu.",
        ("Hari ini = 2025-08-11 relative; kemarin = 2025-08-10 relative; bulan lalu = 2025-07 relative"),
    ),
    (
        "id",
        "Februari lalu, November tahun lalu, tahun depan.",
        ("Februari lalu = 2025-02 relative; November tahun lalu = 2024-11 relative; tahun depan = 2026 relative"),
    ),
    (
        "id",
        "Mulai Minggu (3/8). Sehari sebelumnya mereka tiba.",
        ("Minggu (3/8) = 2025-08-03 year-from-article; Sehari sebelumnya = 2025-08-02 relative"),
    ),
    ("ms", "Semalam dan 14 Ogos ini.", "Semalam = 2025-08-10 relative; 14 Ogos ini = 2025-08-14 year-from-article"),
    (
        "en",
        "In May and in September, not in March 2019.",
        "In May = 2025-05 nearest-month; in September = 2024-09 nearest-month; March 2019 = 2019-03 stated",
    ),
    (
        "en",
        "In 2007 a team came in May; may it come last week.",
        "In 2007 = 2007 stated; in May = 2007-05 nearest-month; last week = 2025-08 last-week",
    ),
    ("id", "Pada bulan Juli dan pekan ini.", "Pada bulan Juli = 2025-07 nearest-month; pekan ini = 2025-08 week"),
    ("en", "On Tuesday, August 5.", "Tuesday, August 5 = 2025-08-05 year-from-article"),
    (
        "en",
        "On Friday. Last December, last year.",
        ("Friday = 2025-08-08 weekday; Last December = 2024-12 relative; last year = 2024 relative"),
    ),
    (
        "en",
        "Next Tuesday; the signing was on July 1, the next day they left.",
        (
            "Next Tuesday = 2025-08-12 weekday; "
            "July 1 = 2025-07-01 year-from-article; "
            "the next day = 2025-07-02 relative"
        ),
    ),
]
FROM_WHAT_WAS_NAMED = [
    # a month, a month's year and a day of the year named before
    ("en", "Twinned in 1980, signed that July.", "in 1980 = 1980 stated; that July. = 1980-07 relative"),
    ("en", "In 1980 they met; by June of that year it was signed.",
     "In 1980 = 1980 stated; June of that year = 1980-06 relative"),
    ("id", "Pada 1994 dijajaki, dan diteken 4 Juli tahun itu juga.",
     "Pada 1994 = 1994 stated; 4 Juli tahun itu juga = 1994-07-04 relative"),
    ("ms", "Pada 1994 dirunding dan dimeterai Julai tahun sama.",
     "Pada 1994 = 1994 stated; Julai tahun sama = 1994-07 relative"),
    ("en", "They met in May 2010 and signed that month; the following year it was renewed.",
     "May 2010 = 2010-05 stated; that month = 2010-05 relative; the following year = 2011 relative"),
    ("en", "Perhaps that may help that year.", ""),
    ("id", "Diikat pada 1994. MoU selama lima tahun itu diteken.", "pada 1994 = 1994 stated"),
    ("en", "They have been tied since Dec. 21, 1978, when it was signed.", "Dec. 21, 1978 = 1978-12-21 stated"),
    # what stands behind "a day after" was so much before the day beside it
    ("en", "It said on Tuesday, a day after they signed, that it was over.",
     "Tuesday = 2025-08-05 weekday; a day after = 2025-08-04 counted-from"),
    ("id", "Pada Rabu (6/8), dua hari setelah meneken MoU, ia pulang.",
     "Rabu (6/8) = 2025-08-06 year-from-article; dua hari setelah = 2025-08-04 counted-from"),
    ("ms", "Sehari selepas menandatangani MoU, beliau pulang pada 6 Ogos ini.",
     "Sehari selepas = 2025-08-05 counted-from; 6 Ogos ini = 2025-08-06 year-from-article"),
    ("en", "A year after they signed, nothing had happened.", ""),
    # a weekday of another week, weekends, seasons, the end of the year
    ("en", "On Monday last week, on Friday of last week.",
     "Monday last week = 2025-08-04 weekday; Friday of last week = 2025-08-08 weekday"),
    ("id", "Selasa pekan lalu dan Jumat pekan ini.",
     "Selasa pekan lalu = 2025-08-05 weekday; Jumat pekan ini = 2025-08-15 weekday"),
    ("en", "Over the weekend; the week before last.", "Over the weekend = 2025-08 week"),
    ("en", "Next spring, last fall, this summer; in spring 2019.",
     "Next spring = 2026 relative; last fall = 2024 relative; this summer = 2025 relative; spring 2019 = 2019 stated"),
    ("en", "By the end of the year.", "the end of the year = 2025 relative"),
    ("id", "Paling lambat akhir tahun; akhir tahun 2019; akhir tahun lalu.",
     "akhir tahun = 2025 relative; tahun 2019 = 2019 stated; tahun lalu = 2024 relative"),
    ("en", "Inked in mid-2019, half a century ago.", "mid-2019 = 2019 stated; half a century ago = 1975 relative"),
    ("ms", "Malam kelmarin dan semalam.", "Malam kelmarin = 2025-08-09 relative; semalam = 2025-08-10 relative"),
]  # fmt: skip
NOTHING = [
    ("id", "Sebanyak 2000 orang dan 300 aplikasi; nomor 28."),
    ("id", "Sekitar 11 sampai 12 orang pada 32/13."),
    ("en", "It may take 12 months, at 10:30, room 2019."),
    ("en", "They march on, we sat."),
]


def dates(document, language: str, text: str, published: PartialDate | None) -> str:
    found = find_dates(Mentions(document(text, language, published), lexicon.load(language), load()))
    return "; ".join(
        f"{text[date.start : date.end]} = {date.date}{f' .. {date.until}' if date.until else ''} {date.rule}"
        for date in found.dates
    )


@pytest.mark.parametrize(("language", "text", "expected"), STATED)
def test_stated_date_needs_no_article_date(document, language: str, text: str, expected: str) -> None:
    assert dates(document, language, text, None) == expected


@pytest.mark.parametrize(("language", "text", "expected"), [*RESOLVED, *FROM_WHAT_WAS_NAMED])
def test_date_told_from_the_articles_day(document, language: str, text: str, expected: str) -> None:
    assert dates(document, language, text, PartialDate(2025, 8, 11)) == expected


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_no_date(document, language: str, text: str) -> None:
    assert dates(document, language, text, PartialDate(2025, 8, 11)) == ""


def test_relative_date_without_article_date_is_left_out(document) -> None:
    assert dates(document, "id", "Kemarin, Senin, 6 Februari lalu.", None) == ""


def test_the_same_day_of_a_new_paragraph_is_that_of_the_news(document) -> None:
    look_back = "Pada 21 Mei 2012 ia tiba. MoU diteken 4 April 2011."
    assert dates(document, "id", f"{look_back}\nPada hari yang sama ia pulang.", None).endswith("2012-05-21 relative")
    assert dates(document, "id", f"{look_back} Pada hari yang sama ia pulang.", None).endswith("2011-04-04 relative")


def test_today_is_the_day_of_the_dateline() -> None:
    story = "PULAU PINANG 9 Ogos - Gabenor Kanagawa tiba semalam.\n\nIa bertemu hari ini."
    text = f"Pulau dan wilayah rai persahabatan\n\n{story}\n\n(Utusan Malaysia, Isnin 11 Ogos 2025)"
    read = plaintext.document(text, "")
    found = find_dates(Mentions(read, lexicon.load("ms"), load())).dates
    assert [str(date.date) for date in found] == ["2025-08-08", "2025-08-09"]


def test_article_without_a_day_is_read_from_the_day_of_its_lead(document) -> None:
    told = "Wali kota tiba Senin (11/8/2025). Ia pernah datang pada April lalu."
    assert dates(document, "id", told, None).endswith("April lalu = 2025-04 relative")


def test_or_from_the_day_on_which_somebody_is_quoted(document) -> None:
    told = "Piagam diteken Jumat. Suasananya hangat. Hujan turun. Kami senang, kata Ani, Senin (11/8/2025)."
    assert dates(document, "id", told, None).startswith("Jumat = 2025-08-08 weekday")


def test_day_without_its_weekday_is_no_day_of_news(document) -> None:
    told = "The charter of 4 November 1989 hangs in the hall. They came last April."
    assert "April" not in dates(document, "en", told, None)
