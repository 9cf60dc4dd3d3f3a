"""Quotes as objects: their order and groups, how they are laid out, and how they are searched."""
