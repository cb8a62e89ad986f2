"""署名: who signs, in brackets, with a bullet, by role, or as a name alone. A new form is one entry here.

A rule's groups: `who` is the part in which people stand; what stands there is read by `people.read_people`, which knows
roles, papers, desks and names, and refuses what it cannot read to the last character, so that a pattern here may be
generous. `maybe` is the same where nothing but a name's look speaks for it: rare surnames and common words are refused. A rule without `who` is a form that names nobody.
"""

from zhnews.knowledge.parts import HAN, NAME, PAPER, POSITION
from zhnews.models import Rule

# When the rules below are asked: they cost a hundred times what these do, which are no verdict. A line is asked with a
# word of `LINE_CUES` in it or a character of `LINE_FIRST` before it, and with `LINE_LOOK` found; a paragraph's head with a
# word of `HEAD_CUES` and `HEAD_LOOK` at its beginning, its end with `TAIL_LOOK` found. A form that none of them lets
# through is never asked, and a test says so.
LINE_CUES = (
    "记者 通讯员 特派员 编译 评论员 观察员 作者 译者 撰文 整理 采写 采访 实习生 社论 编辑部 撰稿 口述 讲述 主笔 摄影"
    " 翻译 执笔 策划 文/ 文: 文| /文 图/ /图 /摄 /译 报道 报导 时评 文图 文 著 译 发自 教授 教师 议员 校对 记录 供稿 主播 外电"
    " 作家 学者 诗人 院士 研究员 院长 所长 校长 主任 博士 律师 医师 医生 秘书长 理事长 · 讲师 主席 会长 会员"
    " 小学 中学 大学 学院 学校 幼儿园 年级 班"
)
# Where a pupil learns: behind it a space, then the name.
_SCHOOL = (
    r"(?:[小中]学生|小学|中学|大学|学院|学校|幼儿园|[一二三四五六七八九十]中|年级|[班级])"
    r"(?: ?(?:[一二三四五六七八九]年级|[初高大][一二三四]|[一二三四五六七八九]|\d{4}级)?(?: ?\(?[\d一二三四五六七八九十]{1,3}\)?班)?)?"
)
LINE_FIRST = "□■口◆●○◎☆★▣◇△▲⊙(["
LINE_LOOK = (
    r"^[□■口◆●○◎☆★▣◇△▲⊙(\[]|记者|通讯员|特派员|编译|评论员|观察员|作者|译者|撰文|整理|采写|采访|实习生|社论|编辑部|撰稿|口述|讲述|主笔|执笔"
    r"|翻译|策划|时评|[文图摄译][ ]?[/:：|·]|/.{0,6}(?:报导|外电)$"
    r"|/[文图摄译]|[文 ]图$| [文摄]$|摄影|报[道导]$|[ )][编著译]{1,2}$|文并[摄图]|发自"
    r"|^[■◎◆●□]? ?[一-鿿]{2,4}[/(][^。]{2,20}[师授员生家者长人理士工记官休民任友)]"
    r"|^[一-鿿 ]{2,5}[ ,].{0,14}(?:议员|[教授][授师]|研究员|院士|[院所校]长|主任|博士|律师|医[师生]|秘书长|理事长)$"
    rf"|(?:{POSITION}|{_SCHOOL}) [一-鿿 ]{{2,5}}$"
)
# Names alone that report; below a dateline they are its byline's rest.
NAMES_REPORT = r"[一-鿿、 ]{2,20}?报[道导]:"
HEAD_CUES = "报道 报导 记者 编译 特派员 通讯员 / ["
HEAD_LOOK = (
    r"[\[(][^()\[\],。]{0,14}(?:记者|特派员|编译|通讯员)|[\[(][^()\[\]。]{0,30}(?:报[道导]|日?[电讯])[\])]"
    r"|[\[(][^()\[\],。]{2,16}/|[一-鿿]{2,6}[报社][\[/]|(?:本[报刊社网台])?记者 ?[^,。:;()“”]{2,20}?报[道导]"
    rf"|{NAMES_REPORT}"
)
TAIL_LOOK = r"[)\]]\d{0,7}$|本[报刊社网台].{0,4}(?:记者|通讯员).{2,20}$|》.{0,4}记者.{2,20}$|(?:记者|作者|撰文|采写|采访|文)[:：/] ?\S{2,12}$|(?:记者|通讯员|作者) .{2,14}$|[□◎■●◆○] ?\S{2,4}(?: \S{2,4}){0,2}$"

