"""What the benchmarks share: programs in a terminal, processes, peers, and the table of results."""
