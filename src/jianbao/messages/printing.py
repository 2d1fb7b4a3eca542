"""What is said of printing: on the command line, and on the slip for the print shop."""

from jianbao.messages.message import Message

PRINTING = {
    "print-no-list": Message(
        "the briefing has no distribution list, so nobody knows who gets which copy",
        "简报没有分发名单，无从确定各份的去向",
        "add 'distribution' to briefing.yaml", "请在briefing.yaml中写distribution",
    ),
    "print-numbers": Message(
        "a copy would have a number above {last}", "份号将超过{last}",
        "give a lower 'copy_number' or fewer copies", "请改小copy_number或减少份数",
    ),
    "print-numbered": Message(
        "page one has the copy number {number} already", "首页已印有份号{number}",
        "leave 'copy_number' out of briefing.yaml and build again: a number is put on each copy",
        "请从briefing.yaml中删去copy_number并重新生成，份号由本命令逐份加印",
    ),
    "print-number-above": Message(
        "the first line of page one is '{text}'; the copy number stands a line above it",
        "首页第一行是“{text}”，份号排在其上一行",
        "see on the print that it stands well there; the template 'official' keeps the first line"
        " for it where briefing.yaml has 'copy_number' (GB/T 9704-2012, 7.2.1)",
        "请看样张核对；用official模板并在briefing.yaml中写copy_number的，首行即留给份号"
        "（GB/T 9704-2012 7.2.1）",
    ),
    "print-number-title": Message(
        "the title's line '{text}' takes the first line of page one; the copy number stands a line"
        " above it",
        "标题中“{text}”一行占了首页第一行左端，份号排在其上一行",
        "break the title so that the upper left corner stays free (GB/T 9704-2012, 7.2.1)",
        "请调整标题分行，空出版心左上角（GB/T 9704-2012 7.2.1）",
    ),
    "print-thick": Message(
        "{sheets} sheets are many for one booklet; above {most} it will not lie flat",
        "一册{sheets}张偏厚，超过{most}张难以折平",
        "print duplex and bind flat, or part it in two", "请改用双面平订，或分为两册",
    ),
    "print-secret-printer": Message(
        "the paper is marked '{mark}' and goes to no printer of the network",
        "本件标有“{mark}”，不得送网络打印机",
        "print it on equipment for secret papers; where this printer is one: --secret-ok",
        "请在涉密设备上印制；该打印机确为涉密设备的，加--secret-ok",
    ),
    "print-no-lp": Message(
        "CUPS is not installed: there is no lp or no lpstat", "未安装CUPS，没有lp或lpstat命令",
        "install cups-client, or print the PDF by hand as the slip says",
        "请安装cups-client，或按印制单自行打印PDF",
    ),
    "print-no-printer": Message(
        "there is no printer '{name}'; there are: {allowed}", "没有打印机“{name}”；可用：{allowed}",
    ),
    "print-failed": Message(
        "the printer did not take the file: {reason}", "打印机未接受文件：{reason}",
    ),
    "print-bad-count": Message(
        "--count must be from 1 to {most}", "--count须为1至{most}",
    ),
    "print-count-of-copies": Message(
        "with --copies or --watermark the file holds every copy: --count would repeat numbers",
        "加--copies或--watermark时文件已含各份，--count会造成重号",
        "leave --count out", "请去掉--count",
    ),
    "print-bad-thickness": Message(
        "--thickness must be from 0 to {most} mm", "--thickness须为0至{most}毫米",
    ),
    "print-made": Message(
        "{file}: {sheets} a copy, to be printed {times}", "{file}：每份{sheets}，打印{times}",
    ),
    "print-made-copies": Message(
        "{file}: {sheets} a copy; it holds {copies}",
        "{file}：每份{sheets}，共{copies}依次相接",
    ),
    "print-sheets": Message("{count} sheets", "{count}张"),
    "print-sheets-one": Message("1 sheet", "1张"),
    "print-times": Message("{count} times", "{count}次"),
    "print-times-one": Message("once", "1次"),
    "print-copies": Message("{count} copies", "{count}份"),
    "print-copies-one": Message("1 copy", "1份"),
    "print-no-booklet": Message(
        "without --booklet this has no effect: {options}", "不是小册子，此选项不起作用：{options}",
        "add --booklet a3 or --booklet a4, or leave it out", "请加--booklet a3或a4，或去掉该选项",
    ),
    "print-sent": Message("sent to {name}: {said}", "已送{name}：{said}"),
    # ---- the slip
    "print-only": Message(
        "For printing only: no structure, links or attachments, not for the archive",
        "仅供印制：不含文档结构、链接和附件，不作归档",
    ),
    "print-slip": Message("Instructions for printing", "印制单"),
    "print-row-file": Message("File", "文件"),
    "print-row-paper": Message("Paper", "纸张"),
    "print-row-sides": Message("Printing", "印刷"),
    "print-row-colour": Message("Colour", "颜色"),
    "print-row-copies": Message("Copies", "份数"),
    "print-row-binding": Message("Binding", "装订"),
    "print-row-numbers": Message("Recipients", "分发"),
    "print-row-notes": Message("Mind", "注意"),
    "print-file": Message(
        "{file}; one copy: {sides} sides on {sheets}", "{file}；每份{sides}面，{sheets}"
    ),
    "print-paper": Message("{media} sheets", "{media}纸"),
    "print-paper-rule": Message(
        "60 to 80 g/m² (GB/T 9704-2012, 4)", "60～80 g/m²胶版印刷纸或复印纸（GB/T 9704-2012 4）"
    ),
    "print-long-edge": Message("both sides, turned on the long edge", "双面，长边翻转"),
    "print-short-edge": Message("both sides, turned on the short edge", "双面，短边翻转"),
    "print-no-scaling": Message("actual size, no scaling", "按实际大小，不缩放"),
    "print-sides-rule": Message(
        "text area off by 1 mm at most, front to back by 2 mm (GB/T 9704-2012, 6.1 and 6.2)",
        "版心误差不超过1毫米，两面套正误差不超过2毫米（GB/T 9704-2012 6.1、6.2）",
    ),
    "print-colour": Message("as in the file", "按文件原色"),
    "print-grey": Message("greys only", "灰度"),
    "print-count": Message(
        "print {copies}: {sheets}", "打印{copies}，共用纸{sheets}"
    ),
    "print-all-copies": Message(
        "print the file once, it holds all: {copies}, {sheets}",
        "文件已含全部{copies}，只打印一次，共用纸{sheets}",
    ),
    "print-draft": Message("draft, {count} pages a side; not bound", "草稿，每面{count}页，不装订"),
    "print-fold": Message(
        "fold all sheets together once: {media} to {size}; two staples in the fold",
        "骑马订：全部{media}纸套叠对折成{size}，钉锯均订在折缝线上",
    ),
    "print-creep": Message(
        "pages are moved to the fold by {thickness} mm a sheet; trim the fore edge after folding",
        "内张已按每张{thickness}毫米向折缝移位，折后裁齐切口",
    ),
    "print-staple": Message(
        "on the left, two staples, 3 to 5 mm from the spine",
        "左侧装订，平订两钉，钉锯与书脊间的距离3～5毫米",
    ),
    "print-staple-rule": Message(
        "outer holes 70 mm from head and foot, ±4 mm; no bad, missing or doubled staple"
        " (GB/T 9704-2012, 6.3)",
        "两钉外订眼距版面上下边缘各70毫米，允许误差±4毫米；无坏钉、漏钉、重钉，钉脚平伏牢固"
        "（GB/T 9704-2012 6.3）",
    ),
    "print-trim-rule": Message(
        "page numbers of facing pages level to 4 mm; trimmed to ±2 mm, square, no burr or damage"
        " (GB/T 9704-2012, 6.3)",
        "两页页码误差不超过4毫米；裁切后成品尺寸允许误差±2毫米，四角成90°，无毛茬或缺损"
        "（GB/T 9704-2012 6.3）",
    ),
    "print-owner": Message("{who} ({way}): {count}", "{who}（{way}）：{count}份"),
    "print-owner-numbered": Message(
        "{numbers}: {who} ({way}), {count}", "{numbers}：{who}（{way}），{count}份"
    ),
    "print-more-owners": Message(
        "{count} more: see the register", "另有{count}个单位，见份号登记表"
    ),
    "print-secret": Message(
        "marked '{mark}': print on equipment for secret papers, under the rules of secrecy, and"
        " count the copies",
        "本件标有“{mark}”：按保密规定在涉密设备印制，逐份清点，废页销毁",
    ),
    "print-internal": Message(
        "internal material: hand out by the list only", "内部资料：按名单分发，注意保管"
    ),
    "print-watermark": Message(
        "each copy bears its recipient's name as a watermark: do not mix copies",
        "各份印有收文单位水印，分发时请核对",
    ),
    "print-large": Message(
        "enlarged from A4 to A3; real large type: jianbao build --template meeting/podium",
        "由A4放大到A3；真正的大字本请用jianbao build --template meeting/podium生成",
    ),
    "print-proof": Message(
        "a proof to look at, not the final paper", "校样，仅供校对，不作正式文件"
    ),
    "print-column-number": Message("copy number", "份号"),
    "print-column-who": Message("recipient", "分发单位"),
    "print-column-way": Message("way", "方式"),
    "print-way-report": Message("report", "报"),
    "print-way-send": Message("send", "送"),
    "print-way-issue": Message("issue", "发"),
    # ---- help
    "help-print": Message(
        "make what goes to the printer, or print it", "生成印制文件，或直接打印"
    ),
    "help-print-about": Message(
        "Takes the release of a briefing and makes a PDF for the printer, a slip for the print shop"
        " (PDF and text), and with --copies or --watermark a register of the copies (CSV)."
        " Without a design the paper is printed on both sides as it stands; the metrics sheet"
        " follows on a sheet of its own. A design (--booklet, --n-up or --large) goes with any of"
        " the others.",
        "以成品生成印制用的PDF、印制单（PDF和文本）；加--copies或--watermark时另有份号登记表（CSV）。"
        "不指定版式时原样双面印，一览表另起一张。版式（--booklet、--n-up或--large）可与其他选项同用。",
    ),
    "help-print-epilog": Message(
        "Exit codes: 0 done; 1 the printer or the disk did not take it; 2 the input cannot be used,"
        " the release is not as it was built, or the printer is not there; 3 there is no CUPS.",
        "退出码：0 完成；1 打印机或磁盘未接受；2 输入不可用、成品与清单不符或没有该打印机；"
        "3 未安装CUPS。",
    ),
    "help-print-release": Message(
        "folder of the release (default: output/NAME)", "成品所在文件夹，默认为output/简报名"
    ),
    "help-print-out": Message(
        "folder for the files (default: RELEASE/print)", "输出位置，默认为成品文件夹下的print"
    ),
    "help-print-booklet": Message(
        "saddle-stitched: a3 folds to A4 pages, a4 to A5 pages",
        "骑马订：a3折成A4页，a4折成A5页",
    ),
    "help-print-n-up": Message("a draft of 2 or 4 pages a side", "草稿：每面2页或4页"),
    "help-print-large": Message("for the podium: enlarged to A3", "讲台用：放大到A3"),
    "help-print-cover-last": Message(
        "the last page stays on the back cover of a booklet; empty pages come before it",
        "小册子末页留在封底，空白页置于其前",
    ),
    "help-print-thickness": Message(
        "thickness of a sheet in mm, by which the pages of inner sheets move to the fold"
        " (default 0.1)",
        "每张纸的厚度（毫米），内张各页据此向折缝移位，默认0.1",
    ),
    "help-print-copies": Message(
        "a number on each copy of the distribution list: all copies in one PDF",
        "按分发名单逐份编号（份号），各份合为一个PDF",
    ),
    "help-print-watermark": Message(
        "the recipient's name in light grey under the text of every page",
        "每页文字下衬收文单位名称（浅灰）",
    ),
    "help-print-grey": Message("all colours as greys", "全部转为灰度"),
    "help-print-paper-only": Message("without the metrics sheet", "不印一览表"),
    "help-print-printer": Message(
        "print on this printer, too (CUPS)", "同时送此打印机打印（CUPS）"
    ),
    "help-print-count": Message(
        "how often to print the file (default: as many copies as the distribution list has;"
        " 1 of drafts and proofs)",
        "打印份数，默认为分发名单的共印份数；草稿和校样为1",
    ),
    "help-print-secret-ok": Message(
        "this printer may print papers marked secret", "该打印机可印制涉密文件"
    ),
}  # fmt: skip
