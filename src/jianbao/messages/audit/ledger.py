"""What the checks of jianbao.audit.ledger say."""

from jianbao.messages.message import Message

LEDGER: dict[str, Message] = {}
