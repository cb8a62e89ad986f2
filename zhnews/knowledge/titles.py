"""栏目, 小标题 and 引题: the labels and numberings by which display lines are told apart. Groups: none."""

from zhnews.knowledge.parts import HAN
from zhnews.models import Rule

SECTIONS = (
    Rule(
        "section.listed",
        r"[\[(<《■◆●□|]?[ ]?(?:\L<sections>)[ ]?[\])>》■◆●□|:：]?",
        ("要闻", "[社会]", "国际新闻"),
        ("要闻回放之后",),
        "everywhere",
    ),
    Rule(
        "section.by-its-look",
        rf"[\[(<《■◆●□|]?[ ]?(?:(?:{HAN}{{2}}|{HAN}{{4}})(?:快讯|简讯|短波|速递|速览|观察|聚焦|关注|视点|论坛|茶座|专栏|纵横|要电|专电|要闻|新闻|时评|短评|漫笔|随笔|杂谈|走笔|信箱|天地|广角|撷英|扫描|传真|之窗|动态|话题|焦点|副刊|一瞥|拾零|集锦|前沿|解读|法规|推荐|通讯))[ ]?[\])>》■◆●□|:：]?",
        ("国际短波", "本埠新闻", "科技前沿", "民生观察"),
        ("他登上新闻", "今日有新闻"),
        "everywhere",
    ),
)

SUBHEADS = (
    Rule(
        "subhead.numbered",
        rf"(?:[一二三四五六七八九十]{{1,3}}[、.．][ ]?|[(][一二三四五六七八九十\d]{{1,3}}[)]|(?:之|其)[一二三四五六七八九十]|\d{{1,2}}[、.．][ ]?(?!\d)|第[一二三四五六七八九十]{{1,3}}[章节部幕回][:： ]?|[①-⑳]|[▶►■◆●◎★☆※][ ]?){HAN}[^。]{{1,40}}",
        ("一、机遇", "(三)出路", "第二章 归乡"),
        ("一、把工作做实。",),
        "everywhere",
    ),
    Rule("subhead.number-alone", r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[IVX]{1,5}|[①-⑳])", ("1", "三", "IV"), ("1999",), "features"),
)
