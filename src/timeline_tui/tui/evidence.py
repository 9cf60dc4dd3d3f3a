"""Evidence: on whose word the story stands, as a report and as a filter."""

from __future__ import annotations

from timeline_tui.core.query.terms import Term
from timeline_tui.tui.linked import LinkedScreen


class Weighing(LinkedScreen):
    """What the explorer does with evidence."""

    def action_evidence(self) -> None:
        from timeline_tui.tui.dialogs.evidence import EvidenceReport

        self.open_dialog(EvidenceReport(self.view), self._filter_by)

    def _filter_by(self, query: Term | None) -> None:
        if query is not None:
            self.go(self.view.filtered(query))
