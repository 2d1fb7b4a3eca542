"""The ledger, and what leaves the desk: values are text, a paste is asked, gates hold."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf

from tests.helpers.edited_papers import edited


def built(screen: Any, name: str) -> Path:
    """Return the folder of what the desk builds of a briefing."""
    screen.do(
        "name => fetch('/api/go', {method: 'POST', body: JSON.stringify({name, what: 'build'})})"
        ".then(answer => answer.json())",
        name,
    )
    folder: Path = screen.served.folder / "output" / name
    return folder


def test_values_are_pasted_by_name(screen: Any) -> None:
    """Checks 11 to 13: every place follows, one undo; unknown, near and faulty names are asked."""
    folder: Path = screen.open("pasting")
    before = (folder / "figures.yaml").read_text("utf-8")
    screen.do("desk.tab('ledger')")
    rows = (
        "某县审核报表\\t91\\r\\n某区纳入台账的单位\\t44个\\r\\n"
        "某县报表差错率\\t#REF!\\r\\n某县的审核报表数\\t90\\r\\n从未有过\\t1\\r\\n"
    )
    screen.do(
        f"""() => {{ const data = new DataTransfer(); data.setData('text/plain', "{rows}");
        document.dispatchEvent(new ClipboardEvent('paste', {{clipboardData: data}})); }}"""
    )
    screen.until("document.getElementById('dialog').open")
    words = screen.do("document.getElementById('dialog').textContent")
    assert "不取" in words and "对不上" in words and "名称相近" in words
    assert screen.do("document.querySelectorAll('#dialog tbody tr').length") == 5
    screen.press("Escape")
    assert (folder / "figures.yaml").read_text("utf-8") == before
    screen.do(
        f"""() => {{ const data = new DataTransfer(); data.setData('text/plain', "{rows}");
        document.dispatchEvent(new ClipboardEvent('paste', {{clipboardData: data}})); }}"""
    )
    screen.page.get_by_role("button", name="写入").click()
    screen.until("desk.figures.some(each => each.value === '91')")
    after = (folder / "figures.yaml").read_text("utf-8")
    assert after == before.replace("value: 86", "value: 91").replace("value: 43", "value: 44")
    assert screen.do(
        "[...document.querySelectorAll('g.l')].some(g => g.textContent.includes('91份'))"
    )
    assert screen.do("!document.body.textContent.includes('undefined')")
    screen.do("desk.undo()")
    assert (folder / "figures.yaml").read_text("utf-8") == before


def test_a_value_changes_every_place(screen: Any) -> None:
    """Check 11: text, sheet, chart, findings, and the workbooks of what is built; one undo."""
    folder: Path = screen.open("everywhere", "pingxiang-2022")
    ledger = folder / "figures.yaml"
    total = "审结: {label: 审查逮捕审结, value: 569, unit: 人, parts: [批捕, 不批捕]}"
    before = f"{ledger.read_text('utf-8')}\n{total}\n"
    ledger.write_text(before, "utf-8")
    screen.until("desk.figures.some(each => each.written === '569人')")
    assert screen.do("desk.findings.filter(each => each.level === 'error').length") == 0
    shown = """[...desk.pages.held.values()].map(each => [...new DOMParser().parseFromString(
      each.svg, 'image/svg+xml').querySelectorAll('text')].map(one => one.textContent).join(''))
      .join('\\n')"""
    count = screen.do(shown).count("278")
    assert count == 3  # in the text, in the chart, on the sheet
    screen.press("F4")
    screen.do("desk.ledger.select(desk.figures.find(each => each.written === '278人').id)")
    screen.press("2", "8", "7", "Enter")
    screen.until("document.getElementById('toast').textContent.includes('改为287，用在')")
    screen.looked()
    assert screen.do(shown).count("287") == count and "278" not in screen.do(shown)
    wrong = "desk.findings.filter(each => each.level === 'error').map(each => each.text)"
    assert screen.do(wrong) == ["分项287＋291合计578，不是569人"]
    screen.do("desk.ledger.select('审结')")
    screen.page.locator("#detail button", has_text="审查逮捕审结改为578人").click()
    screen.until(f"{wrong}.length === 0")
    made = built(screen, "everywhere")
    assert {"287", "287.0"} & workbooks(made / "everywhere-metrics.docx")
    with pikepdf.open(made / "everywhere.pdf") as pdf:
        names = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
    assert any(b"287" in data for name, data in names.items() if name.endswith(".csv")), list(names)
    screen.do("desk.undo()")
    screen.do("desk.undo()")
    screen.looked()
    assert ledger.read_text("utf-8") == before
    assert screen.do(shown).count("278") == count


def workbooks(file: Path) -> set[str]:
    """Return the values in the workbooks behind a Word file's charts."""
    found: set[str] = set()
    with zipfile.ZipFile(file) as package:
        for name in package.namelist():
            if name.endswith(".xlsx"):
                book = openpyxl.load_workbook(BytesIO(package.read(name)))
                found |= {str(cell.value) for row in book.active.iter_rows() for cell in row}
    return found


