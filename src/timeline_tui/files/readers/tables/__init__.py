"""Tables with a header: CSV, TSV and their like."""