_IN = r"[^()\[\]。!?“”]"
_COUNTRY = "[美英法德日俄苏韩加澳意印西葡荷瑞奥波捷匈希土埃以巴阿智秘挪丹芬爱]"
_DESK = r"(?:报道|报导|专访|特稿|整理|传真|撰|专电|电)"

# At the head of a paragraph, whatever follows.
HEADS = (
    Rule(
        "byline.reporter-and-place-in-brackets",
        rf"(?:{PAPER}[ ]?)?[\[(](?P<who>(?:{PAPER}[ /]?)?(?:{HAN}{{0,6}}(?:记者|特派员|编译|通讯员|中心|记者组))?[ /]?{_IN}{{2,50}}?[ /](?:{HAN}{{2,12}}?{_DESK}))[\])]",
        (
            "[记者王小明/台北报导]",
            "[自由时报记者林大宏、王小红/台北报导]",
            "[张小振/台北报导]",
            "(王小一/台北报导)",
            "工商时报[萧博文/台北报导]",
        ),
        ("[台北/综合]", "(记者会/台北)"),
        "Taiwan",
    ),
    Rule(
        "byline.reporter-glued-to-place-in-brackets",
        rf"[\[(](?P<who>(?:{PAPER})?(?:记者|特派员|编译){_IN}{{2,30}}?{_DESK})[\])]",
        ("[时报记者林小杰台北报导]", "(记者林小杰台北报导)"),
        ("(记者从台北报道说)",),
        "Taiwan",
    ),
    Rule(
        "byline.nobody-in-brackets",
        rf"[\[(](?:本[报刊台]|{PAPER})?(?:记者|特派员|评论员|资料室|编辑部|采访组|记者组|即时新闻|{HAN}{{2,4}}(?:中心|组)|\L<desks>)(?:/?{HAN}{{0,6}}报[道导])?[\])]",
        ("[本报记者报道]", "[国际中心/综合报导]", "[本报记者]", "[即时新闻/综合报导]"),
        ("[本报讯]",),
        "Hong Kong",
    ),
    Rule(
        "byline.quoted-paper",
        rf"(?P<who>据{PAPER}[ ]?\((?P<people>{_IN}{{2,40}})\))",
        ("据吉林日报(曹大尧 记者 粘小青)",),
        ("据吉林日报(3月5日)报道",),
        "economic weeklies",
    ),
    Rule(
        "byline.reporter-in-brackets",
        rf"[\[(](?P<who>(?:{PAPER})?(?:驻{HAN}{{1,6}}?)?[ ]?{HAN}{{0,4}}(?:记者|通讯员|特派员|特约撰稿人|实习生|编译)[:： ]?{_IN}{{2,60}})[\])]",
        ("[江海时报驻法国特约记者 王小明]", "(记者杜大泽、莽九晨)", "(本报记者 崔 佳)", "(通讯员 张小三 记者 李四)", "[本报记者李小强]"),
        ("(记者会上)", "(记者注)"),
        "mainland",
    ),
    Rule(
        "byline.reporter-reports",
        rf"(?P<who>(?:{PAPER}|驻{HAN}{{1,6}})?(?:{HAN}{{0,4}}记者|通讯员|特派员|特约撰稿人)[ ]?[^,。:;()“”]{{2,40}}?(?:综合|现场|联合)?报[道导])(?=[:：, 。]|$|[^说称])",
        ("记者费小舟、毛大姿报道:", "本报记者王小明报道"),
        ("记者从会上报道",),
        "everywhere",
    ),
    Rule(
        "byline.names-report",
        rf"(?P<maybe>{NAME}(?:[、 ]{NAME}){{0,3}})报[道导](?=[:：])",
        ("曹大尧、粘小青报道:",),
        ("法新社报道:", "据柳川电台报道:", "有外电报道:"),
        "mainland",
    ),
    Rule(
        "byline.slashed",
        rf"(?P<who>{PAPER}/(?:记者|编译|特派员|特派记者|实习记者){_IN}{{2,30}}?/{HAN}{{2,10}}?(?:报[道导]|外电))",
        ("联合报/记者王小明/台北即时报导", "经济日报/编译叶小均/综合外电"),
        (),
        "Taiwan",
    ),
)

