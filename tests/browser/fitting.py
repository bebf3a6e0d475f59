"""What sticks out of a page, what has no room in it, and how much of the screen its bar takes."""

from playwright.async_api import Page, expect

STICKS_OUT = """() => {
  const edge = document.documentElement.clientWidth + 1
  const scrolls = (node) =>
    node && (/(auto|scroll|hidden|clip)/.test(getComputedStyle(node).overflowX) || scrolls(node.parentElement))
  const out = (node) => node.getBoundingClientRect().right > edge && !scrolls(node.parentElement)
  const width = document.documentElement.scrollWidth
  return [...document.body.querySelectorAll('*')]
    .filter((node) => node.checkVisibility() && out(node))
    .map((node) => `${node.tagName}.${node.className} ends at ${Math.round(node.getBoundingClientRect().right)}`)
    .concat(width > edge ? [`the page is ${width} wide`] : [])
}"""
SQUEEZED = """() => [...document.body.querySelectorAll('*')]
  .filter((node) => node.checkVisibility() && node.clientWidth > 1 && !node.closest('thead'))
  .filter((node) => [...node.childNodes].some((part) => part.nodeType === 3 && part.data.trim().length > 5))
  .filter((node) => node.clientWidth < 2.5 * parseFloat(getComputedStyle(node).fontSize))
  .map((node) => `${node.tagName}.${node.className} is ${node.clientWidth} wide: ${node.textContent.slice(0, 30)}`)"""
BAR = """() => Math.max(0, ...[...document.querySelectorAll('.price-bar, .action-bar')]
  .filter((bar) => ['sticky', 'fixed'].includes(getComputedStyle(bar).position))
  .map((bar) => bar.getBoundingClientRect().height / innerHeight))"""


async def unfit(page: Page, name: str) -> list[str]:
    """Return what is wrong with how a page is laid out, each in a sentence."""
    await page.wait_for_load_state()
    await expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")).to_have_count(0)
    found: list[str] = [*await page.evaluate(STICKS_OUT), *await page.evaluate(SQUEEZED)]
    bar: float = await page.evaluate(BAR)
    if bar > 1 / 3:
        found.append(f"its bar takes {bar:.0%} of the screen")
    return [f"{name}: {what}" for what in found[:6]]
