"""How lines of markwhen look: which begin an entry, a section, a comment; tags and ids in them.

After the notation of markwhen's own parser, version 1.2, and of the versions before it.
"""

from __future__ import annotations

import re

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
TIME = r"(?:1[0-2]|0?[1-9])(?::\d\d)?[ap]m|[0-2]?\d(?::\d\d)?"
UNIT = (
    r"(?:milliseconds|ms|seconds?|secs?|s|minutes?|mins?|hours?|h"
    r"|(?:week\s*|work\s*|business\s*)?(?:days?|d)|weeks?|w|months?|years?|y)"
)
AMOUNTS = rf"(?:-?\d+\s*{UNIT}\b(?:\s*,\s*|\s*))+"
RELATIVE = (
    r"(?:(?:by|before|after)\b\s*)?(?:![\w-]+(?:\.(?:start|end))?\s*|\.(?:start|end)\s*)?"
    rf"(?:(?:plus\b|\+)\s*)?(?:{AMOUNTS})?"
)
_DATE = rf"""(?:
    \d{{4}}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?
    | \d{{4}}-?W\d\d(?:-?[1-7])?
    | \d{{4}}-\d\d-\d\d(?:\s+(?:{TIME}))?
    | \d{{4}}-\d\d
    | \d{{1,5}}/\d{{1,5}}(?:/\d{{1,5}}(?:[,\s]+(?:{TIME}))?)?
    | (?:\d{{1,2}}\s+{MONTH}|{MONTH}\s+\d{{1,2}}(?!\d)),?(?:\s+\d{{4}},?)?(?:\s+(?:{TIME}))?
    | {MONTH}(?:\s+\d{{1,4}})?
    | \d{{1,5}}\s?(?:BCE|BC|AD|CE)
    | \d{{3,5}}
    | now
    | (?=[a-z!.+-]*\s*[!.+\d]){RELATIVE}
    | (?:{TIME})(?=\s*(?:-|to\b|:\s|:$))
)"""
_EVERY = r"\s*every\b[^:]+"

ENTRY = re.compile(
    # The blanks before it are given back to nothing: there may be a megabyte of them.
    rf"\s*+(?P<start>{_DATE})(?:\s*(?:/|-|–|—|\bto\b)\s*(?P<end>{_DATE}|\d{{1,5}}))?"
    rf"(?P<every>{_EVERY})?\s*:(?P<title>.*)",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
SECTION = re.compile(r"\s*(?P<level>\#{1,6})\s+(?P<title>.*)".replace("\\#", "#"))
OLD_SECTION = re.compile(r"\s*(?:section|group)(?:\s+(?P<title>.*))?", re.IGNORECASE)
OLD_END = re.compile(r"\s*end\s?(?:section|group)\s*", re.IGNORECASE)
COMMENT = re.compile(r"\s*// ?(?P<text>.*)")
PROPERTY = re.compile(r"(?!-)\s*(?P<key>[\w.-]+):(?:\s|$)")
FENCE = re.compile(r"---")

TAG = re.compile(r"(?:(?<=\s)|^)#(?!\d+(?:\s|$))(\w+)")
TAGS_AT_END = re.compile(r"(?:\s*(?:(?<=\s)|^)#(?!\d+(?:\s|$))\w+)+\s*$")
ID = re.compile(r"(?:(?<=\s)|^)!([\w-]+)(?!\S)")
PLACE = re.compile(r"\[([\w\s,]+)\]\((?:map|location)\)", re.IGNORECASE)
DONE = re.compile(r"\s*\[([xX ]?)\](?=\s|$)")
