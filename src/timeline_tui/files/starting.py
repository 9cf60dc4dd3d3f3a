"""The file to start from: a small timeline that is sound, and teaches the format by its example."""

from __future__ import annotations

SCHEMA_NAME = "timeline.schema.json"
"""What the schema is called where an editor shall find it beside a timeline."""

_TEXT = """\
# A timeline: what happened when, who was involved, who said what, and on whose word we know it.
#
# Write your own in place of this story. Only the date and the title of an event are required: leave
# out what is not known. Lines that begin with # are remarks. What is wrong with the file, and in
# which line, says `timeline-tui check` with the name of the file.

timeline:
  title: The closing of the old bridge
  about: How the town came to close its bridge, and what was said about it.

# Where it is known from. Events and quotes cite a source by its id, and then a place in it.
sources:
  - id: gazette
    title: La Gazette
    lang: fr
    published: 2024-03-02
    # A url may stand here, and under `about` what kind of source it is.
  - id: almanac
    title: Town almanac
    dates_only: true  # it vouches for dates alone, not for what happened

# Who takes part or speaks. A kind is person (without a word), state, organisation or group.
actors:
  - id: town
    name: Castel-sur-Orne
    kind: organisation
    aliases: [Castel, the town]
  - id: ruiz
    name: Ana Ruiz
    role: Mayor of Castel
    part_of: town
    aliases: [Mme Ruiz]

# Dates say how much is known:
#   2024-03-02    2024-03    2024    2024-03-02T18:00    2024-03-02T18:00+01:00
#   2024?  uncertain     2024-03~  about     202X  some year of that decade     2024-21  spring
#   2024-03-02/2024-03-09  from, to     2024-03/..  still going on     /2024  start unknown
events:
  - id: cracks
    date: 2023-11~
    title: Cracks are found in the old bridge
    background: true  # it frames the story
    place: Castel
    sources: [gazette p. 1]

  - id: announcement
    date: 2024-03-01T18:00
    title: The mayor announces that the bridge will be closed
    summary: >-
      A longer text goes on over several lines: it is indented, and needs no quotes. The lines are
      joined when it is read.
    actors: [ruiz, town]
    tags: [bridge, council]
    links: {follows: [cracks]}  # also part_of and fulfils
    sources: [gazette p. 2, almanac day of the council]
    quotes:
      - by: ruiz
        text: Il le faut.
        lang: fr
        translation: It must be.
        to: the council
        source: gazette p. 2

  - date: 2024-04
    title: The bridge is to be closed
    status: planned  # or claimed; without a word it happened
    actors: [town]
    links: {follows: [announcement]}
    sources: [gazette p. 2]
"""


def starting_file(*, with_schema: bool = False) -> str:
    """Return the text of the file; with the line by which editors find a schema that is there."""
    hint = f"# yaml-language-server: $schema={SCHEMA_NAME}\n"
    return hint + _TEXT if with_schema else _TEXT
