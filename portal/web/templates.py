"""The Jinja environment: escaping on, nothing undefined, and every component under one name, `ui`."""

from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.template import TemplateConfig

from portal.web import vocabulary
from portal.web.assets import asset
from portal.web.components import Link
from portal.web.filters import FILTERS
from portal.web.once import form_key
from portal.web.state_tests import STATE_TESTS

ROOT = Path(__file__).parent.parent / "templates"
SMALL: Final = frozenset(
    {
        "booking_state",
        "button",
        "button_label",
        "chip",
        "icon",
        "kbd",
        "keys",
        "link_button",
        "menu_item",
        "money_state",
        "nav_item",
        "shortcut",
    }
)
"""Components that pages write a hundred times with the same few words, of which none is about a person."""
MOST_REMEMBERED: Final = 1024


class Components:
    """All macros of templates/components/, by name.

    A global, because imports at the top of a template do not run when one of its blocks is rendered alone. Outside of
    development each is looked up once, and what the small ones write is remembered.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._homes: dict[str, str] = {}

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name == "link":
            return link
        self._homes = self._homes or self._read()
        if name not in self._homes:
            raise AttributeError(f"There is no component called {name}.")
        macro: Callable[..., Any] = getattr(self._environment.get_template(self._homes[name]).module, name)
        if not self._environment.auto_reload:
            macro = _remembered(macro) if name in SMALL else macro
            setattr(self, name, macro)
        return macro

    def _read(self) -> dict[str, str]:
        """Note which file each macro stands in; a changed file is read anew in development."""
        files = [f"components/{path.name}" for path in sorted((ROOT / "components").glob("*.html"))]
        return {name: file for file in files for name in vars(self._environment.get_template(file).module)}


def _remembered(macro: Callable[..., Any]) -> Callable[..., Any]:
    """Remember what a macro writes for the same arguments; one that is told nothing certain is asked each time."""
    remembering = lru_cache(MOST_REMEMBERED, typed=True)(macro)  # a str is escaped, Markup of the same words is not

    @wraps(macro)
    def asked(*args: Any, **kwargs: Any) -> Any:
        try:
            return remembering(*args, **kwargs)
        except (TypeError, UndefinedError):  # an `if` without its `else` cannot be remembered
            return macro(*args, **kwargs)

    return asked


def link(label: str, href: str, **also: Any) -> Link:
    """Name a place to go, in a template."""
    return Link(label=label, href=href, **also)


def environment(*, development: bool = False) -> Environment:
    """Build the environment; in development, templates are read anew when they change."""
    made = Environment(
        loader=FileSystemLoader(ROOT),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=development,
    )
    made.filters.update(FILTERS)
    made.tests.update(STATE_TESTS)
    made.globals.update(ui=Components(made), asset=asset, form_key=form_key, vocabulary=vocabulary)
    return made


def template_config(*, development: bool = False) -> TemplateConfig[JinjaTemplateEngine]:
    """Hand the environment to Litestar."""
    return TemplateConfig(instance=JinjaTemplateEngine.from_environment(environment(development=development)))
