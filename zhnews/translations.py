"""What the command line says in Chinese, by what it says in English; data, no code.

`{name}` stands for a value that is filled in; one called `message` is a sentence of this table itself. Which language
is wanted is asked in `messages`.
"""

CHINESE = {
    # Headings.
    "usage: ": "用法：",
    "help": "帮助",
    "version": "版本",
    "commands": "命令",
    "input": "输入",
    "many pages": "批量处理",
    "texts": "文字",
    "format": "格式",
    "output": "输出",
    "output into a folder": "输出到文件夹",
    # What the commands do.
    """\
Turn the text of Chinese newspaper pages into articles. Each FILE is one page, a folder all text files in it, and `-` is
standard input. Encodings are recognised: UTF-8, UTF-16, GB18030 (GBK, GB2312) and Big5.""": """\
把中文报纸版面的文字整理成一篇篇文章。每个 FILE 是一个版面；文件夹表示其中所有文本文件；`-` 表示标准输入。
自动识别编码：UTF-8、UTF-16、GB18030（GBK、GB2312）和 Big5。""",
    "write the articles of each page": "写出每个版面的文章",
    "write the text with its broken lines joined, nothing else changed": "只接合断行，写出原文，其余一概不改",
    "say of each piece what it is, and which rule said so": "说明每一段是什么、由哪条规则判定",
    "write an HTML report to look at: the source and what was made of it": (
        "写出可供查看的 HTML 报告：原文，以及由它得到的文章"
    ),
    "write the schema of what is written": "写出各种输出的 schema",
    "say what is installed, what is missing and what to do about it": "检查安装：有什么、缺什么、怎么办",
    "write what lets your shell complete these commands": "写出让 shell 补全这些命令的脚本",
    # Formats and exit status.
    "formats of `zhnews parse`:": "`zhnews parse` 的格式：",
    'one FILE gives one page; several, a folder or a pattern an array of pages, each with its "file"': (
        '一个 FILE 得到一个版面；多个文件、文件夹或通配符得到版面的数组，每个版面带有 "file"'
    ),
    'one article a line, with "file", and with "page" and "article" counted from 0': (
        '每行一篇文章，带有 "file"，以及从 0 数起的 "page" 和 "article"'
    ),
    "for people: titles, bylines, body, captions": "供人阅读：标题、署名、正文、图片说明",
    "titles and bodies only": "只有标题和正文",
    "articles in the vocabulary of schema.org; several pages make an array": (
        "用 schema.org 词汇表示的文章；多个版面得到数组"
    ),
    "TEI P5 for libraries, a document for each page": "供图书馆使用的 TEI P5，每个版面一份文档",
    "a table with a row for each element": "表格，每段一行",
    """\
exit status:
  0  everything was done
  1  some input failed; the others were done
  2  the command was wrong, or its output could not be written
  130  broken off with Ctrl-C""": """\
退出状态：
  0  全部完成
  1  有的输入失败，其余已完成
  2  命令有误，或输出无法写入
  130  被 Ctrl-C 中断""",
    # Options.
    "show this help and exit": "显示本帮助后退出",
    "show the version and exit": "显示版本后退出",
    "a page, a folder of pages, a pattern such as 'scans/*.txt', or - for standard input": (
        "一个版面、一个存放版面的文件夹、'scans/*.txt' 这样的通配符，或表示标准输入的 -"
    ),
    "of the input; default: recognised": "输入的编码；默认自动识别",
    "how many processes parse; default: 1": "用几个进程解析；默认 1",
    "give a page up that takes longer; default: wait": "版面解析超过这么多秒就放弃；默认一直等待",
    "stop at the first failure": "遇到第一个失败就停止",
    "a bar on standard error; default: auto, only on a terminal": "在标准错误上显示进度条；默认 auto，只在终端上显示",
    "of the texts written; default: keep": "写出文字的繁简；默认 keep，不转换",
    "full: full-width beside Han characters; default: keep": "full：汉字旁的标点用全角；默认 keep，不转换",
    "default: json": "默认 json",
    "write here, whole or not at all, in UTF-8; default: standard output": (
        "写入此文件，UTF-8 编码，要么完整写入，要么不写；默认写到标准输出"
    ),
    "write a file for each input into this folder; so does -o where it names a folder": (
        "为每个输入在此文件夹中写一个文件；-o 指向文件夹时也是如此"
    ),
    "put outputs into folders as their inputs are": "输出按输入所在的文件夹分放",
    "go on with an earlier run: do what is missing, failed or changed": "接着上次运行：只做缺少、失败或有变动的",
    "do all anew, and replace what is there": "全部重做，并替换已有的文件",
    "your shell": "所用的 shell",
    "of which text; default: page": "哪一种输出的 schema；默认 page",
    # argparse.
    "error: {message}": "错误：{message}",
    "argument {argument}: {message}": "参数 {argument}：{message}",
    "the following arguments are required: {names}": "缺少下列参数：{names}",
    "unrecognized arguments: {names}": "无法识别的参数：{names}",
    "invalid choice: {value} (choose from {choices})": "没有 {value} 这个选项（可选：{choices}）",
    "expected one argument": "后面要有一个值",
    "expected at least one argument": "后面至少要有一个值",
    "not allowed with argument {other}": "不能与 {other} 同时使用",
    "ignored explicit argument {value}": "不接受值 {value}",
    # Values that options do not take.
    "There is no encoding named {name}: leave it out to have it recognised, or name one such as gb18030.": (
        "没有名为 {name} 的编码：可以不写，由程序识别，或写 gb18030 这样的名称。"
    ),
    "{name} encodes domain names, not pages: leave it out to have the encoding recognised.": (
        "{name} 是域名的编码，不是版面的编码：不写即由程序识别。"
    ),
    "{text} is no number of processes: 1 or more.": "{text} 不是进程数：应为 1 或更大的整数。",
    "{text} is no number of seconds: more than 0.": "{text} 不是秒数：应大于 0。",
    "--keep-dirs, --resume and --force are about a folder: name it with --output-dir.": (
        "--keep-dirs、--resume 和 --force 只用于输出文件夹：请用 --output-dir 指定。"
    ),
    "A file of this format holds one page: name a folder for several, with --output-dir.": (
        "此格式的文件只能放一个版面：多个版面请用 --output-dir 指定文件夹。"
    ),
    # Inputs that fail.
    "The file cannot be read ({reason}): check its name and that you may open it.": (
        "文件无法读取（{reason}）：请检查文件名，以及是否有权打开。"
    ),
    "The folder cannot be read ({reason}): check that you may open it.": (
        "文件夹无法读取（{reason}）：请检查是否有权打开。"
    ),
    "Standard input cannot be read: name a file instead.": "标准输入无法读取：请改用文件。",
    "No file in this folder ends in one of {kinds}: name the files, or use a pattern.": (
        "文件夹中没有以 {kinds} 结尾的文件：请写出文件名，或用通配符。"
    ),
    "Nothing matches this pattern: check it, and the folder you are in.": (
        "没有文件与通配符相符：请检查通配符和当前所在的文件夹。"
    ),
    "This is not text: give the page as a text file, or name its encoding if that is a rare one.": (
        "这不是文本：请提供文本文件；若编码少见，请写出编码名称。"
    ),
    "These bytes are not {name} ({places} places cannot be read in it): name another, or none.": (
        "内容不是 {name} 编码（有 {places} 处无法解码）：请换一个编码，或不写。"
    ),
    "Parsing failed ({error}): please report it, with the page.": "解析出错（{error}）：请连同版面一起报告。",
    "The process that parsed this page died: there may be too little memory for it.": (
        "解析此版面的进程意外终止：可能是内存不足。"
    ),
    "The page took longer than it may: allow more time, or look at what it holds.": (
        "版面解析超时：请放宽时限，或查看版面内容。"
    ),
    "1 damaged place was replaced (read as {encoding})": "有 1 处损坏，已替换（按 {encoding} 读取）",
    "{count} damaged places were replaced (read as {encoding})": "有 {count} 处损坏，已替换（按 {encoding} 读取）",
    # Outputs that fail.
    "The output cannot be written ({reason}).": "输出无法写入（{reason}）。",
    "{path} and {other} would both become {target}: use --keep-dirs, or name them differently.": (
        "{path} 和 {other} 的输出都是 {target}：请用 --keep-dirs，或改文件名。"
    ),
    "The output of {path} would take the place of an input ({target}): write into another folder.": (
        "{path} 的输出会覆盖输入文件（{target}）：请换一个输出文件夹。"
    ),
    "There is a file in its place already: use --force, or another folder.": (
        "输出位置上已有文件：请用 --force，或换一个文件夹。"
    ),
    "A link leads its output out of the folder: take the link away, or use another folder.": (
        "链接会把输出引到文件夹之外：请去掉链接，或换一个文件夹。"
    ),
    "An earlier run stands in this folder: --resume goes on with it, --force does all of it anew.": (
        "文件夹中有上次运行的结果：--resume 接着做，--force 全部重做。"
    ),
    "A worker process cannot start: a script that uses workers needs 'if __name__ == \"__main__\":' around "
    "what it does, and what it passes must be importable.": (
        "工作进程无法启动：使用多进程的脚本要把执行部分放在 'if __name__ == \"__main__\":' 之内，所传的对象要能够导入。"
    ),
    "A progress bar needs the package tqdm: pip install tqdm.": "进度条需要 tqdm：pip install tqdm。",
    "Completion needs the package shtab: pip install 'zhnews[completion]'.": (
        "补全需要 shtab：pip install 'zhnews[completion]'。"
    ),
    # How far it is, and how it ended.
    " pages": "版",
    "{count} failed": "失败 {count}",
    "{folder}: {written} written, {kept} kept, {failed} failed.": (
        "{folder}：写出 {written}，保留 {kept}，失败 {failed}。"
    ),
    # The doctor.
    "(not installed)": "（未安装）",
    "not installed": "未安装",
    "version unknown": "版本不明",
    "closed": "已关闭",
    "ok": "正常",
    "missing": "缺少",
    "optional": "可选",
    "worker processes": "工作进程",
    "one was started, and answered": "已启动一个，有应答",
    "use one worker": "请只用一个进程",
    "parsing": "解析",
    "standard output": "标准输出",
    "a sample page is read well": "样本版面解析正确",
    "a sample page is misread": "样本版面解析有误",
    "install Python 3.11 or newer": "请安装 Python 3.11 或更高版本",
    "pip install {name}": "请运行：pip install {name}",
    "pip install --force-reinstall zhnews": "请运行：pip install --force-reinstall zhnews",
    "to use it: pip install 'zhnews[{extra}]'": "需要时运行：pip install 'zhnews[{extra}]'",
}
