"""Reading the settings, and what is refused."""

import base64
from pathlib import Path

import pytest

from portal.published_secrets import TEST_SECRETS
from portal.settings import Mode, OAuth, Settings, SettingsError

KEY = base64.b64encode(b"a key that is thirty-two bytes..").decode()
PRODUCTION = {
    "PORTAL_MODE": "production",
    "PORTAL_SECRET_KEY": "a secret key of this installation only",
    "PORTAL_PII_KEYS": f"1:{KEY}",
    "PORTAL_INDEX_KEY": KEY,
}


def problems(**environ: str) -> tuple[str, ...]:
    """Return what is wrong with an environment."""
    with pytest.raises(SettingsError) as refused:
        Settings.from_env(environ)
    return refused.value.problems


def test_production_refuses_to_start_without_secrets_and_says_how_to_make_them() -> None:
    assert problems() == (
        "PORTAL_SECRET_KEY is not set: make one with `openssl rand -base64 48`.",
        "PORTAL_PII_KEYS is not set: make a key with `openssl rand -base64 32` and put `1:` before it.",
        "PORTAL_INDEX_KEY is not set: make a key with `openssl rand -base64 32`.",
    )


@pytest.mark.parametrize("name", TEST_SECRETS)
def test_production_refuses_a_secret_that_stands_in_the_source(name: str) -> None:
    [problem] = problems(**PRODUCTION | {name: TEST_SECRETS[name]})

    assert problem.startswith(f"{name} is the one that everybody can read in the source: make")


@pytest.mark.parametrize("text", ["x" * 64, "ab" * 32, "0123456789" * 5])
def test_a_secret_key_of_a_few_characters_again_and_again_is_refused(text: str) -> None:
    [problem] = problems(**PRODUCTION | {"PORTAL_SECRET_KEY": text})

    assert problem.startswith("PORTAL_SECRET_KEY is a few characters again and again")
    assert text not in problem


@pytest.mark.parametrize("key", [bytes(32), b"\xff" * 32, b"0123456789abcdef" * 2])
def test_a_key_of_a_few_bytes_again_and_again_is_refused(key: bytes) -> None:
    text = base64.b64encode(key).decode()

    wrong = problems(**PRODUCTION | {"PORTAL_PII_KEYS": f"1:{text}", "PORTAL_INDEX_KEY": text})

    assert any(problem.startswith("PORTAL_PII_KEYS holds a key that is a few bytes again") for problem in wrong)
    assert any(problem.startswith("PORTAL_INDEX_KEY") for problem in wrong)
    assert text not in " ".join(wrong)


def test_staff_may_name_no_server_inside_unless_the_installation_says_so() -> None:
    allowed = Settings.from_env(PRODUCTION | {"PORTAL_INNER_NETWORKS": "10.1.0.0/16, fd00::/8"})

    assert Settings.from_env(PRODUCTION).inner_networks == ()
    assert [str(network) for network in allowed.inner_networks] == ["10.1.0.0/16", "fd00::/8"]
    assert problems(**PRODUCTION | {"PORTAL_INNER_NETWORKS": "everything"}) == (
        "PORTAL_INNER_NETWORKS is 'everything': give networks like 10.0.0.0/24, with commas between.",
    )


def test_production_starts_with_secrets_of_its_own() -> None:
    settings = Settings.from_env(PRODUCTION)

    assert settings.mode is Mode.PRODUCTION
    assert not settings.is_demo


def test_everything_that_is_wrong_is_said_at_once() -> None:
    wrong = problems(
        PORTAL_MODE="test", PORTAL_PORT="0", DATABASE_URL="mysql://db", SMTP_TLS="perhaps", SMTP_FROM="a@example.com"
    )

    assert [problem.split()[0] for problem in wrong] == ["PORTAL_PORT", "DATABASE_URL", "SMTP_TLS", "SMTP_HOST"]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("1:c2hvcnQ=", "PORTAL_PII_KEYS holds a key that is not base64 of 32 bytes"),
        (f"one:{KEY}", "PORTAL_PII_KEYS numbers each key once"),
        (f"1:{KEY},1:{KEY}", "PORTAL_PII_KEYS numbers each key once"),
        (f"256:{KEY}", "PORTAL_PII_KEYS numbers each key once"),
        (KEY, "PORTAL_PII_KEYS numbers each key once"),
    ],
)
def test_malformed_keys_are_refused_without_being_shown(keys: str, said: str) -> None:
    wrong = problems(**PRODUCTION | {"PORTAL_PII_KEYS": keys})

    assert any(problem.startswith(said) for problem in wrong)
    assert keys not in " ".join(wrong)


def test_the_highest_key_seals_unless_another_is_named() -> None:
    keys = f"1:{KEY},2:{KEY}"

    assert Settings.from_env(PRODUCTION | {"PORTAL_PII_KEYS": keys}).pii.current == 2
    assert Settings.from_env(PRODUCTION | {"PORTAL_PII_KEYS": keys, "PORTAL_PII_CURRENT": "1"}).pii.current == 1


