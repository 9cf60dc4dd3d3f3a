"""Markdown (CommonMark with the footnotes of GFM): a selection as a document to read or edit."""
