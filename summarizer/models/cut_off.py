"""What a reply that ended at the token limit had finished saying."""

from typing import Any, TypeVar

import pydantic_core
from pydantic import BaseModel, ValidationError

S = TypeVar("S", bound=BaseModel)


def finished(reply: str, schema: type[S]) -> S | None:
    """What `reply` lists before the item in which it ends; None if it lists nothing that fits `schema`.

    The last item goes even where it looks whole: the fields still to come might have said who says it.
    """
    try:
        told = pydantic_core.from_json(reply, allow_partial="trailing-strings")
    except ValueError:
        return None
    if not isinstance(told, dict) or not told:
        return None
    kept: dict[str, Any] = dict(told)
    last, value = kept.popitem()
    if isinstance(value, list):
        kept[last] = value[:-1]
    if not any(isinstance(each, list) and each for each in kept.values()):
        return None
    try:
        return schema.model_validate_json(pydantic_core.to_json(kept), strict=True)
    except ValidationError:
        return None
