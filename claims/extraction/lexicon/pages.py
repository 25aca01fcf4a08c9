"""What news pages print round a story: patterns over text in lower case. Source: our own list, from news pages.

`LINE` is matched at the beginning of a line, `ALONE` against a whole sentence wherever it stands, `ANYWHERE` may
stand in any short sentence, `LINKS` is a heading under which links to other stories follow.
"""

import re

from . import words

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?"
_STAMPED = r"(?:first\ |last\ |originally\ )?(?:published|updated|posted|modified|issued|created|uploaded|edited|filed)"
# Days, months, clock times and zones: what a line that only says when it was put up consists of.
# One way alone to read each: "at at at" read in two ways a word would take a lifetime.
_WHEN = (
    rf"(?>(?:{_MONTH}|{_DAY}|{_STAMPED}|\d+(?:st|nd|rd|th)?|[ap]\.?m\.?|[a-z]{{0,3}}[sd]?t|gmt|utc|et|pt|ct|at|on|ist|cet|cest|z"
    r"|an?|one|ago|hours?|hrs?|minutes?|mins?|days?|weeks?|just|now|today|yesterday|last|date|time|local)(?![a-z0-9]))"
)

LINE = re.compile(
    rf"""\W*(?:
      (?:©|\(c\)|copyright\b|&copy;)
    | all\ rights\ reserved
    | (?:additional\ |further\ )?(?:reporting|editing|writing|compiled|edited|written|translated|produced
      |words|graphics?)
      \ (?:and\ \w+\ )?by\b
    | with\ (?:files\ from|inputs|assistance\ from|(?:additional\ )?reporting\ (?:by|from)|contributions\ from|agenc)
    | with\ (?:afp|reuters|ap|agencies|pti|bloomberg)\W*$
    | by\ [a-z.'’-]+\ [a-z.'’-]+(?:\ [a-z.'’-]+)?
      (?:,?\ (?:in\ \w+|and\ .*|at\ .*|for\ .*|\w+\ (?:staff|correspondent|editor|writer|reporter).*)
      |[,|].*|\ [•·|]\ .*|\ {_MONTH}\ .*|\ \d.*)?\W*$
    | (?:file\ )?(?:photo|photograph|picture|image|video|credit|source|graphic|illustration|footage|courtesy)s?
      (?:\ (?:credit|source|illustration|by|courtesy))?\s*(?::|by\b|/|\||courtesy\b)
    | (?:image|photo|picture)\ (?:source|credit)\b
    | (?:read|see|find\ out|learn|click|view|watch|listen)\ (?:more|also|next|full|here|now|all|to\ this|the\ full)\b
    | (?:also\ read|don['’]t\ miss|must[- ]read|in\ pictures|in\ depth|listen|watch|gallery|quiz|podcast|recommended
      |you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested)|what\ to\ (?:read|know|watch)\ next)\b
      \s*(?:[:|–—-]|$|these)
    | (?:read|related|see\ also|more|share|tags?|topics?|keywords|categor(?:y|ies)|filed\ under|contacts?|e-?mail|tel
      |telephone|phone|fax|mobile|follow\ us|advertisement|disclaimer|disclosure|isbn|issn|doi
      |(?:brief\ )?scores?|scorecard|line-?ups?
      |(?:press|media)\ (?:contacts?|office|enquiries)|helplines?|hotlines?|enquiries
      |editor['’]s\ note|editors['’]\ note|corrections?(?:\ and\ clarifications)?|clarification|errata|location|address)
      \s*[:|]
    | \(?(?:corrects|recasts|refiles|writethru|clarifies|updates\ with|updates\ to|new\ throughout
      |adds\ (?:quote|detail|background|comment)
      |this\ (?:article|story|report|item|piece|page|post)\ (?:was|is|has\ been|first|originally|corrects))
    | (?:sign\ up|subscribe|log\ in|register\ (?:for|now|here|to)|download|follow\ (?:us|@|me)|join\ us|share\ this
      |support\ us|support\ our|donate|like\ us|find\ us|print\ this|copy\ link|listen\ to\ this|save\ this|email\ this
      |skip\ to|back\ to\ top|scroll\ down|show\ more|load\ more|view\ comments|already\ a\ (?:subscriber|member)
      |become\ a\ (?:subscriber|member|supporter)|continue\ reading|story\ continues|article\ continues|play\ video)\b
    | (?:get|save|enjoy|try|unlock|claim|start|give|buy|order|receive|want)\b[^.]*(?:%\ off\b|newsletter|subscription
      |free\ trial|premium\ (?:access|content)|digital\ access|our\ app|inbox|subscrib)
    | (?:advertisement|advert|ad|sponsored|promoted|newsletter|paid\ post|paid\ content)\b\W*
      (?:$|-|–|—|continue|content|by\b)
    | {_STAMPED}(?:\ (?:on|at|by))?\s*[:|]?\s*(?:\d|{_DAY}\b|{_MONTH}\b|at\b|today|yesterday|an?\ )
    | (?:for\ )?more\ (?:on\ this|from|information|stories|news|details|about\ this)\b[^.!?]{{0,80}}$
    | for\ (?:help|support|advice|confidential\ support|tickets|queries|enquiries)\b.{{0,20}}
      (?:call|visit|contact|e-?mail)
    | \d+\W*(?:min(?:ute)?s?)\W*(?:read|listen|watch|video)\b
    | (?:reading|read|listening|estimated\ reading|running)\ time\b
    | (?:comments?|shares?|views?|likes?|replies)\s*[(:]?\s*\d
    | [\d.,]+\s?[km]?\ (?:view\ )?(?:comments?|shares?|views?|likes?|retweets?|replies|followers)\W*$
    | (?:page\ )?\d+\ ?(?:of|/)\ ?\d+\W*$
    | (?:have\ your\ say|what\ do\ you\ think|join\ the\ (?:conversation|discussion|debate)|leave\ a\ comment
      |post\ a\ comment|be\ the\ first\ to\ comment|let\ us\ know|tell\ us\ what)\b
    | (?:the\ )?(?:author|writer|columnist)\ (?:is\ an?|can\ be)\b
    | [\w'’.-]+\ [\w'’.-]+\ is\ an?\ (?:\w+\ )?(?:reporter|writer|correspondent|columnist|editor|producer|freelancer)
      \ (?:at|for|with|covering|based|who\ covers|on)\b
    | (?:registered\ (?:in|office|charity|number|company)|company\ (?:number|registration)|vat\ (?:no|reg|number))\b
    | (?:the\ )?(?:top\ )?[\w-]+\ (?:things|ways|reasons|tips|takeaways|facts|charts|questions)\b[^.!?]{{0,90}}$
    | our\ standards\b
    | got\ a\ (?:tip|story|question|confidential)\b
    | a\ version\ of\ this\ (?:article|story)\b
    | published\ in\ [^.]{{3,60}},\ (?:{_MONTH}|\d).{{0,30}}$
    | (?:helpline|hotline|emergency|enquiry|contact)\ numbers?\s*:
    | (?:ref|referee|booked|subs|substitutes|not\ used|sent\ off|unused\ subs)\s*:
    | (?:\#[\w-]+\s*)+$
    | [a-z]{{2,6}}(?:-[a-z]{{1,6}})*(?:/[a-z0-9]{{1,6}}(?:-[a-z]{{1,6}})*)+(?:\W*\(?[a-z]{{2,8}}\)?)?\W*$
    | (?:end|ends|more|\#\#\#|-?30-?|\*\*\*)\W*$
    )""",
    re.VERBOSE,
)
ALONE = re.compile(
    rf"""\W*(?:
      (?=.*\d|.*\bago\b){_WHEN}(?:[\s,.:|/–—()-]++{_WHEN})*+
    | /[a-z.&\ -]{{2,20}}/
    | (?:updated|published|posted)\b.{{0,20}}\ ago
    | all\ rights\ reserved
    | end(?:s|\ of\ (?:story|text))?
    | (?:photo|picture|image|file\ photo|file)\b(?!\ caption).{{0,60}}(?:/|\bby\b|,).{{0,40}}
    )\W*$""",
    re.VERBOSE,
)
ANYWHERE = re.compile(
    r"©|all rights reserved|\(c\) (?:19|20)\d\d|getty images|/afp\b|/ap\b|ap photo|reuters/|/reuters\b|"
    r"afp via|epa-efe|shutterstock|alamy|\bisbn\b|terms of (?:use|service)|privacy policy|"
    r"cookies? (?:polic|setting|prefer|notice)|"
    r"\b(?:uses?|using|accept) (?:\d+ )?cookies|"
    r"contributed to this (?:report|story|article)|(?:can be )?reached (?:at|on) [\d(+]|"
    r"last (?:updated|modified)(?: on)?:|"
    r"creative commons|\bcc by(?:-[a-z]{2})*\b|"
    r"\((?:file )?(?:photo|picture|image)s?(?: by|:| credit| courtesy)|follow (?:him|her|them|us) on|"
    r"free daily newsletter|our newsletters?\b|materials the hyperlink"
)
# Words of which one stands in whatever `ANYWHERE` finds: looking for them is quicker.
ANYWHERE_CUES = words(
    "updated modified "
    "© rights c getty afp ap reuters epa shutterstock alamy isbn terms privacy cookie cookies contributed reached "
    "creative cc photo photos picture pictures image images file follow newsletter newsletters hyperlink"
)
LINKS = re.compile(
    r"""\W*(?:(?:related|recommended|similar)(?:\ (?:articles|stories|topics|news|content|coverage|posts
    |reading|links))?
    |most\ (?:read|popular|viewed|shared|commented)|trending(?:\ now)?|popular\ (?:now|stories)
    |more\ (?:stories|news|from\b.{0,40}|on\ this\ story|like\ this|headlines)|(?:read|up)\ (?:more|next|also)
    |you\ (?:may|might)\ also\ like.{0,20}|editors?['’]?s?\ picks|see\ also|top\ stories
    |latest\ (?:news|stories|headlines)
    |what\ to\ read\ next|from\ (?:the\ web|around\ the\ web|our\ network)|also\ in\ the\ news|elsewhere\ on\b.{0,30}
    |promoted\ stories|sponsored\ content|don['’]t\ miss)\W*$""",
    re.VERBOSE,
)

