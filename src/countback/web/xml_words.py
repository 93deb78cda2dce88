"""Words from outside inside XML: escaped, and without the characters XML 1.0 cannot hold."""

from __future__ import annotations

import re
from html import escape

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def xml_text(words: str) -> str:
    """Words as the text of an element.

    >>> xml_text("<64 & \\x00>")
    '&lt;64 &amp; \ufffd&gt;'
    """
    return escape(_NOT_XML.sub("\ufffd", words), quote=False)


def xml_value(words: str) -> str:
    """Words as the value of an attribute, with its quotes."""
    return f'"{escape(_NOT_XML.sub(chr(0xFFFD), words), quote=True)}"'
