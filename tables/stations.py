"""Businesses (the white labels of one installation) and the stations that they run."""

from datetime import date

from piccolo.columns import UUID, BigInt, Bytea, Date, Integer, Text, Varchar
from piccolo.constraints import Check, Unique

from tables.base import BusinessTable, Changing, PlatformTable


class Business(Changing, PlatformTable, schema="identity", tablename="businesses"):
    """A caterer with its own name, colors and reference prefix.

    Its mails are from `sender_name` (or its name) at `sender_email`, signed with the DKIM key of `dkim_selector`;
    `logo` is one of its pictures.
    """

    name = Varchar(length=120, default=None)
    slug = Varchar(length=40, default=None)
    reference_prefix = Varchar(length=6, default="MH")
    currency = Varchar(length=3, default="USD")
    brand_hue = Integer(default=35)
    brand_chroma_thousandths = Integer(default=180)
    sender_name = Varchar(length=80, default="")
    sender_email = Varchar(length=254, default="")
    dkim_selector = Varchar(length=63, default="")
    phone = Varchar(length=20, default="")
    postal_address = Text(default="")
    legal_footer = Text(default="")
    logo = UUID(null=True, default=None)

    businesses_slug_once = Unique(["slug"])
    businesses_hue_is_an_angle = Check((brand_hue >= 0) & (brand_hue <= 359))  # noqa: PLR2004 - degrees


class Station(Changing, BusinessTable, schema="identity", tablename="stations"):
    """A city or region with its own staff, calendar and mailbox; `slug` is its place in every URL.

    `postal_code` is where its travel begins; `phone`, `zelle_recipient` and `venmo_handle` are shown to customers.
    """

    name = Varchar(length=120, default=None)
    slug = Varchar(length=40, default=None)
    time_zone = Varchar(length=60, default="America/Los_Angeles")
    postal_code = Varchar(length=10, default="")
    address_line = Varchar(length=200, default="")
    phone = Varchar(length=20, default="")
    zelle_recipient = Varchar(length=254, default="")
    venmo_handle = Varchar(length=60, default="")

    stations_slug_once = Unique(["slug"])


class Picture(BusinessTable, schema="identity", tablename="pictures"):
    """A picture that a business shows, as we drew it anew: everybody may see it, for ever, as mails link it."""

    append_only = True

    media_type = Varchar(length=20, default=None)
    width = Integer(default=None)
    height = Integer(default=None)
    content = Bytea(default=None)

    pictures_id_in_business = Unique(["business", "id"])


class ProviderFee(Changing, BusinessTable, schema="payment", tablename="provider_fees"):
    """What a provider keeps of a payment that comes from a day on, where it does not say so itself.

    A percentage (in basis points) and a fixed sum.
    """

    provider = Varchar(length=20, default=None)
    since_date = Date(default=date(2000, 1, 1))
    percent_basis_points = Integer(default=0)
    fixed_cents = BigInt(default=0)

    provider_fees_once_a_day = Unique(["business", "provider", "since_date"])
