from __future__ import annotations

from pathlib import Path

import pytest

from timeline_tui.tui.editors import NoEditorError, editor_command

FILE = "/data/a b.yaml"


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vi", ["vi", "+12", FILE]),
        ("/usr/bin/nvim -u NONE", ["/usr/bin/nvim", "-u", "NONE", "+12", FILE]),
        ("nano", ["nano", "+12,3", FILE]),
        ("emacs -nw", ["emacs", "-nw", "+12:3", FILE]),
        ("emacsclient -t -a ''", ["emacsclient", "-t", "-a", "", "+12:3", FILE]),
        ("hx", ["hx", f"{FILE}:12:3"]),
        ("helix", ["helix", f"{FILE}:12:3"]),
        ("kak", ["kak", "+12:3", FILE]),
        ("micro", ["micro", "+12", FILE]),
        ("code -w", ["code", "-w", "-g", f"{FILE}:12:3"]),
        ("'/my apps/subl' -w", ["/my apps/subl", "-w", f"{FILE}:12:3"]),
        ("kate -b", ["kate", "-b", "--line", "12", FILE]),
        ("ed", ["ed", FILE]),
        ("VIM.EXE", ["VIM.EXE", "+12", FILE]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(editor: str, command: list[str]) -> None:
    assert editor_command({"EDITOR": editor}, FILE, 12, 3) == command


def test_visual_comes_before_editor_and_an_empty_one_is_none() -> None:
    both = {"VISUAL": "hx", "EDITOR": "vi"}
    assert editor_command(both, FILE, 1, 1)[0] == "hx"
    assert editor_command(both | {"VISUAL": "  "}, FILE, 1, 1)[0] == "vi"


def test_a_path_is_never_taken_for_an_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert editor_command({"EDITOR": "vi"}, "-c!sh", 1, 1)[-1] == str(tmp_path / "-c!sh")


def test_without_any_said_it_is_vi_or_nano(tmp_path: Path) -> None:
    with pytest.raises(NoEditorError, match=r"\$VISUAL or \$EDITOR"):
        editor_command({"PATH": str(tmp_path)}, FILE, 1, 1)
    for name in ("nano", "vi"):
        (tmp_path / name).write_text("")
        (tmp_path / name).chmod(0o755)
        assert editor_command({"PATH": str(tmp_path)}, FILE, 1, 1)[0] == name


def test_what_cannot_be_understood_is_said() -> None:
    with pytest.raises(NoEditorError, match="EDITOR cannot be understood: 'vi"):
        editor_command({"EDITOR": "'vi"}, FILE, 1, 1)
