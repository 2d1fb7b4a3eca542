"""What the audit says, one file a family of checks."""

from jianbao.messages.audit.arithmetic import ARITHMETIC
from jianbao.messages.audit.ledger import LEDGER
from jianbao.messages.audit.page import PAGE
from jianbao.messages.audit.structure import STRUCTURE
from jianbao.messages.audit.text import TEXT

AUDIT = {**ARITHMETIC, **LEDGER, **TEXT, **STRUCTURE, **PAGE}
