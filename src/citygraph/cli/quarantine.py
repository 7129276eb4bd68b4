"""``quarantine``: what builds set aside, why, and what you decide about it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from citygraph.cli.building import print_figures
from citygraph.cli.groups import Group
from citygraph.cli.options import store_option

if TYPE_CHECKING:
    from citygraph.graph import Rejection
    from citygraph.graph.decisions import Decisions

form_option = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
ids_argument = click.argument("ids", nargs=-1, required=True, metavar="ID...")
no_infer_option = click.option("--no-infer", is_flag=True, help="Skip rules and OWL RL inference.")


@click.group(cls=Group)
def quarantine() -> None:
    """What was set aside: each claim with its sentence, why it is no fact, and what would mend it.

    \b
    Example:
      citygraph quarantine list
    """


@quarantine.command("list")
@click.option("--all", "everything", is_flag=True, help="Also what was released or dropped.")
@form_option
@store_option
def list_set_aside(everything: bool, form: str, store: Path) -> None:
    """List what the last build set aside.

    \b
    Example:
      citygraph quarantine list --format json
    """
    from citygraph import quarantine as room

    found = [entry for entry in room.entries(store) if everything or entry[1] == "set aside"]
    if form == "json":
        click.echo(json.dumps([_as_json(*entry) for entry in found], ensure_ascii=False, indent=2))
        return
    for rejection, decision in found:
        click.echo(f"{rejection.id}  {decision:9}  {rejection}")


@quarantine.command("show")
@ids_argument
@form_option
@store_option
def show_set_aside(ids: Sequence[str], form: str, store: Path) -> None:
    """Show all about what was set aside: the shape or axiom, the claims with their sentences, and what would mend it.

    ID is an entry's id as `list` shows it, or the beginning of one.

    \b
    Example:
      citygraph quarantine show 3f2a91
    """
    from citygraph import quarantine as room

    found = room.named(ids, room.entries(store))
    if form == "json":
        click.echo(json.dumps([_as_json(*entry) for entry in found], ensure_ascii=False, indent=2))
        return
    click.echo("\n\n".join("\n".join(_told(*entry)) for entry in found))


@quarantine.command("release")
@ids_argument
@no_infer_option
@store_option
def release(ids: Sequence[str], no_infer: bool, store: Path) -> None:
    """Keep what was set aside all the same, in this and in later builds.

    \b
    Example:
      citygraph quarantine release 3f2a91
    """
    from citygraph import quarantine as room

    _decide(room.kept(store).release(entry[0] for entry in room.named(ids, room.entries(store))), store, no_infer)


@quarantine.command("drop")
@ids_argument
@no_infer_option
@store_option
def drop(ids: Sequence[str], no_infer: bool, store: Path) -> None:
    """Forget what was set aside for good: it is never believed, and told no more.

    \b
    Example:
      citygraph quarantine drop 3f2a91
    """
    from citygraph import quarantine as room

    _decide(room.kept(store).drop(entry[0] for entry in room.named(ids, room.entries(store))), store, no_infer)


@quarantine.command("undo")
@ids_argument
@no_infer_option
@store_option
def undo(ids: Sequence[str], no_infer: bool, store: Path) -> None:
    """Take back what was released or dropped.

    \b
    Example:
      citygraph quarantine undo 3f2a91
    """
    from citygraph import quarantine as room

    found = room.decided(ids, room.entries(store))
    _decide(room.kept(store).take_back(entry[0].id for entry in found), store, no_infer)


def _decide(decisions: Decisions, store: Path, no_infer: bool) -> None:
    from citygraph import pipeline

    print_figures(pipeline.decide(decisions, store, infer=not no_infer).figures())


def _as_json(rejection: Rejection, decision: str) -> dict[str, Any]:
    return {
        "id": rejection.id,
        "decision": decision,
        "thing": rejection.focus,
        "message": rejection.message,
        "remedy": rejection.remedy or None,
        "source": rejection.source or None,
        "facts": [_triple(fact) for fact in rejection.facts],
        "claims": [
            {
                "article": claim.article,
                "sentence": claim.sentence,
                "rule": claim.rule,
                "confidence": claim.confidence,
                "fact": _triple(claim.fact),
            }
            for claim in rejection.claims
        ],
    }


def _triple(fact: tuple[Any, Any, Any]) -> dict[str, str]:
    subject, predicate, value = fact
    return {"subject": subject, "property": predicate, "value": getattr(value, "value", value)}


def _told(rejection: Rejection, decision: str) -> list[str]:
    from citygraph.model import Literal
    from citygraph.vocab import local

    lines = [f"{rejection.id}  {decision}", rejection.focus, "", f"  {rejection.message}"]
    if rejection.remedy:
        lines.append(f"  to mend it: {rejection.remedy}")
    if rejection.source:
        lines.append(f"  by {rejection.source}")
    lines += ["", "SET ASIDE"]
    for subject, predicate, value in rejection.facts:
        of = "" if subject == rejection.focus else f" of {local(subject)}"
        shown = value.value if isinstance(value, Literal) else local(value)
        lines.append(f"  {local(predicate)}{of}: {shown}")
    lines += ["", "CLAIMED"] if rejection.claims else []
    for claim in rejection.claims:
        lines.append(f"  {' '.join(claim.sentence.split())}")
        lines.append(f"    — {local(claim.article)} [{claim.rule}, {claim.confidence:.2f}: {local(claim.fact[1])}]")
    return lines
