"""A file full of hostile characters, shown and exported by the real program.

No byte of its data may reach the terminal as a control sequence, and no markup of Textual in it
may be obeyed: whatever the pane, the dialog, the format or the error.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from terminals import Terminal, program
from timeline_tui.core.text import visible

# What the program itself says to a terminal, by the documents of xterm and kitty: colours, the
# cursor, modes, questions about modes, the keyboard, the shape of the pointer.
SEQUENCES = re.compile(
    rb"\x1b\[[0-9;:]*m"
    rb"|\x1b\[[0-9;]*[HJKGABCD]"
    rb"|\x1b\[\?[0-9;]+(?:[hlu]|\$p)"
    rb"|\x1b\[[<>=]?[0-9;]*u"
    rb"|\x1b\[>[0-9;]*[mq]"
    rb"|\x1b\[[0-9]+ q"
    rb"|\x1b\[[0-9]*[cn]"
    rb"|\x1b\[[0-9;]*t"
    rb"|\x1b\]22;[a-z-]+\x07"
    rb"|\x1b[78=>]"
)
COPIED = re.compile(rb"\x1b\]52;c;[A-Za-z0-9+/=]*\x07")

# Each would do something in a terminal; the numbers are none that we would ever write.
HOSTILE = (
    "\x1b[31;7777m\x1b]0;PWNED\x07\x1b]52;c;UFdORUQ=\x07\x1b]8;;http://PWNED\x1b\\\x1bP+qPWNED\x1b\\"
    "\x9b31;7777m\x9d0;PWNED\x9c\x90PWNED\x9c\x0e\x0f\x08\x08\r\n\t\x7f\x00\x05\x1bc\x1b[2J"
    "\u202eabc\u202c\u2066x\u2069\u200b\ufeff\u2028\x85\U000e0041\u200d"
    "[@click=app.quit]click[/] [bold red]red[/] [/nope] [link=http://PWNED]x[/link] $x :smile: {0}"
)


def escaped(text: str) -> str:
    """Write a text in double quotes of YAML."""
    return '"' + "".join(f"\\U{ord(character):08X}" for character in text) + '"'


def hostile(words: str) -> str:
    return escaped(f"{words} {HOSTILE} {words}")


FILE = f"""\
timeline: {{title: {hostile("Heading")}, about: {hostile("About")}}}
sources:
- {{id: s, title: {hostile("Source")}, about: {hostile("Of it")}, url: {hostile("http://x")},
   lang: {hostile("fr")}, published: 2024-01-01}}
actors:
- {{id: ana, name: {hostile("Ana")}, role: {hostile("Mayor")},
   kind: person, aliases: [{hostile("A")}]}}
- {{id: ben, name: {hostile("Ben")}, part_of: ana}}
events:
- id: first
  date: 2024-01-01
  title: {hostile("First")}
  summary: {hostile("Summary")}
  place: {hostile("Place")}
  actors: [ana, ben]
  tags: [{hostile("tag")}]
  sources: [{hostile("s")}]
  quotes:
  - {{by: ana, text: {hostile("Text")}, lang: {hostile("fr")}, translation: {hostile("Words")},
     to: {hostile("To")}, source: {hostile("s")}, relays: ben}}
- {{date: 2024-02/2024-05, title: {hostile("Second")},
   status: claimed, links: {{follows: [first]}}}}
- {{date: 2030, title: {hostile("Third")}, status: planned, background: true}}
"""

BROKEN = f"""\
events:
- {{date: {hostile("2024")}, title: {hostile("x")}, status: {hostile("y")},
   {escaped(HOSTILE[:12])}: z,
   actors: [{hostile("who")}], background: {hostile("no")}, sources: [{hostile("w")}]}}
