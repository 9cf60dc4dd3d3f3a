"""How a key is declared, and how people read it."""

from __future__ import annotations

from dataclasses import replace

from textual.binding import Binding

_SHOWN_KEYS = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "plus": "+",
    "equals_sign": "=",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "apostrophe": "'",
    "quotation_mark": '"',
    "exclamation_mark": "!",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}


def key(  # noqa: PLR0913
    keys: str, action: str, name: str, says: str, key_id: str, *, show: bool = False
) -> Binding:
    """Return a key: its short name for the footer, and the sentence that the help says."""
    return Binding(keys, action, name, show=show, tooltip=says, id=key_id)


def over_text(  # noqa: PLR0913
    keys: str, action: str, name: str, says: str, key_id: str, *, show: bool = False
) -> Binding:
    """Return a key that works while somebody writes, and would change the text otherwise."""
    return replace(key(keys, action, name, says, key_id, show=show), priority=True)


def shown_keys(binding: Binding) -> str:
    """Return the keys of a binding as people read them: "j ↓", "^s"."""
    return " ".join(map(shown_key, binding.key.split(",")))


def shown_key(key: str) -> str:
    """Return one key as people read it."""
    if key in _SHOWN_KEYS:
        return _SHOWN_KEYS[key]
    if key.startswith("shift+"):
        return f"Shift+{shown_key(key.removeprefix('shift+'))}"
    return f"^{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") else key
