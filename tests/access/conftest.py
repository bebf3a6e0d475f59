"""The company and the application, for the tests of access."""

from tests.web.conftest import app, built, staff, visitor

__all__ = ["app", "built", "staff", "visitor"]
