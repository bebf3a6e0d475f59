"""A letter, written from its three templates: only HTML is escaped, because plain text shows what is written."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from jinja2 import Environment

from portal.domain.notifications import Letter
from portal.integrations.ports import Attachment
from portal.web.templates import environment

_GAP: Final = re.compile(r"\n{3,}")


def written(name: str, context: Mapping[str, Any], *, files: tuple[Attachment, ...] = ()) -> Letter:
    """Render a letter's subject, text and HTML."""
    subject = _plain().get_template(f"{name}.subject.txt").render(context)
    text = _plain().get_template(f"{name}.txt").render(context)
    html = _rich().get_template(f"{name}.html").render(context)
    return Letter(subject=" ".join(subject.split()), text=_tidy(text), html=html, attachments=files)


def _tidy(text: str) -> str:
    """Leave one empty line between paragraphs, however many parts were left out there."""
    return _GAP.sub("\n\n", text).strip() + "\n"


@cache
def _rich() -> Environment:
    return environment()


@cache
def _plain() -> Environment:
    plain = environment()
    plain.autoescape = False  # a text is no markup
    return plain
