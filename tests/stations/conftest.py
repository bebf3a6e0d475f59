"""The company, for the tests of businesses and stations."""

from tests.web.conftest import staff

__all__ = ["staff"]
