"""The company, for the tests of going live."""

from tests.web.conftest import staff

__all__ = ["staff"]