def test_an_error_shuts_every_gate_and_a_secret_mail(screen: Any) -> None:
    """Checks 22, 23: print is disabled with its reason until the fault is gone."""
    folder: Path = screen.open("gates")
    screen.at("sections/1-county.yaml#text", 5)
    screen.type("}")
    screen.looked()
    screen.press("Control+p")
    screen.until("document.getElementById('dialog').open")
    go = "document.querySelector('#dialog .go')"
    assert screen.do(f"{go}.disabled")
    assert "还不能印" in screen.do("document.getElementById('dialog').textContent")
    screen.press("Escape")
    refused = screen.do(
        "fetch('/api/go', {method: 'POST', body: JSON.stringify({name: 'gates', what: 'print'})})"
        ".then(answer => answer.status)"
    )
    assert refused == 422
    screen.problems.clear()  # the browser tells of the 422
    screen.do("desk.undo()")
    screen.looked()
    screen.press("Control+p")
    screen.until("document.getElementById('dialog').open")
    screen.until("document.querySelectorAll('#dialog .imp figure').length")
    drawn = screen.do("document.querySelectorAll('#dialog .imp figure').length")
    screen.do(f"{go}.click()")
    screen.until("document.querySelector('#dialog .files')")
    made = screen.do("document.querySelector('#dialog .body p').textContent")
    assert made.startswith(f"每份{drawn // 2}张纸")
    assert list((folder.parents[1] / "output/gates/print").glob("*.pdf"))
    screen.press("Escape")
    screen.do("document.getElementById('particulars').open = true")
    screen.do(
        """() => { const input = document.querySelector('[data-key="briefing.yaml#secrecy"]');
        input.value = '秘密★1年'; input.dispatchEvent(new Event('change')); }"""
    )
    screen.until("desk.model.particulars.some(each => each.value === '秘密★1年')")
    assert "secrecy: 秘密★1年" in (folder / "briefing.yaml").read_text("utf-8")
    screen.do("document.getElementById('more').click()")
    screen.page.get_by_role("menuitem", name="邮件草稿").click()
    assert screen.do(f"{go}.disabled")
    assert "不能用邮件发" in screen.do("document.getElementById('dialog').textContent")


def test_what_is_archived_is_seen_before(screen: Any) -> None:
    """A package takes a number for good: how it is filed is seen, and given, before it is made."""
    folder: Path = screen.open("archived")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    screen.page.locator("#more").click()
    screen.page.get_by_role("menuitem", name="归档").click()
    assert screen.page.input_value("#archive-fonds") == "J001"  # of the office's own file
    assert screen.page.input_value("#archive-retention") == "D30"
    assert not list(screen.served.folder.glob("output/archive/*.zip"))
    screen.page.fill("#archive-fonds", "J009")
    screen.page.select_option("#archive-retention", "D10")
    screen.page.locator("#dialog .go").click()
    screen.until("document.querySelector('#dialog .files')", 60)
    said = screen.do("document.querySelector('#dialog .body').textContent")
    assert "档号J009-WS·2026-D10-BGS-0012" in said
    assert {path: path.read_bytes() for path in before} == before


def test_a_paper_that_came_back(screen: Any) -> None:
    """Check 20: the unchanged file says so; of four changes one is of a figure, in the ledger."""
    folder: Path = screen.open("returned")
    before = {path: path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))}
    made = (built(screen, "returned") / "returned.docx").read_bytes()
    script = """async bytes => { const {returned} = await import('/static/returned.js');
      await returned(desk, new File([new Uint8Array(bytes)], 'back.docx')); }"""
    screen.do(script, list(made))
    screen.until("!document.getElementById('toast').hidden")
    assert "没有改动" in screen.do("document.getElementById('toast').textContent")
    words = {
        "审核把好": "审核管好",
        "更正须写明原因": "更正必须写明原因",
        "改一处、处处一致": "处处一致",
    }
    screen.do(script, list(edited(made, {**words, "86份": "88份"})))
    screen.until("document.getElementById('dialog').open")
    cards = screen.do("[...document.querySelectorAll('#dialog .back')].map(each => each.innerText)")
    assert len(cards) == 4 and sum("数字" in each for each in cards) == 1
    assert screen.page.locator("#dialog input[type=checkbox]:checked").count() == 3  # no figure
    screen.page.locator("#dialog input[type=checkbox]:not(:checked)").check()
    screen.page.get_by_role("button", name="写入4处").click()
    screen.until("document.getElementById('editor').textContent.includes('三级审核管好')")
    screen.looked()
    for path, text in before.items():
        wanted = text.replace("value: 86", "value: 88") if path.name == "figures.yaml" else text
        for old, new in words.items():
            wanted = wanted.replace(old, new) if path.parent.name == "sections" else wanted
        assert path.read_text("utf-8") == wanted, path.name
    shown = "[...document.querySelectorAll('g.l')].map(each => each.textContent).join('')"
    assert "88份" in screen.do(shown) and "86份" not in screen.do(shown)
    screen.do("desk.undo()")
    assert {path: path.read_text("utf-8") for path in before} == before


