"""The catalogue as a table or as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from citygraph.query.render import write_table
from citygraph.query.stored import Parameter, StoredQuery


def render_catalogue(queries: Iterable[StoredQuery], form: str, out: IO[bytes]) -> None:
    """Write names, parameters and summaries: ``table`` for people, ``json`` with all that the headers say."""
    if form == "json":
        import json

        text = json.dumps([as_json(query) for query in queries], ensure_ascii=False, indent=2)
        out.write(f"{text}\n".encode())
        return
    rows = [[query.name, " ".join(_usage(one) for one in query.parameters), query.summary] for query in queries]
    write_table(["query", "parameters", "what it answers"], rows, out)


def as_json(query: StoredQuery) -> dict[str, Any]:
    """What the header of a query says."""
    return {
        "name": query.name,
        "summary": query.summary,
        "description": query.description,
        "tags": list(query.tags),
        "params": [_parameter(one) for one in query.parameters],
        "columns": [
            {"name": one.name, "type": one.type, "label": one.label, "unit": one.unit} for one in query.columns
        ],
        "view": {"type": query.view.kind, **dict(query.view.roles)},
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    told: dict[str, Any] = {"name": parameter.name, "type": parameter.type, "required": parameter.required}
    optional = {key: getattr(parameter, key) for key in ("multiple", "help", "scheme")}
    if parameter.multiple:
        optional |= {"default": list(parameter.defaults), "example": list(parameter.examples)}
    else:
        optional |= {"default": parameter.default, "example": parameter.example}
    told |= {key: value for key, value in optional.items() if value}
    return told | ({"values": list(parameter.values)} if parameter.values else {})


def _usage(parameter: Parameter) -> str:
    shown = f"{parameter.name}…" if parameter.multiple else parameter.name
    return shown if parameter.required else f"[{shown}]"
