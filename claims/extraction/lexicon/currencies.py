"""Money words and signs with their ISO 4217 codes. Source: ISO 4217 (names are our own list).

Names shared by several currencies ("dollar", "pound", "peso") get the code that an English-language wire
means when it does not say which; a nationality before the name decides otherwise.
"""

from . import words

SIGNS = {
    "$": "USD", "us$": "USD", "u$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD",
    "cdn$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "nt$": "TWD", "r$": "BRL", "€": "EUR",
    "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH", "₦": "NGN",
    "₱": "PHP", "฿": "THB", "₫": "VND", "₪": "ILS", "₵": "GHS", "₡": "CRC", "₲": "PYG", "₸": "KZT",
    "₼": "AZN", "₾": "GEL", "₳": "ARS",
}  # fmt: skip
CODES = words(
    "AED AFN ALL AMD ARS AUD AZN BDT BGN BHD BRL CAD CHF CLP CNY COP CZK DKK DZD EGP ETB EUR GBP GEL "
    "GHS HKD HRK HUF IDR ILS INR IQD IRR ISK JOD JPY KES KGS KRW KWD KZT LBP LKR MAD MMK MXN MYR NGN "
    "NOK NPR NZD OMR PEN PHP PKR PLN QAR RON RSD RUB RWF SAR SEK SGD SYP THB TND TRY TWD TZS UAH UGX "
    "USD UYU UZS VND XAF XOF YER ZAR ZMW"
)
# Written before the digits: "Rs 500", "Tk 20", "Sh 100", "RM 3".
PREFIXES = {
    "rs": "INR", "rmb": "CNY", "tk": "BDT", "rm": "MYR", "rp": "IDR", "sfr": "CHF", "fr": "CHF", "kr": "SEK",
    "skr": "SEK", "nkr": "NOK", "dkr": "DKK", "ksh": "KES", "sh": "KES", "ush": "UGX", "gh": "GHS", "n": "NGN",
    "r": "ZAR", "p": "PHP", "k": "ZMW", "zl": "PLN", "dh": "AED", "dhs": "AED",
}  # fmt: skip
# Those that stand apart from the digits.
APART = frozenset({"Rs", "RMB", "Rmb", "Tk", "RM", "Rp", "SFr", "Sfr", "Kr", "Ksh", "KSh", "Sh"})
# "US $40": the nation apart from the sign.
DOLLARS = {"US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "HK": "HKD"}
NAMES = {
    "dollar": "USD", "buck": "USD", "cent": "USD", "euro": "EUR", "pound": "GBP", "sterling": "GBP",
    "quid": "GBP", "pence": "GBP", "penny": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rupee": "INR", "rouble": "RUB", "ruble": "RUB", "won": "KRW", "lira": "TRY", "hryvnia": "UAH",
    "naira": "NGN", "baht": "THB", "dong": "VND", "shekel": "ILS", "cedi": "GHS", "tenge": "KZT",
    "manat": "AZN", "lari": "GEL", "rand": "ZAR", "real": "BRL", "reais": "BRL", "reals": "BRL",
    "peso": "MXN", "franc": "CHF", "crown": "SEK", "krona": "SEK", "kronor": "SEK", "krone": "NOK", "kroner": "NOK",
    "zloty": "PLN", "forint": "HUF", "koruna": "CZK", "leu": "RON", "lei": "RON", "lev": "BGN",
    "leva": "BGN", "dinar": "RSD", "dirham": "AED", "riyal": "SAR", "rial": "IRR", "taka": "BDT",
    "rupiah": "IDR", "ringgit": "MYR", "birr": "ETB", "shilling": "KES", "kwacha": "ZMW", "sum": "UZS",
    "som": "KGS", "somoni": "TJS", "dram": "AMD", "kyat": "MMK", "bolivar": "VES", "guarani": "PYG",
    "sol": "PEN", "afghani": "AFN", "bitcoin": "BTC", "ether": "ETH",
}  # fmt: skip
# Ordinary English words as well.
ORDINARY = frozenset({"real", "reals", "sum", "won", "sol", "dong", "crown", "som", "buck", "rand", "lev"})
# Words that are something else unless a number or scale stands straight before them.
HUNDREDTHS = frozenset({"cent", "pence", "penny", "p"})
_NATIONS = {
    "US": "us u.s american",
    "AU": "australian",
    "CA": "canadian",
    "NZ": "zealand",
    "HK": "kong",
    "SG": "singapore singaporean",
    "TW": "taiwan taiwanese",
    "JM": "jamaican",
    "GB": "british",
    "EG": "egyptian",
    "LB": "lebanese",
    "SY": "syrian",
    "SD": "sudanese",
    "MX": "mexican",
    "AR": "argentine argentinian",
    "CL": "chilean",
    "CO": "colombian",
    "PH": "philippine filipino",
    "CU": "cuban",
    "UY": "uruguayan",
    "IN": "indian",
    "PK": "pakistani pakistan",
    "LK": "lankan",
    "NP": "nepalese nepali",
    "ID": "indonesian",
    "CH": "swiss",
    "SE": "swedish",
    "NO": "norwegian",
    "DK": "danish",
    "IS": "icelandic",
    "CZ": "czech",
    "RS": "serbian",
    "KW": "kuwaiti",
    "JO": "jordanian",
    "BH": "bahraini",
    "IQ": "iraqi",
    "DZ": "algerian",
    "TN": "tunisian",
    "LY": "libyan",
    "AE": "emirati uae",
    "MA": "moroccan",
    "SA": "saudi",
    "QA": "qatari",
    "OM": "omani",
    "IR": "iranian",
    "YE": "yemeni",
    "KE": "kenyan",
    "UG": "ugandan",
    "TZ": "tanzanian",
    "SO": "somali",
    "RU": "russian",
    "BY": "belarusian",
    "CN": "chinese",
    "JP": "japanese",
    "KR": "korean",
    "TR": "turkish",
    "UZ": "uzbek",
    "KG": "kyrgyz",
    "BR": "brazilian",
    "ZA": "african",
    "RO": "romanian",
    "BG": "bulgarian",
    "HU": "hungarian",
    "PL": "polish",
    "FR": "french",
    "XO": "cfa",
}
NATIONS = {word: nation for nation, words in _NATIONS.items() for word in words.split()}
# nation + name, where the code is not the nation's two letters and the first letter of the name.
_ODD = {
    ("MX", "peso"): "MXN", ("CN", "yuan"): "CNY", ("RU", "rouble"): "RUB", ("RU", "ruble"): "RUB",
    ("BY", "rouble"): "BYN", ("BY", "ruble"): "BYN", ("AE", "dirham"): "AED", ("KR", "won"): "KRW",
    ("PL", "zloty"): "PLN", ("RO", "leu"): "RON", ("BG", "lev"): "BGN", ("TR", "lira"): "TRY",
    ("UZ", "sum"): "UZS", ("FR", "franc"): "FRF", ("JO", "dinar"): "JOD", ("KW", "dinar"): "KWD",
    ("RS", "dinar"): "RSD", ("CZ", "koruna"): "CZK", ("CZ", "crown"): "CZK",
    ("NO", "crown"): "NOK", ("DK", "crown"): "DKK", ("IS", "crown"): "ISK", ("XO", "franc"): "XOF",
}  # fmt: skip


def code(name: str, nation: str | None) -> str:
    """The ISO 4217 code of a singular currency name, of a nation where the text names one."""
    if nation is None or nation not in NATIONS:
        return NAMES[name]
    country = NATIONS[nation]
    guess = _ODD.get((country, name)) or country + name[0].upper()
    return guess if guess in CODES or (country, name) in _ODD else NAMES[name]
