"""Pages in a real browser, light and dark: axe-core finds nothing that keeps anybody from reading them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.site.test_pages import JAKARTA, TIE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(__file__).parents[1] / "interop" / "node" / "node_modules" / "axe-core" / "axe.min.js"
_RUN = """
addEventListener("load", () => setTimeout(async () => {
  const language = %s;
  if (language) document.getElementById(`lang-${language}`).click();
  const found = await axe.run(document, { resultTypes: ["violations"] });
  const told = document.createElement("pre");
  told.id = "axe";
  told.textContent = JSON.stringify({
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    language: document.documentElement.lang,
    title: document.title,
    passes: found.passes.length,
    violations: found.violations.map(
      (each) => [each.id, each.nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary}`)],
    ),
  });
  document.body.append(told);
}, 100));
"""
PAGES = ["index.html", "map.html", "404.html", "answers/ties.html", JAKARTA, TIE]
_SCHEMES = {"light": 1, "dark": 0}
"""As Chromium counts them."""


def looked_at(site: Path, page: str, scheme: str, language: str = "", width: int = 1200) -> dict[str, object]:
    """What axe-core and the browser say of a page, of which a copy with both lies beside it meanwhile."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (Debian: chromium)")
    if not AXE.exists():
        pytest.skip("axe-core is not installed (npm install --prefix tests/interop/node)")
    source = (site / page).read_text(encoding="utf-8")
    original = site / page
    copy = original.with_name(f"looked-at-{scheme}-{language}-{width}-{original.name}")
    run = copy.with_suffix(".js")
    source = source.replace('"/ties/', '"') if page == "404.html" else source  # its links begin at the server's top
    scripts = f'<script src="{AXE.as_uri()}"></script><script src="{run.name}"></script></head>'
    try:
        run.write_text(_RUN % json.dumps(language), encoding="utf-8")
        copy.write_text(source.replace("</head>", scripts, 1), encoding="utf-8")
        command = [
            CHROMIUM,
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--allow-file-access-from-files",
            f"--blink-settings=preferredColorScheme={_SCHEMES[scheme]}",
            f"--window-size={width},900",
            f"--user-data-dir={site.parent / f'browser-{scheme}-{language}-{width}'}",
            "--virtual-time-budget=20000",
            "--dump-dom",
            copy.as_uri(),
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    finally:
        run.unlink(missing_ok=True)
        copy.unlink(missing_ok=True)
    found = re.search(r'<pre id="axe">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found, done.stderr[-2000:]
    text = found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    told: dict[str, object] = json.loads(text)
    return told


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing(site: Path, page: str, scheme: str) -> None:
    told = looked_at(site, page, scheme)
    assert told["dark"] is (scheme == "dark")
    assert int(str(told["passes"])) > 10
    assert told["violations"] == []


def test_on_a_telephone_in_indonesian(site: Path) -> None:
    told = looked_at(site, "answers/ties.html", "dark", "id", 390)
    assert told["language"] == "id"
    assert told["title"] == "Tempat mana berhubungan dengan tempat mana? · citygraph"
    assert told["violations"] == []


def test_axe_would_find_something(site: Path) -> None:
    """A picture without words, and a text that is as dark as the ground."""
    page = site / "broken.html"
    text = (site / "index.html").read_text(encoding="utf-8")
    page.write_text(
        text.replace(
            '<main id="content" tabindex="-1">',
            '<main id="content"><img src="x"><p style="color:#eee;background:#fff">hardly seen</p>',
        ),
        encoding="utf-8",
    )
    try:
        told = looked_at(site, "broken.html", "light")
    finally:
        page.unlink()
    assert {name for name, _ in told["violations"]} >= {"image-alt", "color-contrast"}  # type: ignore[attr-defined]
