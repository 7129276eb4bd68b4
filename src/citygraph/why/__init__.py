"""Why the graph says so: the account of a thing or a fact, found by name, with sentences and articles, as text or JSON.

What articles claim is told with its sentences, and what lost by what; what follows by rules, with its proof. Only the
articles that speak of the thing are fused once more.
"""

from __future__ import annotations

from citygraph.why.reasons import Reasons, find
from citygraph.why.telling import as_json, text

__all__ = ["Reasons", "as_json", "find", "text"]
