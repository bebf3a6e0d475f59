"""What is kept for a customer, not yet for a booking."""

from uuid import UUID

from portal.domain.payments.accounts import LedgerAccount, credit_of, standing
from tables.customers import Customer


async def credit(customer_id: UUID) -> int:
    """Return a customer's credit, in cents."""
    return sum([sum((await standing(account)).values()) for account in await credits_of(customer_id)])


async def credits_of(customer_id: UUID) -> list[LedgerAccount]:
    """Return the accounts of a customer's credit: their own, and those of the rows that were merged into theirs."""
    rows = await Customer.select(Customer.id).where(Customer.merged_into == customer_id)
    return [credit_of(customer_id), *(credit_of(row["id"]) for row in rows)]