# A whole line.
LINES = (
    Rule(
        "byline.reporter-sent-from",
        rf"(?P<who>(?:{PAPER}|驻{HAN}{{1,6}})?(?:{HAN}{{0,4}}记者|通讯员|特派员|特约撰稿人)[ ]?[^,。:;()“”]{{2,30}}?)[ ]?发自{HAN}{{2,12}}",
        ("特派记者王小明发自柳川", "本报记者 王小明 李小强发自柳川"),
        ("记者发自内心地笑了",),
        "everywhere",
    ),
    Rule(
        "byline.role-before-name",
        rf"(?P<who>(?:(?:{PAPER}(?:驻{HAN}{{1,6}})?|[\p{{Han}}A-Za-z]{{2,8}}[·\-—]{HAN}{{2,10}}?|驻{HAN}{{1,6}}|\d{{0,3}}[\p{{Han}}--[的了在是把和与及到上下前后说称向]]{{2,9}})?[ ]?(?:\L<roles>)[ :：/|]*)[^。!?“”]{{2,70}})",
        ("本报记者 王俊岭", "本报记者 崔 佳 祝大伟 方 圆", "记者 许大敏", "记者:林俊谦", "通讯员 李小四", "本报首席记者 罗小亮", "柳青报·柳青网见习记者 魏小婉 记者 李超", "柳川商报-红星新闻记者 章小玲 摄影记者 王小效", "21世纪财富报道记者 王小明", "本报驻上柳记者 董小扬"),
        ("记者会 台北", "作者 是谁"),
        "everywhere",
    ),
    Rule(
        "byline.name-and-position",
        rf"[■◎◆●□]?[ ]?(?:文/|作者[:：])?(?P<maybe>{NAME})(?:/{HAN}{{2,12}}[师授员生家者长人理士工记官休民任友](?:\({HAN}{{2,8}}\))?|\((?:{HAN}{{2,8}}/)?{HAN}{{1,12}}[师授员生家者长人理士工记官休民任友]\)|[ ,](?:立法会议员|区议员|立法委员|退休教师|{HAN}{{2,14}}(?:教授|讲师|研究员|院士|院长|所长|校长|主任|博士|律师|医师|医生|秘书长|理事长)))",
        ("李小强 江城大学副教授", "王小立/退休教师(台中市)", "李小强(大学副教授)", "文/李小强(大学教授)", "◎ 李小强(台北市/教师)", "李小强 立法会议员", "李小强,江城大学教授"),
        ("高铁/新线通车的人", "江南(好风景)"),
        "opinion pages",
    ),
    Rule(
        "byline.position-before-name",
        rf"[■◎◆●□]?[ ]?(?:{HAN}{{2,16}}?{POSITION}|{HAN}{{0,14}}?{_SCHOOL})[ ]{{1,2}}(?P<maybe>{NAME})",
        ("江城大学教授 王小明", "柳川市作家协会主席 李 方", "小学生 王小明", "柳川一中 高二(3)班 李小强", "柳川市第二小学五年级 王小明"),
        ("江城大学教授 今天", "柳川一中 开学典礼"),
        "supplements, opinion pages",
    ),
    Rule(
        "byline.written-and-translated",
        r"(?P<who>[^。!?“”,]{2,30}?[ ](?:编?著|原著|原作)(?:[ ]+[^。!?“”,]{2,20}[ ]编?译)?|[^。!?“”,]{2,20}[ ]编?译)",
        ("[美]约翰·莫里斯 著 陈小真 译", "陈小真 编译"),
        ("这本书 由他翻 译",),
        "supplements",
    ),
    Rule(
        "byline.bullet",
        r"(?:口(?![述碑头罩味语号感岸福径腔音粮])|[□■◆●○◎☆★▣◇△▲⊙])[□■◆●○◎☆★▣◇△▲⊙]*[ ]?(?P<who>[^。!?,“”★■]{2,40}?)[ ]?[★■]?",
        ("□ 李子彬", "口黄正华", "■本报记者 左 妍", "■ 张三", "⊙记者 孔子元", "★本报记者 李小强 ★"),
        ("■ 今天有雨", "▲图为大坝", "□ 本版开栏语"),
        "mainland",
    ),
    Rule(
        "byline.text-and-picture",
        r"(?:本[组版文](?:稿件|报道|图文|文字|文图)?[ ]?)?(?P<who>(?:(?:文|图|撰文|摄影|图片|图文|文字|参与采写|采访|执笔|口述|整理|撰稿|采写|编译|翻译|译者|译|策划|讲述|讲述人|文图|[文图][、·][文图]|摄影、文)(?:[ ]?[/:：|·][ ]?(?:文[ ]|图[ ])?[ ]?)[^。!?“”,]{2,30}?(?=$|[ 、]|/核稿)[ ]?/?){1,3})",
        ("本组稿件采写/本报记者 王小明 李小强", "文/张三 图/李四", "文:王小明", "图/文 李小四", "译者:何小儒/核稿:刘大源", "整理/王小明", "图文/李小强", "参与采写:王小兰 何小兵", "文·图/王小明", "图、文/李小强", "文·王小明", "译/李小强", "讲述人:王小明"),
        ("图片新闻", "文/图由本人提供,不得转载", "摄影比赛揭晓"),
        "everywhere",
    ),
    Rule(
        "byline.name-before-picture-and-text",
        r"(?P<maybe>[^。!?“”,]{2,30}?)[ ]?[/ ]?(?:文/图|图/文|文并[图摄]|文图|/文|/图|/撰|/译|[ ]文|摄影报[道导])",
        ("李小四 文/图", "张三/文", "本报记者 王小明 文/图", "李小强 文并摄"),
        ("请看图/文",),
        "mainland",
    ),
    Rule(
        "byline.text-by-one-picture-by-another",
        rf"(?P<who>{NAME}[ ]文[ ]+{NAME}[ ][图摄])",
        ("王小明 文 李小强 摄",),
        ("看画 文 无人来 摄",),
        "supplements",
    ),
    Rule(
        "byline.text-with-a-picture-given",
        rf"(?P<who>(?:文字?|采写|撰文)[:：/][^。!?“”:：/]{{2,30}}?)[ ]+(?:图|图片|摄影|照片)[:：/][ ]?{HAN}{{2,10}}?(?:提供|供图|资料|图片|截图)",
        ("文:本报记者 王小明 图:受访者提供",),
        ("文:如有错误 图:作者提供",),
        "everywhere",
    ),
    Rule(
        "byline.name-before-role",
        rf"(?P<who>{NAME}[ ](?:{PAPER})?{HAN}{{0,4}}(?:记者|通讯员|特派员))",
        ("王小明 本报记者", "李 方 本报特约通讯员"),
        ("现场 本报记者",),
        "weeklies",
    ),
    Rule(
        "byline.country-before-name",
        rf"[\[(](?:{_COUNTRY}|{HAN}{{2,4}})[\])][ ]?(?P<who>{HAN}{{1,7}}(?:·{HAN}{{1,7}}){{1,2}})|[\[(]{_COUNTRY}[\])][ ]?(?P<who>{HAN}{{2,5}})",
        ("[美]约翰·莫里斯", "(阿根廷)何塞·罗梅罗", "[英]史密斯"),
        ("[本报讯]约翰", "[下]篇"),
        "supplements",
    ),
    Rule(
        "byline.in-brackets",
        r"[\[(](?P<maybe>(?:(?:作者|文|采写|撰稿|本文作者)[:：])?[^()\[\]。!?“”]{2,60})[\])]",
        ("(黄小丹 覃可论)", "(作者:本报首席记者 罗小亮)", "(记者 王小明)", "[记者王小明]"),
        ("(见图)", "(待续)", "(完)"),
        "mainland",
    ),
    Rule(
        "byline.commentator",
        rf"[\[(□■]?[ ]?(?:{PAPER}|{HAN}{{2,6}}报)(?:特约|首席)?(?:评论员|编辑部|社论|观察员|时评|记者)[\])]?|编辑部",
        ("本报评论员", "人民日报评论员", "本报编辑部", "(本报评论员)", "编辑部"),
        ("本报记者说",),
        "mainland",
    ),
    Rule(
        "byline.name-of-a-desk-reports",
        rf"(?:{HAN}{{2,4}}(?:中心|组)/)?(?P<maybe>{NAME}(?:[、 ]{NAME}){{0,3}})(?:/{HAN}{{2,6}}?)?(?:(?:综合|即时)?报导)",
        ("国际中心/王小明报导", "王小明/台北报导"),
        ("国际中心/综合报导", "各地/综合报导"),
        "Taiwan",
    ),
    Rule(
        "byline.desk-reports",
        rf"(?:{HAN}{{2,4}}(?:中心|组)|即时新闻|\L<desks>)/{HAN}{{0,6}}(?:报[道导]|外电)",
        ("国际组/综合报导", "体育中心/综合外电"),
        ("专案组/昨天报到",),
        "Taiwan",
    ),
    Rule(
        "byline.report-in-brackets",
        rf"(?P<who>{PAPER}?[ ]?[\[(][^()\[\]。!?“”]{{4,60}}(?:报[道导]|专访|专电|特稿)[\])])",
        ("[张小振/台北报导]", "工商时报[萧博文/台北报导]", "(记者王小明/高雄报导)"),
        ("(本报专电)说",),
        "Taiwan",
    ),
    Rule(
        "byline.slashed-line",
        rf"(?P<who>{PAPER}/[^。!?“”]{{4,40}}/{HAN}{{2,10}})",
        ("联合报/记者王小明/台北即时报导",),
        (),
        "Taiwan",
    ),
    Rule(
        "byline.name-alone",
        rf"(?P<maybe>{NAME}(?:[ 、]{{1,3}}{NAME}){{0,4}})",
        ("王小明", "南 妮", "王小明 李 方"),
        ("今天",),
        "supplements",
    ),
)

