"""Words about a person's age. Source: our own list."""

from . import words

OLDEST = 130
JUST = words("just only about around nearly almost")
POSSESSIVES = words("his her their my our its")
PERSONAL = words("he she i who")
I_AM = words("i'm he's she's who's")
TURNS = words("turned turns turning turn")
BE = words("is was am 's are were")
AFTER_AGE = words("when and but at years or on last this next in")
ANYONE = words("those anyone everyone anybody everybody")
# "the retirement age to 64 from 62".
LIMITS = words(
    "retirement pension voting drinking minimum maximum legal average median mean school marriage leaving consent"
)
TO_LIMIT = words(
    "to from of at is was be will just only about and has been by rise rises rising rose raised increase increased go "
    "going goes fall lowered cut set should would for men women , up down"
)
YOUNG_AND_OLD = words("girl boy man woman child daughter son baby toddler youth student")
# They may be followed by a figure that is no age: "the total, 45, was".
NOT_AGED = words(
    "total figure number count toll sum record score average result room rest remainder majority share rate "
    "price highest lowest maximum minimum most margin low high fewest tally turnout magnitude measure page line "
    "version day year"
)
PERSONS = words("gran nan granny grandad mum mom dad pensioner tot teen teenager toddler youngster expat")
KIN = words("son daughter wife husband brother sister mother father nephew niece grandson granddaughter partner twins")
LIFE = words(
    "dies dead die joined married died retired graduated emigrated orphaned widowed enlisted joining marrying "
    "leaving retiring debuted wed quit learned learnt"
)
# "his sons, 14 and 11,".
CHILDREN = words("sons daughters children kids twins boys girls brothers sisters grandchildren siblings")
AGE_GROUPS = words("group groups bracket brackets range category")
