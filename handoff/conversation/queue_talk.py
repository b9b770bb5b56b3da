"""What a shopper in the queue says about the queue: where is everybody, or that they need nobody any more.

It reads without the bot, which may be why they wait: English, what data/languages has for it, and a wish for a person
in any language of data/people.yml. A message counts only where each of its words can be about the wait: "how long?"
does, "how long does delivery take?" does not. In doubt it is for the person who joins.
"""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from handoff.conversation.call_back import asks_our_number, read_call_back
from settings.files import read_yaml
from settings.shared import ROOT

PEOPLE, LANGUAGES = ROOT / "data" / "people.yml", ROOT / "data" / "languages"
_FEW_WORDS = 8


class QueueTalk(StrEnum):
    """What a message is about."""

    THE_WAIT = "the_wait"
    """How long, which place, is anybody there; or once more that a person is wanted."""
    TAKES_BACK = "takes_back"
    """No person is needed any more: it is solved, or the item is kept."""
    LEAVING = "leaving"
    """The bot is to go on."""
    CALL_BACK = "call_back"
    """They want to be called, or leave a number."""
    OUR_NUMBER = "our_number"
    """They ask for the shop's phone number."""
    GOING = "going"
    """They do not wait here; what they want may still stand."""
    ELSE = "else"


def read_queue_talk(text: str) -> QueueTalk:
    """What the message is about; what is neither is for the person, or for the bot."""
    if read_call_back(text) is not None:
        return QueueTalk.CALL_BACK
    if asks_our_number(text):
        return QueueTalk.OUR_NUMBER
    words = _WORD.findall(text.lower().replace("’", "'").replace("'s", " is").replace("'", ""))
    said = " ".join(words)
    rest = _KEEPS.sub(" nevermind ", said)
    if _only(rest.split(), _LEAVING_WORDS) and "?" not in text:
        for about, words_for_it in _LEAVING.items():
            if words_for_it.search(rest):
                return about
    if _WANTS_PERSON.search(said) or (_THE_WAIT.search(said) and _only(words, _WAIT_WORDS)):
        return QueueTalk.THE_WAIT
    return _read_abroad(text)


def wants_person(text: str) -> bool:
    """Whether the words ask for a person, in English and with more than a word: "anyone?" only asks about the wait."""
    words = _WORD.findall(text.lower())
    return len(words) > 1 and _WANTS_PERSON.search(" ".join(words)) is not None


def _read_abroad(text: str) -> QueueTalk:
    """What a few words in another language than English say of the queue, or that they name a person to talk to."""
    folded = text.casefold().replace("ł", "l").replace("ß", "ss")
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    if len(plain.split()) > _FEW_WORDS:
        return QueueTalk.ELSE
    abroad = _abroad()
    if abroad[QueueTalk.ELSE].search(plain):
        return QueueTalk.ELSE
    for about in (QueueTalk.TAKES_BACK, QueueTalk.THE_WAIT):
        if abroad[about].search(plain) and ("?" not in text or about is QueueTalk.THE_WAIT):
            return about
    return QueueTalk.THE_WAIT if _people_abroad().search(plain) else QueueTalk.ELSE


@cache
def _abroad() -> Mapping[QueueTalk, re.Pattern[str]]:
    written = [read_yaml(file)["in_queue"] for file in sorted(LANGUAGES.glob("*.yml"))]
    return {
        QueueTalk.ELSE: re.compile("|".join(rf"\b(?:{one['else']})" for one in written)),
        **{
            about: re.compile("|".join(rf"\b(?:{one[about]})\b" for one in written))
            for about in (QueueTalk.TAKES_BACK, QueueTalk.THE_WAIT)
        },
    }


@cache
def _people_abroad() -> re.Pattern[str]:
    abroad = read_yaml(PEOPLE)["abroad"].values()
    words = "|".join(f"(?:{language['people']})" for language in abroad)
    return re.compile(rf"\b(?:{words})\b")


def _only(words: list[str], known: re.Pattern[str]) -> bool:
    return all(map(known.fullmatch, words))


def _vocabulary(words: str) -> re.Pattern[str]:
    return re.compile(f"(?:{_COMMON}|{words})", re.VERBOSE)


