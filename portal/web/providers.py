"""What people call the ways by which money comes."""

from typing import Final

PROVIDERS: Final = {
    "zelle": "Zelle",
    "venmo": "Venmo",
    "cashapp": "Cash App",
    "paypal": "PayPal",
    "bofa": "Bank of America",
    "stripe": "Stripe",
    "none": "Other",
}
