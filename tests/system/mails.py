"""A mail that is collected."""

MAIL = b"Subject: You received $400\r\n\r\n"
