"""How wide a place is: a continent, a country, a state of the United States, or anything else."""

from claims.extraction.lexicon import words

_CONTINENTS = words("europe asia africa america oceania antarctica") | {"north america", "south america"}
# Own list: the members of the United Nations by the names that news uses, and the parts of the United Kingdom.
_COUNTRIES = words(
    "afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain "
    "bangladesh barbados belarus belgium belize benin bhutan bolivia botswana brazil brunei bulgaria burundi cambodia "
    "cameroon canada chad chile china colombia comoros congo croatia cuba cyprus denmark djibouti dominica ecuador "
    "egypt eritrea estonia eswatini ethiopia fiji finland france gabon gambia georgia germany ghana greece grenada "
    "guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica "
    "japan jordan kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya "
    "liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta mauritania mauritius mexico "
    "micronesia moldova monaco mongolia montenegro morocco mozambique myanmar namibia nauru nepal netherlands "
    "nicaragua niger nigeria norway oman pakistan palau panama paraguay peru philippines poland portugal qatar romania "
    "russia rwanda samoa senegal serbia seychelles singapore slovakia slovenia somalia spain sudan suriname sweden "
    "switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan tuvalu uganda "
    "ukraine uruguay uzbekistan vanuatu venezuela vietnam yemen zambia zimbabwe"
) | {
    "south korea", "north korea", "new zealand", "south africa", "saudi arabia", "sri lanka", "costa rica",
    "el salvador", "czech republic", "united states", "us", "usa", "uk", "united kingdom", "papua new guinea",
    "soviet union", "puerto rico", "sierra leone", "ivory coast", "burkina faso", "bosnia and herzegovina",
}  # fmt: skip
_STATES = words(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana "
    "iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana "
    "nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming"
) | {
    "new hampshire", "new jersey", "new mexico", "north carolina", "north dakota", "rhode island", "south carolina",
    "south dakota", "west virginia",
}  # fmt: skip
_NATIONS_OF_ONE = words("england scotland wales britain") | {"great britain", "northern ireland"}


def rank_of_place(key: str) -> int:
    """4 for a continent, 3 for a country, 2 for a part that is a country to many, 1 for a state, 0 for all else."""
    if key in _CONTINENTS:
        return 4
    if key in _COUNTRIES:
        return 3
    if key in _NATIONS_OF_ONE:
        return 2
    return 1 if key in _STATES else 0
