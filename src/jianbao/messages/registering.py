"""What is said of the register of a bulletin's issues."""

from jianbao.messages.message import Message

REGISTERING = {
    "register-gap": Message(
        "issue {missing} is missing between this one and {other}",
        "与{other}之间缺第{missing}期",
        "find the missing issue, or correct the number", "请补上缺期，或更正期号",
    ),
    "register-repeat": Message(
        "number {number} was given already, in {other}", "第{number}期重复，{other}已用此号",
        "give this issue the next number", "请改用下一期号",
    ),
    "register-date": Message(
        "this issue is dated {date}, the one before it ({other}) {earlier}",
        "本期日期{date}早于前一期{other}的{earlier}",
        "correct date or number", "请更正日期或期号",
    ),
    "register-total": Message(
        "the total is {total}; after {other} it must be {expected}",
        "总期号为{total}，接{other}应为{expected}",
        "correct the total", "请更正总期号",
    ),
    "register-start": Message(
        "issue {missing} of this year is not in the folder", "本年第{missing}期不在此文件夹内",
    ),
    "register-no-folder": Message(
        "there is no folder {folder}", "没有文件夹{folder}",
        "name the folder that holds the briefings' folders", "请给出各简报文件夹所在的文件夹",
    ),
    "register-bad-year": Message(
        "--year must be from {first} to {last}", "--year须为{first}至{last}",
    ),
    "register-empty": Message(
        "no briefing here has a number ('issue' in briefing.yaml)",
        "此处没有编了期号的简报（briefing.yaml的issue）",
    ),
    "register-next": Message("next in {year}: issue {number}", "{year}年下一期：第{number}期"),
    "register-next-total": Message(
        "next in {year}: issue {number}, {total} in all",
        "{year}年下一期：第{number}期（总第{total}期）",
    ),
    "register-column-issue": Message("issue", "期号"),
    "register-column-total": Message("total", "总期号"),
    "register-column-date": Message("date", "日期"),
    "register-column-title": Message("title", "标题"),
    "register-column-folder": Message("folder", "文件夹"),
    "help-register": Message("show the numbers of a bulletin's issues", "查看简报期号"),
    "help-register-about": Message(
        "Shows the issues of each bulletin, missing and repeated numbers, and the next number."
        " A bulletin is known by 'bulletin' under 'fields', or else by its issuer and template.",
        "列出各简报的期号，指出缺期和重号，给出下一期号。简报以fields中的bulletin为名，未写则以署名单位和模板区分。",
    ),
    "help-register-folder": Message("folder of briefings", "简报所在文件夹"),
    "help-register-year": Message(
        "year of the next issue (default: that of the last one)",
        "下一期的年份，默认为最后一期的年份",
    ),
}  # fmt: skip
