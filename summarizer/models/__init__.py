"""Ways to reach a language model. Knows nothing of news.

`open_model(spec)` gives a `Model`; `Model.ask` gives an object that fits a schema, or raises ModelError.
`Model.choose` weighs a few options against each other with a single token. An `AnswerCache` keeps what was answered.
A `Fallback` is several models in order of preference.
"""

from summarizer.models.cache import AnswerCache
from summarizer.models.fallback import Fallback
from summarizer.models.messages import Message
from summarizer.models.model import Model
from summarizer.models.opening import open_model
from summarizer.models.profiles import Profile
from summarizer.models.usage import Meter, Usage

__all__ = ["AnswerCache", "Fallback", "Message", "Meter", "Model", "Profile", "Usage", "open_model"]
