"""The page on which a bank is taught: a mail, what is marked in it, and what the portal would read by that."""

import re
from typing import Annotated, Any, Final
from uuid import UUID

import msgspec

from portal import clock
from portal.domain import matching
from portal.domain.matching import PROVIDERS, Teaching
from portal.domain.matching.parse import Provider
from portal.domain.matching.parse.lesson import FACTS, Learned, Said
from portal.web.forms import Form
from portal.web.page import Page
from portal.web.places import base, main_zone
from portal.web.session import StaffRequest

LABELS: Final = {"payer": "Payer", "amount": "Amount", "memo": "Memo", "number": "Number"}
KEYS: Final = {"payer": "p", "amount": "a", "memo": "m", "number": "n"}
FIELDS: Final = {"payer": "payer", "payer_again": "payer", "amount": "amount", "memo": "memo", "id": "id"}
NAMES: Final = LABELS | {"id": "Number", "payer_again": "Payer"}
PAYMENT_METHODS: Final = [
    (str(method), name) for method, name in PROVIDERS.items() if method not in {Provider.NONE, Provider.BOFA}
]
GAP: Final = re.compile(r"\{(\w+)\}")
Words = Annotated[str, msgspec.Meta(max_length=500)]
Place = Annotated[str, msgspec.Meta(max_length=20)]


class LessonForm(msgspec.Struct):
    """What was typed and marked: of each fact its words, where they stand, and of two that there is none."""

    payer: Words = ""
    payer_at: Place = ""
    amount: Words = ""
    amount_at: Place = ""
    memo: Words = ""
    memo_at: Place = ""
    no_memo: bool = False
    number: Words = ""
    number_at: Place = ""
    no_number: bool = False
    name: Annotated[str, msgspec.Meta(max_length=120)] = ""
    provider: Provider = Provider.ZELLE

    @property
    def teaching(self) -> Teaching:
        """Return what the domain is told."""
        said = {
            fact: Said(getattr(self, fact), getattr(self, f"{fact}_at"), none=getattr(self, f"no_{fact}", False))
            for fact in FACTS
        }
        return Teaching(said=said, name=self.name, provider=self.provider)


async def lesson_page(
    request: StaffRequest,
    notification_id: UUID,
    *,
    form: Form[LessonForm] | None = None,
    learned: Learned | None = None,
) -> Page:
    """Show a mail to be taught from; with an entry that was learned, what it reads in all kept mails."""
    subject = await matching.lesson_of(notification_id)
    shown = form or guessed(subject.lesson.guesses, subject.lesson.name or subject.lesson.address.rpartition("@")[2])
    learned = learned or Learned()
    for fact, said in learned.said.items():
        shown.typed[f"{fact}_at"] = said.at
    shown.errors |= learned.errors
    rows = await matching.replay(learned.entry, subject.lesson.address, first=notification_id) if learned.entry else []
    return Page(
        "matching/teaching/teach.html",
        status=200 if shown.ok else 422,
        base=base(request),
        at=f"{base(request)}/queue/{notification_id}",
        notification=subject.notification,
        lesson=subject.lesson,
        taught=subject.taught,
        form=shown,
        places=learned.places,
        facts=LABELS,
        keys=KEYS,
        methods=PAYMENT_METHODS,
        rows=rows,
        entry=learned.entry,
        zone=main_zone(request),
    )


def guessed(guesses: dict[str, Said], name: str) -> Form[LessonForm]:
    """Return the form as it is first shown: filled in with what the mail may say."""
    form: Form[LessonForm] = Form(LessonForm)
    form.typed = {"name": name, "provider": Provider.ZELLE.value, "no_memo": "", "no_number": ""}
    for fact, said in guesses.items():
        form.typed |= {fact: said.text, f"{fact}_at": said.at}
    return form


def in_pieces(sentence: str) -> list[tuple[str, str]]:
    """Return a sentence with gaps as words and the field that each fills, empty for words that are always there."""
    parts = GAP.split(sentence)
    pieces = [
        (part, "") if number % 2 == 0 else ("…" if part == "any" else part, FIELDS.get(part, ""))
        for number, part in enumerate(parts)
    ]
    return [(NAMES.get(words, words) if field else words, field) for words, field in pieces if words]


def taught_page(request: StaffRequest, template: str, view: matching.TaughtView, **more: Any) -> Page:
    """Show a page about one taught bank."""
    return Page(
        template,
        base=base(request),
        bank=view,
        payment_method=PROVIDERS[Provider(view.provider)],
        zone=main_zone(request),
        now=clock.now(),
        **more,
    )
