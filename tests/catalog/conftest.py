"""The company, for the tests of settings."""

from tests.web.conftest import staff

__all__ = ["staff"]
