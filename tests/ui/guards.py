"""Rules about templates that any app's tests may use. See also `phoihop.ui.words`."""

import re

_INLINE = re.compile(r"<style|\sstyle=|javascript:|\son[a-z]+=\"|<script(?![^>]*\ssrc=)|hx-on|js:|\|\s*safe\b")


def inline_code(template: str) -> list[str]:
    """What the page policy would block, or what would print unescaped words. An empty list is good."""
    return _INLINE.findall(template)
