"""The graph to another SPARQL 1.1 server and back: the same triples there, however often and with whatever breaks.

On the server, facts, what follows from them and the ontology stand together in the default graph, or in a named one
where a server has no default graph of its own; beside it stands every named graph of the store, as it is.

``push(snapshot.store, Target(client, kind), …)`` · ``with pulled(server) as store``
"""

from __future__ import annotations

from citygraph.pushing.kinds import KINDS, Kind, kind_of
from citygraph.pushing.pull import pull, pulled
from citygraph.pushing.push import Pushed, push
from citygraph.pushing.target import Target

__all__ = ["KINDS", "Kind", "Pushed", "Target", "kind_of", "pull", "pulled", "push"]