_WORD = re.compile(r"[a-z]+|\d+")
_PERSON = (
    r"(?:person|people|human|humans|agent|agents|advisor|adviser|operator|manager|supervisor|representative|rep"
    r"|somebody|someone|anybody|anyone|staff|colleague)"
)
_WANTS_PERSON = re.compile(
    rf"\b(?:speak|talk|chat|connect|transfer|put me|pass me|get me|give me|need|want|wanted|waiting for)\b"
    rf"(?: \w+){{0,4}} {_PERSON}\b"
    # "Could a real person do that", "is there no human".
    rf"|\b(?:real|live|actual|human) (?:life )?(?:{_PERSON}|being)\b"
    rf"|^(?:(?:a|an|real|live|actual|please|pls|the) )*{_PERSON}(?: (?:please|pls|now|asap))*$"
)
_THE_WAIT = re.compile(
    r"\bhow (?:much )?long(?:er)?\b|\bhow many (?:\w+ )*(?:people|ahead|before|front|queue|line)\b|\bqueue\b|\beta\b"
    r"|\bwaiting\b|\bthe wait\b|\bwait time\b|\bin (?:the )?line\b|\bmy (?:turn|place|position)\b|\bhurry\b"
    r"|\b(?:what|which) (?:number|place|position)\b|\bam i (?:still|next)\b|\bwhere am i\b|\b(?:forgotten|forgot) me\b"
    r"|\b(?:hello+|hallo|helo|hey|hi|oi)\b|\b(?:you|u) (?:still )?there\b|\bstill there\b"
    r"|\btaking (?:\w+ )?(?:long|forever|ages)\b"
    r"|\bnews\b|\bany updates?\b"
    rf"|\bwhere (?:are|r|is) (?:you|u|they|everyone|everybody|{_PERSON})\b|\b(?:anyone|anybody)\b"
    rf"|\bwhen (?:will|is|does|do|can|are) (?:\w+ )*(?:you|u|they|turn|{_PERSON})\b"
    rf"|\b(?:is|are) (?:there )?(?:any |still )?{_PERSON}\b"
    rf"|\b{_PERSON} (?:there|here|coming|around|free|available|ever)\b"
)
_LEAVING = {
    QueueTalk.TAKES_BACK: re.compile(
        r"\bnever ?mind\b|\bnvm\b|\bforget (?:it|about it|that)\b|\bdont bother\b"
        rf"|\b(?:dont|no longer) (?:need|want) (?:a |an |any |your )?(?:help|you|{_PERSON})\b"
        r"|\bsorted\b|\bsolved\b|\bfound it\b|\bchanged my mind\b|\bleave it\b|\ball good\b|\bfalse alarm\b"
        r"|\b(?:its|it is) (?:ok|okay|fine|alright|all right) (?:now|then|thanks|thank)\b"
    ),
    QueueTalk.LEAVING: re.compile(r"\bleave (?:the )?(?:queue|line)\b|\b(?:back to|stay with|use) the bot\b"),
    QueueTalk.GOING: re.compile(
        r"\bgoodbye\b|\bbye\b|\b(?:come|try) (?:back |again )?(?:later|tomorrow)\b"
        r"|\b(?:stop|not|cant|wont) wait(?:ing)?\b|\bdont want to wait\b"
    ),
}
_ACT = r"(?:and|but|instead|cancel|return|refund|change|exchange|swap|send)\b"
_THING = rf"(?:it|this|that|them|these|those|everything|(?:the|my) \w+(?: (?!{_ACT})\w+)?)"
_KEEPS = re.compile(
    rf"\b(?:ill|i will|id rather|i would rather|well|we will|im going to|i am going to|decided to) keep {_THING}\b"
    rf"|\b(?:please )?(?:dont|do not|no need to) (?:cancel|return|refund|change|exchange|swap|send) {_THING}"
    r"(?: back)?\b"
    r"|\b(?:it|the parcel|my parcel|the order|my order) (?:(?:has |is |just |now |finally )+(?:come|came|arrived|here)"
    r"|(?:has |just |finally )*turned up|works|is working)\b"
)
_COMMON = """
    a | about | actually | again | ah | all | already | alright | am | an | and | any | are | at | be | been |
    but | can | cant | could | did | do | does | dont | everybody | for | from | get | go | going | gonna | good
    | got | guys | had | has | have | havent | hello+ | help | here | hey | hi | hm | hmm | how | i | id | if |
    ill | im | in | is | it | its | ive | just | know | later | like | lol | long | longer | me | more | much |
    my | need | no | not | now | of | oh | ok | okay | on | one | or | please | pls | plz | right | so | sorry |
    still | tell | thank | thanks | that | the | then | there | they | this | till | to | today | tomorrow | too
    | u | until | up | us | very | want | wanted | was | we | well | what | whats | when | where | who | will |
    with | would | ya | yeah | yes | yet | you | your
"""
_WAIT_WORDS = _vocabulary("""
    actual | adviser | advisor | agent | agents | ages | ahead | alive | answer | answering | answers | anybody |
    anyone | around | asap | available | average | before | behind | bot | chat | come | coming | contact | customer
    | customers | estimated | eta | ever | everyone | expect | explain | forever | forgot | forgotten | free | front
    | hallo | happening | helo | hold | home | hour | hours | human | humans | hurry | idea | join | joining | joins
    | jumping | left | line | live | manager | many | min | mins | minute | minutes | next | news | nobody | number
    | oi | operator | people | person | place | position | queue | queueing | queuing | quick | r | real | rep |
    reply | replying | representative | response | roughly | seconds | service | shall | should | since | somebody |
    someone | soon | spot | staff | supervisor | take | takes | taking | team | think | time | times | turn | update
    | updates | wait | waited | waiting | way | whens | whos | why | within | working
""")
_LEAVING_WORDS = _vocabulary("""
    alarm | anybody | anymore | anyone | anyway | back | bot | bother | bye | changed | come | cool | false | fine |
    forget | found | goodbye | great | human | keep | leave | line | lot | mind | myself | never | nevermind |
    nobody | nvm | out | person | problem | queue | solved | someone | sorted | stay | stop | thx | time | try | use
    | wait | waiting | wont | worked | works | worries | worry
""")
