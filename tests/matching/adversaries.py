"""Payments that look as if they were for a customer and are not, or that only a person can tell: a seeded set.

Each has its own few bookings, of which the first is the tempting one: it owes exactly what came, and was made hours
before. Names are invented and collide: one customer's first name is another's, last names are streets and chefs.

A kind is a line of a table: a memo, or a payer. `{f} {l}` is the tempting customer, `{g} {m}` somebody else,
`{c}` a chef, `{code}` the tempting booking's code, `{other}` another booking's.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

import msgspec

from portal.domain.bookings.reference import ALPHABET, check_character
from portal.domain.matching.score import Declaration, Known, OpenBooking, Received
from tests.matching.examples import NOON

FIRST = ("Maria", "Jose", "Ana", "Luis", "Tomas", "Ken", "Dan", "Wei", "Linh", "Omar", "Grace", "Liz", "Minh", "Eva")
LAST = ("Lopez", "Garcia", "Beck", "Adams", "Haddad", "Nguyen", "Park", "Hall", "Smith", "Baeza", "Sarabia", "Ibarra")
STRANGERS = ("Wahab Koshy", "Ulla Vestergaard", "KOSHY WAHAB", "Pavlo Zub", "Tindra Ek", "")
AROUND = (
    "{}",
    "deposit {}",
    "hibachi deposit, {}",
    "{} hibachi",
    "party 7pm - {}",
    "$100 dep {} 20 people",
    "{} June 21",
)

MEMOS: Mapping[str, tuple[str, ...]] = {
    "one's first name and another's last name": (
        "for {f} {m} and {g} {l}",
        "{f} {m} & {g} {l}",
        "{g} {l}, {f} {m}",
        "{f} {m} + {g} {l}",
        "{f} {m} y {g} {l}",
        "{f} {m} {g} {l}",
        "{f} {m} / {g} {l}",
        "{f} and the {l} family",
        "for {f} from {g} {l}",
    ),
    "a street": (
        "12 {l} Ave",
        "{f} at 12 {l} Ave",
        "at 12 {f} {l} Blvd",
        "{f} {l} St",
        "{f}'s, 4711 {l} Lane",
        "corner of {f} and {l}",
        "12 {f} {l}",
        "{f} {l} Ct apt 4",
        "95630 {f} {l}",
    ),
    "a town or a place": (
        "in San {f}",
        "{f} {l} Park",
        "St. {f} {l}",
        "{f} {l} Elementary",
        "{f} {l} Hall",
        "at {f} {l}",
        "near {f} {l}",
        "@ {f} {l}",
        "{f} in {l}",
        "Lake {f} {l}",
        "Casa {f} {l}",
        "{f} {l} Church",
    ),
    "a chef": (
        "with chef {f} {l}",
        "chef: {f} {l}",
        "{f} {l} is our chef",
        "chef {f} {l} please",
        "w/ {f} {l}",
        "with {f} {l} cooking",
        "{f} {l} as chef",
        "{f} {l} (chef)",
        "our chef was {f} {l}",
        "{f} {l} grilling",
    ),
    "a company": (
        "{f} {l} LLC",
        "{f} {l} Realty",
        "{l} Catering LLC {f}",
        "{f} {l} & Sons",
        "{f} {l} Law Offices",
        "{f} {l} Zumba",
        "The {f} {l} Group",
        "{f} {l} dba Tacos",
        "{f} {l} Foundation",
    ),
    "a longer name": (
        "{f} {l} {m}",
        "{g} {f} {l}",
        "{f} {m} {l}",
        "{f} {l}-{m}",
        "{f} {m}-{l}",
        "{f}-{l}",
        "{f} de {l}",
        "{f} {l} de {m}",
        "{f} {l} Jr",
        "{f} {l} III",
        "{f} Q {l}",
        "{f} {l} y {m}",
        "{l} {m} {f}",
        "Mary-{f} {l}",
    ),
    "first and last name far apart": (
        "{f} birthday, {l} family",
        "{f}. {l}",
        "{f} for {l}",
        "{f} hibachi {l}",
        "{f} party on June 20 {l}",
        "{f} (deposit) {l}",
        "{f}, 20 people, {l}",
        "{f} | {l}",
        "{f}\n{l}",
        "{f}: {l}",
        "{f}_{l}",
    ),
    "a relative or a friend": (
        "{f} {l}'s daughter",
        "mom of {f} {l}",
        "friend of {f} {l}",
        "{f} {l}'s party guest {g}",
        "{f} {l}'s mom",
        "sister of {f} {l}",
        "for the son of {f} {l}",
        "{f} {l} family",
        "neighbor of {f} {l}",
        "{f} {l}'s {g}",
        "{f} {l} and friends",
        "{g}, a friend of {f} {l}",
        "{f} {l}'s office",
    ),
    "a negation": (
        "not for {f} {l}",
        "instead of {f} {l}",
        "not {f} {l} but {g}",
        "except {f} {l}",
        "{f} {l} cancelled",  # codespell:ignore cancelled
        "isn't {f} {l}",
        "no {f} {l}",
        "sent to {f} {l} by mistake",
        "wrong {f} {l}",
        "not MH-{code}",
        "instead of MH-{code}",
        "MH-{code} was cancelled",  # codespell:ignore cancelled
    ),
    "somebody between": (
        "c/o {f} {l}",
        "care of {f} {l}",
        "per {f} {l}",
        "from {f} {l}",
        "via {f} {l}",
        "on behalf of {f} {l}",
        "attn {f} {l}",
        "ask {f} {l}",
        "cc {f} {l}",
        "to {f} {l}",
        "by {f} {l}",
        "{f} {l} said so",
    ),
    "thanks and greetings": (
        "thanks {f} {l}",
        "Thank you {f} {l}!",
        "gracias {f} {l}",
        "hi {f} {l}",
        "happy birthday {f} {l}",
        "love, {f} {l}",
        "congrats {f} {l}!!",
        "see you {f} {l}",
        "best regards {f} {l}",
    ),
    "several people": (
        "{f} {l} and {g} {m}",
        "{f} {l}, {g} {m}",
        "{f} {l} & {g}",
        "{g}, {f} {l}",
        "{f} {l} or {g} {m}",
        "{f} {l} + {g} {m}",
        "{f} {l} {g} {m}",
        "{f} {l}; {g} {m}",
        "{f} {l} with {g} {m}",
    ),
    "odd spellings": (
        "{f}{l}",
        "@{f}{l}",
        "@{f}-{l}",
        "#{f} {l}",
        "{f} {l}4",
        "{f} {l} B12",
        "{f} {l} RTX4090",
        "https://{f}.example/{l}",
        "{f} {l} ken@example.com",
        "{f} {l} 916-555-0000",
    ),
    "initials in a memo": ("{f[0]} {l[0]}", "{f[0]} {l}", "{f} {l[0]}", "{f} {l[0]}.", "{l} {f[0]}"),
    "letters of other scripts": (
        "{lookalike}",
        "{f} {lookalike_l}",
        "{lookalike_f} {l}",
        "誕生日 {f}",
        "{f} {l} \u0418\u0432\u0430\u043d",
        "{f} {l} 太郎",
        "{f}さん {l}",
    ),
    "a code with something missing or too much": (
        "MH-{short}",
        "MH-{code}{extra}",
        "MH{code}{extra}{extra}",
        "mh {short} deposit",
        "MH-{stub}",
        "X{extra}MH-{code}",
        "MH-{code}-2",
        "MH-{swapped}",
        "MH-{changed}",
        "MH-{short} {end}",
        "M H {code}",
        "MH {left} {right}",
        "MH-{code}DEPOSIT",
        "MH-{code}\u041a",
        "\u041c\u041d-{code}",
    ),
    "a code without its prefix": ("{code}", "model {code}", "order {code}", "grill {code}", "conf# {code}"),
    "two codes": (
        "MH-{code} MH-{other}",
        "MH-{code} and MH-{other}",
        "MH-{code} MH-{unknown}",
        "MH-{code}, MH-{other_short}",
        "MH-{code} {other}",
    ),
    "another's contact": (
        "call {phone}0",
        "1{phone}1",
        "x{email}",
        "{email}.evil.example",
        "{email} or ken@example.com",
        "{phone} 916-555-0000",
        "not {email}",
        "{lookalike_email}",
        "{email} for {g} {m}",
    ),
}
"""The payer is a stranger to all of these."""

PAYERS: Mapping[str, tuple[str, ...]] = {
    "an account of two": (
        "{f} {m} and {g} {l}",
        "{F} {M} & {G} {L}",
        "{f} {m} / {g} {l}",
        "{f} {m} or {g} {l}",
        "{F} {M} {G} {L}",
        "{g} {l} & {f}",
        "{f} & {g}",
        "{f} {l} {m} & {g} Ruiz",
    ),
    "a company's account": (
        "{f} {l} LLC",
        "{f} {l} Realty",
        "{f} {l} Zumba",
        "{l} Catering",
        "{l}, {m} and {f}",
        "{f}-{l}",
        "{f} {l} DBA Tacos",
        "The {f} {l} Trust",
        "Casa {f} {l}",
    ),
    "an account for somebody else": (
        "{f} {l} c/o {g} {m}",
        "{g} {m} c/o {f} {l}",
        "{g} {m} for {f} {l}",
        "{g} {m} FBO {f} {l}",
        "{g} {m} on behalf of {f} {l}",
        "{g} {m} custodian {f} {l}",
        "Estate of {f} {l}",
        "{g} {m} via {f} {l}",
    ),
    "initials": ("{f[0]} {l}", "{l} {f[0]}", "{f} {l[0]}", "{f[0]}. {l}.", "{f[0]} {l[0]}", "{f}", "{l}"),
    "a longer name of a payer": (
        "{f} {l} {m}",
        "{g} {f} {l}",
        "{f} {m} {l}",
        "{f} {m}-{l}",
        "{f} {l} Jr",
        "{f} {l} III",
        "Chef {f} {l}",
        "{f} {l} Taqueros",
    ),
    "letters of other scripts in a payer": ("{lookalike}", "{f} {lookalike_l}", "{lookalike_f} {l}", "誕生日"),
}
"""The memo says nothing."""

OWN_NAME: Mapping[str, tuple[str, ...]] = {
    "a payer of that name for somebody else": (
        "for {g} {m}",
        "{g} {m}'s birthday",
        "for my coworker",
        "on behalf of a friend",
        "not for my party",
        "{f} {m} and {g} {l}",
        "{f} {l} {m}",
        "MH-{unknown}",
        "MH-{other}",
        "for Xochitl Zamora",
        "refund",
        "rent",
        "{f} {l}'s daughter {g}",
        "party {other}",
        "\u0441 днём рождения \u0418\u0432\u0430\u043d",
        "王伟的生日派对",
    )
}
"""The payer has the tempting customer's own name, and the memo speaks of something else."""


