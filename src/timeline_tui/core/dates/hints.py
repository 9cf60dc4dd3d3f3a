"""Advice for texts that are no EDTF dates but look like something well known.

A date is never guessed, but what was probably meant can be said, so that the author only has to
agree.  Each rule is a pattern for the whole text, what is wrong, and the text to write instead:
a template over the pattern's groups, or a function that may decline.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from timeline_tui.core.dates.calendar import (
    civil_from_days,
    days_from_civil,
    days_in_month,
    weekday,
)

Match: TypeAlias = "re.Match[str]"
Instead: TypeAlias = "str | Callable[[Match], str | None]"

_LONGEST = 40
_DASH = re.compile("[\u2010-\u2014\u2212]")

_ENGLISH = "january february march april may june july august september october november december"
_FRENCH = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
_MONTHS = (
    {name[:3]: number for number, name in enumerate(_ENGLISH.split(), 1)}
    | {name: number for number, name in enumerate(_ENGLISH.split(), 1)}
    | {name: number for number, name in enumerate(_FRENCH.split(), 1)}
    | {"sept": 9, "janv": 1, "fevr": 2, "avr": 4, "juil": 7}
)


@lru_cache(maxsize=256)
def advice(text: str) -> tuple[str, str] | None:
    """Say what is wrong with a text and what to write instead, when a rule knows its form."""
    first = _one_fault(text)
    if first is None:
        return None
    reason, write = first
    # A text can have two faults; the second is said when mending the first leaves no date.
    reason, write = _one_fault(write) or first
    return reason, f"write {write}"


def _one_fault(text: str) -> tuple[str, str] | None:
    if len(text) > _LONGEST:
        return None
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    for rules, subject in ((_RULES, text), (_WORD_RULES, plain)):
        for pattern, reason, instead in rules:
            found = pattern.fullmatch(subject)
            if found is None:
                continue
            write = instead(found) if callable(instead) else instead.format(*_groups(found))
            if write and write != text:
                return reason, write
    return None


def _groups(found: Match) -> list[str]:
    return [found[0], *(group or "" for group in found.groups())]


def _ymd(year: int, month: int, day: int) -> str | None:
    if 1 <= month <= 12 and 1 <= day <= days_in_month(year, month):
        return f"{year:04}-{month:02}-{day:02}"
    return None


def _ym(year: int, month: int) -> str | None:
    return f"{year:04}-{month:02}" if 1 <= month <= 12 else None


def _day_of(days: int) -> str:
    return "{:04}-{:02}-{:02}".format(*civil_from_days(days))


def _either_way(found: Match) -> str | None:
    first, second, year = map(int, found.groups())
    ways = dict.fromkeys(filter(None, (_ymd(year, second, first), _ymd(year, first, second))))
    return " or ".join(ways) + (", whichever is meant" if len(ways) > 1 else "")


def _week(found: Match) -> str | None:
    year, week, day = int(found[1]), int(found[2]), int(found[3] or 1)
    if not (1 <= week <= 53 and 1 <= day <= 7):
        return None
    fourth = days_from_civil(year, 1, 4)
    monday = fourth - weekday(fourth) + 7 * (week - 1)
    return _day_of(monday + day - 1) if found[3] else f"{_day_of(monday)}/{_day_of(monday + 6)}"


def _day_of_year(found: Match) -> str | None:
    days = days_from_civil(int(found[1]), 1, 1) + int(found[2]) - 1
    return _day_of(days) if civil_from_days(days)[0] == int(found[1]) else None


def _old_ends(found: Match) -> str:
    return found[0].replace("unknown", "").replace("open", "..")


def _named(day: str | None, name: str, year: str) -> str | None:
    month = _MONTHS.get(name.rstrip("."))
    if month is None:
        return None
    return _ymd(int(year), month, int(day)) if day else _ym(int(year), month)


def _without_year(found: Match) -> str | None:
    name = (found[1] or found[2]).rstrip(".")
    return "the year too, such as 2025-02-12" if name in _MONTHS else None


def _century(found: Match) -> str | None:
    return f"{int(found[1]) - 1:02}XX" if int(found[1]) else None


def _before_christ(found: Match) -> str | None:
    year = int(found[1])
    return f"{'-' if year > 1 else ''}{year - 1:04} for {year} BC" if year else None


def _table(*rules: tuple[str, str, Instead]) -> list[tuple[re.Pattern[str], str, Instead]]:
    return [(re.compile(pattern, re.ASCII), reason, instead) for pattern, reason, instead in rules]


_DAY = r"\d{4}-\d\d-\d\d"
_ZONE = r"Z|[+-]\d\d(?::\d\d)?"
_CLOCK = rf"\d\d(?::\d\d){{0,2}}(?:{_ZONE})?"
_BASIC = "year, month and day need hyphens between them and two digits each for month and day"
_DIGITS = "a year has four digits"
_MONTH_NAME = "months are numbers, and the year comes first"

_RULES = _table(
    (r"\s*", "the date is empty", "a date such as 2025-02-12, or leave the key out"),
    (r"\s+([!-~](?:[ -~]*[!-~])?)\s*", "there is a space before the date", "{1}"),
    (r"([ -~]*[!-~])\s+", "there is a space after the date", "{1}"),
    (
        "[ -~\u2010-\u2014\u2212]*",
        "the date has a dash that is not a hyphen",
        lambda found: _DASH.sub("-", found[0]) if _DASH.search(found[0]) else None,
    ),
    (rf"({_DAY})[ t]({_CLOCK})", "day and time are joined by a capital T", "{1}T{2}"),
    (rf"({_DAY}T{_CLOCK})z", "the sign for UTC is a capital Z", "{1}Z"),
    (
        r"(?=.*x)\d[\dxX]{3}(-[\dxX]{2}){0,2}",
        "an unspecified digit is a capital X",
        lambda f: f[0].upper(),
    ),
    (
        r"(?=.*u)\d[\du]{3}(-[\du]{2}){0,2}",
        "an unspecified digit is X",
        lambda f: f[0].replace("u", "X"),
    ),
    (r"y-?\d{5,12}", "the letter before a long year is a capital Y", lambda f: f[0].upper()),
    (
        r"(\d{1,2})\.(\d{1,2})\.(\d{4})",
        "this looks like day.month.year",
        lambda f: _ymd(int(f[3]), int(f[2]), int(f[1])),
    ),
    (r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", "which number is the month is unclear", _either_way),
    (
        r"(\d{4})[./-]?(\d\d)[./-]?(\d\d)|(\d{4})[./-](\d{1,2})[./-](\d{1,2})",
        _BASIC,
        lambda f: _ymd(int(f[1] or f[4]), int(f[2] or f[5]), int(f[3] or f[6])),
    ),
    (
        r"(\d{1,2})[./-](\d{4})",
        "this looks like month and year",
        lambda f: _ym(int(f[2]), int(f[1])),
    ),
    (
        r"(\d{4})[./-](\d{1,2})",
        "year and month need a hyphen between them, and the month two digits",
        lambda f: _ym(int(f[1]), int(f[2])),
    ),
    (r"\d{1,2}([/.-])\d{1,2}\1\d\d", _DIGITS, "the year first and in full, such as 2025-02-12"),
    (r"\d\d", _DIGITS, "{0}XX for the hundred years from {0}00, or the year in full"),
    (r"\d", _DIGITS, "000{0} for the year {0}"),
    (r"-\d{1,3}", _DIGITS, lambda f: f"-{f[0][1:]:0>4}"),
    (r"\+(\d{4})", "a year needs no plus sign", "{1}"),
    (r"\+?(-?\d{5,12})", "a year of more than four digits begins with Y", "Y{1}"),
    (
        r"Y(-?)([1-9]\d{0,3})",
        "Y is for years of more than four digits",
        lambda f: f"{f[1]}{f[2]:0>4}",
    ),
    (r"(\d{4}) ?- ?(\d{4})", "from one year to another is written with a slash", "{1}/{2}"),
    (r"(\d{4})-?W(\d\d)(?:-?(\d))?", "week dates are not part of EDTF", _week),
    (r"(\d{4})-(\d{3})", "the day of the year is not part of EDTF", _day_of_year),
    (
        rf"({_DAY}T\d\d:\d\d:\d\d)[.,]\d+({_ZONE})?",
        "parts of a second are not part of EDTF",
        "{1}{2}",
    ),
    (
        r"([!-.0-~]*[!-.0->@-}])(?:\?~|~\?)",
        "uncertain and approximate together are one sign, %",
        "{1}%",
    ),
    (
        r"[!-~]+/(unknown|open)|(unknown|open)/[!-~]+",
        "an open end is '..', an unknown end empty",
        _old_ends,
    ),
    (
        r".*/P[\dYMWDTHS]+|P[\dYMWDTHS]+/.*",
        "a length of time cannot be an end of a span",
        "both ends, such as 2022-01-01/2022-12-31",
    ),
    (
        rf"({_DAY})/(\d\d-\d\d|\d\d)|(\d{{4}})/(\d\d)",
        "the end of a span is written in full",
        lambda f: f"{f[1]}/{f[1][: -len(f[2])]}{f[2]}" if f[1] else f"{f[3]}/{f[3][:2]}{f[4]}",
    ),
)

_YEAR_TO_DAY = r"\d{4}(?:-\d\d){0,2}"
_WORD_RULES = _table(
    (
        r"(?:[a-z]{3,9},? )?(?:(?:le )?(\d{1,2})(?:st|nd|rd|th|er|\.)? )?([a-z]+\.?),? (\d{4})",
        _MONTH_NAME,
        lambda f: _named(f[1], f[2], f[3]),
    ),
    (
        r"([a-z]+\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})",
        _MONTH_NAME,
        lambda f: _named(f[2], f[1], f[3]),
    ),
    (
        rf"(?:c\.?|ca\.?|circa|about|around|vers|environ|approx\.?|~) ?({_YEAR_TO_DAY})",
        "approximate is a ~ after the date",
        "{1}~",
    ),
    (
        rf"(?:maybe|perhaps|possibly|probably|\?) ?({_YEAR_TO_DAY})",
        "uncertain is a ? after the date",
        "{1}?",
    ),
    (
        rf"(?:before|until|till|by|avant|jusqu'en) ({_YEAR_TO_DAY})",
        "a start that is not known is left empty before a slash",
        "/{1}, if that is meant",
    ),
    (
        rf"(?:after|from|apres) ({_YEAR_TO_DAY})",
        "an end that is not known is left empty after a slash",
        "{1}/, if that is meant",
    ),
    (
        rf"(?:since|depuis) ({_YEAR_TO_DAY})",
        "what is still going on has two dots after a slash",
        "{1}/.., if that is meant",
    ),
    (r"\d{1,2} ([a-z]+\.?)|([a-z]+\.?)(?: \d{1,2})?", "the year is missing", _without_year),
    (r"(?:the )?(\d{3})0'?s", "the years of a decade end in X", "{1}X"),
    (r"(?:the )?(\d{1,2})(?:st|nd|rd|th) century", "a hundred years end in XX", _century),
    (
        r"(\d{1,4}) ?(?:bc|bce|b\.c\.)",
        "years BC count back from 0000, which is 1 BC",
        _before_christ,
    ),
    (r"(?:ad (\d{1,4})|(\d{1,4}) (?:ad|ce))", _DIGITS, lambda f: f"{f[1] or f[2]:0>4}"),
    (
        r"today|now|yesterday|tomorrow",
        "this means another day tomorrow",
        "the date itself, such as 2025-02-12",
    ),
)
