"""What stands around numbers: words for an order and its number, verbs and signs before one, units after one.

Pieces of regular expressions for `re.IGNORECASE`.
"""

WORD = (
    r"(?:orders?|ordr|odr|oder|odrer|orde|oredr|ordeer|ordre|ordder|ordres|purchase|booking|confirmation"
    r"|reference|ref)"
)
NUMBER_WORD = (
    r"(?:numbers?|numbr|nummber|numer|nmber|nubmer|nunber|numbe|nbr|num|nos?|nrs?|ids?|i\.d|refs?|reference|code)"
)
IS = (
    r"(?:\.?[ ,]*(?:is|was|are|were|its|it's|of|with|being|called|says|reads|shows|should be|would be|here"
    r"|i have|i got|at the (?:top|bottom)|on (?:the|my) [a-z]+))*"
)
SIGNS = r"[\s:=#№'\"(\-.,*_~>]{0,6}"
UNIT = (
    r"(?:%|pounds?|quid|eur|euros?|gbp|usd|dollars?|bucks|rupees?|inr|rs|k|ml|cl|l|lit(?:er|re)s?|cm"
    r"|mm|m|kg|g|grams?|oz|lbs?"
    r"|gb|tb|mah|watts?|w|v|volts?|hrs?|hours?|mins?|minutes?|days?|weeks?|months?|years?|pcs|pieces?"
    r"|items?|pairs?|units?"
    r"|people|tog|tc|gsm|calories|kcal|rpm|bpm|steps?|miles?|km|metres?|meters?|feet|ft|inch(?:es)?|sq|cubic|cu|st|nd|rd|th"
    r"|numbers?|points?|stars?|reviews?|thread|characters?|words?|lumens?|model|edition|version"
    r"|collection|customers?|times|lm|lux|denier|fill|pts|guests?|employees?|staff|followers|members"
    r"|bottles?|mugs?|shirts?|jackets?|socks|hats|bags?|grit|hp|mph|psi|bar|in a row)"
)
# What makes the number after it a door's or a gate's: "a gate code for the driver, 4471", "buzzer number is 208".
OF_A_DOOR = (
    r"\b(?:(?:gate|door|entry|access|entrance|key|key ?safe|lock ?box|alarm|building|barrier|garage)(?: \w+){0,3} "
    r"(?:code|pin|number|combination)|buzzer|intercom|keypad|door ?bell)\b(?:(?! order)[^.?!\n]){0,40}$"
)
# What follows a number may make it a measure ("1000 ml"), a sum, or a piece of something longer.
ENDS = rf"(?![\w@]|/(?!\d{{3}}|\s|$)|[.,]\d|-\w|'s \w+day| ?{UNIT}\b| ?%| ?[x×*] ?\d)"
