"""Large timelines without large memory: records as bytes, tables as plain numbers.

What is told of all events at once is kept in tables of numbers and texts that lie in one piece of
memory each.  They can be written to a file and mapped back, and nothing is made of them before it
is asked for.
"""
