"""电头: where, when and by whom a report was sent, at the head of a paragraph or as a stop mark at its end.

A rule's groups: `dateline` is the dateline itself (it may match twice around a byline inside it), `who` the part in which
people stand, with its brackets in `byline` where it has its own; `byline_place` people and a place with nothing between
them, told apart by `people.split_place`; `place` must be a place of `places.txt` where no byline follows.
"""

from zhnews.knowledge.parts import DAY, HAN, NAME, PAPER, PLACES
from zhnews.models import Rule

# A paper with its site or client: 沅州日报·沅州网, 央视新闻客户端; a mark may stand before it.
_PAPERS = rf"{PAPER}(?:客户端)?(?:[·\-—]{{1,2}}{HAN}{{2,8}}?(?:网|客户端|新闻|报|社))?"
_MARK = r"(?:[■◎●□◆★][ ]?)?"
_AGENCY = rf"(?:据|综合)?{_PAPERS}"
_WHO = r"(?P<byline>\([ ]?(?P<who>(?:[^()]|\([^()]{1,30}\)){2,80}?)[ ]?\))"
_LOOSE = rf"(?P<byline>(?P<who>(?:(?!记者|通讯员|特派员|实习生){NAME}[、 ])?(?:(?:本[报刊社网台]|{PAPER}|驻\p{{Han}}{{1,6}})?(?:[\p{{Han}}]{{0,4}}记者|通讯员|特派员|特约记者|实习生)[:： ]?(?:[^,。:;“”()\[\]\d]{{2,40}}?(?:摄影|综合|现场)?报[道导]|[^,。:;“”()\[\]\d]{{2,40}}?(?=[ ,:。]|$)))))"

# At a report's head or at its end, with who sent it.
SIGNED = Rule(
    "dateline.with-reporters-in-brackets",
    rf"[\[(](?P<dateline>(?:据)?{PAPER}(?:{PLACES})?[ ]?(?:{DAY}|今日)?(?:专|综合外)?[ ]?(?:电|讯))[ :：,]{{0,2}}(?P<byline>(?P<who>(?:{PAPER})?(?:{HAN}{{0,4}}记者|通讯员|特派员)[^()\[\]。]{{2,90}}))[\])]",
    ("(新华社上海6月22日电 记者王大同、潘小洁)", "(本报北京、柏林12月8日电 记者王大同、潘小洁、何小明)"),
    ("(新华社6月22日电 记者会)", "(新华社6月22日电说 记者王大同)"),
    "mainland",
)

