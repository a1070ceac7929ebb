"""The rule that every template is rendered can fail (`tests/plugins/rendered.py` carries it out as the suite ends)."""

import jinja2
from django.template import engines

from tests.plugins import rendered


def test_a_template_that_nothing_renders_is_named() -> None:
    assert rendered.missing({"tasks/list.html", "tasks/task.html"}, {"tasks/list.html"}) == ["tasks/task.html"]


def test_the_templates_of_the_product_are_known_by_the_names_pages_use() -> None:
    names = rendered.templates()
    assert {"ui/base.html", "tasks/task.html", "agreements/_form.html"} <= names
    env = engines["jinja2"].env
    for name in names:
        assert env.loader.get_source(env, name)[0].strip()


def test_what_is_included_is_noted_too() -> None:
    made_up = jinja2.Environment(
        loader=jinja2.DictLoader({"page": "{% include 'part' %}", "part": "x"}), autoescape=True
    )
    made_up.get_template("page").render()
    assert {"page", "part"} <= rendered._loaded
