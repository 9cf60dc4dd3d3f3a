"""The query language: what is asked, in text, in terms and in words."""
