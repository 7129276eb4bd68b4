"""Facts as RDF under the ontology: described, checked, reasoned over, stored on disk, and exported.

The functions in the order of a build: :func:`validate`, :func:`describe`, :func:`infer`, then :func:`writing`;
:func:`open_store` and :func:`export` read what was stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citygraph.lazily import package

if TYPE_CHECKING:
    from citygraph.graph.checking import PLAIN, Checking
    from citygraph.graph.decisions import Decisions
    from citygraph.graph.describe import describe, store_of
    from citygraph.graph.export import export
    from citygraph.graph.infer import Inference, infer, infer_in
    from citygraph.graph.names import Named
    from citygraph.graph.proofs import meaning
    from citygraph.graph.reasoning import Proof
    from citygraph.graph.received import readings_of
    from citygraph.graph.rejection import Rejection
    from citygraph.graph.snapshot import Snapshot, open_store
    from citygraph.graph.status import Status
    from citygraph.graph.store import Writer, is_empty, was_told, writing
    from citygraph.graph.validate import validate
    from citygraph.graph.version import fusing_version

__all__ = [
    "PLAIN",
    "Checking",
    "Decisions",
    "Inference",
    "Named",
    "Proof",
    "Rejection",
    "Snapshot",
    "Status",
    "Writer",
    "describe",
    "export",
    "fusing_version",
    "infer",
    "infer_in",
    "is_empty",
    "meaning",
    "open_store",
    "readings_of",
    "store_of",
    "validate",
    "was_told",
    "writing",
]

_WHENCE = {
    "PLAIN": "checking",
    "Checking": "checking",
    "Decisions": "decisions",
    "Inference": "infer",
    "Named": "names",
    "Proof": "reasoning",
    "Rejection": "rejection",
    "Snapshot": "snapshot",
    "Status": "status",
    "Writer": "store",
    "describe": "describe",
    "export": "export",
    "fusing_version": "version",
    "infer": "infer",
    "infer_in": "infer",
    "is_empty": "store",
    "meaning": "proofs",
    "open_store": "snapshot",
    "readings_of": "received",
    "store_of": "describe",
    "validate": "validate",
    "was_told": "store",
    "writing": "store",
}
package(__name__, _WHENCE)
