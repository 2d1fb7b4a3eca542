"""What the checks of jianbao.audit.text say."""

from jianbao.messages.message import Message

TEXT: dict[str, Message] = {}