def test_a_contradiction_is_asked_about_and_may_stand(screen: Any) -> None:
    """Check 14: chip, mark, gate; no key changes a figure by itself; a reason lets it stand."""
    folder: Path = screen.open("contradiction")
    file = folder / "figures.yaml"
    text = file.read_text("utf-8")
    extra = (
        "\n发现: {label: 发现问题, value: 46, unit: 份}\n"
        "整改: {label: 已整改, value: 41, unit: 份}\n"
        "整改率: {label: 整改率, value: 98.1, unit: '%', kind: rate, count: 整改, of: 发现}\n"
    )
    file.write_text(text.rstrip("\n") + extra, "utf-8")
    screen.until("desk.figures.length === 7")
    screen.at("sections/2-district.yaml#text", 0)
    screen.type("{整改率")
    screen.press("Enter")
    screen.looked()
    bad = "document.querySelector('#editor .chip.contradicted')"
    screen.until(f"{bad} && document.querySelector('button.mark.error')")
    assert "98.1%" in screen.do(f"{bad}.dataset.v")
    assert "必错1" in screen.do("document.getElementById('gate').textContent")
    before = file.read_text("utf-8")
    screen.press("F8")
    assert screen.do("document.querySelector('#tree .dot.error') !== null")
    screen.do(f"desk.editor.on.chip('整改率', {bad}.getBoundingClientRect())")
    card = screen.do("document.getElementById('pop').textContent")
    assert (
        "哪一个错了" in card and "是已整改（41份）错了" in card and "是发现问题（46份）错了" in card
    )
    assert screen.do("document.querySelectorAll('#pop .go').length") == 0  # none is the default
    screen.press("Enter")
    assert file.read_text("utf-8") == before
    screen.do(f"desk.editor.on.chip('整改率', {bad}.getBoundingClientRect())")
    screen.page.locator("#pop button", has_text="整改率改为89.1%").click()
    screen.until("desk.figures.some(each => each.value === '89.1')")
    screen.looked()
    assert file.read_text("utf-8") == before.replace("98.1", "89.1")
    gone = ["#editor .chip.contradicted", "button.mark.error", "#tree .dot.error", "#gate.shut"]
    assert screen.do(f"document.querySelectorAll('{','.join(gone)}').length") == 0
    screen.do("desk.undo()")
    screen.looked()
    assert file.read_text("utf-8") == before
    number = screen.do("desk.findings.findIndex(each => each.figure === '整改率')")
    screen.do("document.getElementById('s-finds').click()")
    buttons = screen.page.locator("#finds .f").nth(number)
    buttons.get_by_role("button", name="没错，说明理由").click()
    screen.page.fill("#reason", "以上级核定数为准")
    screen.page.get_by_role("button", name="放过").click()
    screen.until("desk.stood && desk.stood.length === 1")
    assert "以上级核定数为准" in (folder / "briefing.yaml").read_text("utf-8")
    release = built(screen, "contradiction")
    assert "以上级核定数为准" in next(release.glob("*manifest*.json")).read_text("utf-8")
    assert "可以交付" in screen.do("document.getElementById('gate').textContent")


