"""QR codes: made, drawn, scanned, led somewhere else; and signed links: how somebody without a log-in names a row."""

from portal.domain.qr.change_target import change_target
from portal.domain.qr.code import written
from portal.domain.qr.color import Rgb, brand_color, contrast
from portal.domain.qr.draw import DrawnCode, drawn, png, svg
from portal.domain.qr.events import CodeLedElsewhere, CodeMade, CodeRenamed, CodeSwitched
from portal.domain.qr.label import LabelMissing
from portal.domain.qr.make import AboutWhom, make
from portal.domain.qr.poster import Paper, Poster, poster_png, poster_svg
from portal.domain.qr.queries import CodeLine, codes, labels, scans_of
from portal.domain.qr.rename import rename
from portal.domain.qr.scan import scan
from portal.domain.qr.sign import LinkKind, Signed, read, sign
from portal.domain.qr.statistics import Bar, Statistics, statistics
from portal.domain.qr.switch import switch
from portal.domain.qr.target import TargetRefused, is_ours, target_of
from portal.domain.qr.visitor import Scanner, scanner_of

__all__ = [
    "AboutWhom",
    "Bar",
    "CodeLedElsewhere",
    "CodeLine",
    "CodeMade",
    "CodeRenamed",
    "CodeSwitched",
    "DrawnCode",
    "LabelMissing",
    "LinkKind",
    "Paper",
    "Poster",
    "Rgb",
    "Scanner",
    "Signed",
    "Statistics",
    "TargetRefused",
    "brand_color",
    "change_target",
    "codes",
    "contrast",
    "drawn",
    "is_ours",
    "labels",
    "make",
    "png",
    "poster_png",
    "poster_svg",
    "read",
    "rename",
    "scan",
    "scanner_of",
    "scans_of",
    "sign",
    "statistics",
    "svg",
    "switch",
    "target_of",
    "written",
]
