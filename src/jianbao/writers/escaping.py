"""Text for XML. As `html.escape`, which loads the names of 2,231 characters for it."""


def escape(text: str, quote: bool = True) -> str:
    """Return a text with &, < and > written so that XML reads them back; quotes, too, if wanted."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#x27;") if quote else text
