"""Small components are written once for the same words, and never for words that only look the same."""

import pytest
from jinja2 import Environment, UndefinedError
from markupsafe import Markup

from portal.web.templates import environment


@pytest.fixture(scope="module")
def pages() -> Environment:
    return environment()


def write(pages: Environment, source: str, **context: object) -> str:
    return pages.from_string(source).render(**context)


def test_what_somebody_typed_is_escaped_even_after_the_same_words_were_ours(pages: Environment) -> None:
    ours, typed = Markup("<b>VIP</b>"), "<b>VIP</b>"

    assert "<b>VIP</b>" in write(pages, "{{ ui.chip(word) }}", word=ours)
    assert "&lt;b&gt;VIP&lt;/b&gt;" in write(pages, "{{ ui.chip(word) }}", word=typed)
    assert "<b>VIP</b>" in write(pages, "{{ ui.chip(word) }}", word=ours)


def test_other_arguments_write_something_else(pages: Environment) -> None:
    written = {
        write(pages, "{{ ui.chip(word, icon, tone) }}", word="Paid", icon=i, tone=t)
        for i in ("x", None)
        for t in ("ok", "")
    }

    assert len(written) == 4


def test_an_if_without_its_else_is_written_as_before(pages: Environment) -> None:
    assert "chip" in write(pages, '{{ ui.chip("Paid", "check" if no, form="plain") }}', no=False)


def test_what_is_not_there_is_still_an_error(pages: Environment) -> None:
    with pytest.raises(UndefinedError):
        write(pages, "{{ ui.chip(word) }}")


def test_a_component_that_is_not_there_is_named(pages: Environment) -> None:
    with pytest.raises(UndefinedError, match="no_such_thing"):
        write(pages, "{{ ui.no_such_thing() }}")
