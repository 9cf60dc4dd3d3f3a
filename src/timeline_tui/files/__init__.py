"""Timelines to and from files: a module a format."""