def test_a_current_key_that_is_not_there_is_refused() -> None:
    [problem] = problems(**PRODUCTION, PORTAL_PII_CURRENT="7")

    assert problem == "PORTAL_PII_CURRENT is 7, and PORTAL_PII_KEYS has no key of that number: add it there."


def test_a_secret_comes_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "secret_key"
    file.write_text("a secret key that lies in a file of its own\n")
    environ = {name: value for name, value in PRODUCTION.items() if name != "PORTAL_SECRET_KEY"}

    settings = Settings.from_env(environ | {"PORTAL_SECRET_KEY_FILE": str(file)})

    assert settings.secret_key == "a secret key that lies in a file of its own"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    wrong = problems(PORTAL_MODE="test", DATABASE_URL_FILE=str(tmp_path / "nowhere"))

    assert wrong == (
        f"DATABASE_URL_FILE names '{tmp_path}/nowhere', which cannot be read: give the path of a text file.",
    )


def test_half_of_a_mail_server_is_refused() -> None:
    assert problems(PORTAL_MODE="test", SMTP_HOST="mail.example.com", SMTP_PASSWORD="pw") == (
        "SMTP_FROM is not set, though other settings of SMTP are: set it, or remove them all.",
        "SMTP_USERNAME and SMTP_PASSWORD belong together: set both, or none.",
    )


@pytest.mark.parametrize("half", ["OAUTH_CLIENT_ID", "OAUTH_CLIENT_SECRET"])
def test_half_of_an_oauth_client_is_refused(half: str) -> None:
    assert problems(PORTAL_MODE="test", **{half: "half"}) == (
        "OAUTH_CLIENT_ID and OAUTH_CLIENT_SECRET belong together: set both, or none.",
    )


def test_an_oauth_client_sends_its_secret_over_an_encrypted_line_only() -> None:
    [problem] = problems(PORTAL_MODE="test", OAUTH_TOKEN_URL="http://login.example.com/token")

    assert problem == "OAUTH_TOKEN_URL is no address that we can use: it begins with https://."


def test_an_oauth_client_is_googles_unless_another_provider_is_named(tmp_path: Path) -> None:
    file = tmp_path / "client_secret"
    file.write_text("hush\n")
    environ = PRODUCTION | {"OAUTH_CLIENT_ID": "portal", "OAUTH_CLIENT_SECRET_FILE": str(file)}

    settings = Settings.from_env(environ)

    assert Settings.from_env(PRODUCTION).oauth is None
    assert settings.oauth == OAuth(
        client_id="portal", client_secret="hush", token_url="https://oauth2.googleapis.com/token"
    )
    assert "hush" not in f"{settings} {settings.oauth}"


def test_a_demo_makes_its_secrets_once_and_only_its_owner_reads_them(tmp_path: Path) -> None:
    environ = {"PORTAL_MODE": "demo", "PORTAL_DATA": str(tmp_path / "data")}

    first, second = Settings.from_env(environ), Settings.from_env(environ)

    assert first == second
    assert first.secret_key not in TEST_SECRETS.values()
    assert (tmp_path / "data" / "secrets.json").stat().st_mode & 0o777 == 0o600


def test_nothing_secret_is_shown_where_settings_are_logged() -> None:
    settings = Settings.from_env(
        PRODUCTION | {"SMTP_HOST": "h", "SMTP_FROM": "f", "SMTP_USERNAME": "u", "SMTP_PASSWORD": "hush"}
    )

    shown = f"{settings} {settings.pii} {settings.smtp}"

    assert not [secret for secret in (settings.secret_key, "hush", "thirty-two") if secret in shown]


@pytest.mark.parametrize("mode", ["demo", "production"])
def test_data_below_a_file_is_refused_with_a_sentence(mode: str, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()

    [problem] = problems(**PRODUCTION | {"PORTAL_MODE": mode, "PORTAL_DATA": str(file / "data")})

    assert problem == f"PORTAL_DATA is '{file}/data', where a folder cannot be: {file} is a file."


@pytest.mark.parametrize("trusted", ["10.0.0.7", "10.0.0.0/24", "::1"])
def test_a_proxy_is_an_address_or_a_network(trusted: str) -> None:
    settings = Settings.from_env(PRODUCTION | {"PORTAL_TRUSTED_PROXY": trusted})

    assert settings.trusted_proxy is not None
    assert settings.trusted_proxy.startswith(trusted)


@pytest.mark.parametrize("trusted", ["*", "proxy.example.com", "10.0.0.7 --reload"])
def test_a_proxy_that_is_no_address_is_refused(trusted: str) -> None:
    [problem] = problems(**PRODUCTION, PORTAL_TRUSTED_PROXY=trusted)

    assert problem.startswith(f"PORTAL_TRUSTED_PROXY is {trusted!r}: give an IP address")
