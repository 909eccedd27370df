"""The one date form of the contract: ISO 8601, as precise as the article allows."""

import datetime
import re
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

_POINT = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
PATTERN = rf"^{_POINT}(?:/{_POINT})?$"


def require_iso_date(value: str) -> str:
    """Return `value` if it is a day, month, year or interval that exists; raise ValueError if not.

    Accepted: `2025-06-18`, `2025-04`, `2024`, `2025-01/2025-03`.
    """
    if not re.fullmatch(PATTERN.strip("^$"), value):
        raise ValueError(f"{value!r} is not a date like 2025-06-18, 2025-04, 2024 or 2025-01/2025-03")
    first, *last = (_first_day(point) for point in value.split("/"))
    if last and last[0] < first:
        raise ValueError(f"the interval {value} ends before it begins")
    return value


def _first_day(point: str) -> datetime.date:
    year, month, day = ([*point.split("-"), "01", "01"])[:3]
    return datetime.date(int(year), int(month), int(day))


IsoDate = Annotated[
    str,
    AfterValidator(require_iso_date),
    WithJsonSchema({"type": "string", "pattern": PATTERN, "examples": ["2025-06-18", "2025-04", "2025-01/2025-03"]}),
]
