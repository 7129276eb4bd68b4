"""Knowledge of places: cities (GeoNames), regions (ISO 3166-2 and regencies) and countries.

Compiled once into the user's cache and memory-mapped from there (`build`); asked by name or id (`Gazetteer`);
`sources` reads the packages and the data files that it is made of.
"""

from __future__ import annotations

from citygraph.gazetteer.index import Gazetteer, load
from citygraph.gazetteer.scan import NameMatch

__all__ = ["Gazetteer", "NameMatch", "load"]
