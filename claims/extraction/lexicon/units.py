"""Units of measure: the ways news writes them, and the singular name they get.

Source: names and symbols of the SI brochure (BIPM, 9th edition) and of the British and US customary units;
spellings and plurals are our own list. Time units are in `calendar.py`.
"""

_NAMES = {
    "kilometre": "km kms kilometre kilometer",
    "metre": "metre meter",
    "centimetre": "cm cms centimetre centimeter",
    "millimetre": "mm millimetre millimeter",
    "micrometre": "micrometre micrometer micron µm μm",
    "nanometre": "nm nanometre nanometer",
    "mile": "mile mi",
    "nautical mile": "nautical-mile",
    "yard": "yard yd yds",
    "foot": "foot feet ft",
    "inch": "inch inches",
    "light year": "light-year lightyear",
    "hectare": "hectare ha",
    "acre": "acre",
    "kilogram": "kg kgs kilogram kilogramme kilo",
    "gram": "gram gramme",
    "milligram": "mg milligram milligramme",
    "microgram": "microgram µg μg mcg",
    "tonne": "tonne",
    "ton": "ton tons",
    "kilotonne": "kilotonne kt",
    "megatonne": "megatonne",
    "gigatonne": "gigatonne gt",
    "pound": "lb lbs pound",
    "ounce": "ounce oz",
    "stone": "stone st",
    "carat": "carat karat",
    "litre": "litre liter",
    "millilitre": "ml millilitre milliliter",
    "gallon": "gallon gal",
    "pint": "pint",
    "quart": "quart",
    "barrel": "barrel bbl bpd",
    "bushel": "bushel",
    "watt": "watt",
    "kilowatt": "kw kilowatt",
    "megawatt": "mw megawatt",
    "gigawatt": "gw gigawatt",
    "terawatt": "tw terawatt",
    "kilowatt hour": "kwh kilowatt-hour",
    "megawatt hour": "mwh megawatt-hour",
    "gigawatt hour": "gwh gigawatt-hour",
    "terawatt hour": "twh terawatt-hour",
    "horsepower": "horsepower hp bhp",
    "volt": "volt",
    "kilovolt": "kv kilovolt",
    "ampere": "amp amps ampere",
    "hertz": "hz hertz",
    "kilohertz": "khz kilohertz",
    "megahertz": "mhz megahertz",
    "gigahertz": "ghz gigahertz",
    "joule": "joule",
    "kilojoule": "kj kilojoule",
    "calorie": "calorie",
    "kilocalorie": "kcal kilocalorie",
    "pascal": "pascal",
    "hectopascal": "hpa hectopascal",
    "millibar": "millibar mbar",
    "decibel": "decibel db",
    "becquerel": "becquerel",
    "sievert": "sievert",
    "millisievert": "millisievert msv",
    "microsievert": "microsievert",
    "byte": "byte",
    "kilobyte": "kb kilobyte",
    "megabyte": "mb megabyte",
    "gigabyte": "gb gigabyte",
    "terabyte": "tb terabyte",
    "petabyte": "petabyte",
    "exabyte": "exabyte",
    "zettabyte": "zettabyte",
    "kilobit": "kilobit",
    "megabit": "megabit",
    "gigabit": "gigabit",
    "terabit": "terabit",
    "kilobit per second": "kbps",
    "megabit per second": "mbps",
    "gigabit per second": "gbps",
    "terabit per second": "tbps",
    "milliampere hour": "mah milliamp-hour",
    "watt hour": "watt-hour",
    "pound per square inch": "psi",
    "dot per inch": "dpi",
    "frame per second": "fps",
    "revolution per minute": "rpm",
    "pixel": "pixel",
    "nit": "nit nits",
    "megapixel": "megapixel",
    "kilometre per hour": "kph kmh kmph km/h",
    "mile per hour": "mph",
    "mile per gallon": "mpg",
    "knot": "knot",
    "degree": "degree",
    "square kilometre": "sqkm km² km2",
    "square metre": "sqm m² m2",
    "square foot": "sqft",
    "cubic metre": "m³ m3",
    "part per million": "ppm",
    "part per billion": "ppb",
}
# Two words: the second is one of these after "square", "cubic", "nautical", "light", "metric", "short".
PREFIXED = {
    "square": "square", "sq": "square", "cubic": "cubic", "nautical": "nautical", "light": "light",
    "metric": "metric", "fluid": "fluid", "troy": "troy", "short": "short", "long": "long", "cu": "cubic",
}  # fmt: skip
UNITS: dict[str, str] = {}
for _name, _forms in _NAMES.items():
    for _form in _forms.split():
        UNITS[_form] = _name
        if len(_form) > 3 and _form not in ("inches", "feet", "hertz", "stone", "tons"):
            UNITS[_form + "s"] = _name
# Capital letters decide: "MW" is a megawatt, "mW" is not news; "5C" is a temperature, "5c" is money.
CAPITAL_UNITS = {
    "C": "degree celsius", "F": "degree fahrenheit", "K": "kelvin", "W": "watt", "V": "volt", "Hz": "hertz",
    "A": "ampere", "J": "joule", "N": "newton", "Pa": "pascal", "L": "litre",
}  # fmt: skip
# Letters that are units only straight after digits or a space and only where nothing counted follows.
LETTER_UNITS = {"m": "metre", "g": "gram", "l": "litre", "t": "tonne", "in": "inch", "s": "second"}
# Data is written with capitals that matter: "GB" is bytes, "Gb" bits; "MP" is a megapixel.
DATA_RATES = {
    "MP": "megapixel", "Gb": "gigabit", "Mb": "megabit", "GB": "gigabyte", "MB": "megabyte", "TB": "terabyte",
    "Gbit": "gigabit", "Mbit": "megabit", "kB": "kilobyte", "PS": "metric horsepower",
}  # fmt: skip
TORQUE = {
    (force, arm): name
    for name, forces, arms in (
        ("pound-foot", "lb lbs pound pounds", "ft feet foot"),
        ("pound-foot", "ft foot", "lb lbs pound pounds"),
        ("newton metre", "newton newtons", "metre metres meter meters"),
    )
    for force in forces.split()
    for arm in arms.split()
}
# Units that make a speed or a flow with "per hour" and "per second"; of others "per hour" is a rate of use.
RATES = frozenset(
    {"kilometre", "metre", "mile", "centimetre", "millimetre", "foot", "inch", "megabit", "gigabit", "megabyte",
     "gigabyte", "kilobit", "terabit", "cubic metre", "cubic foot", "yard", "nautical mile", "frame"}
)  # fmt: skip
# The unit that follows in "6 feet 3 inches": its name, how many make the greater, and how it is written.
LESSER = {
    "foot": ("inch", 12, frozenset({"inch", "inches", "in"})),
    "pound": ("ounce", 16, frozenset({"ounce", "ounces", "oz"})),
    "stone": ("pound", 14, frozenset({"pound", "pounds", "lb", "lbs"})),
}
TEMPERATURES = {
    "celsius": "degree celsius", "centigrade": "degree celsius", "c": "degree celsius",
    "fahrenheit": "degree fahrenheit", "f": "degree fahrenheit", "kelvin": "kelvin",
}  # fmt: skip
PERCENT_WORDS = frozenset({"percent", "pct", "pc", "percentage"})
