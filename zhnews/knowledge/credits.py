"""摄影/供图: who took or gave a picture, at the end of a caption or on its own; and the marks that point to one.

A rule's groups: `who` is where the photographer stands, `maybe` where only a name's look speaks for one, `agency` the
library or agency. What they hold is read by `people.read_people`, so the patterns may be generous.
"""

from zhnews.knowledge.parts import HAN, NAME, PAPER
from zhnews.models import Rule

# ▲►▶◀●◎ and their kin point from a caption to its picture; they are layout, not text. Lists and subheads begin with
# bullets as well.
ARROWS, BULLETS = "▲△▼▽►▶▷◀◁◄↑↓←→⬆⬇⇧⇩", "●◎■◆★☆※"
MARKS = ARROWS + BULLETS
# A mark that points from a caption to its picture; one before a dateline in brackets is a bullet (▲[本报南京电]).
POINTED = rf"[{ARROWS}](?![{ARROWS}]{{0,2}} ?[紧文]?[上下]?[接转]续?[自至]? ?[第A-Z\d一二三四五六七八九十])(?! ?[\[(][^()\[\]]{{1,20}}[电讯][)\]])"
# Bullets of bylines and items, which point to no picture.
UNPOINTED = "□▪•"
# What PDF extractors print for a mark that a font does not name.
UNNAMED = "\x00\ufffd"
_AGENCY = rf"(?:\L<photo_agencies>|\L<agencies>|{PAPER})"
_LIBRARY = rf"(?:[ ]?\((?P<agency>[^()。,]{{2,14}})\)|/(?P<agency>{_AGENCY}))"
# Where a picture came from that nobody took for the paper, and what it is then.
_TAKEN = r"(?:翻摄自?|撷?取自|截自)[^()。,]{1,12}|(?:网上|网络)图片|(?:央视|电视|视频|影片|影像|网络|网页|监控|直播)(?:截图|画面)|(?i:fb|facebook|ig|脸书|面书|微博)(?:图片|截图|照片)"
_KEPT = r"(?:资料图片|资料照片?|资料图|资料片|档案图片|档案照片?|资料画面)"
_SHOT = r"(?:摄影报道|摄影|拍摄|摄制|翻摄|摄|供图|提供|制图|绘|/图|(?<=[ ])图)"
# An older picture names its kind before who took it: 资料照/记者王小明摄.
_OLDER = rf"(?:{HAN}{{0,4}}{_KEPT}[ ]?[/,、][ ]?)?"
_REPORTER = rf"(?:(?:{PAPER}|{HAN}{{0,8}})?{HAN}{{0,6}}(?:记者|通讯员|特派员|实习生|摄影师))"
_GIVERS = "(?:[受被]访者|读者|网友|警方|主办方|校方|店家|业者|当事人|家属|厂商)"
# Where a credit begins that nothing parts from its caption; a paper's name says so more surely than 记者 alone.
GLUED = (
    rf"(?P<paper>(?:\L<papers>|\L<agencies>|本[报刊社网台]|{HAN}{{2}}(?:[日晚早晨时商快]报|都市报|新闻网))[全特融见]?[媒约习派]?体?"
    r"(?:图片|摄影)?(?:记者|通讯员))|记者|通讯员|摄影师|(?:联合报系|本报)?资料[照图片]|(?:图片|照片|摄影|图)[:/：]"
)

# An agency alone in brackets on a line, which gives a picture or the text above it.
AGENCY_ALONE = r"\([^()]{0,8}(?:社|路透|彭博)\)"
# An agency alone in brackets gives a caption's picture where the caption is short and one sentence: articles close so too.
_GIVING = rf"(?:\L<agencies>|\L<photo_agencies>|{HAN}{{2,6}}网)"
GIVEN_BY_AGENCY = rf"(?:[^。]{{6,50}}|[^。]{{6,36}}。)[ ]?\({_GIVING}(?:[/、]{_GIVING})?\)|[^。]{{6,50}}(?:。| )[ ]?(?:\L<agencies>|\L<photo_agencies>)"
# How a line looks that a credit ends; a form that is not let through here closes no caption in a narrow column.
LINE_END = (
    r"(?:(?<![拍录])摄|(?<![描测])绘|摄影|供图|资料照片?|(?:资料|网[上络]|(?i:fb)|脸书)图片|摄影报[道导]|图片来自[^。]{2,12}|截图"
    r"|(?:视觉|[摄绘]|(?<!文)(?<!文/)图|中国|提供)\))[)\]]?$"
    rf"|图/[\u4e00-\u9fff]{{2,4}}$|(?<=[。!?” ]){_GIVERS}提供(?:图片|照片)?$"
)

