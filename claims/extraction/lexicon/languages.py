"""The small words that give a European language away, and the words in which it counts people.

Source: our own list, of the commonest articles, prepositions, pronouns, conjunctions and auxiliaries of each
language, and of its months. A word that English has too ("die", "in", "was") tells nothing between the two.
"""

from . import words
from .function_words import COMMON_VERBS, EDGES

_SMALL = {
    "French": "le la les un une des du de au aux et ou où est sont était étaient être ont avait ce cette ces il elle "
    "ils elles on nous vous qui que dont dans sur sous avec sans pour par selon entre chez plus moins pas ne leur "
    "leurs son sa ses mais aussi depuis jusqu après avant en été à tué janvier février avril juin juillet août "
    "septembre octobre novembre décembre",
    "Spanish": "el la los las un una unos unas de del al y e o que quien en con sin por para según entre sobre desde "
    "hasta es son era eran fue fueron ha han había hay ser está están se su sus lo le les más menos pero como no "
    "este esta estos estas ya también tras cuando a enero febrero marzo abril mayo junio julio "
    "agosto septiembre octubre noviembre diciembre",
    "Portuguese": "o a os as um uma de do da dos das no na nos nas ao aos à às em com sem por pelo pela para segundo "
    "entre sobre desde até é são era eram foi foram há ser está estão se seu sua seus suas que quem mais menos mas "
    "como não este esta já também após e janeiro fevereiro março abril maio junho julho agosto setembro outubro "
    "novembro dezembro",
    "Italian": "il lo la i gli le un una uno di del dello della dei degli delle da dal dalla dai in nel nella nei "
    "nelle con su sul sulla per tra fra secondo è sono era erano stato stata stati ha hanno aveva che chi cui non "
    "più meno ma anche come questo questa questi si suo sua dopo prima a al alla ai e gennaio febbraio marzo aprile "
    "maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "German": "der die das den dem des ein eine einen einem einer und oder aber ist sind war waren wird werden wurde "
    "wurden hat haben hatte sein im in am an auf aus bei bis bisher mit nach seit von vom vor zu zum zur über unter "
    "für gegen um durch ohne als wie wenn dass daß nicht kein keine auch noch nur mehr sich sie er es wir man "
    "beträgt betrug sank stieg zurück januar februar märz mai juni juli oktober dezember",
    "Dutch": "de het een en of maar is zijn was waren wordt worden werd werden heeft hebben had hadden in op aan van "
    "voor met naar uit bij tot door over onder tegen sinds volgens niet geen ook nog meer dan als dat die dit deze "
    "er hij zij wij ze te om januari februari maart mei juni juli augustus oktober",
    "Swedish": "och att det den de som en ett är var har hade blev i på av för med till från om vid efter under "
    "enligt inte men eller också har när mer än sig sin ha kan han hon vi",
    "Danish or Norwegian": "og at det den de som en et er var har havde hadde blev ble bliver i på av af for med til "
    "fra om ved efter etter under ifølge ikke men eller også når mer mere enn end sig seg sin han hun vi",
    "Polish": "i w z na do od za po przez przy nad pod dla o u że się jest są był była było były być nie tak jak co "
    "który która które oraz ale lub ten ta to tym tego jego jej ich już tylko według ponad",
    "Czech or Slovak": "a v ve z ze na do od za po pro při nad pod podle že se si je jsou byl byla bylo byly být ne "
    "jak který která které nebo ale ten ta to tom toho jeho její jejich už jen více sa sú bol bola boli ktorý podľa",
    "Hungarian": "a az egy és vagy hogy nem is van volt voltak lesz ez ezt azt csak már még mint szerint után alatt "
    "között meg el ki",
    "Romanian": "și si sau dar un o de la din în cu pe pentru prin după până este sunt era erau fost a au ar care că "
    "nu mai cel cea cei cele lui său sa ale al ai",
    "Finnish": "ja on ei oli ovat olivat ollut tai mutta että joka jotka se ne hän he tämä mukaan sekä kun kuin myös "
    "vain jo yli alle",
    "Turkish": "ve bir bu da de ile için olan olarak oldu olduğu göre daha en çok ama veya gibi kadar sonra önce ise "
    "değil var yok mi",
    "Uzbek": "va bilan uchun bu bir ham esa edi emas yoki lekin kabi deb haqida bo'yicha ko'ra keyin bo'lgan boʻlgan "
    "boʻyicha boʻldi bo'ldi",
    "Indonesian or Malay": "yang dan di ke dari untuk dengan pada adalah ini itu dalam tidak akan telah oleh sebagai "
    "atau juga bahwa karena sudah ada lebih",
}
# Each says by itself that a table is in another language.
_COUNTED = {
    "French": "mort morts décès décédés tués personnes blessés cas habitants victimes malades",
    "Spanish": "muerto muertos muertes muertas fallecidos personas heridos casos habitantes víctimas enfermos",
    "Portuguese": "mortos mortes óbitos pessoas feridos casos habitantes vítimas doentes",
    "Italian": "morto morti decessi deceduti persone feriti casi abitanti vittime malati",
    "German": "tote toten todesfälle todesopfer gestorben menschen verletzte fälle opfer infizierte einwohner "
    "einwohnerzahl bevölkerung",
    "Dutch": "doden overleden sterfgevallen mensen gewonden gevallen inwoners slachtoffers besmettingen",
    "Swedish": "döda dödsfall människor personer skadade smittade invånare",
    "Danish or Norwegian": "døde dødsfald dødsfall mennesker personer sårede smittede tilfælde indbyggere",
    "Polish": "zmarłych zgonów zgony ofiar osób ludzi rannych przypadków mieszkańców",
    "Czech or Slovak": "mrtvých úmrtí obětí lidí osob zraněných případů obyvatel",
    "Hungarian": "halott halottak haláleset meghalt ember sérült eset lakos",
    "Romanian": "morți decese decedați persoane răniți cazuri locuitori",
    "Finnish": "kuollutta kuolleet kuolemaa ihmistä tapausta asukasta",
    "Turkish": "ölü ölüm kişi yaralı vaka nüfus",
    "Uzbek": "kishi odam vafot aholi",
    "Indonesian or Malay": "orang meninggal kematian korban kasus penduduk",
}
_ENGLISH_TOO = words(
    "son sons men war hat man comment chat plus per via sale due come dove pour over of is on or a as i ten end non "
    "era care co com v e y al door met tot fast bin sin ha pod dan des den sat fur pro bald"
)
# How people and objects are counted, and labels that stand where no small word does.
_ENGLISH_MORE = words(
    "people deaths dead cases case death toll killed new more than million total country countries year years day days"
)

_ENGLISH = EDGES | COMMON_VERBS | _ENGLISH_MORE
_ALL_SMALL = {name: words(listed) for name, listed in _SMALL.items()}
SMALL = {name: found - _ENGLISH - _ENGLISH_TOO for name, found in _ALL_SMALL.items()}
COUNTED = {name: words(listed) - _ENGLISH for name, listed in _COUNTED.items()}
# The words that speak for English against a language; against none in particular, all of them.
ENGLISH = {"": _ENGLISH} | {name: _ENGLISH - _ENGLISH_TOO - found for name, found in _ALL_SMALL.items()}

# Small words that stand inside names of people and places: Rio de Janeiro, von der Leyen, La Paz.
IN_NAMES = words("de del della di da das do dos du la le les los las el al van von der den ter e y et ben bin")
# Small words of French and Italian that lean on the next: l'épidémie, d'ici, dell'anno.
ELIDED = words("l d qu n s c j dell nell sull dall all")