class Attack(msgspec.Struct, frozen=True):
    """A payment among its bookings, of which none may be paid by it without a person."""

    kind: str
    received: Received
    bookings: tuple[OpenBooking, ...]
    known: Known = Known()


def attacks(seed: int, *, times: int) -> Iterator[Attack]:
    """Yield every kind's every line so many times, with other names each time."""
    numbers = Random(seed)
    for _ in range(times):
        for table, payer in ((MEMOS, None), (OWN_NAME, "{f} {l}")):
            for kind, lines in table.items():
                for line in lines:
                    yield _by_memo(numbers, kind, line, payer)
        for kind, lines in PAYERS.items():
            for line in lines:
                yield _by_payer(numbers, kind, line)
        yield from _by_memory(numbers)


def words(numbers: Random) -> dict[str, str]:
    """Return invented people and codes by the letters that stand for them."""
    f, g = numbers.sample(FIRST, 2)
    l, m = numbers.sample(LAST, 2)  # noqa: E741 - as in the table
    code, other, unknown = (_code(numbers) for _ in range(3))
    place = numbers.randrange(5)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    changed = code[:place] + numbers.choice([each for each in ALPHABET if each != code[place]]) + code[place + 1 :]
    phone = f"916555{numbers.randrange(2000, 9999)}"
    email = f"{f}.{l}@example.com".lower()
    return {
        "f": f,
        "g": g,
        "l": l,
        "m": m,
        "F": f.upper(),
        "G": g.upper(),
        "L": l.upper(),
        "M": m.upper(),
        "code": code,
        "other": other,
        "unknown": unknown,
        "swapped": swapped if swapped != code else code[:5],
        "changed": changed,
        "short": code[:5],
        "stub": code[:4],
        "end": code[5:],
        "left": code[:3],
        "right": code[3:],
        "other_short": other[:5],
        "extra": numbers.choice(ALPHABET),
        "phone": phone,
        "email": email,
        "lookalike_f": _lookalike(f),
        "lookalike_l": _lookalike(l),
        "lookalike": f"{_lookalike(f)} {_lookalike(l)}",
        "lookalike_email": _lookalike(email),
    }


