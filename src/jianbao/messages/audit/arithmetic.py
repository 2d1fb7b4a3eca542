"""What the checks of jianbao.audit.arithmetic say."""

from jianbao.messages.message import Message

ARITHMETIC: dict[str, Message] = {}
