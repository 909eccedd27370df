"""What a number is measured in: currencies, shares, measures, people."""

import re

CURRENCY_SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD",
    "R$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY",
    "₦": "NGN", "₴": "UAH", "Rs.": "INR", "Rs": "INR", "#": "GBP", "USD": "USD", "EUR": "EUR", "GBP": "GBP",
    "CHF": "CHF", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "AUD": "AUD", "CAD": "CAD", "JPY": "JPY", "INR": "INR",
    "Tk": "BDT", "GH¢": "GHS", "GH₵": "GHS", **{code: code for code in (
        "KRW CNY PLN CZK HUF BDT PKR LKR THB PHP VND IDR MYR SGD HKD NZD BRL MXN ZAR NGN KES GHS TZS UGX EGP AED ILS UAH RUB"
    ).split()},
    "KSh": "KES", "Sh": "KES", "RM": "MYR", "Rp": "IDR", "Fr": "CHF", "SFr": "CHF", "CFA": "XOF",
}  # fmt: skip
CODES = frozenset(CURRENCY_SIGNS.values())
"""ISO codes of currencies."""
LETTER_SIGNS = {"K": "ZMW", "N": "NGN", "R": "ZAR", "P": "PHP"}
CURRENCY_WORDS = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "rupee": "INR", "yuan": "CNY", "won": "KRW",
    "rouble": "RUB", "ruble": "RUB", "franc": "CHF", "peso": "MXN", "real": "BRL", "reais": "BRL", "rand": "ZAR",
    "lira": "TRY", "naira": "NGN", "hryvnia": "UAH", "zloty": "PLN", "shilling": "KES", "krona": "SEK",
    "krone": "NOK", "kronor": "SEK", "kroner": "NOK", "forint": "HUF", "ringgit": "MYR", "baht": "THB",
    "renminbi": "CNY", "dirham": "AED", "riyal": "SAR", "shekel": "ILS", "cent": "cents", "pence": "pence",
    "p": "pence", "sole": "PEN", "bitcoin": "BTC", "dinar": "dinars", "crown": "crowns", "penny": "pence", "birr": "ETB", "cedi": "GHS",
    "taka": "BDT", "somoni": "TJS", "riel": "KHR", "koruna": "CZK", "kwacha": "ZMW", "rupiah": "IDR", "tenge": "KZT",
    "leu": "RON", "lei": "RON", "dong": "VND", "quid": "GBP",
}  # fmt: skip
NATIONAL = {
    ("egyptian", "pound"): "EGP", ("pakistani", "rupee"): "PKR", ("sri lankan", "rupee"): "LKR", ("ugandan", "shilling"): "UGX",
    ("tanzanian", "shilling"): "TZS", ("swiss", "franc"): "CHF", ("swedish", "crown"): "SEK", ("czech", "crown"): "CZK",
    ("norwegian", "crown"): "NOK", ("danish", "crown"): "DKK", ("danish", "krone"): "DKK", ("danish", "kroner"): "DKK",
    ("argentine", "peso"): "ARS", ("chilean", "peso"): "CLP", ("colombian", "peso"): "COP", ("philippine", "peso"): "PHP",
}  # fmt: skip
"""Currencies that share a name with the best known of that name."""
NATIONAL_DOLLARS = {
    "australian": "AUD", "canadian": "CAD", "new zealand": "NZD", "hong kong": "HKD", "singapore": "SGD", "us": "USD", "u.s.": "USD",
}  # fmt: skip
MEASURES = {
    "km": "km", "kilometre": "km", "kilometer": "km", "kilometres": "km", "kilometers": "km", "kms": "km",
    "mile": "miles", "miles": "miles", "metre": "m", "metres": "m", "meter": "m", "meters": "m", "m": "m",
    "cm": "cm", "centimetre": "cm", "centimetres": "cm", "centimeters": "cm", "mm": "mm", "millimetres": "mm",
    "millimeters": "mm", "feet": "feet", "foot": "feet", "ft": "feet", "inch": "inches", "inches": "inches",
    "yard": "yards", "yards": "yards", "hectare": "hectares", "hectares": "hectares", "acre": "acres",
    "acres": "acres", "kg": "kg", "kilogram": "kg", "kilograms": "kg", "kilos": "kg", "kilo": "kg", "gram": "g",
    "grams": "g", "tonne": "tonnes", "tonnes": "tonnes", "ton": "tons", "tons": "tons", "litre": "litres",
    "litres": "litres", "liter": "litres", "liters": "litres", "barrel": "barrels", "barrels": "barrels",
    "mph": "mph", "kmh": "km/h", "km/h": "km/h", "kph": "km/h", "knots": "knots", "mw": "MW", "megawatt": "MW",
    "megawatts": "MW", "gw": "GW", "gigawatt": "GW", "gigawatts": "GW", "degree": "degrees", "degrees": "degrees",
    "celsius": "degrees", "second": "seconds", "seconds": "seconds", "minute": "minutes", "minutes": "minutes",
    "hour": "hours", "hours": "hours", "day": "days", "days": "days", "week": "weeks", "weeks": "weeks",
    "month": "months", "months": "months", "quarters": "quarters", "year": "years", "years": "years", "decade": "decades",
    "decades": "decades", "century": "centuries", "centuries": "centuries", "bps": "basis points",
    "bpd": "barrels per day", "gb": "GB", "tb": "TB", "mb": "MB", "kb": "KB", "times": "times", "gigalitres": "gigalitres", "gwh": "GWh", "mwh": "MWh", "kwh": "kWh",
    "kw": "kW", "nanograms": "nanograms", "milligrams": "mg", "mg": "mg", "ml": "ml", "terabytes": "terabytes",
    "storeys": "storeys", "storey": "storeys", "votes": "votes", "seats": "seats", "goals": "goals", "p": "pence",
    "page": "pages", "pages": "pages", "pound": "pounds",
}  # fmt: skip
PERSONS = frozenset(
    (
        "people person persons men man women woman children child boys girls adults residents civilians soldiers "
        "troops workers employees staff passengers deaths dead killed wounded injured injuries casualties "
        "fatalities victims survivors refugees migrants asylum-seekers protesters demonstrators marchers "
        "supporters fans students pupils teachers doctors nurses patients officers police policemen prisoners "
        "hostages detainees suspects members lawmakers mps senators deputies voters delegates volunteers "
        "firefighters rescuers miners deminers builders drivers farmers customers users subscribers clients "
        "homeless missing arrested hospitalised hospitalized evacuated displaced participants "
        "spectators attendees tourists visitors passengers crew sailors fighters militants rebels gunmen attackers "
        "personnel guests mourners strikers residents villagers players shareholders investors journalists lawyers "
        "judges scientists researchers engineers koreans americans russians ukrainians britons israelis "
        "palestinians germans spectators crowd lives fatally"
    ).split()
)
_WORD = re.compile(r"[\w/’'-]+")
_STOPS = frozenset(
    "at on and but for from who that which were was are had have said by with when while after before".split()
)
_SKIPPED = frozenset(
    (
        "more other new north south east west korean russian of its the their a an in additional extra local "
        "foreign young old senior full-time part-time armed wounded injured further military police square cubic "
        "consecutive straight nautical metric calendar business working whole full long"
    ).split()
)


