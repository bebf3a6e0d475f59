"""The brand's mark, a flame: the same curves as a path and as a polygon. Pure."""

from typing import Final

Point = tuple[float, float]
Curve = tuple[Point, Point, Point]

_START: Final[Point] = (0.54, 0.03)
# In a square of one unit: each curve has two handles and its end, the last one returns to the start.
_CURVES: Final[tuple[Curve, ...]] = (
    ((0.57, 0.25), (0.86, 0.36), (0.86, 0.63)),
    ((0.86, 0.84), (0.70, 0.97), (0.50, 0.97)),
    ((0.30, 0.97), (0.14, 0.83), (0.14, 0.62)),
    ((0.14, 0.49), (0.20, 0.40), (0.27, 0.34)),
    ((0.27, 0.46), (0.32, 0.53), (0.40, 0.53)),
    ((0.48, 0.53), (0.52, 0.47), (0.50, 0.39)),
    ((0.48, 0.27), (0.38, 0.17), (0.54, 0.03)),
)
_STEPS: Final = 16


def path(left: float, top: float, side: float) -> str:
    """Write the flame as the path of an SVG."""

    def at(point: Point) -> str:
        return f"{left + point[0] * side:.2f} {top + point[1] * side:.2f}"

    return f"M{at(_START)}" + "".join(f"C{at(a)} {at(b)} {at(end)}" for a, b, end in _CURVES) + "Z"


def outline(left: float, top: float, side: float) -> list[Point]:
    """Return the flame as the corners of a polygon, close enough together to look round."""
    corners, start = [], _START
    for first, second, end in _CURVES:
        corners += [_on((start, first, second, end), step / _STEPS) for step in range(_STEPS)]
        start = end
    return [(left + x * side, top + y * side) for x, y in corners]


def _on(points: tuple[Point, Point, Point, Point], t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    x = sum(weight * point[0] for weight, point in zip(weights, points, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, points, strict=True))
    return x, y