HEADS = (
    SIGNED,
    Rule(
        "dateline.place-and-day",
        rf"{_MARK}(?P<dateline>{_AGENCY}[ ]?(?:{PLACES})?[ ]?{DAY}(?:专|急|综合外|综合)?[ ]?(?:电|讯|消息|报[道导](?=[ ]|$)))[ :：]*{_WHO}?",
        ("新华社北京1月27日电 (记者李大同、潘小洁)", "本报首尔、平壤8月20日电", "本报北京7月3日电(记者邱一峰)", "经济日报-中国经济网北京5月5日讯(记者李大同)", "央广网北京5月5日消息(记者李大同)", "江海新闻网1月2日报道"),
        ("本报北京分社3日搬迁", "新华社记者3日在北京看到", "据法新社1月2日报道,"),
        "mainland dailies",
    ),
    Rule(
        "dateline.place",
        rf"{_MARK}(?P<dateline>{_AGENCY}[ ]?(?P<place>{PLACES})(?<![专急])(?:专|急)?[电讯](?![话视影台子网脑动力器车站报员号息]))[ :：]*(?:{_WHO}|{_LOOSE})?",
        ("本报合肥电", "新华社北京电 (记者王大同)", "本报南宁讯 (记者王大同)", "本报南宁专电 记者王大同报道"),
        ("本报北京电话一直占线", "本报记者 王大同 本报通讯员"),
        "mainland dailies",
    ),
    Rule(
        "dateline.paper-news",
        rf"{_MARK}(?P<dateline>(?:据|综合)?(?:{_PAPERS}|晨报|晚报|早报|快报|商报|时报|{HAN}{{2,4}}(?<!通)(?=讯[ ]?(?:\([ ]?(?=\p{{Han}})|记者)))[ ]?"
        rf"(?:(?:综合)?(?:讯|专讯|特讯|专电|特约消息|消息|快讯(?=[:：(（])|电)(?![息号话视影台子网员])|综合(?:外电)?报[道导](?=[ :：]|$)|(?<=网)报[道导](?=[ ]|$)))(?:[ ]综合报[道导](?=[,:]))?[ :：]*(?:{_WHO}|{_LOOSE})?",
        ("本报讯(记者 王大同)", "本报讯 记者王大同报道", "本报讯 记者王 同报道", "本报讯 王大同、特约记者雷小霆报道", "本报电(钟大同)", "香港文汇报讯(记者 张聪 北京报道)", "据新华社电", "◎本报讯", "江海网报道", "江海在线消息", "沅州日报·沅州网讯(记者王大同)", "央视新闻客户端消息", "南都讯 记者王大同", "本报综合报道", "本报特讯", "沅州晚报快讯(记者王大同)"),
        ("本报讯息中心", "新华社电视片", "本报综合报道了", "江海通讯(JHTX)宣布"),
        "everywhere",
    ),
    Rule(
        "dateline.bracketed-news",
        rf"[\[(](?P<dateline>(?:{PAPER}|{HAN}{{2,6}}[报社])(?:讯|专讯|综合(?:外电)?(?:报[道导]|讯|消息)|报[道导]|专稿|消息)|\L<agencies>|\L<papers>|{HAN}{{0,6}}《{HAN}{{2,12}}》(?:网站|周刊|双周刊|杂志)?(?:网站)?{DAY}(?:报[道导]|文章|社论|电|消息)|{HAN}{{2,9}}(?:网站|周刊){DAY}(?:报[道导]|文章))[\])]",
        ("[本报讯]", "[中央社]", "[明报专讯]", "[本报综合报道]", "(星岛日报报道)", "[本报综合外电消息]", "[法国《江海报》网站1月2日报道]", "[《江海周刊》1月2日文章]"),
        ("[本报评论员]", "(路透社报道说)"),
        "Hong Kong, Taiwan",
    ),
    Rule(
        "dateline.wire-with-reporter",
        rf"[\[(](?P<dateline>{PAPER})?(?P<byline_place>(?:特派员|特派记者|记者|编译|实习记者)[ ]?[^()\[\]\d]{{4,60}}?)(?P<dateline>(?:{DAY}(?:专|综合外)?电|专[电讯])(?:报[道导])?)[\])]",
        ("(中央社记者张大同台北10日电)", "(中央社记者郭小伸、王大宇台北10日电)", "(中央社记者黄国芳嘉义县17日电)", "(中央社记者张大同石垣岛10日电)", "[大公报记者李大同北京五日电]", "[本报记者何小军上海专讯]", "(特派员张大同南京十二日专电)"),
        ("(中央社记者张大同台北报导)",),
        "Taiwan",
    ),
    Rule(
        "dateline.bracketed-wire",
        rf"[\[(](?P<dateline>(?:(?:{PAPER}|{HAN}{{2,7}}社)?/?(?:{HAN}{{1,8}}?(?:、{HAN}{{2,8}}){{0,3}})?{DAY}(?:{HAN}{{2,4}})?(?:专|急|综合外|综合)?[ ]?(?:电|讯|航讯|通讯|消息|通信)(?:报[道导])?|(?:{PAPER}|{HAN}{{2,7}}社)(?:/?{HAN}{{2,4}})?(?:讯|电|专电|航讯|通讯)))[\])]",
        ("[本报南京廿四日电]", "(伦敦二日电)", "(中央社东京5日综合外电报导)", "[中央社本市讯]", "(本报首尔、平壤8月4日电)", "[新华社延安十日电]", "[哈瓦斯社五日巴黎电]", "[中央社/台北电]", "[中央社/台北2日电]"),
        ("(上月二日来电)话", "[本报评论员]"),
        "Republic era, wires",
    ),
    Rule(
        "dateline.bracketed-place",
        rf"[\[(](?P<dateline>(?:本报)?[特专][讯电]|本[市埠港省县](?:[航特专]?[讯电]|消息|通讯|通信)|又[讯电]|中央社[讯息电]|(?P<place>{HAN}{{2,6}}?(?:[、 ]{HAN}{{2,6}}?){{0,5}})(?:专|特)?(?:讯|电|通讯|通信|航讯|综合报[道导]))[\])]",
        ("[台北讯]", "[台北综合报导]", "[专讯]", "[杭州通信]", "[南昌航讯]", "[石家庄电]", "[本报特讯]", "[又讯]", "[本市消息]", "[本市航讯]"),
        ("[热线电]", "[短讯]"),
        "Taiwan, Republic era",
    ),
    Rule(
        "dateline.city-and-day",
        rf"(?P<dateline>(?P<place>{HAN}{{2,4}}?){DAY}(?:专|急)?电)(?:[ ]+|$)",
        ("南京五日电", "上海十二日专电"),
        ("台北五日电影", "我家五日电"),
        "Republic era",
    ),
)

TAILS = (
    Rule(
        "dateline.stop-mark",
        rf"\((?![^()]*(?:记者|特派员|编译))(?P<dateline>(?:据)?{PAPER}(?:{PLACES})?[ ]?(?:{DAY}|今日)(?:专|综合外)?[ ]?(?:电|讯))[ ]?\)",
        ("(本报首尔、平壤8月4日电)", "(新华社北京9月27日电)", "(本报北京今日电)"),
        ("(新华社记者9月27日摄)",),
        "mainland 通讯",
    ),
)
