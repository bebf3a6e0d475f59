"""What a browser complains about while a person notices nothing."""

from playwright.async_api import ConsoleMessage, Error, Page, Response

ANSWERS_THAT_ARE_REFUSALS = "Failed to load resource"  # 404 and 422 are answers, and tests look at what they show
BROKEN = 500


class Complaints:
    """Errors in the console (a forbidden script or style is one), exceptions in scripts, and broken answers."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def listen_to(self, page: Page) -> None:
        """Note what a page complains about from now on."""
        page.on("console", self._console)
        page.on("pageerror", self._exception)
        page.on("response", self._answer)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(ANSWERS_THAT_ARE_REFUSALS):
            self.heard.append(f"{message.text} ({message.location.get('url')})")

    def _exception(self, error: Error) -> None:
        self.heard.append(str(error))

    def _answer(self, response: Response) -> None:
        if response.status >= BROKEN:
            self.heard.append(f"{response.status} {response.url}")
