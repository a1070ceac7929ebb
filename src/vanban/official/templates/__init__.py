"""Templates (mẫu) that a clerk edits in Word: a Word file with fields in plain words, such as [[Trích yếu]].

`blank_template` gives the built-in layout as such a file; `read_template` checks one that comes back and raises
`TemplateError`, one sentence, for what may not be used; `fill` puts a paper into it. Fields are replaced, nothing is
evaluated: a template has no conditions, no loops and no way to name anything but its fields.
"""

from vanban.official.templates.blank import blank_template
from vanban.official.templates.fields import FIELDS, FieldOf, TemplateError, written
from vanban.official.templates.filling import fill
from vanban.official.templates.reading import LIMITS, Template, read_template

__all__ = [
    "FIELDS",
    "LIMITS",
    "FieldOf",
    "Template",
    "TemplateError",
    "blank_template",
    "fill",
    "read_template",
    "written",
]
