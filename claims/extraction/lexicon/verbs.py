"""Finite verbs of news English that tell clauses; regular pasts by their ending. Source: our own list."""

from . import words
from .changes import DOWN, UP
from .changes import NOUNS as CHANGE_NOUNS
from .function_words import AUXILIARIES, COMMON_VERBS
from .people import VERBS as HARM_VERBS

_PASTS = words(
    "rose fell won lost has told made took led began grew met left became came went got gave held kept spent paid cut "
    "hit saw sent drew drove ran sold bought brought built burned burnt caught chose cost dealt fought fled flew froze "
    "laid lay lent meant put quit read rode said sank sat set shook shot showed shrank shut slid sought spoke "
    "sprang spread stood stole struck swept swung taught thought threw tore understood woke wore wrote overtook "
    "outsold broke fed felt found forecast heard hung hurt knew lit rang sang sped split spun stuck swam swore"
)
_PRESENTS = words(
    "says employs includes remains expects owns sells makes takes gives keeps pays carries serves earns spends begins "
    "opens closes represents reaches exceeds contains comprises sits lies lives weighs generates allows means brings "
    "puts gets goes comes sees becomes attracts draws loses wins grows adds raises leaves kills injures affects "
    "threatens depends supports opposes varies equals hovers spans invests lends owes buys beats tops looks seems "
    "appears believes thinks knows hopes fears wants requires belongs provides continues follows turns receives "
    "develops publishes connects links marks aims tries seeks builds creates crosses enters joins signs meets visits "
    "travels arrives departs launches lasts dates spells stems consists accounts produces supplies manages intends "
    "agrees vows decides refuses encourages admits denies insists"
)
# These are nouns as often: verbs only where their place in the sentence says so.
DOUBTFUL = words(
    "plans costs covers borders shows runs leads holds starts ends offers stands works measures uses needs sets faces "
    "hosts houses rises falls climbs drops gains cuts hits backs trades ranges averages totals seats boasts features "
    "stretches charges trails exports imports remains start use need make hold cover face work account stand export "
    "import cost hope plan run sit offer value estimate forecast report reports claim claims order orders increase "
    "decrease return returns share shares visit visits play show vote call want support fear named based led"
)
_BASES = words(
    "employ own sell live pay include remain represent carry produce earn spend reach exceed depend serve become keep "
    "give take say go come get lie grow belong contain expect believe think"
)
FINITE = (
    AUXILIARIES | COMMON_VERBS | _PASTS | _PRESENTS | _BASES | frozenset(HARM_VERBS) | ((UP | DOWN) - CHANGE_NOUNS)
) - words("up down missing growth growing rising falling")
# Participles that open a phrase behind a comma: any other word in -ing does too, but for these.
NOT_PARTICIPLES = words(
    "during including following according excluding nothing something everything anything morning evening spring king "
    "ring thing string wing sterling regarding concerning barring pending notwithstanding building meeting beijing"
)
# They end in -ed and are no past of a verb.
NOT_PASTS = words(
    "need feed seed speed bleed breed weed deed reed indeed exceed succeed proceed hundred sacred naked greed embed "
    "shed bed red wed sled bloodshed watershed"
)