_PERCENT = re.compile(r"\s?(?:%|per\s?cent\b|percent\b)", re.IGNORECASE)
_AGED = re.compile(r"-(year|month|week|day)-olds?\b")
_POINTS = re.compile(r"[\s-]?(?:percentage|per\s?cent)?\s?points?\b", re.IGNORECASE)
_BASIS_POINTS = re.compile(r"[\s-]?basis[\s-]points?\b", re.IGNORECASE)
_DEGREES = re.compile(r"\s?°\s?[CF]?|(?<=\d)[CF]\b(?![+#-])")
_CFA_FRANCS = re.compile(r"\sCFA\sfrancs?\b")
_CURRENCY = re.compile(r"\s((?:New Zealand|Hong Kong|Sri Lankan|South Korean|U\.S\.|[A-Z][a-z]+|US)\s)?([A-Za-z]+)")
_JOINED_CURRENCY = re.compile(r"-(dollar|euro|yen|rupee)s?\b", re.IGNORECASE)
_OF_A_WHOLE = re.compile(r"\s+of\s+(?:the\s+|its\s+)?(?:an\s+estimated\s+)?\d[\d,.]*(?=\s)")
_EACH = re.compile(r"\s(?:an?|the)\s")
"""Before what a rate is for, or when it was so, and no unit: "2,000 a day", "up from 12 the week before"."""
_AREA = re.compile(r"\s(square|cubic|sq\.?)\s(\w+)", re.IGNORECASE)


