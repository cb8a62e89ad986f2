"""Pieces that several patterns share: what a name, a paper, a day or a page number looks like. No rules of its own."""

HAN = r"[\p{Han}○〇]"
# A person: a compound surname or a single one with one or two characters, which print may letter-space, or a
# transcribed name with its dot. 通讯 names of three given characters are not met.
NAME = (
    rf"(?:\L<surnames_compound>{HAN}{{1,2}}|\L<surnames>(?:{HAN}{{1,2}}|[ ]{{1,2}}{HAN}(?=[摄绘文图供提]|[^\p{{Han}}]|$))"
    rf"|{HAN}{{2,6}}(?:·{HAN}{{1,7}}){{1,2}})"
)
# A paper or agency, by list or by the look of its name.
PAPER = (
    r"(?:本[报刊社网台版]|\L<papers>|\L<agencies>|《" + HAN + r"{2,12}》"
    r"|" + HAN + r"{2,8}?(?:日报|晚报|早报|晨报|时报|商报|周报|导报|快报|都市报|青年报|新报|参考报|经济报|新闻网|通讯社|电视台|新闻社))"
)
NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,4})"
DAY = rf"(?:(?:{NUMERAL}[ ]?月[ ]?)?{NUMERAL}[ ]?日)"
PLACES = r"(?:\L<places>(?:[、 ]?\L<places>){0,5}|" + HAN + r"{2,6}(?:、" + HAN + r"{2,6}){0,5})"
PAGE = r"(?:第?[ ]?(?:[A-Z]{0,2}\d{1,3}|[一二三四五六七八九十]{1,3})[ ]?版|[A-Z]\d{1,3}版?|封[一二三四]|头版)"
REPORT = r"(?:报道|报导|摄影报道|电|专电|传真)"
EOF = r"\s*$"
