"""The template environment: what every template may use without importing it."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup

from phoihop.ui import assets, charts, formats, links, navigation, notices, plots, states
from phoihop.ui.appearance import appearance
from phoihop.ui.fields import field_view


class _Once:
    """Django's lazy form token, drawn once a page: each drawing costs 24 system calls."""

    __slots__ = ("_lazy", "_text")

    def __init__(self, lazy: Any) -> None:
        self._lazy = lazy
        self._text: Markup | None = None

    def __html__(self) -> Markup:
        if self._text is None:
            self._text = Markup(str(self._lazy))  # noqa: S704 - Django's own input
        return self._text

    def __str__(self) -> str:
        return self.__html__()


class ViewerContext(Context):
    """Gives every template, page or fragment, the `viewer` of its request: None when nobody is signed in."""

    def __init__(self, environment: Environment, parent: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        request = parent.setdefault("request", None)
        if "viewer" not in parent:
            parent["viewer"] = getattr(request, "viewer", None)
        if "csrf_input" in parent and not isinstance(parent["csrf_input"], _Once):
            parent["csrf_input"] = _Once(parent["csrf_input"])
        super().__init__(environment, parent, *args, **kwargs)


@lru_cache(maxsize=8192)
def _translated(language: str | None, message: str) -> Markup:
    return Markup(gettext(message))  # noqa: S704 - our own sentences; what is put into them is escaped


def translate(message: str, **values: Any) -> Markup:
    """`_()` of the templates: looked up once per language, since a page asks for some sixty sentences."""
    text = _translated(get_language(), message)
    return text % values if values else text


def attributes(values: Mapping[str, Any]) -> Markup:
    """` name="value"` for each; True prints the name alone, None and False print nothing."""
    return Markup("").join(
        Markup(" {}").format(name) if value is True else Markup(' {}="{}"').format(name, value)
        for name, value in values.items()
        if value is not None and value is not False
    )


def _today() -> date:
    return timezone.localdate()


def _short_day(value: date | None) -> str:
    return formats.short_day(value, _today())


def _weekday_day(value: date | None) -> str:
    return formats.weekday_day(value, [gettext(name) for name in formats.WEEKDAYS])


def _moment(value: datetime | None) -> str:
    return formats.moment(value, timezone.get_current_timezone())


def _clock(value: datetime | None) -> str:
    return formats.clock(value, timezone.get_current_timezone())


def _days(count: int) -> str:
    return formats.days(count, gettext("ngày"))


def environment(**options: Any) -> Environment:
    """Called by Django's Jinja2 backend. A name a template does not get is an error, never an empty string."""
    options["undefined"] = StrictUndefined
    env = Environment(  # noqa: S701 - autoescape is on: Django's backend passes it
        trim_blocks=True, lstrip_blocks=True, cache_size=-1, extensions=["jinja2.ext.i18n", "jinja2.ext.do"], **options
    )
    env.context_class = ViewerContext
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        gettext=gettext, ngettext=ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals.update(gettext=translate, _=translate)
    env.filters.update(
        attributes=attributes,
        day=formats.day,
        short_day=_short_day,
        weekday_day=_weekday_day,
        moment=_moment,
        clock=_clock,
        number=formats.number,
        days=_days,
        filesize=formats.filesize,
        paragraphs=formats.paragraphs,
        hash_groups=formats.hash_groups,
    )
    env.globals.update(
        url=links.url,
        url_or_none=links.url_or_none,
        static=links.static,
        query=links.query,
        today=_today,
        now=timezone.now,
        language=get_language,
        languages=settings.LANGUAGES,
        appearance=appearance,
        field_view=field_view,
        language_cookie=settings.LANGUAGE_COOKIE_NAME,
        places=navigation.places,
        shell=navigation,
        bundle=assets.address,
        take_notice=notices.take,
        shapes=states.SHAPES,
        chart_sparkline=charts.sparkline,
        chart_bar=charts.bar,
        chart_columns=charts.columns,
        chart_trend=plots.trend,
        chart_heat=plots.heat,
        chart_legend=plots.legend,
    )
    return env
