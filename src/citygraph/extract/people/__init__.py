"""Officials of an article: sentences as rows of atoms, titles read from them, their offices, later mentions."""