TAILS = (
    Rule(
        "credit.agency-release",
        rf"(?P<agency>新华社|中新社|{_AGENCY})[ ]?发[ ]?(?:\((?P<maybe>[^()。]{{2,24}}?)[ ]?(?:摄|供图|提供|绘|图)?\)|(?P<maybe>{NAME})[ ]?摄)?",
        ("新华社发(陈小颖 摄)", "新华社发(国家航天局 供图)", "新华社发", "新华社发 陈小颖摄"),
        ("新华社发布消息",),
        "mainland",
    ),
    Rule(
        "credit.in-brackets",
        rf"\([ ]?{_OLDER}(?:(?:(?P<agency>新华社|中新社)[ ]?发[ ]?)?(?P<maybe>{_REPORTER}?[ :：]?[^()。,]{{2,24}}?)[ ]?/?[ ]?{_SHOT}|(?:[题插配]?图|照片|摄影|图片)[/:：][ ]?(?P<maybe>[^()。]{{2,20}})|(?P<agency>{_AGENCY})(?:图片|照片|供图|提供|发|/摄)?|(?:示意图|图)/[^()。,]{{2,12}}|[^()。,]{{0,12}}?(?:{_KEPT}|(?:图/)?(?:{_TAKEN})|制图|读者提供)|{HAN}{{2,6}}视觉|(?![见如附上下左右]){HAN}{{2,8}}(?:图片|照片))[ ]?\)",
        ("(记者方大照摄)", "(特派记者陈正兴/摄影)", "(题图:陈正兴)", "(图/桃竹苗分署提供)", "(台北富邦勇士提供)", "(资料照)", "(人民视觉)", "(路透)", "(图/取自脸书)", "(翻摄画面)", "(示意图/江海影像)", "(网上图片)", "(江海报制图)", "(资料照,记者王小明摄)", "(新华社发 王小明 摄)", "(江海视觉)", "(新闻处图片)"),
        ("(由图书馆提供服务)人", "(左一)", "(见图片)"),
        "everywhere",
    ),
    Rule(
        "credit.reporter-shot",
        rf"{_OLDER}(?P<who>{_REPORTER}[ :：]?[^。,()“”]{{2,24}}?)[ ]?/?[ ]?{_SHOT}(?:报道)?{_LIBRARY}?",
        ("新华社记者 鞠 鹏摄", "本报记者 李 满摄", "记者方宝照/摄影", "广州日报全媒体图片记者黎旭阳、李妍摄", "资料照片/记者王小明摄影"),
        ("记者在现场拍摄",),
        "everywhere",
    ),
    Rule(
        "credit.name-shot",
        rf"(?<!{HAN})(?:{HAN}{{2,16}}(?:中心|公司|大学|学院|[局委部站台])[ ])?(?P<maybe>{NAME}(?:[、 ]{{1,2}}{NAME}){{0,4}})[ ]?(?:/[ ]?)?(?:摄影报道|摄影|摄|供图|绘|制图|/图|提供){_LIBRARY}?",
        ("曹小雄摄(人民视觉)", "王小明摄/光明图片", "沈 果摄", "司 伟 董自军摄影报道(人民视觉)", "王小明 摄", "王小明/摄", "县融媒体中心 王小明 摄"),
        ("他于去年摄", "方便摄"),
        "everywhere",
    ),
    Rule(
        "credit.office-gave",
        rf"(?<!{HAN})(?![由我你他她它可为请将已能须并该这那此有无拒])(?:{HAN}){{2,18}}?(?<![绝未法不已费续意求愿责够将先再曾并以])[ /]?(?:供图|提供)(?:图片|照片)?",
        ("受访者提供图片", "沅州沅剧院供图", "沅州博物馆 供图", "柳川市政府/提供", "海江省江豚保护中心供图", "县融媒体中心提供"),
        ("由他提供", "船老大拒绝提供", "该馆提供"),
        "everywhere",
    ),
    Rule(
        "credit.shot-by",
        rf"(?:摄影|供图|图片|图|照片|摄|[插题配绘]图|漫画|插画|版画|制图|图片来源|图片提供)(?:[ ]?[/:：|][ ]?|(?<=摄影|漫画|插画|插图)[ ])(?P<maybe>{_REPORTER}?[ ]?{NAME}(?:[、 ]{{1,2}}{NAME}){{0,4}})(?:摄)?{_LIBRARY}?",
        ("图/许小思", "摄影:王小明", "题图:王小明", "摄影/本报记者 王小明", "图:王小明摄", "摄影 王小明", "摄影 本报记者 王小明", "漫画 王小明"),
        (),
        "everywhere",
    ),
    Rule(
        "credit.library",
        rf"(?:(?:图源|示意图|(?:图片|照片|资料)(?:来源|来自|提供)|图)[ ]?[/:：][ ]?(?P<agency>{_AGENCY})|图据(?:(?P<agency>{_AGENCY})|网[络上])"
        rf"|{_GIVERS}(?:图片|照片)|(?P<agency>{_AGENCY})[ ]?(?:图片|照片|供图|截图|图)|(?:官网|网页|网站)截图|\L<photo_agencies>|新华社/(?:法新|路透|美联|欧新)"
        rf"|(?:示意图|图|照片|图片|摄影|图片来源|资料来源)[ ]?[/:：][ ]?(?:(?:(?P<agency>{_AGENCY})|[^。,()“”]{{2,12}}?)(?:{_KEPT}|提供|供图|档案照)|{_TAKEN})"
        rf"|(?:(?P<agency>{_AGENCY}|本报)系?)?(?:{_KEPT}|网上图片|网络图片|网络截图|视频截图|图片来(?:自|源于)[^。,]{{2,10}}|美联社图片|路透图片)|{_TAKEN})",
        ("图/本报资料照片", "资料图片", "新华社资料图片", "图片来自视频截图", "示意图/ETtoday资料照", "资料照片", "图片来源:视觉中国", "图据江海网", "法新社照片", "官网截图", "资料图", "东方IC供图", "东方IC图", "图源:视觉中国", "图/IC photo", "联合报系资料照", "图/翻摄自脸书", "图片来源于网络", "央视截图", "新华社/法新", "影片截图", "FB图片", "受访者图片", "图据网络", "图/撷取自网络"),
        ("查阅资料图片说明", "图/表一", "据图可知"),
        "everywhere",
    ),
    Rule(
        "credit.wire-photo",
        rf"(?:\([^()]{{2,16}}提供\))?(?P<agency>{PAPER})[ ]?记者(?P<who>{NAME})(?:{HAN}{{2,3}})?(?:传真|翻摄|摄)[ ]?(?:\d{{2,3}}年\d{{1,2}}月\d{{1,2}}日)?",
        ("(台北富邦勇士提供)中央社记者黄小雯传真 114年4月24日", "中央社记者黄小雯摄 114年4月24日"),
        (),
        "Taiwan",
    ),
    Rule(
        "credit.whole-page",
        r"[(]?本[版文](?:图片|照片|摄影|配图|漫画)[^。]{0,6}?(?:均)?(?:由|为)?[/:：]?[ ]?(?P<maybe>[^()。]{2,30}?)[ ]?/?(?:摄|供图|提供|绘)[)]?",
        ("本版图片均由本报记者王小明/摄", "(本版图片由王小明提供)"),
        ("本版图片说明",),
        "mainland",
    ),
)
