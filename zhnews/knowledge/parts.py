"""Pieces that several patterns share: what a name, a paper, a day or a page number looks like. No rules of its own."""

HAN = r"[\p{Han}○〇]"
# What a person's name may look like; whether it is one is settled by `people.read_people`, which knows the surnames.
# Two characters may be letter-spaced; a transcribed name has its dot.
NAME = rf"(?:{HAN}{{2,6}}(?:·{HAN}{{1,7}}){{1,2}}|{HAN}{{2,4}}|{HAN}[ ]{{1,2}}{HAN}(?=[摄绘文图供提]|[^\p{{Han}}]|$))"
# What a paper or agency may look like. By look, not by list: no list is complete, and a list of two thousand names in
# twenty patterns takes seconds to compile.
PAPER = (
    rf"(?:本报系|本[报刊社网台版]|《{HAN}{{2,12}}》(?:杂志社?)?|{HAN}{{1,9}}?(?:报(?![道导])|报道(?=记者)|社|网|在线(?=消息|讯)|电视台|电台|卫视|周刊|新闻(?!网|报(?![道导]))|参考(?!报)|电讯(?!报)|财经(?!报)|快讯|杂志)|[A-Za-z]{{2,12}}\d{{0,3}}|香港01)"
)
# Two papers that sign as one, and where they have posted or sent whoever signs: 江海时报-江海网, 驻埃及、印尼, 赴上海.
OUTLET = rf"{PAPER}(?:[·\-—]{PAPER})?(?:报道[ ]?)?"
POSTED = rf"[驻赴]{HAN}{{1,8}}?(?:、{HAN}{{1,6}}?){{0,4}}"
NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,4})"
DAY = rf"(?:(?:{NUMERAL}[ ]?月[ ]?)?{NUMERAL}[ ]?日)"
PLACES = rf"(?:{HAN}{{2,6}}(?:[、 ]{HAN}{{2,6}}){{0,5}})"
PAGE = r"(?:第?[ ]?(?:[A-Z]{0,2}\d{1,3}|[一二三四五六七八九十]{1,3})[ ]?版|[A-Z]\d{1,3}版?|封[一二三四]|头版)"
# What a person is that signs an opinion or is named in a note.
POSITION = r"(?:教授|讲师|研究员|院士|院长|所长|校长|主任|博士|律师|医师|医生|秘书长|理事长|主席|会长|会员|教师|老师|作家|学者)"
