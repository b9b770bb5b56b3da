"""What shoppers say of delivery: regular expressions, case aside."""

import re

MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*"
CUT_OFF = re.compile(
    r"\b(?:cut.?off|same day|straight ?away|deadline|order(?:ing)? by|latest (?:time )?(?:i can|to|for) order\w*"
    r"|(?:un)?till? when|by what time|too late|in time for (?:dispatch|the post|today)"
    r"|still (?:make|catch|leave|go|ship|ok|okay|fine|possible|in time)|(?:dispatch|post) (?:gone|left|been missed)"
    r"|missed (?:the|to?day'?s) (?:\w+ )?(?:dispatch|post)|still leave|leave (?:then|that day|the same day)"
    r"|(?:go|goes|sent|send|ship|ships|shipped|leave|leaves|dispatch\w*|post(?:ed)?)\b[^.?!]{0,25}\b(?:today"
    r"|tonight))\b",
    re.IGNORECASE,
)
# What asks for the hour itself.
ASKS_CUT_OFF = re.compile(
    r"\b(?:cut.?off|deadline|latest|last|by what time|(?:un)?till? when|too late|in time for (?:dispatch|the post))\b",
    re.IGNORECASE,
)
WEEKENDS = re.compile(
    r"\b(?:deliver|ship|send|dispatch|post|pack|arrive|come|work|run|drive|driver|van|move)\w*\b[^.?!]{0,30}\b(?:weekends?|(?:satur|sun)days?"
    r"|(?:bank|public) holidays?|good friday|easter \w+)\b|\b(?:good friday|easter \w+) (?:deliver|dispatch|ship)\w*"
    r"|\b(?:deliver|ship|send|dispatch|post|pack|work|run|drive|driver|van|mov(?:e|ing))\w*\b[^.?!]{0,30}"
    r"\b(?:boxing day|new year'?s day|christmas day)"
    r"|\b(?:weekend|saturday|sunday|bank holiday) (?:deliver|dispatch|shipping)\w*",
    re.IGNORECASE,
)
# The day after one of these words is the one the order is placed on; another day is when it is wanted.
ORDERED_ON = re.compile(
    r"\b(?:(?:order|ordr|buy|purchas|plac|check ?out|shop)\w*|pay (?=at|on|this|tonight|today|tomorrow))\b"
    r"(?:(?!\b(?:by|before|arrive|get|here|come|need|when|take|last|have)\b)[^.?!,]){0,45}?"
    r"\b(?:(?P<now>now|right away|this minute)"
    r"|today|tonight|to?mo?r+o?w|tmrw|this (?:morning|afternoon|evening)|weekend|\w+day"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}|{MONTH} (?:the )?\d{{1,2}}|the (?P<nth>\d{{1,2}})(?:st|nd|rd|th)"
    r"|christmas|xmas|halloween)\b",
    re.IGNORECASE,
)
# "After two" is past that time, however little.
LATER_THAN = re.compile(
    r"\b(?:after|(?<!quarter )(?<!half )(?<!five )(?<!ten )(?<!twenty )(?<!\d )past|later than|gone) "
    r"(?=\d|[a-z]+ ?(?:o['’ ]?clock|pm\b)|(?:one|two|three|four)\b)",
    re.IGNORECASE,
)
# What asks for a rule of the time of day, and not of an order of one's own.
GOES_NEXT_DAY = re.compile(r"\b(?:next|following|same) (?:working |business )?day\b", re.IGNORECASE)
# What becomes of it by the end of that day: "placed mid-morning, gone by evening" tells no hour of the order.
_PART_OF_IT = (
    r"[^.?!,]{0,25}?\b(?:by|in|until|till|before|(?:later )?this|the same|that(?: same)?|late)? ?"
    r"(?:the |this |that )?(?:same )?(?:evening|tonight|night(?:fall)?|close of (?:play|business))\b"
)
LEAVES_BY = re.compile(
    r"\b(?:gone|out|(?:get|got|be|is|it'?s) (?:out|off|away)|sent|ship(?:s|ped)?|posted|dispatch(?:ed)?|leaves?"
    rf"|goes?(?: out)?|on (?:its|the|their) way|under way|moving|with the (?:carrier|courier)){_PART_OF_IT}",
    re.IGNORECASE,
)
THERE_BY = re.compile(
    rf"\b(?:there|here|with me|arriv\w*|deliver\w*|comes?|get it|have it|mine|at my door){_PART_OF_IT}", re.IGNORECASE
)
# An order that is placed already, and not one that is thought of.
WAS_ORDERED = re.compile(
    r"^(?!.*\b(?:if|when i|would|should|were to|let'?s say|suppos\w+)\b).*"
    r"\b(?:(?:i|we|she|he)(?:'ve| have)? |^|just |was )(?:ordered|bought|purchased|placed)\b"
    r"|^(?!.*\bif\b).*\border(?: was)? placed\b",
    re.IGNORECASE | re.DOTALL,
)
# What asks which day it is, and what speaks of its leaving.
ASKS_DAY = re.compile(
    r"\b(?:when|(?:what|which) (?:\w+ )?(?:day|weekday|date)|how (?:long|soon|many))\b", re.IGNORECASE
)
# What asks for the day of its arrival, whatever else is told of the order.
ASKS_ARRIVAL = re.compile(
    r"\b(?:when|(?:which|what) (?:\w+ )?(?:day|weekday|date)|how (?:long|soon))\b[^.?!]*"
    r"\b(?:deliver\w*|arriv\w*|here|there|with (?:me|us)|reach\w*|comes?|(?:get|have) it)\b"
    r"|\b(?:deliver\w*|arriv\w*|here|there|with (?:me|us)|reach\w*|comes?|it comes)\b[^.?!]{0,15}"
    r"\b(?:when|(?:which|what) (?:\w+ )?(?:day|date))\b|\b(?:arrival|delivery) (?:day|date)\b",
    re.IGNORECASE,
)
# Whether a yes or a no is asked for, and no day or hour.
ASKS_OPENLY = re.compile(r"\b(?:when|what|which|how|(?:un)?till? when|latest|last|deadline|cut.?off)\b", re.IGNORECASE)
TOO_LATE = re.compile(r"\b(?:too late|missed|not (?:make|catch) it|gone already|over)\b", re.IGNORECASE)
LEAVING = re.compile(
    r"\b(?:leaves?|leaving|goes? out|sent|send|dispatch\w*|ship\w*|post(?:ed)?|goes?)\b", re.IGNORECASE
)
# What asks when it leaves us: a day told beside it is the one it is ordered on.
LEAVES = re.compile(
    r"\b(?:when|(?:which|what) day|how soon)\b[^.?!]*\b(?:you|u|it|they|this|that|order) (?:\w+ )?"
    r"(?:post|leave|send|sent|dispatch|ship|packed|go out|goes out)"
    r"|\b(?:leaves?|dispatch(?:ed)?|sent(?: off| out)?|ship(?:ped)?|posted|out (?:of )?the door)(?: \w+)?"
    r"\W+(?:when|(?:what|which) day)\b|\bdispatch(?:ed)? day\b|\b(?:dispatch|dispached|dispatched|shipped|sent)\W*$",
    re.IGNORECASE,
)
# A day that is named before the order is spoken of.
A_DAY = re.compile(
    rf"\b(?:\w+day|to-?morrow|weekend|christmas|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}"
    rf"|{MONTH} (?:the )?\d{{1,2}}|the \d{{1,2}}(?:st|nd|rd|th))\b(?<!\btoday)",
    re.IGNORECASE,
)
# "Before Friday" is Thursday at the latest; "before 2" is a time.
BEFORE = re.compile(r"\bbefore (?!\d|noon|midday|lunch|(?:i|we) )", re.IGNORECASE)
BY = re.compile(r"\b(?:by|before|until|till|in time for)\b", re.IGNORECASE)
# "What is the last day to order for Friday"; for Christmas the website says so.
UNTIL = re.compile(
    r"\b(?:last|latest)\b[^.?!]*\b(?:order|buy)\b"
    r"|\b(?:by when|until when|till when|how late|when) (?:(?:must|do|can|should|have|need|to|i|we) )+(?:order|buy)\b",
    re.IGNORECASE,
)
LAST_ORDER = re.compile(r"\b(?:last|latest|until when|till when|by when|how late|deadline)\b", re.IGNORECASE)
FEAST = re.compile(r"\b(?:christmas|xmas|x-mas)\b", re.IGNORECASE)
# Whether a day is one on which anything is sent.
WORKS = re.compile(
    r"\b(?:working|business|week) ?day|\b(?:do|does|will|are) (?:you|u|they|your \w+) (?:\w+ )?"
    r"(?:send|ship|dispatch|post|pack|work|deliver|run|drive|com(?:e|ing)|mov(?:e|ing))\w*",
    re.IGNORECASE,
)
CLOSES = re.compile(r"\b(?:clos(?:e|es|ed|ing)|shut) (?:for|on|over|at|down|during|that)\b", re.IGNORECASE)
DUTY = re.compile(
    r"\b(?:postman|postie|driver|courier|he|they)\b[^.?!]{0,20}\b(?:money|pay|charge)\b"
    r"|\b(?:pay|due|owe|charge[ds]?)\b[^.?!]{0,25}\b(?:at the door|on arrival|when it (?:comes|arrives))"
    r"|\b(?:customs?|dut(?:y|ies)|import|tax(?:es)?|vat|gst)\b",
    re.IGNORECASE,
)
# "On a Thursday" and "the day I choose" ask for a day of their own, "by Thursday" only when it is there.
CHOOSES = re.compile(
    r"\b(?:choose|pick|select|name|book|set|specify|fix|arrange|decide)\b[^.?!]{0,25}"
    r"\b(?:\w*days?|dates?|slots?|times?)\b|\b(?:delivery|time) (?:slot|window|date)s?\b"
    r"|\b(?:on|for) an? (?:\w+ )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:particular|certain|specific|given|set|chosen|named|other|later|another|different) (?:day|date)\b"
    r"|\b(?:hold|keep) (?:it|on to it|the parcel|my parcel|my order)\b|\b(?:delay|postpone|reschedul)\w*\b"
    r"|\bbetween (?:the )?\d{1,2}(?:st|nd|rd|th)? and (?:the )?\d{1,2}(?:st|nd|rd|th)\b"
    r"|\bthat i (?:choose|pick|want|like)\b|\b(?:day|date) (?:i|we) (?:choose|pick|want|like)\b"
    r"|\b(?:can|could|may) (?:i|we) (?:pick|choose|name) (?:it|that|this|one)\b(?! up)"
    r"|\b(?:come|deliver\w*|get it|have it|arrive|bring it|brought) (?:\w+ ){0,2}in the (?:morning|afternoon|evening)\b"
    r"|\bi can pick\b|\b(?:morning|afternoon|evening) (?:delivery|slot)s?\b"
    r"|\b(?:\w+day|\d(?:st|nd|rd|th)) only\b|(?:day|\d(?:st|nd|rd|th)?|then) exactly\W*$"
    r"|\bonly (?:on |next |this )?\w+day\b|\b(?:no(?:t"
    r"|thing)? (?:\w+ )?|n't (?:\w+ )?)before\b"
    r"|\b(?:move|push|shift|put) (?:it|the (?:delivery|parcel)|my (?:delivery|parcel))\b[^.?!]{0,15}"
    r"\b(?:back|later|on|to)\b",
    re.IGNORECASE,
)
RETURNS = re.compile(
    r"\bkeep(?:ing)? (?:only |just )?(?:£?\d+|one|two|some|half|a (?:part|third)"
    r"|the (?!parcel|order|package|delivery|box)\w+)\b"
    r"|\breturn(?!s? address)\w*|\bsen[dt](?:ing)? (?:\w+ ){1,4}back\b|\bgo(?:es|ing)? back\b"
    r"|\b(?:exchang|swap)\w*",
    re.IGNORECASE,
)
# What asks for the parcel to wait: whatever place is named is where the shopper is meanwhile.
WAITS = re.compile(
    r"\b(?:hold|keep|delay|postpone|wait with|hang on to|sit on)\b[^.?!]{0,25}"
    r"\b(?:till?|until|back|while|for|parcel|order|it)\b"
    r"|\b(?:don'?t|do not|not) (?:send|ship|post|deliver|dispatch) (?:\w+ ){0,3}(?:before|until|till)\b"
    r"|\b(?:off to|away (?:in|to|until|till)|on holidays?|holidaying|travelling)\b",
    re.IGNORECASE,
)
SIGNS = re.compile(r"\bsign(?:ed|ing|s)?\b(?! (?:in|up|on)\b)|\bsignatures?\b", re.IGNORECASE)
# "Can it be left without a signature" is answered with the other word.
UNSIGNED = re.compile(
    r"\b(?:without|no) (?:\w+ )?sign\w*|\b(?:leave|left) (?!.*\b(?:have|need|must|required?)\b)"
    r"|\b(?:nobody|no one|noone|none|nothing)\b[^.?!]*\bsign"
    r"|\b(?:do not|don'?t|need not|needn'?t|not have to) [^.?!]*\bsign(?!\w* for me)",
    re.IGNORECASE,
)
MUST_SIGN = re.compile(
    r"^(?!.*\b(?:nobody|no one|noone|nothing|n'?t|not)\b).*\b(?:have|has|need\w*|must|required?|got)\b", re.IGNORECASE
)
# Who asks whether somebody has to be at home.
MUST_BE_IN = re.compile(
    r"\b(?:must|have to|has to|need(?:s)? to|got to|should|required to)\b[^.?!]{0,25}"
    r"\b(?:be (?:at )?home|be in\b|be there|be around|wait in|stay (?:at )?home|stay in)",
    re.IGNORECASE,
)
_SOMEBODY = r"(?:i|we|some ?(?:body|one)|any ?(?:body|one)|one of us|my \w+|an adult|a person)"
_AT_HOME = (
    r"(?:be|wait|stay) (?:(?:at )?home|around|in)\b"
    r"(?= *(?:$|[?.!,]|on\b|for\b|all\b|when\b|to\b|the whole\b|that\b|if\b))"
)
SOMEBODY_IN = re.compile(
    rf"\b(?:must|should) {_SOMEBODY} (?:really |then )?{_AT_HOME}"
    rf"|\b(?:do|does) {_SOMEBODY} (?:really |still |then )?(?:have|need|got) to {_AT_HOME}"
    rf"|\b(?:has|have|need) {_SOMEBODY} (?:got )?to {_AT_HOME}",
    re.IGNORECASE,
)
"""Asks whether somebody has to be at home, on whatever day."""
# What was left somewhere is gone.
STOLEN = re.compile(
    r"\b(?:stolen|steals?|nicked|nicks?|pinched|taken by|vanish\w*|disappear\w*|goes missing|gone missing|gets? lost"
    r"|thie(?:f|ves)|robbed|takes? it from)\b",
    re.IGNORECASE,
)
# Who signs, and how it is proved: the page says that.
WHO_SIGNS = re.compile(
    r"\bwho\b|\b(?:can|could|may|does) (?:my|somebody|someone|any\w+|a|the|he|she|they|our)\b|\bproof\b|\bmyself\b"
    r"|\b(?:wife|husband|flat ?mate|house ?mate|son|daughter|neighbou?r|mum|mother|dad|father|partner|in person"
    r"|someone else|somebody else|other people)\b",
    re.IGNORECASE,
)
ORDERS = re.compile(r"\b(?:order|buy|purchas|plac)\w*\b", re.IGNORECASE)
COSTS = re.compile(
    r"\b(?:costs?|prices?|charge[ds]?|fees?|how much|pay|free|extra|expensive|postage|dearer|pricier|surcharge"
    r"|rates?)\b",
    re.IGNORECASE,
)
LASTS = re.compile(r"\bhow (?:long|soon|fast|quick\w*|many days)\b", re.IGNORECASE)
FREE = re.compile(
    r"\b(?:free|gratis|complimentary|thrown in|(?:for|costs?) nothing|without charge|no (?:charge|cost)|included"
    r"|zero)\b",
    re.IGNORECASE,
)
TIMES = re.compile(
    r"\b(?:when|how (?:long|soon|fast|quick\w*|many days)|take|takes|days|here|arrive\w*|get here|come)\b",
    re.IGNORECASE,
)
# A parcel that waits somewhere is fetched there, and not from us.
AT_DEPOT = re.compile(
    # A return that has reached our depot is another matter.
    r"^(?!.*\b(?:refund\w*|money|cash|paid|return\w*|(?:your|yr|ur) depot)\b).*(?:\bdepot\b"
    r"|\b(?:how long|how many days|until when|till when|kept|keep|waits?|stay)\b[^.?!]*"
    r"\b(?:parcel ?shop|locker|pick.?up point)\b"
    r"|\b(?:card|note|slip|paper)\b[^.?!]{0,25}\b(?:driver|courier|postman|postie|delivery man|door"
    r"|letterbox)\b"
    r"|\b(?:driver|courier|postman|postie)\b[^.?!]{0,20}\b(?:card|note|slip|paper)\b)",
    re.IGNORECASE | re.DOTALL,
)
NOBODY_HOME = re.compile(
    r"\b(?:no ?body|no one|nobody's|noone|none of us|not (?:at )?home|not in|(?:out|away) (?:all day|until|till)"
    r"|away from home|at work)\b"
    r"[^.?!]*[,.?!]? *(?:then what|what (?:then|happens|do|does|if|will)|and then"
    r"|(?:does|will|would) (?:it|the (?:parcel|driver)|he|they))\b"
    r"|\bwhat (?:happens |do they do |then )?(?:if|when) (?:no ?body|no one|noone|nobody's|i am not|i'?m not"
    r"|we are not|we'?re not)\b",
    re.IGNORECASE,
)
# Whether it is dearer somewhere.
DEARER = re.compile(
    r"\b(?:extra|same|surcharge\w*|supplement\w*|dearer|pricier|(?:costs?|charged?|pay|paying) (?:\w+ )?more"
    r"|more expensive|more to|higher|on top)\b",
    re.IGNORECASE,
)
HOW_MUCH_MORE = re.compile(
    r"\bhow much (?:more|extra|dearer|on top)\b"
    r"|\bwhat(?:'?s| is| does| do i pay)?\b[^.?!]{0,20}\b(?:extra|more|on top)\b"
    r"|\bdifference in (?:price|cost)|\b(?:price|cost) difference\b",
    re.IGNORECASE,
)
"""Asks for the difference between two ways."""
DELIVERS = re.compile(
    r"\b(?:do|will|can|would|could) (?:you|u|yous|your \w+|it|they) (?:\w+ )?"
    r"(?:deliver|send|ship|post|reach|get|come|go)\b"
    r"|\b(?:you|u|yous) (?:\w+ )?(?:do|can|will) (?:\w+ )?(?:deliver|send|ship|post|reach)\b",
    re.IGNORECASE,
)
# "Not express, how long": what is named only to be left aside.
LEFT_ASIDE = (
    r"\b(?:not|no|less|without|instead of|rather than|other than|except|excluding|isn'?t|(?:do not|don'?t|won'?t"
    r"|wouldn'?t|not)"
    r" (?:need|want|pay\w*|take|use|choose|go\w*))(?: (?:the|paying|pay|need|needing|want|wanting|taking|using|extra"
    r"|for|by|with|any|your|going))*"
)
OF_TODAY = re.compile(
    r"\b(?:this|today(?:'s)?) (?:very )?(?:noon|midday|morning|afternoon|lunch ?time|evening)\b"
    r"|\b(?:noon|midday|morning|afternoon|lunch ?time) today\b",
    re.IGNORECASE,
)
TOTAL = re.compile(
    r"\b(?:(?<!my )(?<!order )(?<!basket )total(?! (?:is|of|was|comes)\b)|altogether|all together|all in|in all"
    r"|summed up|(?:with|including|incl|plus) (?:the "
    r"|\w+ )?(?:delivery|postage|shipping|p ?& ?p)"
    r"|what (?:would|will|does) (?:that|it|this|everything) (?:all )?(?:come to|add up to|make)"
    r"|what (?:would|will|do) i (?:pay|owe)(?: then| in the end)?\W*$)\b",
    re.IGNORECASE,
)
HOW_MANY = re.compile(
    r"\b(?:take|want|need|buy|order|get|have|for|of) (\d{1,2})\b(?! ?(?:days?|weeks?|%|pounds?|quid|pm|am|o'clock))",
    re.IGNORECASE,
)
WANTS_DAY = re.compile(
    r"\b(?:by|before|until|till|in time|for|need\w*|get|arrive\w*|here|have|come\w*|want\w*|there|make it|do it"
    r"|manage|enough|(?:must|has to|have to|had to|should) be|with (?:me|us)|too (?:late|tight|fine)|birthday|wedding"
    r"|party|leaves? for|travel\w*|fl(?:y|ies|ight))\b",
    re.IGNORECASE,
)
ASKS_HOW_MUCH = re.compile(r"\W*(?:(?:and|so|hi|hello|ok|also|please) )*how much\b", re.IGNORECASE)
IT = re.compile(r"\b(?:it|that|the parcel)\b", re.IGNORECASE)
# Several things of a kind, whose sum is not known.
SEVERAL = re.compile(
    r"\b(?:[2-9]|\d\d|two|three|four|five|six|seven|eight|nine|ten|some|several|many|few|couple|lots?) (?!of\b|pounds?)"
    r"(?:\w+ )?\w+s\b",
    re.IGNORECASE,
)
# What asks how long a parcel waits somewhere, and who gets it there.
FETCHES = re.compile(
    r"\b(?:fetch\w*|collect\w*|pick(?:ed)? (?:it )?up|bring|take with me|keep|keeps|kept|held|hold|id|passport"
    r"|how (?:long|many days)|(?:un)?till? when|by when)\b",
    re.IGNORECASE,
)
DRIVER = re.compile(r"\bdrivers?\b", re.IGNORECASE)
