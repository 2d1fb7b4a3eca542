"""What is said of a release that is handed on: printed, mailed, archived."""

from jianbao.messages.message import Message

RELEASES = {
    "no-release": Message(
        "there is no release in {folder}", "{folder}中没有成品",
        "build the briefing first: jianbao build", "请先生成：jianbao build",
    ),
    "bad-manifest": Message(
        "{file} is no manifest of a release", "{file}不是成品清单", "build again", "请重新生成",
    ),
    "release-lacks": Message(
        "the release lacks {file}", "成品缺少{file}", "build again", "请重新生成",
    ),
    "release-differs": Message(
        "{file} is not as it was built: somebody changed it", "{file}与生成时不符，已被改动",
        "what is handed on must be what was checked: put changes into the YAML and build again",
        "送出的须是核验过的：请把改动写入YAML，再重新生成",
    ),
    "release-of-another": Message(
        "the release in {folder} is another briefing's: {found}, not {name}",
        "{folder}中是另一简报的成品：{found}，不是{name}",
        "name its own release with --release, or build it: jianbao build",
        "请用--release指明其成品，或生成：jianbao build",
    ),
    "release-outdated": Message(
        "{file} was changed since the release in {folder} was built",
        "{folder}的成品生成之后，{file}已有改动",
        "build again", "请重新生成",
    ),
    "release-without": Message(
        "the release in {folder} has no {form} file of the paper",
        "{folder}的成品没有正文的{form}文件",
        "build it with that form: jianbao build --to docx,pdf",
        "请生成该格式：jianbao build --to docx,pdf",
    ),
}  # fmt: skip
