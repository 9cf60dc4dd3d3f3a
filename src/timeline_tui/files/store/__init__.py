"""Timelines in a form that is mapped into memory: what was read once need not be read again.

A store file is made by this program for itself.  It is never trusted over the file that it was made
from, and whatever is wrong with it means no more than that the file is read again.
"""