def bookings(said: Mapping[str, str], numbers: Random) -> tuple[OpenBooking, ...]:
    """Return the tempting booking, and others: a sharer of the last name, one of the first name, and a stranger."""
    tempting = OpenBooking(
        id="tempting",
        reference=f"MH-{said['code']}",
        customer_id="customer-tempting",
        customer_name=f"{said['f']} {said['l']}",
        email=said["email"],
        phone=f"+1{said['phone']}",
        created_at=NOON - timedelta(hours=2),
        event_date=date(2025, 6, 21),
        deposit_cents=100_00,
        total_cents=numbers.randrange(500, 2000) * 100,
    )
    others = ((said["other"], "Zoltan Quint"), (_code(numbers), "Ulrika Feld"))
    return (
        tempting,
        *(
            msgspec.structs.replace(
                tempting,
                id=code,
                reference=f"MH-{code}",
                customer_id=code,
                customer_name=name,
                email=f"{code}@example.com".lower(),
                phone=f"+1415555{place}000",
                event_date=date(2025, 7, 4 + place),
                created_at=NOON - timedelta(hours=3 + place),
            )
            for place, (code, name) in enumerate(others, start=2)
        ),
    )


def payment(tempting: OpenBooking, numbers: Random, **changes: object) -> Received:
    """Return a stranger's payment of something that the tempting booking owes."""
    owed = (tempting.deposit_cents, tempting.total_cents - tempting.deposit_cents)
    plain = Received(
        payer_name=numbers.choice(STRANGERS), amount_cents=numbers.choice(owed), sent_at=NOON, provider="zelle"
    )
    return msgspec.structs.replace(plain, **changes)


