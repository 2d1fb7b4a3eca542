"""The pages beside the text: what is drawn, how, and what is fetched for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def test_pages_are_drawn_where_they_are_seen(screen: Any) -> None:
    """Overview, two pages, zoom, grey, any template; slices of faces; lines by keys."""
    folder: Path = screen.open("pages", "pingxiang-2022")
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    shown = "document.querySelectorAll('.sheet svg').length"
    assert screen.do("document.querySelectorAll('.sheet').length") == 9
    assert 2 <= screen.do(shown) <= 5  # those near what is seen
    screen.until("document.fonts.status === 'loaded'")
    faces = [url.split("/face/")[1] for url in screen.asked if "/face/" in url]
    assert faces and not {"fang.ttf", "song.ttf"} & set(faces)
    assert len([each for each in faces if each.startswith("fang/")]) < 30  # of 87
    assert screen.do("document.fonts.check('16px desk-fang', '萍')")
    screen.page.locator("#overview").click()
    screen.until("document.querySelectorAll('#thumbs svg').length >= 5")
    screen.page.locator("#thumbs button").nth(6).click()
    screen.until("document.querySelector('#thumbs [aria-current]').ariaLabel === '第7页'")
    screen.until("document.querySelectorAll('.sheet')[6].querySelector('svg')")
    assert screen.do("!document.querySelectorAll('.sheet')[0].querySelector('svg')")
    width = "document.querySelectorAll('.sheet')[6].getBoundingClientRect().width"
    fitting = screen.do(width)
    screen.page.select_option("#zoom", "1.5")
    assert abs(screen.do(width) - 595.28 * 2) < 1
    screen.page.select_option("#zoom", "fit")
    screen.page.locator("#two").click()
    assert screen.do(width) < fitting / 1.9
    first, second, third = screen.do(
        "[...document.querySelectorAll('.sheet')].slice(0, 3)"
        ".map(each => [each.getBoundingClientRect().left, each.getBoundingClientRect().top])"
    )
    assert first[0] == third[0] > second[0] and second[1] == third[1] > first[1]  # odd at the right
    screen.page.locator("#one").click()
    screen.page.locator("#grey").check()
    screen.until("document.querySelectorAll('.sheet')[6].querySelector('svg')")
    grey = "getComputedStyle(document.querySelectorAll('.sheet')[6].querySelector('svg')).filter"
    assert screen.do(grey) == "grayscale(1)"
    screen.page.select_option("#template", "digest")
    screen.until("desk.pages.pages.length < 9")
    screen.page.select_option("#template", "overview")
    screen.until("desk.pages.pages.length === 9")
    screen.do("document.getElementById('sheets').focus()")
    screen.press("PageDown", "ArrowDown", "ArrowUp", "ArrowUp")
    screen.until("document.getElementById('live').textContent.startsWith('第1页第')")
    screen.press("PageDown", "ArrowDown", "Enter")
    assert screen.do("document.activeElement.className.includes('paper')")
    assert screen.do("desk.pages.lineOf(desk.place.key, desk.place.offset).page") == 1
    screen.do(
        "document.querySelector('#tree [data-key=\"sections/2-casework.yaml#heading\"]').focus()"
    )
    screen.press("Enter")
    assert screen.do("desk.place.key") == "sections/2-casework.yaml#heading"
    screen.saved()
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before
