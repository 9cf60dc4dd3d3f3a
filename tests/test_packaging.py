"""The package as people get it: built, installed into a new environment, run from elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

import timeline_tui
from timeline_tui.files.bundled import bundled_story

ROOT = Path(__file__).parents[1]
STORY = ROOT / "data" / "events.yaml"


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that sees nothing of this checkout, and say what it printed when it fails."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.mark.network
def test_the_wheel_installs_and_runs_anywhere(tmp_path: Path) -> None:
    # Without --wheel, the wheel is made from the source distribution, so that both are proven.
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", tmp_path, cwd=ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as archive:
        assert archive.read("timeline_tui/data/events.yaml") == STORY.read_bytes()
        assert any(name.endswith("share/man/man1/timeline-tui.1") for name in archive.namelist())

    home = tmp_path / "new"
    venv.create(home, with_pip=False)
    bin_ = home / ("Scripts" if sys.platform == "win32" else "bin")
    pip = (sys.executable, "-m", "pip", "--python", bin_ / "python", "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "-c", ROOT / "constraints.txt", wheel, cwd=tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shown = run(bin_ / "timeline-tui", "export", "--format", "json", cwd=elsewhere).stdout
    assert "Ukraine" in json.loads(shown)["timeline"]["title"]
    as_module = run(bin_ / "python", "-m", "timeline_tui", "export", "-f", "json", cwd=elsewhere)
    assert as_module.stdout == shown
    assert not list(elsewhere.iterdir())


def test_a_checkout_finds_the_story_at_the_top_of_the_repository() -> None:
    assert Path(bundled_story()) == STORY


def test_the_version_is_that_of_the_project_file() -> None:
    assert f'\nversion = "{timeline_tui.version()}"\n' in (ROOT / "pyproject.toml").read_text()