# At the end of a paragraph.
TAILS = (
    Rule(
        "byline.names-in-brackets",
        r"\((?P<maybe>(?:(?:作者|文|采写|撰稿|本文作者|图/文|文/图)[:：/]?[ ]?)?[^()。!?“”,]{2,60})\)",
        ("(黄小丹 覃可论)", "(作者:本报首席记者 罗小亮)", "(记者 王小明)", "(王小明李小四)"),
        ("(见图)", "(以下简称《办法》)", "(今年一月)", "(金额单位万元)"),
        "mainland",
    ),
    Rule(
        "byline.reporter-at-the-end",
        rf"(?P<who>(?:本[报刊社网台]|《{HAN}{{2,8}}》){HAN}{{0,4}}(?:记者|通讯员)[ ]?[^。!?“”,()]{{2,20}})",
        ("本报记者王小明", "本报记者 王小明 通讯员 李小强"),
        ("本报记者在现场",),
        "mainland",
    ),
    Rule(
        "byline.role-at-the-end",
        rf"(?P<who>(?:文|采写|采访|撰文|作者|记者|撰稿)[:：/][ ]?[^。!?“”,()]{{2,20}}|(?:记者|通讯员|作者)[ ]{NAME}(?:[ ]{NAME}){{0,2}})",
        ("记者:林俊谦", "撰文:王小明", "记者 王小明"),
        ("记者:你怎么看", "作者:不详", "记者 在现场看到的"),
        "Hong Kong",
    ),
    Rule(
        "byline.bullet-at-the-end",
        rf"[□◎■●◆○][ ]?(?:文/)?(?P<maybe>{NAME}(?:[ ]{NAME}){{0,2}})",
        ("◎王小明", "□ 王小明 李小强"),
        ("■全文", "◎今天"),
        "supplements",
    ),
)
