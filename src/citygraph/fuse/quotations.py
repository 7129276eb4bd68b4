"""Quotations are one when speaker and words are."""

from __future__ import annotations

from collections.abc import Iterator

from citygraph.fuse.places import Places
from citygraph.fuse.rewrite import Identity, Verdict
from citygraph.fuse.said import Profiles, of_sort
from citygraph.vocab import local, quotation_iri


def resolve(profiles: Profiles, places: Places, identity: Identity) -> Iterator[Verdict]:  # noqa: ARG001
    """A quotation's IRI follows its speaker's name."""
    for profile in of_sort(profiles, "quotation"):
        speakers, texts = profile.things("cg:speaker"), profile.texts("cg:text")
        if len(speakers) == len(texts) == 1:
            name, _, _ = local(identity.of(profile.article, speakers[0])).partition("--")
            fused = quotation_iri(name, texts[0])
            reason = "the speaker is one" if fused != profile.iri else ""
            yield Verdict(profile.article, profile.iri, fused, reason)