_DOLLARS = {
    "AUD": re.compile(r"\bAustralian?\b|\bA\$"), "CAD": re.compile(r"\bCanadian?\b|\bC\$"),
    "NZD": re.compile(r"\bNew Zealand|\bNZ\$"), "SGD": re.compile(r"\bSingapore"), "HKD": re.compile(r"\bHong Kong"),
}  # fmt: skip
_OTHER_DOLLARS = re.compile(
    r"\b(?:amounts|figures|prices|sums|values) (?:are )?(?:all )?(?:given )?in (Australian|Canadian|New Zealand|Singapore|Hong Kong) (?:dollars|currency)"
)
_AMERICAN = re.compile(r"(?<![A-Za-z])\$[\d.,]+(?:\s?[a-z]+)?\s\((?:about\s)?US\$")
"""A bare "$" beside its worth in American dollars."""


def bare_dollar(text: str) -> str:
    """The currency of a bare "$" in `text`: US dollars unless it gives their worth in these, or says whose they are."""
    if stated := _OTHER_DOLLARS.search(text):
        return NATIONAL_DOLLARS[stated.group(1).lower()]
    if not _AMERICAN.search(text):
        return "USD"
    named = {code: len(country.findall(text)) for code, country in _DOLLARS.items()}
    most = max(named, key=lambda code: named[code])
    return most if named[most] else "USD"


def unit_after(text: str, end: int) -> tuple[str | None, int]:
    """The unit that the words after offset `end` give, and where those words end; (None, end) if they give none."""
    rest = text[end : end + 80]
    if match := _AGED.match(rest):
        return f"{match.group(1)}s", end
    if match := _PERCENT.match(rest):
        return "%", end + match.end()
    if match := _POINTS.match(rest):
        kind = "percentage points" if "per" in match.group().lower() else "points"
        return kind, end + match.end()
    if match := _BASIS_POINTS.match(rest):
        return "basis points", end + match.end()
    if match := _DEGREES.match(text, end):
        return "degrees", match.end()
    if match := _CFA_FRANCS.match(rest):
        return "XOF", end + match.end()
    if match := _CURRENCY.match(rest):
        singular = match.group(2).lower().removesuffix("s")
        code = CURRENCY_WORDS.get(match.group(2).lower()) or CURRENCY_WORDS.get(singular)
        nation = (match.group(1) or "").strip().lower()
        if named := NATIONAL.get((nation, singular)):
            return named, end + match.end()
        if code:
            return (NATIONAL_DOLLARS.get(nation, code) if code == "USD" else code), end + match.end()
    if match := _JOINED_CURRENCY.match(rest):
        return CURRENCY_WORDS[match.group(1).lower()], end + match.end()
    if match := _OF_A_WHOLE.match(rest):
        return unit_after(text, end + match.end())[0], end
    return _noun_after(rest, end)


def _noun_after(rest: str, end: int) -> tuple[str | None, int]:
    glued = re.match(r"[a-zA-Z]+(?:/h)?\b", rest)
    if rest[:1] not in (" ", "-", "\u00a0", "\n") and not (glued and glued.group().lower() in MEASURES):
        return None, end
    area = _AREA.match(rest)
    if area and area.group(2).lower() in MEASURES:
        return f"{area.group(1).lower()} {MEASURES[area.group(2).lower()]}", end + area.end()
    previous = ""
    if _EACH.match(rest):
        return None, end
    for position, match in enumerate(_WORD.finditer(rest.split(",")[0].split(".")[0])):
        word = match.group().lower().strip("-'’")
        if word in MEASURES and (position == 0 or (position == 1 and previous in _SKIPPED)):
            return MEASURES[word], end + match.end()
        if word in PERSONS and position < 5:
            return "people", end
        if word in _STOPS or (position and word.endswith("s") and previous not in _SKIPPED):
            break
        previous = word
        if position >= 5:
            break
    return None, end
