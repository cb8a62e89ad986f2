"""Words without one of which no line of a kind is met, or nearly none.

They are looked for in the whole page at once, because the rules cost a hundred times as much. A rule whose examples
hold none of its kind's words would never be asked. Those of bylines stand beside their forms, in `bylines`.
"""

WORDS = {
    "continuation": "接 转 续 未完",
    "note": "作者 代表 编号 稿件 原载 原刊 转载自 整理 编译 摘编 口述 供稿 刊 选自 摘自 节选 发言者 讲述人 译者 受访者 主讲人",
    "folio": "总值班 版 农历 星期 礼拜 周一 周二 周三 周四 周五 周六 周日 民国 责编 美编 编辑 中华民国 代号 刊号",
    "furniture": (
        "责编 美编 主编 编辑 校对 版式 审校 核稿 编审 审读 一读 统筹 总编 组版 版面 一审 初审 终审 三审 责校 主办 主管 协办 承办 承印 导读 导览 导航 广告 专刊 专版 特刊 策划"
        " 二维码 扫一扫 图片 信箱 邮箱 热线 电话 地址 网址 邮编 声明 启事 看点 更多 公益 许可 出版物 版权 指导老师"
        " 译者 图说 稿源 来源 DAILY Daily TIMES Times 报道见 新闻见 新闻刊 详见 参见 全文见 号外 综合外电 路透 未经许可 机关报 报社 零售 定价 每份 天气 扫码 mail 全文完 客户端 公众号"
    ),
    "credit": "摄 影 图 照 绘 漫画 插画 供图 提供 视觉 传真 新华社发 中新社发 取自 截自 新华社/ 社) 路透) 彭博)",
    "opening": "电 讯 消息 [ 据",
}
# A line that begins with one of these is asked about, whatever its words: bullets, brackets.
FIRST = {
    "note": "([",
    "stop": "(",
    "furniture": "([",
    "opening": "([据",
}
# What a line of each kind has to look like; asked where a cue of the kind is in it.
LOOKS = {
    "continuation": r"[接转续见].{0,4}(?:版|[A-Z]\d|封)|未完|待续",
    "note": r"作者(?:[系为是单简现曾来均]|分别|[:： ]?[一-鿿]{2,4}[, ]?[系为现])"
    r"|^[(\[][一-鿿]{2,4}[系为:]"
    r"|^[(\[].{0,20}(?:代表|编号|稿件)|[([].{0,30}(?:整理|编译|摘编|口述|供稿|刊|载|选自|摘自|节选|发言者|讲述人|译者)",
    "stop": r"^\(.{2,30}[电讯]\)$",
    "folio": (
        r"[\d〇○零一二三四五六七八九][年./\-]|星期|礼拜|周[一二三四五六日]|[A-Z\d一二三四五六七八九十]{1,3} ?版"
        r"|版 ?[A-Z]?\d"
        r"|^[A-Z] ?\d{1,2}\b|\b[A-Z]\d{1,2}$|\d ?[期号页]|民国|[责美]编|编辑|代号|刊号|总值班"
        r"|^\d{1,2}[ ·|/]|[ ·|/]\d{1,2}$|^[A-Z]\d{1,2}[一-鿿]{2,4}$|^[一-鿿]{2}\d{1,2}$"
        r"|[A-Za-z]{3}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|[子丑寅卯辰巳午未申酉戌亥]年|农历|版面:"
    ),
    "furniture": (
        r"[责美主总]编|编[辑审]|校对|版[式面]|审[校读]|一读|统筹|组版|[一初终三]审|责校|客户端|公众号|核稿|译者|主办|主管|协办|承办|承印|[导图]读|导[览航]|广告|专[刊版]|特刊"
        r"|策划|二维码|图片|图说|页|[信邮]箱|热线|电话|地址|网址|邮编|mail|许可|版权|出版物|指导老师"
        r"|^(.{3,24}?) ?\1|[报刊]$|声明|启事|看点|[稿来]源|扫|更多|公益|机关报"
        r"|报社|[见刊载于] ?(?:本报|今日)?(?:第|[A-Z]\d|\d|[一二三四五六七八九十]{1,3}版)"
        r"|社$|^综合外电|路透$|号外|DAILY|Daily|TIMES|Times|零售|[定售]价|天气|[℃°]|www|http|[Pp]age|^[(\[].{1,8}[)\]]$|^[\W\d]+$|^!\[|^`{3}|^<[/!A-Za-z]"
    ),
    "credit": r"[摄影图照绘]|漫画|插画|供图|提供|视觉|传真|新华社[发/]|[取截]自|^\(.{0,8}(?:社|路透|彭博)\)$",
}