PHONE = re.compile(
    r"(?:\+\d{1,3}[\s.-]?)?(?:\(\d{2,5}\)[\s.-]?)?\d{2,5}(?:[\s.-]\d{2,5}){1,4}(?!\d)|\b0\d{3,4}\s\d{5,7}\b"
)
# An emergency or short number is told by the verb before it and by nothing being counted after it.
SHORT_PHONE = re.compile(
    r"\b(?:call|calling|dial|dialling|dialing|ring|ringing|phone|text|hotline|helpline|sms)(?:\s+(?:on|at|number|to))?:?\s+"
    r"(\d{3,6}(?:\s+or\s+\d{3,6})?)(?=\s*(?:[.,;:)(!?]|$|\s(?:or|to|for|in|and|if|when|from|immediately|now|straight|at|on|free)\b))",
    re.IGNORECASE,
)
PHONE_CUES = words(
    "call calls called calling phone phoned telephone tel hotline helpline fax whatsapp text texting dial dialling "
    "dialing contact contacted reach reached ring ringing sms mobile line cell number"
)
STREET = re.compile(
    r"\b\d{1,5}[a-z]?\s+(?:[A-Z][\w.'’-]*\s+){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Boulevard|Blvd|Drive|Square|Way|Place|Terrace|Court|Highway|Parkway)\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\bP\.? ?O\.? Box \d+|, [A-Z]{2} \d{5}(?:-\d{4})?\b"
    r"|\b(?:Suite|Floor|Flat|Unit) \d+\b"
)
ZIP = re.compile(r", [A-Z]{2} \d{5}")
# Words of which one stands in any address but for those with a postcode.
STREET_CUES = words(
    "street st road rd avenue ave lane boulevard blvd drive square way place terrace court highway parkway box suite "
    "floor flat unit"
)
# Rates that agencies put in brackets, tickers, pictures of a gallery; e-mail addresses; paths. Each begins with or
# holds a sign that most sentences lack.
BRACKETED = re.compile(
    r"[(<\[](?:(?<=\()\s*(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3} )?\s?1(?:\.0+)?\s?[\w.]{0,10}\s?[\w.]{0,10}\s?=[^)]{1,60}\)"
    r"|(?<=\()(?:[A-Z]{2,10}: ?)[A-Z0-9.]{1,8}\)|(?<!\[)\d{3,6}\.[A-Z]{1,3}[)>]|(?<=\[)\d+ ?/ ?\d+\])"
)
ADDRESSES = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
PATHS = re.compile(r"\b[\w-]+(?:\.[a-z]{2,})+/\S+")
RATINGS = re.compile(
    r"(?:\b(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[A-Z][\w'’.-]+ \d{1,2}(?: ?\([^)]{1,30}\))?[;,.] ?){3,}"
)
DATELINE = re.compile(
    # The dash of an agency, a bracketed or slashed agency, or the colon of a paper in capitals.
    r"(?:"
    r"(?:[A-Z][A-Z'’.\-]+(?:[ ,/]+(?:[A-Z][A-Za-z'’.\-]*|\[[A-Z][A-Za-z ]{2,20}\])){0,5}"
    r"|[A-Z][A-Za-z'’.\-]+(?: [A-Z][A-Za-z'’.\-]+){0,2}(?:, [A-Z][a-z]+| \[[A-Z][A-Za-z ]+\])?"
    r"(?=,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z]|\()))"
    r"(?:,? (?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})"
    r"(?:,? \d{4})?)?(?: ?\([A-Za-z0-9 .,/&-]{2,30}\)| ?/[A-Za-z .]{2,20}/){0,2}"
    r"(?: ?(?:--?|[–—]) |(?<=[A-Z0-9]): |(?<=[A-Z]\)): )"
    r"|(?P<bare>[A-Z][a-z]{2,8}\.? \d{1,2}) \([A-Z][A-Za-z .]{1,20}\) ?(?:--?|[–—]) "
    r"|\([A-Z]{2,10}\) ?(?:--?|[–—]) "
    r"|(?:UPDATE|WRAPUP) \d-|(?:RPT|CORRECTED|REFILE|FACTBOX|EXCLUSIVE|BREAKING|FILE(?: PHOTO)?|ANALYSIS|EXPLAINER"
    r"|PROFILE|FEATURE|OPINION)(?: ?[-–:]) ?|(?:Image|Photo|Picture) caption[,:]? )"
)
DATELINE_ALONE = re.compile(
    r"[A-Z][A-Z'’.\-]+(?:[ ,/]+[A-Z][A-Za-z'’.\-]*){0,4},? "
    r"(?:[A-Z][A-Za-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?"
    r"(?:,? \d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?\.?"
)