def test_cells_of_a_spreadsheet_come_as_displayed(screen: Any) -> None:
    """Check 12: 12 × 2 cells as LibreOffice Calc copies them, after arrow keys only."""
    folder: Path = screen.open("calc", "pingxiang-2022")
    before = (folder / "figures.yaml").read_text("utf-8")
    screen.press("F4")
    screen.do("desk.ledger.focusCell()")
    screen.press("ArrowDown", "ArrowDown", "ArrowRight")
    figures = screen.do("desk.figures.map(each => [each.label, each.value, each.unit])")
    chosen = next(number for number, each in enumerate(figures) if each[1] == "40.0")
    rows = figures[max(0, chosen - 11) : chosen + 1]
    assert len(rows) == 12 and rows[-1][2] == "%"
    cells = "".join(
        f'<tr><td height="17" align="left"><font face="宋体">{label}</font></td>'
        f'<td align="right" style="color:red" sdval="0.4" sdnum="1033;0;0.0%">{value}{unit}</td>'
        "</tr>\r\n"
        for label, value, unit in [*rows[:-1], [rows[-1][0], "41.0", "%"]]
    )
    screen.do(
        """html => { const data = new DataTransfer(); data.setData('text/html', html);
        document.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data})); }""",
        f'<html><head><style>td {{ x: y }}</style></head><body><table border="0">{cells}</table>',
    )
    screen.until("document.getElementById('dialog').open")
    assert screen.do("document.querySelectorAll('#dialog tbody tr').length") == 1
    assert "12" in screen.do("document.getElementById('dialog-title').textContent")
    screen.page.get_by_role("button", name="写入").click()
    screen.until("desk.figures.some(each => each.value === '41.0')")
    after = (folder / "figures.yaml").read_text("utf-8")
    assert after == before.replace("value: 40.0", "value: 41.0", 1)
    assert len(after.splitlines()) == len(before.splitlines())


def test_figures_and_recipients_have_forms(screen: Any) -> None:
    """Kind, period, group and relations of a figure, and who gets the paper: no file is opened."""
    folder: Path = screen.open("forms")
    ledger, head = folder / "figures.yaml", folder / "briefing.yaml"
    before, head_before = ledger.read_text("utf-8"), head.read_text("utf-8")
    screen.press("F4")
    screen.page.locator("#l-new").click()
    for key, value in {"label": "合计份数", "value": "129", "unit": "份", "group": "报送"}.items():
        screen.page.fill(f"#figure-{key}", value)
    screen.page.select_option("#figure-kind", "count")
    screen.page.select_option("#figure-period", "other")
    screen.page.fill("[aria-label='从']", "2026年4月")
    screen.page.fill("[aria-label='到']", "2026.5")
    screen.page.select_option("#relation-new", "parts")
    places = screen.page.locator(".relation select")
    ids = screen.do("desk.figures.map(each => each.id)")
    for number in (0, 1):
        places.nth(number).select_option(ids[number])
    screen.page.locator("#figure-save").click()
    screen.until("desk.figures.length === 5")
    added = ledger.read_text("utf-8").removeprefix(before)
    for line in ("label: 合计份数", "value: 129", "group: 报送", "period: 2026-04/2026-05"):
        assert f"  {line}\n" in added, added
    parts = "desk.figures.at(-1).typed.parts"
    assert screen.do(parts) == ids[:2]
    screen.until("document.querySelector('#grid tr.sel')?.textContent.includes('合计份数')")
    screen.do("desk.ledger.at[1] = 5; desk.ledger.focusCell()")
    screen.press("Enter")  # on its relation
    screen.page.locator("#more-0-parts").click()
    screen.page.locator(".relation select").nth(2).select_option(ids[2])
    screen.page.locator("#figure-save").click()
    screen.until(f"{parts}.length === 3")
    screen.page.locator("#l-form").click()
    screen.page.locator("#gone-0").click()
    screen.page.locator("#figure-save").click()
    screen.until(f"{parts} === undefined")
    screen.page.locator("#l-form").click()
    screen.page.locator("#figure-gone").click()
    screen.until("desk.figures.length === 4")
    assert ledger.read_text("utf-8") == before
    screen.do("desk.ledger.select(desk.figures[0].id)")
    screen.page.locator("#l-form").click()
    screen.page.locator("#figure-gone").click()  # the text has it
    screen.until("document.getElementById('toast').textContent.includes('文中还用着')")
    screen.press("Escape", "F4")
    screen.do("document.getElementById('particulars').open = true")
    screen.page.locator("#recipient-new").click()
    screen.until("desk.model.recipients.length === 5")
    screen.type("市档案馆")
    screen.press("Tab")
    screen.until("desk.model.recipients[4].typed.name === '市档案馆'")
    assert "共51份" in screen.do("document.querySelector('.recipients legend').textContent")
    screen.until("document.activeElement.dataset.key?.endsWith('4/copies')")
    screen.press("Control+p")
    assert "51" in screen.do("document.getElementById('p-count').placeholder")
    screen.page.fill("#p-count", "23")
    assert "合计51份，与23份不符" in screen.do("document.getElementById('dialog').textContent")
    screen.press("Escape")
    screen.page.get_by_role("button", name="去掉市档案馆").click()
    screen.until("desk.model.recipients.length === 4")
    assert head.read_text("utf-8") == head_before
