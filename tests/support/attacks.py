"""Timeline files that take naive programs minutes, gigabytes, or their stack: by name, by size."""

from __future__ import annotations

from collections.abc import Callable

_HEAD = "events:\n"
_LINKED = f"{_HEAD}- {{id: e, date: 2024, title: x}}\n- {{date: 2024, title: y, "


def _filled(unit: str, head: str = "", tail: str = "") -> Callable[[int], bytes]:
    """Repeat a text up to a size."""

    def make(size: int) -> bytes:
        room = size - len((head + tail).encode())
        return (head + unit * max(1, room // len(unit.encode())) + tail).encode()

    return make


def _numbered(unit: str, head: str = "", tail: str = "") -> Callable[[int], bytes]:
    """Repeat a text with a number in it, written "@", up to a size."""

    def make(size: int) -> bytes:
        parts = [head]
        room = size - len((head + tail).encode())
        while room > 0:
            part = unit.replace("@", str(len(parts)))
            room -= len(part)
            if room >= 0 or len(parts) == 1:
                parts.append(part)
        return "".join([*parts, tail]).encode()

    return make


def _unknown_names(length: int) -> Callable[[int], bytes]:
    def make(size: int) -> bytes:
        name = "a" * length
        count = max(1, size // (2 * length + 70))
        actors = "".join(f"- {{id: {name}{n}, name: n}}\n" for n in range(count))
        rows = "".join(
            f"- {{date: 2024, title: x, actors: [{name[1:]}b{n}]}}\n" for n in range(count)
        )
        return f"actors:\n{actors}events:\n{rows}".encode()

    return make


def _merge_bomb(_: int) -> bytes:
    levels = [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 10)]
    return ("a0: &a0 {x: 1}\n" + "".join(levels)).encode()


def _alias_bomb(_: int) -> bytes:
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)]
    return ("a0: &a0 [x]\n" + "".join(levels)).encode()


def _deep_block(size: int) -> bytes:
    depth = int((2 * size) ** 0.5)
    return "".join(f"{' ' * n}a:\n" for n in range(depth)).encode()


ATTACKS: dict[str, Callable[[int], bytes]] = {
    "alias bomb": _alias_bomb,
    "merge bomb": _merge_bomb,
    "nested lists": _filled("["),
    "nested groups": _filled("{a: "),
    "nested items": _filled("- "),
    "nested keys": _filled("? "),
    "nested blocks": _deep_block,
    "many aliases": _filled("- *a\n", f"{_HEAD}- &a {{date: 2024, title: x}}\n"),
    "many anchors": _numbered("- &a@ {date: 2024, title: x}\n", _HEAD),
    "many merges": _numbered("b@: {<<: *a}\n", "a: &a {x: 1}\n"),
    "one key many times": _filled("a: 1\n"),
    "many keys": _numbered("key@: 1\n"),
    "a long key": _filled("x", tail=": 1\n"),
    "a long key, asked for": _filled("x", "? ", "\n: 1\n"),
    "many tags": _filled("!a x,", "events: [", "]"),
    "many directives": _filled("%TAG !a! tag:x,2024:\n", tail="--- x\n"),
    "many documents": _filled("---\na\n"),
    "many escapes": _filled("\\x41", '"', '"'),
    "wrong escapes": _filled("\\q", '"', '"'),
    "hostile escapes": _filled("\\e", f'{_HEAD}- {{date: 2024, title: "', '"}\n'),
    "zero-width title": _filled("\u200b", f'{_HEAD}- {{date: 2024, title: "', '"}\n'),
    "marks on one letter": _filled("\u0301", f'{_HEAD}- {{date: 2024, title: "a', '"}\n'),
    "one long word": _filled("w", f"{_HEAD}- {{date: 2024, title: ", "}\n"),
    "events that are nothing": _filled("-\n", _HEAD),
    "events without keys": _filled("- {}\n", _HEAD),
    "events that are words": _filled("- x\n", _HEAD),
    "bad dates": _filled("- {date: 2024-13-45, title: x}\n", _HEAD),
    "bad dates in one line": _filled("{date: x, title: y}, ", "events: [", "]"),
    "a long number for a date": _filled("9", f"{_HEAD}- {{title: x, date: '", "'}\n"),
    "a long set for a date": _filled("2024,", f"{_HEAD}- {{title: x, date: '{{", "}'}\n"),
    "equal ids": _filled("- {id: a, date: 2024, title: x}\n", _HEAD),
    "unknown short names": _unknown_names(8),
    "unknown long names": _unknown_names(90),
    "actors of one group": _numbered(
        "- {id: a@, name: n, part_of: b}\n", "actors:\n- {id: b, name: n}\n"
    ),
    "many links to one": _filled("e,", f"{_LINKED}links: {{follows: [", "e]}}\n"),
    "many tags of one event": _numbered("t@,", f"{_LINKED}tags: [", "t]}\n"),
    "many sound events": _filled("- {date: 2024, title: x}\n", _HEAD),
    "spans over each other": _filled("- {date: 2001/.., title: x}\n", _HEAD),
    "an open quote": _filled("- {date: 2024, title: x}\n", f"{_HEAD}- title: 'x\n"),
    "brackets that do not match": _filled("[}"),
    "a key of many lines": _filled("a\n", tail="b: c"),
    "line ends of old computers": _filled("\r"),
    "line ends that nobody sees": _filled("\u2028"),
    "nothing but blanks": _filled(" "),
    "nothing but tabs": _filled("\t"),
    "zero bytes": _filled("\0"),
    "escape characters": _filled("\x1b"),
    "no text at all": lambda size: b"a: " + b"\xff" * size,
    "half characters": lambda size: b"\xff\xfe" + b"\x00\xd8" * (size // 2),
}

_JSON = '{"events": ['
_EVENT = '{"date": "2025", "title": "x"}]}'
FOREIGN: dict[str, Callable[[int], bytes]] = {
    "many unknown keys.json": _numbered('"k@": 1, ', "{", '"z": 1}'),
    "many unsound events.json": _filled('{"date": "x", "title": 1}, ', _JSON, _EVENT),
    "lines that are nothing.jsonl": _filled("x\n"),
    "events that lack all.jsonl": _filled('{"record":"event"}\n'),
    "dates in words.csv": _numbered("Someday May @,T\n", "date,title\n"),
    "many columns.csv": _numbered("c@,", "date,title,", "\n2025,x\n"),
    "nothing but blanks.mw": _filled(" "),
    "months with names.mw": _numbered("Jan 2025: x@\n"),
    "dates that depend on others.mw": _filled("1 day: x\n", "2025-01-01: y\n"),
    "unknown zones.ics": _numbered(
        "BEGIN:VEVENT\r\nUID:@\r\nDTSTART;TZID=No@:20250101T000000\r\nSUMMARY:x\r\nEND:VEVENT\r\n",
        "BEGIN:VCALENDAR\r\n",
        "END:VCALENDAR\r\n",
    ),
    "nested events.ics": _filled("BEGIN:VEVENT\r\n", "BEGIN:VCALENDAR\r\n"),
    "many fields.timeflow": _numbered(
        "#TIMEFLOW\tstart-field\tF@\tText\t10\n", "#TIMEFLOW\tformat version\t1\n"
    ),
}
