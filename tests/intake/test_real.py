"""The real text as it came, and a trap of fourteen lines."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import jianbao
from tests.conftest import CASES, PINGXIANG, ROOT

SEED, TRAP = CASES / "pingxiang-2022.txt", CASES / "trap-14-lines.txt"
AROUND = jianbao.Surroundings(ROOT)


@pytest.fixture(scope="module")
def seed() -> jianbao.Imported:
    return jianbao.import_paper(SEED, AROUND)


def read(files: dict[str, bytes], name: str) -> dict[str, object]:
    loaded = yaml.load(files[name], Loader=yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def parts(files: dict[str, bytes]) -> list[dict[str, object]]:
    return [read(files, name) for name in sorted(files) if name.startswith("sections/")]


def test_every_character_of_the_real_text_is_printed(seed: jianbao.Imported) -> None:
    assert seed.kept == seed.characters > 4000
    kept = SEED.read_text("utf-8")
    assert seed.characters > len("".join(kept.split())) - 30  # what was taken out is reported


def test_its_sections_points_and_note_are_those_of_the_sample(seed: jianbao.Imported) -> None:
    files = seed.files
    headed = [section["heading"] for section in parts(files) if "heading" in section]
    by_hand = [yaml.safe_load(path.read_text("utf-8")) for path in
               sorted((PINGXIANG / "sections").iterdir())]  # fmt: skip
    assert headed == [section["heading"] for section in by_hand if "heading" in section]
    assert sum(len(section.get("items", ())) for section in parts(files)) == 20  # type: ignore[arg-type]
    head = read(files, "briefing.yaml")
    assert head["title"] == ["深入践行习近平法治思想", "以一流标准打造“五好”检察机关"]
    assert (head["issuer"], head["editor"]) == ("萍乡市人民检察院", "黎娟")
    assert head["period"] == "2022-01-01/2022-05-31"
    assert head["notes"] == {"注1": "无特别说明，全文办案数据统计时间为2022年1月1日至5月31日。"}
    assert "[^注1]" in files["sections/04-聚焦服务大局.yaml"].decode()


def test_its_ledger_has_every_value_of_the_one_made_by_hand(seed: jianbao.Imported) -> None:
    def values(entries: dict[str, dict[str, str]]) -> set[tuple[str, str, str]]:
        return {
            (each["value"], each.get("unit", ""), each.get("kind", "count"))
            for each in entries.values()
        }

    found = values(read(seed.files, "figures.yaml"))  # type: ignore[arg-type]
    text = (PINGXIANG / "figures.yaml").read_text("utf-8")
    wanted = values(yaml.load(text, Loader=yaml.BaseLoader))
    assert not wanted - found


def test_the_report_names_what_copying_had_spoiled(seed: jianbao.Imported) -> None:
    kinds = [change.kind.zh for change in seed.changes]
    assert kinds.count("接合换页处断开的词句") == 2
    assert kinds.count("散落的注释改作脚注") == 1
    assert "半角标点改为全角" in kinds
    report = seed.files["导入报告.md"].decode()
    assert "全面深化理¶论武装" in report
    assert "舌尖上”的安¶全" in report


def test_it_builds_without_an_error(seed: jianbao.Imported, tmp_path: Path) -> None:
    release = jianbao.build(seed.write(tmp_path / "seed").folder, around=AROUND)
    assert len(release.outputs) == 4


def test_fourteen_lines_of_fourteen() -> None:
    files = jianbao.import_paper(TRAP, AROUND).files
    head = read(files, "briefing.yaml")
    sections = parts(files)
    assert head["title"] == "关于报送2026年上半年工作总结的通知"
    assert head["to"] == ["各县（区）人民政府", "市直各单位"]
    assert sections[0]["text"] == "现将有关事项通知如下："
    assert sections[0]["items"] == [{"lead": "抓学习。", "text": "组织集中学习{组织集中学习}。"}]
    assert sections[1]["heading"] == "工作要求"
    assert str(sections[1]["text"]).startswith("各单位要高度重视，")
    (part,) = sections[1]["parts"]  # type: ignore[misc]
    assert part["heading"] == "加强领导"
    assert str(part["text"]).strip().endswith("2026年是“十五五”开局之年")
    annexes = [read(files, name)["heading"] for name in sorted(files) if name[:5] == "annex"]
    assert annexes == ["汇总表", "联系人名单"]
    assert (head["issuer"], head["date"]) == ("某某市人民政府办公室", "2026-06-30")
    assert head["remark"] == "联系人：张三，电话：0799-1234567"
    assert head["cc"] == ["市委办公室", "市人大常委会办公室"]
    assert (head["printed_by"], head["printed_on"]) == ("某某市人民政府办公室", "2026-06-30")
