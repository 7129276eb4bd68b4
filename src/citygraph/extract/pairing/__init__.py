"""Which places a sentence ties: its parties, its sides, and what was spoken of before it."""
