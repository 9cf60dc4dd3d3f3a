"""Completion in the shells: their scripts, and what they are told.

A script hands the words up to the cursor to ``timeline-tui completion SHELL --words``, each ended
by a NUL on standard input, and gets a line a choice: the word, and behind a tab what it means.  The
line ``:files`` says that files may stand there too.  Bash hands over the line as it is typed, since
it would break words at colons.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from timeline_tui.cli.completing import Choices, choices
from timeline_tui.core.text import visible_line
from timeline_tui.core.text.wrap import cut

_ABOUT_WIDTH = 60
_FILES = ":files\n"
_PIECE = re.compile(r"""\\(.?)|'([^']*)('?)|"((?:[^"\\]|\\.)*)("?)|(\s+)|([^\s\\'"]+)""", re.DOTALL)
_BREAKS = re.compile(r"[=:]")
_SPECIAL = re.compile(r"""[^\w@%+=:,./-]""")

_BASH = """\
# bash completion of timeline-tui.  To use it, add to ~/.bashrc:
#   eval "$(timeline-tui completion bash)"
_timeline_tui() {
    local line files=
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            files=1
        else
            COMPREPLY+=("$line")
        fi
    done < <(printf '%s\\0' "${COMP_LINE:0:COMP_POINT}" |
        "${COMP_WORDS[0]}" completion bash --words 2>/dev/null)
    if [[ $files && ${#COMPREPLY[@]} -eq 0 ]]; then
        compopt -o default 2>/dev/null
    elif [[ $files ]]; then
        while IFS= read -r line; do
            COMPREPLY+=("$line")
        done < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
        compopt -o filenames 2>/dev/null
    elif [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[:=] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -F _timeline_tui timeline-tui
"""

_ZSH = """\
#compdef timeline-tui
# zsh completion of timeline-tui.  To use it, add to ~/.zshrc, after compinit:
#   eval "$(timeline-tui completion zsh)"
_timeline_tui() {
    local line word
    local -a before found shown open open_shown
    before=("${(@Q)words[2,CURRENT-1]}")
    printf '%s\\0' $before "${(Q)PREFIX}" | $words[1] completion zsh --words 2>/dev/null |
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            _files
            continue
        fi
        word=${line%%$'\\t'*}
        if [[ $word == *[:=] ]]; then
            open+=("$word")
            open_shown+=("$word  ${line#*$'\\t'}")
        else
            found+=("$word")
            shown+=("$word  ${line#*$'\\t'}")
        fi
    done
    (( $#open )) && compadd -U -S '' -l -d open_shown -a open
    (( $#found )) && compadd -U -l -d shown -a found
}
compdef _timeline_tui timeline-tui
"""

_FISH = """\
# fish completion of timeline-tui.  To use it:
#   timeline-tui completion fish > ~/.config/fish/completions/timeline-tui.fish
function __timeline_tui_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct | string trim --left --chars "'\\"")
    set -l program $words[1]
    set -e words[1]
    for line in (printf '%s\\0' $words "$current" | $program completion fish --words 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path "$current"
        else
            echo $line
        end
    end
end
complete -c timeline-tui -f -a '(__timeline_tui_complete)'
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


def answer(shell: str, asked: bytes) -> str:
    """Return what a script is told about the words it asked with."""
    words = asked.decode("utf-8", "replace").split("\0")[:-1]
    return _ANSWERS[shell](words or [""])


def _with_meanings(words: Sequence[str]) -> str:
    found = _of_use(choices(words), words[-1])
    lines = [
        f"{one.word}\t{cut(visible_line(one.about).split(';')[0], _ABOUT_WIDTH)}\n"
        for one in found.words
    ]
    return "".join(lines) + (_FILES if found.files else "")


def _for_bash(words: Sequence[str]) -> str:
    """Return the choices as bash puts them in: without what stands before the last break."""
    before, typed, quote_at = split_line(words[0])
    found = _of_use(choices([*before[1:], typed]), typed)
    if quote_at is None:
        breaks = [broken.end() for broken in _BREAKS.finditer(typed)]
        start = breaks[-1] if breaks else 0
    else:
        start = quote_at
    kept = [one.word[start:] for one in found.words if one.word[:start] == typed[:start]]
    if quote_at is None:
        kept = [_SPECIAL.sub(r"\\\g<0>", word) for word in kept]
    return "".join(f"{word}\n" for word in kept) + (_FILES if found.files else "")


def _of_use(found: Choices, typed: str) -> Choices:
    """Return the choices that go on from what is typed, or the only one that there is."""
    going_on = [one for one in found.words if one.word.startswith(typed)]
    return found._replace(words=going_on or (found.words if len(found.words) == 1 else []))


def split_line(line: str) -> tuple[list[str], str, int | None]:
    """Return the words of a line before the last, the last, and where in it a quote is open.

    None stands for no open quote.  It reads what is typed as the shells of POSIX do (2.2).
    """
    words: list[str] = []
    word = ""
    quote_at: int | None = None
    for found in _PIECE.finditer(line):
        escaped, single, single_end, double, double_end, blanks, plain = found.groups()
        quote_at = None
        if blanks is not None:
            words.append(word)
            word = ""
        elif single is not None or double is not None:
            if not (single_end or double_end):
                quote_at = len(word)
            word += single if single is not None else re.sub(r"\\([\\\"$`])", r"\1", double)
        else:
            word += plain if escaped is None else escaped
    return words, word, quote_at


_ANSWERS: dict[str, Callable[[Sequence[str]], str]] = {
    "bash": _for_bash,
    "zsh": _with_meanings,
    "fish": _with_meanings,
}
