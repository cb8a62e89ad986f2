"""Words without one of which no line of a kind is met, or nearly none.

They are looked for in the whole page at once, because the rules cost a hundred times as much. A rule whose examples
hold none of its kind's words would never be asked. Those of bylines stand beside their forms, in `bylines`.
"""

WORDS = {
    "continuation": "接 转 续 未完",
    "note": "作者 原载 原刊 转载自 整理 编译 摘编 口述 供稿 刊 选自 摘自 节选 发言者 讲述人 译者 受访者 主讲人",
    "folio": "总值班 版 星期 礼拜 周一 周二 周三 周四 周五 周六 周日 民国 责编 美编 编辑 中华民国 代号 刊号",
    "furniture": (
        "责编 美编 主编 编辑 校对 版式 审校 核稿 编审 审读 一读 统筹 总编 组版 版面 一审 初审 终审 三审 责校 主办 主管 协办 承办 承印 导读 导览 导航 广告 专刊 专版 特刊 策划"
        " 二维码 扫一扫 图片 信箱 邮箱 热线 电话 地址 网址 邮编 声明 启事 看点 更多 公益 许可 出版物 版权 指导老师"
        " 译者 图说 稿源 来源 未经许可 机关报 报社 零售 定价 每份 天气 扫码 mail 全文完 客户端 公众号"
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
