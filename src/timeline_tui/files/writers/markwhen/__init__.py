"""markwhen: a selection as a text in its notation."""
