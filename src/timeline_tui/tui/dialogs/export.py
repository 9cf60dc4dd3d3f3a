"""The export: a file, a format, and what will stand in it, before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input
from textual.worker import Worker, WorkerState, get_current_worker

from timeline_tui.core.selection import Selection
from timeline_tui.core.text import plural
from timeline_tui.core.text.lines import Piece
from timeline_tui.files.formats import FORMATS, Written, format_for, pieces_of, writers
from timeline_tui.files.opening import source_of
from timeline_tui.files.options import Writing
from timeline_tui.files.recognising import YAML
from timeline_tui.files.safety import is_safe
from timeline_tui.tui.dialogs import destination
from timeline_tui.tui.dialogs.dialog import Dialog, Page, Rule, Says
from timeline_tui.tui.dialogs.format_list import FormatList, FormatRows
from timeline_tui.tui.dialogs.preview import (
    SAMPLE,
    Preview,
    failure_rows,
    preview_of,
    rows_of,
    size_words,
    tried,
)
from timeline_tui.tui.dialogs.wanted import while_wanted
from timeline_tui.tui.dialogs.ways import Way, ways_of
from timeline_tui.tui.drawn.rows import TextRows
from timeline_tui.tui.keys.dialogs import EXPORT_KEYS


class Exported(NamedTuple):
    """The whole path of what was written, and what it had to leave out."""

    path: str
    notes: tuple[str, ...]


class _Choice(NamedTuple):
    """A format, and which of the ways to write it."""

    name: str
    way: int


class Export(Dialog[Exported]):
    """Writes what a query picks to a file, and is dismissed with what was written where."""

    BINDINGS: ClassVar[list[BindingType]] = [*EXPORT_KEYS]
    AUTO_FOCUS = "Input"
    says = "Export"

    def __init__(self, selection: Selection, name: str | None, own: str | None = None) -> None:
        super().__init__()
        self._selection = selection
        self._own = own
        self._names = list(writers())
        self._format = self._names[0]
        self._ways: dict[str, int] = {}
        self._previews: dict[_Choice, Preview] = {}
        self._failures: dict[_Choice, Exception] = {}
        self._writing: Event | None = None
        """Set when somebody no longer wants the file that a thread writes."""
        self._may_replace = False
        title = selection.index.timeline.heading.title
        self._first_path = destination.usual_name(
            name or "", title, FORMATS[self._format].endings[0]
        )

    def parts(self) -> ComposeResult:
        with Horizontal(classes="row"):
            yield Says(classes="label").saying("File")
            yield Input(self._first_path, compact=True, select_on_focus=False)
        yield Says(id="remark")
        with Horizontal(classes="row", id="one-format"):
            yield Says(classes="label").saying("Format")
            yield Says(id="format")
        with Horizontal(classes="row", id="option"):
            yield Says(classes="label", id="about")
            yield Says(id="ways")
        yield Says(id="notes")
        yield Rule()
        with Horizontal(id="body"):
            yield FormatList(id="formats")
            yield Page(id="preview")

    def on_mount(self) -> None:
        self._show_format()
        self._remark()

    # The format

    @property
    def _choice(self) -> _Choice:
        return _Choice(self._format, self._ways.get(self._format, 0))

    @property
    def _way(self) -> Way:
        return ways_of(self._format).ways[self._choice.way]

    @property
    def _options(self) -> Callable[[], Writing]:
        """What makes the options of the chosen way; it reads the file, for the comments in it."""
        options, own = self._way.options, self._own if self._format == YAML else None
        return lambda: options._replace(source=source_of(own))

    def action_next_format(self, steps: int) -> None:
        self._take(self._names[(self._names.index(self._format) + steps) % len(self._names)])

    @on(FormatList.Chosen)
    def _format_chosen(self, message: FormatList.Chosen) -> None:
        self._take(self._names[message.place])

    def _take(self, name: str) -> None:
        """Take a format, and with it the ending of its files."""
        before, self._format = FORMATS[self._format], name
        field, ending = self.query_one(Input), FORMATS[name].endings[0]
        at_end = field.cursor_position == len(field.value)
        with self.prevent(Input.Changed):
            field.value = destination.with_ending(field.value, before.endings, ending, self._own)
        if at_end:
            field.cursor_position = len(field.value)
        self._show_format()
        self._remark()

    def action_next_way(self) -> None:
        if len(ways_of(self._format).ways) == 1:
            self._say(f"{FORMATS[self._format].title} has no option.", "muted")
            return
        self._ways[self._format] = (self._choice.way + 1) % len(ways_of(self._format).ways)
        self._show_format()
        self._remark()

    def _show_format(self) -> None:
        self._stop_writing()
        place, row = self._names.index(self._format), FORMATS[self._format]
        self.query_one(FormatList).show(FormatRows(self._names, self._format), place)
        self.query_one("#format", Says).say(
            Piece(f"{row.title} {row.endings[0]}", "accent strong"),
            Piece(f"  {place + 1} of {len(self._names)}", "muted"),
        )
        self._show_ways()
        self._note(())
        if self._choice in self._failures:
            self._show_failure()
        elif self._choice in self._previews:
            self._show_preview()
        else:
            self.query_one(Rule).words = (self._counts, "")
            self.query_one(Page).show(TextRows([(Piece("Preparing it …", "muted"),)]))
            self._prepare(self._choice)

    def _show_ways(self) -> None:
        about, ways = ways_of(self._format)
        self.query_one("#option").display = bool(about)
        pieces: list[Piece] = []
        for place, way in enumerate(ways):
            chosen = place == self._choice.way
            pieces += [
                Piece("▸" if chosen else " ", "accent"),
                Piece(way.name, "accent strong" if chosen else "muted"),
                Piece("  "),
            ]
        self.query_one("#about", Says).say(Piece(about, "muted"))
        self.query_one("#ways", Says).say(*pieces[:-1])

    # What will stand in the file

    def _prepare(self, choice: _Choice) -> None:
        # Even the beginning of a long timeline takes a moment; meanwhile the keys must work.
        selection, options = self._selection, self._options
        self.run_worker(
            lambda: (choice, tried(lambda: preview_of(selection, choice.name, options())), Event()),
            group="preview",
            thread=True,
        )

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state is not WorkerState.SUCCESS or event.worker.result is None:
            return
        choice, made, unwanted = event.worker.result
        if isinstance(made, Exported):
            # Who stops it when it is complete is too late.
            self.dismiss(made)
        elif isinstance(made, Preview):
            self._previews[choice] = made
            if choice == self._choice:
                self._show_preview()
        elif unwanted.is_set():
            # What became of it then concerns nobody.
            pass
        elif isinstance(made, destination.WriteError):
            self._writing = None
            self._refused(made)
        else:
            self._failures[choice] = made
            if choice == self._choice:
                self._stop_writing()
                self._show_failure()

    def _show_failure(self) -> None:
        self.query_one(Rule).words = (self._counts, "")
        self.query_one(Page).show(failure_rows(self._failures[self._choice]))

    def _show_preview(self) -> None:
        preview = self._previews[self._choice]
        size = size_words(preview.size) if preview.whole else f"here the first {SAMPLE}"
        self.query_one(Rule).words = (f"{self._counts}, {size}", "")
        page = self.query_one(Page)
        page.show(rows_of(preview))
        page.action_top()
        self._note(preview.written.notes if preview.whole else ())

    def _note(self, notes: tuple[str, ...]) -> None:
        """Say what the file will lack; nothing takes no line."""
        loses = FORMATS[self._format].loses
        pieces = [Piece("; ".join(notes), "accent")] if notes else []
        if loses and not notes:
            pieces.append(Piece(f"Without {loses}", "muted"))
        says = self.query_one("#notes", Says)
        says.display = bool(pieces)
        says.say(*pieces)

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
        self._stop_writing()
        words, worry = destination.remark_on(self._path, self._own)
        self._say(words, "" if worry else "muted")

    def _say(self, words: str, style: str) -> None:
        self.query_one("#remark", Says).say(Piece(words, style))

    def action_write(self) -> None:
        preview = self._previews.get(self._choice)
        if is_safe():
            self._say("Safe mode: this is what would be written, and no more.", "error strong")
        elif self._choice in self._failures:
            self._say("It cannot be written in this format.", "error strong")
        elif preview is None:
            self._say("It is not ready yet: Enter again in a moment.", "accent")
        elif preview.whole:
            self._write(preview.written)
        elif self._writing is None and self._is_allowed():
            self._write_all()

    def _is_allowed(self) -> bool:
        """Tell whether a file may be written, before much work is done for it; say why not."""
        try:
            destination.refuse(self._path, replace=self._may_replace, own=self._own)
        except destination.WriteError as error:
            self._refused(error)
            return False
        return True

    def _write_all(self) -> None:
        choice, selection, options = self._choice, self._selection, self._options
        path, may_replace, own = self._path, self._may_replace, self._own
        self._writing = unwanted = Event()

        def write() -> Exported:
            notes: list[str] = []
            pieces = pieces_of(selection, choice.name, options(), notes.append)
            wanted = while_wanted(pieces, unwanted, get_current_worker())
            return Exported(
                destination.write(path, wanted, replace=may_replace, own=own), tuple(notes)
            )

        count = plural(len(selection.events), "event")
        self._say(f"Writing {count} … Esc stops it.", "accent")
        self.run_worker(lambda: (choice, tried(write), unwanted), group="whole", thread=True)

    def _stop_writing(self) -> None:
        if self._writing is not None:
            self._writing.set()
            self._writing = None

    def _write(self, written: Written) -> None:
        try:
            path = destination.write(
                self._path, [written.data], replace=self._may_replace, own=self._own
            )
        except destination.WriteError as error:
            self._refused(error)
        else:
            self.dismiss(Exported(path, written.notes))

    def _refused(self, error: destination.WriteError) -> None:
        self._may_replace = isinstance(error, destination.TakenError)
        asks = ": Enter again replaces it, Esc keeps it." if self._may_replace else ""
        self._say(f"{error}{asks}", "error strong")

    def action_leave(self) -> None:
        if self._may_replace or self._writing is not None:
            self._remark()
        else:
            self.dismiss(None)

    # Reading on

    def action_scroll(self, lines: int) -> None:
        self.query_one(Page).scroll_lines(lines)

    def action_page(self, direction: int) -> None:
        self.query_one(Page).action_page(direction)
