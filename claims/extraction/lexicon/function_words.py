"""Small words by which detectors find the edges of phrases. Source: our own list."""

from . import words

DETERMINERS = words("the a an this that these those its his her their our my your whose each every any some no another")
PREPOSITIONS = words(
    "of in on at by for from to with without within into onto over under above below between among "
    "amid against during before after since until till through throughout across along around about "
    "behind beyond near beside besides despite toward towards upon via per than as like including "
    "excluding inside outside off out up down versus vs following"
)
CONJUNCTIONS = words(
    "and or but nor yet so while whereas although though because if unless when where who whom whose "
    "which that as"
)  # fmt: skip
AUXILIARIES = words(
    "is are was were be been being am has have had having do does did will would shall should can "
    "could may might must 's 're 've 'll isn't aren't wasn't weren't hasn't haven't hadn't won't "
    "wouldn't can't couldn't don't doesn't didn't"
)
PRONOUNS = words("he she they it him her them i we you us me who")
PERSONAL = frozenset({"he", "she"})
ADVERBS = words(
    "also already still now then there here just even only again later earlier recently currently "
    "presently reportedly allegedly nearly almost about alone together too ago respectively either "
    "instead not never today yesterday tomorrow however meanwhile overall annually daily weekly "
    "monthly yearly each both"
)
# Verbs that so often follow a counted noun that they end its phrase.
COMMON_VERBS = words(
    "said says say told died die dies killed injured wounded hurt live lives lived took take takes "
    "made make makes came come comes went go goes got get gets saw see sees gave give gives left "
    "leave leaves won win wins lost lose loses rose rise rises fell fall falls dropped grew grow "
    "grows led lead leads held hold holds met meet meets voted attended gathered marched signed "
    "joined returned fled flee escaped survived remain remained remains became become becomes began "
    "begin begins started ended work worked works play played show showed shown shows want wanted "
    "need needed face faced faces include included includes turned paid pay pays used use uses "
    "received reported confirmed tested infected detained arrested rescued evacuated displaced "
    "hospitalised hospitalized missing participated applied registered suffered contracted agreed "
    "backed supported opposed rejected called filed spent earned sold bought raised reached hit "
    "crossed entered visited shared gained ruled cost costs stood sat ran runs employ employed "
    "expected required found lie lies span spans seek seeking"
)
EDGES = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS | ADVERBS
NOUN_EDGES = EDGES | COMMON_VERBS
# They open a clause that hangs on another; "since" does so too, where it tells no time.
SUBORDINATORS = words("when after as while because before where whereas although though if until unless once")
