"""Date lines in every style."""

from __future__ import annotations

import pytest

from citygraph.article.dates import find_date, without_clock


def shown(line: str, *, day_first: bool = True) -> str:
    found = find_date(line, day_first=day_first)
    return str(found.date) if found else "no date"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("11 Agt 2025", "2025-08-11"),
        ("05:00 22/04/2009", "2009-04-22"),
        ("00:00 April 22, 2009", "2009-04-22"),
        ("Vol. 3 No. 4, April 22, 2009", "2009-04-22"),
        ("February, 16/2019 - 08:00", "2019-02-16"),
        ("Rabu 31 Oktober 2018 10:10 WIB", "2018-10-31"),
        ("Senin, 19 Maret 2018 | 20:47 WIB", "2018-03-19"),
        ("Jum'at, 3 Nopember 2017", "2017-11-03"),
        ("7 Pebruari 2011", "2011-02-07"),
        ("11-Agt-2025", "2025-08-11"),
        ("21 Nov 2025 17:36", "2025-11-21"),
        ("14 Ogos 2025, 6:45 petang", "2025-08-14"),
        ("12hb Mac 2019", "2019-03-12"),
        ("5 Dis 2020", "2020-12-05"),
        ("5 February 2018, 8:14 PM", "2018-02-05"),
        ("Mar 8, 2022 / 09:52 PM EST", "2022-03-08"),
        ("Nov. 17, 2014", "2014-11-17"),
        ("Published: February 11th, 2025 at 4:37 PM", "2025-02-11"),
        ("3rd of May 2019", "2019-05-03"),
        ("SEPT. 4, 1999", "1999-09-04"),
        ("2025-08-11T10:00:00+07:00", "2025-08-11"),
        ("2025/8/1", "2025-08-01"),
        ("Senin, 21/04/2025", "2025-04-21"),
        ("03.04.19", "2019-04-03"),
        ("3-4-1998", "1998-04-03"),
        ("(09/06/2023)", "2023-06-09"),
        ("Juni 2024", "2024-06"),
        ("31 Februari 2020", "None"),
        ("14 Ogos", "None"),
        ("KELMOND, May 3", "None"),
        ("pukul 19.40", "no date"),
        ("70 tahun", "no date"),
        ("maju 2025", "no date"),
    ],
)
def test_styles(line: str, date: str) -> None:
    assert shown(line) == date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("3/4/2019", "2019"),  # March or April
        ("Wednesday, 3/4/2019", "2019-04-03"),
        ("Monday, 3/4/2019", "2019-03-04"),
        ("5/5/2019", "2019-05-05"),
        ("13/4/2019", "2019-04-13"),
        ("4/13/2019", "2019-04-13"),
    ],
)
def test_where_the_language_leaves_the_order_open_only_what_is_sure(line: str, date: str) -> None:
    assert shown(line, day_first=False) == date


def test_the_weekday_overrules_the_languages_order() -> None:
    assert shown("Senin, 3/4/2019") == "2019-03-04"


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Senin, | 20:47 WIB", ""),
        ("Tuesday, , 11:47 BST", ""),
        (", 6:45 petang", ""),
        ("at 4:37 p.m.", ""),
        ("T10:00:00+07:00", ""),
        ("- 10.10 WITA - Kabar Lembah", "Kabar Lembah"),
        ("(8 pm)", ""),
    ],
)
def test_what_a_date_line_says_beside_the_time(line: str, rest: str) -> None:
    assert without_clock(line) == rest
