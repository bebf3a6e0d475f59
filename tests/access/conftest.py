"""The company, for the tests of access."""

from tests.web.conftest import staff

__all__ = ["staff"]
