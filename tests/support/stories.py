"""Small timelines in YAML, for tests that open the screen."""

from __future__ import annotations

TALKS = """
timeline: {title: The talks}
sources:
  - {id: paper, title: The Paper, lang: fr, published: 2025-02-12}
actors:
  - {id: trump, name: Donald Trump, role: President of the United States, aliases: [M. Trump]}
  - {id: putin, name: Vladimir Putin, aliases: [Poutine]}
  - {id: zelensky, name: Volodymyr Zelensky, aliases: [Zélenski, le président ukrainien]}
  - {id: nato, name: NATO, kind: organisation, aliases: [OTAN]}
  - {id: house, name: White House, kind: organisation}
events:
  - id: invasion
    date: 2022-02-24
    title: Russia invades Ukraine
    actors: [putin]
  - id: summit
    date: 2024-07
    title: A summit promises membership
    actors: [nato, zelensky]
  - id: call
    date: 2025-02-12
    title: A call opens the talks
    summary: It lasted an hour and a half.
    actors: [trump, putin]
    sources: [paper ¶ 2]
    quotes:
      - {by: trump, text: Nous allons commencer., lang: fr, translation: We will begin.,
         source: paper ¶ 3}
      - {by: house, text: "A [bold]good[/nope] call", source: paper ¶ 4}
  - id: answer
    date: 2025-02-12
    title: Zelensky answers
    actors: [zelensky, trump]
"""
"""Four events, five actors and two quotes; it opens at the answer, the last event."""
