"""Where a code may lead, and where never."""

import pytest

from portal.domain.qr.target import TargetRefused, target_of


@pytest.mark.parametrize(
    "target",
    ["/riverside/book", "/riverside/book?guests=10#menu", "https://example.com", "https://menu.example.com/a%20b?x=1"],
)
def test_pages_of_ours_and_https_addresses_are_targets(target: str) -> None:
    assert target_of(f"  {target} ") == target


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "riverside/book",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "http://example.com",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,hi",
        "https:evil.example",
        "https:///evil.example",
        "https://",
        "https://good.example@evil.example",
        "https://:@evil.example",
        "https://evil.example:8443",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://localhost/x",
        "https://exa mple.com",
        "https://example.com/\r\nSet-Cookie: a=b",
        "/riverside/\nbook",
        "/riverside/\u202ebook",
        "/q/7HK2PQX",
        "/Q/7HK2PQX",
        "/logout",
        "/admin/",
        "/" + "x" * 600,
    ],
)
def test_what_could_lead_astray_is_refused_in_words(typed: str) -> None:
    with pytest.raises(TargetRefused) as refusal:
        target_of(typed)

    assert refusal.value.field == "target"
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize("typed", ["/b/AZq3", "/c/AZq3", "/feeds/AZq3.ics"])
def test_somebodys_own_link_is_never_printed(typed: str) -> None:
    with pytest.raises(TargetRefused, match="own link"):
        target_of(typed)
