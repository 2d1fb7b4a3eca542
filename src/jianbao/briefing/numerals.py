"""Chinese numerals for numbering: 一 to 九十九."""

DIGITS = "〇一二三四五六七八九"


def chinese(number: int) -> str:
    """Return 1 to 99 as 一, 十, 十一, 二十 …; other numbers as digits."""
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones else "")
