"""The export: a format, a file, and what will stand in it, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from timeline_tui.core.selection import Selection
from timeline_tui.core.text import plural, visible_line
from timeline_tui.core.text.lines import Line, Piece
from timeline_tui.files.formats import FORMATS, Written, export, format_for, writers
from timeline_tui.tui.dialogs import destination
from timeline_tui.tui.dialogs.dialog import Dialog, Page, Rule, Says
from timeline_tui.tui.keys.dialogs import EXPORT_KEYS
from timeline_tui.tui.rows import TextRows


class FileRows(TextRows):
    """The text of a file, line by line."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._texts: Sequence[str] = text.removesuffix("\n").split("\n")

    def __len__(self) -> int:
        return len(self._texts)

    def line(self, y: int, width: int) -> Line:  # noqa: ARG002
        """Return a line, made safe to show."""
        return (Piece(visible_line(self._texts[y])),)


class Export(Dialog[str]):
    """Writes what a query picks to a file, and is dismissed with the file's whole path."""

    BINDINGS: ClassVar[list[BindingType]] = [*EXPORT_KEYS]
    AUTO_FOCUS = "Input"
    says = "Export"

    def __init__(self, selection: Selection, name: str | None) -> None:
        super().__init__()
        self._selection = selection
        self._format = next(iter(writers()))
        self._ready: dict[str, Written] = {}
        self._may_replace = False
        title = selection.index.timeline.heading.title
        self._first_path = destination.usual_name(
            name or "", title, FORMATS[self._format].endings[0]
        )

    def parts(self) -> ComposeResult:
        with Horizontal(classes="row"):
            yield Says(classes="label").saying("Format")
            yield Says(id="formats")
        with Horizontal(classes="row"):
            yield Says(classes="label").saying("File")
            yield Input(self._first_path, compact=True, select_on_focus=False)
        yield Says(id="remark")
        yield Says(id="notes")
        yield Rule()
        yield Page(id="preview")

    def on_mount(self) -> None:
        self._show_format()
        self._remark()

    # The format

    def action_next_format(self, steps: int) -> None:
        names = list(writers())
        before = FORMATS[self._format].endings[0]
        self._format = names[(names.index(self._format) + steps) % len(names)]
        field = self.query_one(Input)
        if field.value.endswith(before):
            with self.prevent(Input.Changed):
                field.value = field.value.removesuffix(before) + FORMATS[self._format].endings[0]
        self._show_format()
        self._remark()

    def _show_format(self) -> None:
        pieces: list[Piece] = []
        for name, row in writers().items():
            style = "accent strong" if name == self._format else "muted"
            pieces += [
                Piece("▸" if name == self._format else " ", "accent"),
                Piece(row.title, style),
            ]
            pieces.append(Piece("  "))
        self.query_one("#formats", Says).say(*pieces[:-1])
        self._note("")
        if self._format in self._ready:
            self._show_file()
        else:
            self.query_one(Rule).words = (f"{self._counts}, {self._format}", "")
            self.query_one(Page).show(TextRows([(Piece("Preparing it …", "muted"),)]))
            self._prepare(self._format)

    def _prepare(self, name: str) -> None:
        # A long timeline takes seconds; meanwhile the keys must work.
        selection = self._selection
        self.run_worker(lambda: export(selection, name), name=name, group=name, thread=True)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.SUCCESS and event.worker.result is not None:
            self._ready[event.worker.name] = event.worker.result
            if event.worker.name == self._format:
                self._show_file()

    def _show_file(self) -> None:
        written = self._ready[self._format]
        data = written.data
        self.query_one(Rule).words = (
            f"{self._counts}, {size_words(len(data))}, {self._format}",
            "",
        )
        page = self.query_one(Page)
        page.show(FileRows(written.text))
        page.action_top()
        self._note("; ".join(written.notes))

    def _note(self, words: str) -> None:
        """Say what the file will lack; nothing takes no line."""
        notes = self.query_one("#notes", Says)
        notes.display = bool(words)
        notes.say(Piece(words, "accent"))

    @property
    def _counts(self) -> str:
        """How much will be written."""
        shown, of = len(self._selection.events), len(self._selection.index.timeline.events)
        events = plural(of, "event")
        counted = events if shown == of else f"{shown:,} of {events}"
        return f"{counted}, {plural(len(self._selection.quotes), 'quote')}"

    # The file

    @property
    def _path(self) -> str:
        return self.query_one(Input).value

    @on(Input.Changed)
    def _path_changed(self, event: Input.Changed) -> None:
        event.stop()
        wanted = format_for(event.value) if destination.has_suffix(event.value) else None
        if wanted is not None and wanted != self._format:
            self._format = wanted
            self._show_format()
        self._remark()

    def _remark(self) -> None:
        self._may_replace = False
        words, worry = destination.remark_on(self._path)
        self._say(words, "" if worry else "muted")

    def _say(self, words: str, style: str) -> None:
        self.query_one("#remark", Says).say(Piece(words, style))

    def action_write(self) -> None:
        written = self._ready.get(self._format)
        if written is None:
            self._say("It is not ready yet: Enter again in a moment.", "accent")
            return
        try:
            path = destination.write(self._path, written.data, replace=self._may_replace)
        except destination.TakenError as error:
            self._may_replace = True
            self._say(f"{error}: Enter again replaces it, Esc keeps it.", "error strong")
        except destination.WriteError as error:
            self._may_replace = False
            self._say(str(error), "error strong")
        else:
            self.dismiss(path)

    def action_leave(self) -> None:
        if self._may_replace:
            self._remark()
        else:
            self.dismiss(None)

    # Reading on

    def action_scroll(self, lines: int) -> None:
        self.query_one(Page).scroll_lines(lines)

    def action_page(self, direction: int) -> None:
        self.query_one(Page).action_page(direction)


def size_words(size: int) -> str:
    """Return a number of bytes as people read it: "812 bytes", "5.2 KB", "14 MB"."""
    if size < 1000:
        return plural(size, "byte")
    amount = float(size)
    for unit in ("KB", "MB", "GB"):
        amount /= 1000
        if amount < 999.5 or unit == "GB":
            break
    return f"{amount:,.1f} {unit}" if amount < 9.95 else f"{amount:,.0f} {unit}"
