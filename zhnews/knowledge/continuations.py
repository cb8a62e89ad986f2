"""上接, 下转, 未完: an article that goes on from or on another page. Groups: `from` or `on`, the page as printed."""

from zhnews.knowledge.parts import HAN, PAGE
from zhnews.models import Rule

# The title that it goes by there; what a word goes on with begins the text.
_TITLE = rf"(?:[ ]?(?:《[^》]{{1,40}}》|“[^”]{{1,40}}”)(?!{HAN}|[\w,、]))?"
_OPEN, _CLOSE = r"[(\[◀▶►◄▲▼←→<>]{0,3}[ ]?", r"[ ]?[)\]◀▶►◄▲▼←→<>]{0,3}"

RULES = (
    Rule(
        "continuation.from",
        rf"{_OPEN}(?:[紧文]?上?接|承接?上?|续)(?:自)?[ ]?(?:本报)?(?P<from>{PAGE}){_TITLE}{_CLOSE}",
        ("(上接一版)", "上接A01版", "◀ 上接 A01 版", "(上接A1版)", "上接第四版", "(紧接第一版)", "(文接A1)", "(上接一版《老桥新生》)"),
        ("(上接管道)", "上接天、下接地"),
        "everywhere",
    ),
    Rule(
        "continuation.on",
        rf"{_OPEN}(?:未完[, ]?)?(?:[下紧文]?转|下接|续见?)(?:入|至)?[ ]?(?:本报)?(?P<on>{PAGE})(?:[ ]?[①-⑳])?{_TITLE}{_CLOSE}",
        ("(下转第二版)", "(转A4版)", "下转第八版", "▶下转A04版", "(未完,下转第三版)", "(下转第四版⑤)", "(紧转第二版)", ">>下转2版", "▶▶▶下转A2版", "(文转A2版)", "(续见A2)"),
        ("(下转速)", "转第二人民医院"),
        "everywhere",
    ),
    Rule(
        "continuation.unfinished",
        rf"{_OPEN}(?P<on>未完待续|未完,?[ ]?待续|未完|待续){_CLOSE}",
        ("(未完待续)", "(未完)", "(待续)"),
        ("(未完成)",),
        "Republic era, serials",
    ),
)
