"""A selection as one HTML page: works offline, readable without scripts, and fit to print."""
