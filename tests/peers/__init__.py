"""The programs that tests talk to: servers of our own, a mail server, a browser."""