- {{id: {hostile("id")}, date: 2024, title: [{hostile("x")}], links: {{follows: [{hostile("l")}]}}}}
"""


def unexplained(written: bytes) -> list[str]:
    """Return what is neither text nor a control sequence of our own."""
    rest = COPIED.sub(b"", SEQUENCES.sub(b"", written)).decode()
    # Newlines and returns move the cursor between the lines that we draw.
    odd = (at for at, one in enumerate(rest) if one not in "\r\n" and visible(one) != one)
    return [ascii(rest[at : at + 20]) for at in odd]


def check(terminal: Terminal) -> None:
    written = terminal.written
    assert unexplained(written) == []
    sequences = b"".join(SEQUENCES.findall(written))
    assert b"7777" not in sequences
    assert not any(b"UFdORUQ" in copied for copied in COPIED.findall(written))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIMELINE_TUI_STATE", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a\x1b]0;PWNED\x07\u202e.yaml"
    try:
        path.write_text(FILE, encoding="utf-8")
    except OSError:
        pytest.skip("this file system does not know such names")
    return path


# Keys, and words that the screen shows when they have been answered; LEFT waits for a dialog to go,
# or the key after Esc would be taken for one with Alt.
LEFT = "no dialog"
EVERY_PANE = [
    (b"2", "Event"),
    (b"+", "Summary"),
    (b"+", "Quotes"),
    (b"3", "Actors"),
    (b" ", "Ben"),
    *[(b">", words) for words in ("Speakers", "Kinds", "Tags", "Places", "Sources", "Status")],
    (b"c", "All 3 events"),
    (b"4", "Quotes"),
    (b"+s", "Text"),
    (b"sT", "Words"),
    (b"+", "Chart"),
    (b"5v", "Ana"),
    (b"lz0t", "leave"),
    (b"\x1b", LEFT),
    (b"1gmC", "days"),
]
EVERY_DIALOG = [
    (b"a", "2 actors"),
    (b"an", "1 of 2"),
    (b"\x1b", LEFT),
    (b"f", "leave"),
    (b"place:\t", "Place"),
    (b"\x1b", LEFT),
    (b"/", "words, phrases"),
    (b"first", "hit"),
    (b"\r", LEFT),
    (b"c", "All 3 events"),
    (b"E", "leave"),
    (b"\x1b", LEFT),
    (b"S", "leave"),
    (b"view", "view"),
    (b"\r", "Kept as"),
    (b"V", "1 view"),
    (b"\x1b", LEFT),
    (b":", "leave"),
    (b"\x1b", LEFT),
    (b"?", "leave"),
    (b"\x1b", LEFT),
    (b"yY", "Copied"),
    (b"\x13", "Export"),
    (b"\t", "## January"),
    (b"\t", "Skip to the events"),
    (b"\x1b", LEFT),
]


def press(terminal: Terminal, keys: bytes, words: str) -> None:
    if words == LEFT:
        # A key line is drawn last: the dialog is there.
        terminal.shows("leave")
        while "leave" in terminal.text:
            # The first may close no more than what is offered, and two at once are another key.
            terminal.press(keys)
            end = monotonic() + 1
            while "leave" in terminal.text and monotonic() < end:
                terminal.read()
    else:
        terminal.press(keys)
        terminal.shows(words)


@pytest.mark.parametrize("keys", [EVERY_PANE, EVERY_DIALOG], ids=["panes", "dialogs"])
def test_the_screen_obeys_nothing_of_a_file(file: Path, keys: list[tuple[bytes, str]]) -> None:
    with program(str(file)) as terminal:
        terminal.shows("3 events")
        for pressed, words in keys:
            press(terminal, pressed, words)
        terminal.press(b"q")
        assert terminal.ends() == 0
        assert "␛".encode() in terminal.written
        check(terminal)


@pytest.mark.parametrize("words", [(), ("check",), ("export",)])
def test_errors_obey_nothing_of_a_file(file: Path, words: tuple[str, ...]) -> None:
    file.write_text(BROKEN, encoding="utf-8")
    with program(*words, str(file)) as terminal:
        assert terminal.ends() == 1
        assert SEQUENCES.sub(b"", terminal.written).count(b"error: ") >= 8
        check(terminal)


@pytest.mark.parametrize(
    "words",
    [
        ("{}", "-q", "actor:\x1b[31;7777m"),
        ("{}", "-q", "\x9b31;7777m("),
        ("{}\x1b[31;7777m",),
        ("\x1b[31;7777m", "{}"),
        ("export", "{}", "-o", "\x1b[31;7777m/\u202e"),
        ("export", "{}", "-f", "\x1b[31;7777m"),
        ("check", "{}"),
    ],
)
def test_messages_obey_nothing_of_what_was_typed(file: Path, words: tuple[str, ...]) -> None:
    with program(*(word.format(file) for word in words)) as terminal:
        terminal.ends()
        assert terminal.written
        check(terminal)


@pytest.mark.parametrize("words", [("export", "{}"), ("export", "{}", "--chart"), ("{}",)])
def test_text_for_people_holds_nothing_to_obey(file: Path, words: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "timeline_tui", *(word.format(file) for word in words)],
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stderr == b""
    text = done.stdout.decode()
    assert visible(text) == text
    assert "␛" in text
