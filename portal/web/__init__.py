"""HTTP without business: pages, forms, sessions, scope."""
