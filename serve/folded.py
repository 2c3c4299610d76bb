"""Names as a search compares them."""

import unicodedata


def folded(text: str) -> str:
    """A text without accents, and with the letters of a language alike, large or small."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
