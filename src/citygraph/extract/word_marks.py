"""Marks around a word, which part it from nothing: 'a "twin town" of A', "sister city (kota kembar) dari A"."""

OPENINGS = "\"'“‘*("
CLOSINGS = "\"'“”‘’*)"


def end_with_marks(text: str, end: int) -> int:
    """Where a word ends with the marks that close behind it.

    >>> end_with_marks('a "twin town" of A', 12)
    13
    """
    while text[end : end + 1] and text[end] in CLOSINGS:
        end += 1
    return end


def start_with_marks(text: str, start: int) -> int:
    """Where a word starts with the marks that open before it.

    >>> start_with_marks('a "twin town" of A', 3)
    2
    """
    while start and text[start - 1] in OPENINGS:
        start -= 1
    return start