def _by_memo(numbers: Random, kind: str, line: str, payer: str | None) -> Attack:
    said = words(numbers)
    found = bookings(said, numbers)
    # The date of the event would make up for an initial.
    around = AROUND[:-1] if "initial" in kind else AROUND
    memo = numbers.choice(around).format(line.format(**said)) if payer is None else line.format(**said)
    memo = numbers.choice((str, str.upper, str.lower))(memo)
    changes: dict[str, object] = {"payer_name": payer.format(**said)} if payer else {}
    return Attack(f"{kind}: {line}", payment(found[0], numbers, memo=memo, **changes), found)


def _by_payer(numbers: Random, kind: str, line: str) -> Attack:
    said = words(numbers)
    found = bookings(said, numbers)
    # A balance that nobody else owes would make up for an initial.
    name = numbers.choice((str, str.upper))(line.format(**said))
    return Attack(f"{kind}: {line}", payment(found[0], numbers, payer_name=name, amount_cents=100_00), found)


def _by_memory(numbers: Random) -> Iterator[Attack]:
    """Yield payers who are known or declared, but not certainly these; and handles that anybody may choose."""
    said = words(numbers)
    found = bookings(said, numbers)
    tempting = found[0]
    once = {"customer-tempting": 1}
    friend = "Wahab Koshy"
    yield Attack("an alias of one word", payment(tempting, numbers, payer_name="JP"), found, _knows("name:jp", once))
    yield Attack(
        "an alias at another account",
        payment(tempting, numbers, payer_name=friend, handle="@wahab-2"),
        found,
        _knows("name:koshy wahab", once),
    )
    yield Attack(
        "an alias of two customers",
        payment(tempting, numbers, payer_name=friend),
        found,
        _knows("name:koshy wahab", {**once, "somebody": 1}),
    )
    yield Attack(
        "an alias who names somebody else",
        payment(tempting, numbers, payer_name=friend, memo=f"for {said['g']} {said['m']}"),
        found,
        _knows("name:koshy wahab", once),
    )
    handles = (f"@{said['phone']}", f"${said['phone']}", f"@{said['email']}", f"x{said['email']}", f"9{said['phone']}")
    for handle in handles:
        yield Attack("a handle that was chosen", payment(tempting, numbers, payer_name=friend, handle=handle), found)
    typed = payment(tempting, numbers, payer_name=friend, handle=said["email"], provider="stripe")
    yield Attack("an address typed by a stranger", typed, found)
    shared = (tempting, msgspec.structs.replace(found[1], email=tempting.email, phone=tempting.phone), found[2])
    contacts: tuple[dict[str, object], ...] = (
        {"handle": said["email"]},
        {"memo": said["email"]},
        {"memo": said["phone"]},
    )
    for changes in contacts:
        yield Attack("a contact of two customers", payment(tempting, numbers, payer_name=friend, **changes), shared)
    declared = Declaration(method="zelle", payer_name=friend, amount_cents=100_00, at=NOON - timedelta(hours=1))
    said_so = msgspec.structs.replace(tempting, declarations=(declared,))
    others: tuple[dict[str, object], ...] = (
        {"amount_cents": 200_00},
        {"payer_name": "Wahab Koshy Bey"},
        {"payer_name": "W Koshy"},
        {"payer_name": "Koshy LLC"},
        {"provider": "venmo"},
        {"memo": f"for {said['g']} {said['m']}"},
    )
    for changes in others:
        plain = payment(tempting, numbers, payer_name=friend, amount_cents=100_00)
        yield Attack("not what was declared", msgspec.structs.replace(plain, **changes), (said_so, *found[1:]))
    both = tuple(msgspec.structs.replace(each, declarations=(declared,)) for each in found)
    yield Attack("declared by several", payment(tempting, numbers, payer_name=friend, amount_cents=100_00), both)
    customer = payment(tempting, numbers, payer_name="Zoltan Quint", memo=f"{said['f']} {said['l']}")
    yield Attack("a customer who names another", customer, found)
    namesake = msgspec.structs.replace(found[1], customer_name=tempting.customer_name)
    yield Attack(
        "a namesake", payment(tempting, numbers, payer_name=tempting.customer_name), (tempting, namesake, found[2])
    )


def _knows(key: str, customers: Mapping[str, int]) -> Known:
    return Known(aliases={key: customers})


def _code(numbers: Random) -> str:
    body = "".join(numbers.choices(ALPHABET, k=5))
    return body + check_character(body)


def _lookalike(text: str) -> str:
    return text.translate(_CYRILLIC)


_CYRILLIC = str.maketrans(
    "aeiopsxyABEKMHOPCTX",
    "\u0430\u0435\u0456\u043e\u0440\u0455\u0445\u0443\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425",
)
