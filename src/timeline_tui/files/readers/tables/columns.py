"""Which field of an event a column fills: by its name, or as was asked.

Names are known in English, French and German.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from timeline_tui.core.text import some
from timeline_tui.files.problems import Problem, ProblemsError, quoted
from timeline_tui.files.readers.tables.rows import column_key
from timeline_tui.files.readers.yaml.values import close_to

LEFT_OUT = "-"
SEVERAL = ("summary", "tags", "actors", "sources")  # fields that several columns can fill
# By field, what people call its column; "_" parts words.
_NAMES = {
    "date": "date when day start begin from start_date begin_date date_start date_begin datetime "
    "date_time quand debut jour date_debut date_de_debut du "
    "datum wann beginn anfang von",  # codespell:ignore beginn
    "time": "time start_time hour heure heure_debut uhrzeit zeit",
    "year": "year start_year annee an jahr",
    "month": "month start_month mois monat",
    "day": "day start_day",
    "end": "end end_date date_end until to finish fin date_fin date_de_fin au jusqu_au "
    "ende bis datum_bis enddatum",  # codespell:ignore ende
    "end_time": "end_time heure_fin heure_de_fin",
    "title": "title headline label event name subject what titre evenement intitule libelle "
    "titel uberschrift ereignis bezeichnung",  # codespell:ignore titel
    "summary": "summary text description details detail body content abstract notes note comment "
    "comments about resume texte contenu remarques "
    "beschreibung inhalt bemerkung bemerkungen notiz notizen",
    "place": "place location where venue city lieu endroit ville ort wo stadt",
    "actors": "actors actor people person persons who participants participant acteurs acteur "
    "personnes personne qui "
    "akteure akteur beteiligte personen wer teilnehmer",
    "tags": "tags tag category categories keywords keyword topic topics theme themes etiquettes "
    "categorie mots_cles sujet "  # codespell:ignore categorie
    "schlagworter schlagworte schlagwort stichworter kategorie kategorien thema themen",
    "sources": "sources source reference references citation citations url link website lien "
    "quelle quellen beleg belege",
    "status": "status statut",
    "background": "background contexte arriere_plan",
    "id": "id event_id identifier identifiant",
    "follows": "follows",
    "part_of": "part_of",
    "fulfils": "fulfils fulfills",
}
_FIELD_OF: dict[str, str] = {}
for _field, _names in _NAMES.items():
    for _name in _names.split():
        _FIELD_OF.setdefault(_name.replace("_", " "), _field)
# With a year or a month beside it, a day is the number of a day.
_PARTS = {"year", "month"}


def knows(key: str) -> bool:
    """Say whether a column of that `column_key` is known by its name."""
    return key in _FIELD_OF


def fields_of(columns: Iterable[str], asked: Mapping[str, str], name: str) -> list[str]:
    """Return the field that each column fills; empty for none, `LEFT_OUT` where that was asked.

    Where two columns have a name for the same field, the first fills it, unless it can hold both.
    `asked` are the fields by column that a person named.  Raises ProblemsError for a column that
    the table does not have, and for a field that no event has.
    """
    names = list(columns)
    asked = {column: _meant(called) for column, called in asked.items()}
    by_key = {column_key(column): field for column, field in asked.items()}
    _check(names, asked, name)
    keys = [column_key(column) for column in names]
    known = {key: _FIELD_OF.get(key, "") for key in keys}
    if _PARTS & set(known.values()) and known.get("day"):
        known["day"] = "day"
    taken = set(by_key.values())
    fields = []
    for key in keys:
        field = by_key.get(key, "")
        if not field and (known[key] in SEVERAL or known[key] not in taken):
            field = known[key]
        taken.add(field)
        fields.append(field)
    return fields


def _meant(called: str) -> str:
    """Return the field that somebody means: by its own name, or by one that a column may have."""
    return called if called in _NAMES else _FIELD_OF.get(column_key(called), called)


def _check(names: list[str], asked: Mapping[str, str], name: str) -> None:
    problems = []
    keys = {column_key(column) for column in names}
    for column, field in asked.items():
        if column_key(column) not in keys:
            hint = f"the columns are {some([quoted(one) for one in names], 20)}"
            problems.append(Problem(1, 1, f"no column is called {quoted(column)}", hint))
        if field not in (*_NAMES, LEFT_OUT):
            meant = close_to(field, tuple(_NAMES))
            hint = f"did you mean {quoted(meant)}?" if meant else f"one of {', '.join(_NAMES)}"
            problems.append(Problem(1, 1, f"no column can fill {quoted(field)}", hint))
    counts = Counter(asked.values())
    problems += [
        Problem(1, 1, f"{count} columns are to fill {quoted(field)}", "it holds one value")
        for field, count in counts.items()
        if count > 1 and field not in (*SEVERAL, LEFT_OUT)
    ]
    if problems:
        raise ProblemsError(name, problems)
