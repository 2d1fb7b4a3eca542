"""What the checks of jianbao.audit.structure say."""

from jianbao.messages.message import Message

STRUCTURE: dict[str, Message] = {}
