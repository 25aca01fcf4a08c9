"""Words about a person's age. Source: our own list."""

from . import words

OLDEST = 130
JUST = words("just only about around nearly almost")
POSSESSIVES = words("his her their my our its")
PERSONAL = words("he she i who")
TURNS = words("turned turns turning turn")
BE = words("is was am 's are were")
AFTER_AGE = words("when and but at years or on last this next in")
ANYONE = words("those anyone everyone anybody everybody")
# "the retirement age to 64 from 62".
LIMITS = words("retirement pension voting drinking minimum maximum legal average median mean school marriage consent")
TO_LIMIT = words(
    "to from of at is was be will just only about and has been by rise rises rising rose raised increase increased go "
    "going goes fall lowered cut set should would"
)
YOUNG_AND_OLD = words("girl boy man woman child daughter son baby toddler youth student")
KIN = words("son daughter wife husband brother sister mother father nephew niece grandson granddaughter partner twins")
LIFE = words("joined married died retired graduated emigrated orphaned widowed enlisted debuted wed quit")
