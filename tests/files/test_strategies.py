from __future__ import annotations

from hypothesis import given

from strategies import files
from timeline_tui.core.records import File
from timeline_tui.files.readers.yaml.references import sound


@given(files())
def test_what_is_drawn_is_what_a_sound_file_can_hold(file: File) -> None:
    assert sound(file)
