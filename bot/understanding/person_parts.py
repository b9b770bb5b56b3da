"""What English constructions about people are made of: the parts of the patterns that ask for or imply a wish for one.

The kinds of words, such as `PERSON`, are those of bot/understanding/people.py.
"""

# What may stand between the wish and the person: "a real, English speaking".
GAP = (
    r"(?:(?:a|an|the|some|any|another|other|different|same|one|of|ur|real|actual|actually|live|alive|proper|genuine"
    r"|normal"
    r"|breathing|living|senior|higher|more|qualified|competent|decent|nice|kind|friendly|bloody|damn|fucking|fking"
    r"|effing"
    r"|flipping|english|german|french|spanish|italian|speaking|female|male|human|sales|support|technical|tech"
    r"|duty|shop"
    r"|store|complaints?|returns?|billing|warehouse|dispatch|accounts?|just|please|pls|else|out there|free"
    r"|available|your|ur|customer|service) )"
    r"{0,5}"
)
# Where the person may end: "staff discount" and "human hair" are something else.
END = (
    r"(?: (?:PERSON|SOMEONE|FOLK))?(?=$| (?:a?bout|on|to|who|whos|whose|that|with|and|or|not|than|now|please|pls|plz"
    r"|asap|at|from"
    r"|in|for|instead|here|there|regarding|concerning|again|back|today|tonight|tomorrow|right|immediately|urgently"
    r"|quick\w*"
    r"|rather|over|no|so|if|is|are|i|im|id|u|you|ur|your|this|it|thx|thanks|thank|rn|soon|call|ring|phone|look|help"
    r"|directly|only|thru|through|myself|already|ffs|ok|mate|love|urgent|when|as|dont|can|could|real|then|before"
    r"|handling"
    r"|available|actually|tho|though|damn|of (?:yours|urs))\b)"
)
TO = r"(?:to|2|with|wiht|w|wiv|too|at)"
TALK = (
    r"(?:talk|speak|spk|tlk|chat|converse|deal|communicate|have (?:a )?(?:word|chat|talk|conversation|natter)"
    r"|discuss \w+(?: \w+)?"
    r"|get (?:in )?(?:touch|contact|through|hold)|explain \w+(?: \w+)?|talk \w+ (?:through|over)|sort \w+(?: out)?"
    r"|speek)"
)
TALKING = r"(?:talking|speaking|chatting|dealing|discussing \w+(?: \w+)?|explaining \w+(?: \w+)?)"
ANY = rf"{GAP}(?:PERSON|SOMEONE|FOLK)"
ME = r"(?:me|us|this|(?:my|the|this) (?:case|chat|call|query|question|ticket|issue|complaint|problem))"
PASSING = (
    r"(?:put|pass|hand|transfer|connect|switch|forward|redirect|direct|patch|link|move|refer|send|get|take|swap"
    r"|escalate)"
)
WAY = r"(?:(?:back|over|on|up|through|thru|across|straight|along|please|now|in|touch|onto|directly) )*"
FILLER = (
    r"(?:hi|hello|hey|hiya|ok|okay|oi|um|oh|well|so|and|just|please|pls|plz|now|then|yes|yeah|a|an|the|some|any"
    r"|real|live"
    r"|actual|right|first|sorry|sir|madam|thanks|ta|i said|i mean|your|support|customer|service|sales|chat|again|is"
    r"|here|there|for the love of god|kindly|bloody|fucking|fking|damn|goddamn|god|omg|oh my god|jesus|christ|ffs"
    r"|for \w+ sake|for the \w+ time|only|listen"
    r"|perhaps|maybe|possibly|instead|asap|immediately|quick|quickly|today|or else|anybody|urgently|someone)"
)
WISH = (
    r"(?:want|wanted|wants|wnat|wann?a|wonna|(?<!no )need|neeed|wish for"
    r"|(?:id|would|wud|i d) (?:really |much |very much )*(?:like"
    r"|love|prefer"
    r"|rather(?: have)?)|prefer|rather have|demand|require|request|requesting|insist on|gimme|give (?:me|us)|get"
    r" (?:me|us)"
    r"|find me|let (?:me|us) have|(?:id|i would) (?:rather )?go (?:for|with)|bring (?:me|us|in|back)?"
    r"|fetch(?: me)?|ask(?:ed|ing)? for|waiting for|waiting on|wait for"
    r"|how (?:do|can) i get(?: to)?|(?:can|could|may|cud) (?:i|we|u|you) (?:please |just )?(?:have|get|see"
    r"|contact|bring in))"
)
ACTS = (
    r"(?:call|ring|phone|contact|talk|speak|look|check|deal|take (?:over|this|it|up|care)|handle|sort|join|get back"
    r"|get in touch"
    r"|email|e-mail|write|step in|intervene|review|reply|respond|assist|answer|explain|help|come|message|fix"
    r"|resolve|jump in"
    r"|solve|text|whatsapp|read|chat|have a (?:look|word|chat)|decide|listen|investigate|pick (?:this|it) up)"
)
PRE = (
    r"(?:want|wnat|need|like|love|wish|wann?a|wonna|rather|prefer|hope|hoping|try|trying|please|pls|plz|can|could"
    r"|cud|may|might"
    r"|let|lemme|how"
    r"|possible|able|get|gotta|got|have|must|gonna|going|insist|demand|allow\w*|where|there|happier|easier"
    r"|better|cant"
    r"|rude|quicker|use)"
)
CALL_WHEN = (
    r"(?=$| (?:on|at|now|please|pls|plz|asap|today|tomorrow|tonight|this|after|before|between|in|about|instead"
    r"|\+?\d{5,}|urgently"
    r"|quick\w*|soon|if poss\w*|for|regarding|later|or|any|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|when"
    r" (?:u|you)|and"
    r"|rather|ffs|straight|immediately|directly|i|im|my)\b)"
)
# What tells the wished one from anyone: "someone who can think", "somebody with a pulse".
FIT = (
    r"(?:(?:who|that) (?:can |could |actually |really |is able to |just |truly )*(?:think|read|understand\w*"
    r"|help|know\w*"
    r"|answer|listen|decide|speak\w*|care\w*|sort|fix|use|work\w*|breath\w*)s?"
    r"|with (?:a |an |some |half a |any )?(?:\w+ )?(?:brain|brains|pulse|heartbeat|heart|soul|clue|sense"
    r"|authority|power"
    r"|experience)|in charge|in the know|of flesh)"
)
# The bot, as one who compares it with people speaks of it.
BOT_HERE = (
    r"(?:you|u|ya|this|that|it|yourself|(?:a |an |any |some |this |the |your |another )?(?:\w+ )?(?:BOT|MACHINE))"
)
# The same where "that" may be a product.
BOT_SAID = (
    r"(?:with |by |to |in |from |at |for )?(?:you|u|ya|this(?! \w)|yourself|(?:a |an |any |this |the "
    r"|your )?(?:\w+ )?(?:BOT|MACHINE))"
)
COMPARED = r"(?:better|sooner|rather|quicker|faster|easier|more|safer|happier|smarter|wiser|further|preferable)"
# Rooms of a shop that one asks for without a person: "I only talk to accounts".
ROOM = (
    r"(?:the |your |ur )?(?:sales|returns?|refunds?|billing|accounts?|complaints?|warehouse|dispatch|purchasing"
    r"|repairs"
    r"|exchanges|invoicing|technical|head office|management)(?: (?:department|dept|team|desk|people|FOLK))?"
)
WHO = (
    r"(?:who|that|whos)(?: \w+){0,1} (?:can|could|knows?|understands?|deals?|is able|actually"
    r"|speaks?|thinks?|works?)"
)
