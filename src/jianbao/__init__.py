"""jianbao 简报: briefings from YAML to Word, PDF and a one-page metrics sheet.

Everything that is meant for other programs is listed in `__all__` and documented in docs/api.md;
every other name may change. Importing costs next to nothing: a name is loaded when it is used.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing's own takes longer to import than all of this file
if TYPE_CHECKING:
    from jianbao.audit.accept import Accepted
    from jianbao.document.program import __version__
    from jianbao.intake.back.results import Change
    from jianbao.library.archiving.archive import (
        Archived,
        archive,
        archive_number,
        missing_filing,
    )
    from jianbao.library.archiving.filing import FilingOptions
    from jianbao.library.archiving.tools import SignError
    from jianbao.library.archiving.verify import Signature, Verified, verify
    from jianbao.library.build import build
    from jianbao.library.checking import Checked, Fixes, check, fixes
    from jianbao.library.current import is_current
    from jianbao.library.extract import Extracted, extract
    from jianbao.library.figures import FigureList, figures
    from jianbao.library.forms import FORMS, Form
    from jianbao.library.importing import Imported, NewFolder, import_paper
    from jianbao.library.layout import Measured, measure_layout
    from jianbao.library.mailing.drafting import Draft, draft_mail, send_mail
    from jianbao.library.mailing.sending import Reply, SendError
    from jianbao.library.mailing.server import MailServer, mail_server
    from jianbao.library.options import (
        LAYOUT_FORMS,
        PDF_A,
        BuildOptions,
        Signing,
        Surroundings,
        Unsaved,
    )
    from jianbao.library.previews import Page, pages
    from jianbao.library.printing.making import Printed
    from jianbao.library.printing.options import PrintOptions
    from jianbao.library.printing.ready import print_ready, spool
    from jianbao.library.printing.spool import NoSpoolerError, PrintJob, SpoolError
    from jianbao.library.proving import Proven, prove
    from jianbao.library.registering import Bulletin, Register, register
    from jianbao.library.release.opening import open_release
    from jianbao.library.release.release import Release
    from jianbao.library.results import Files, Written
    from jianbao.library.schemas import schemas
    from jianbao.library.starting import new_briefing
    from jianbao.library.taking import take_figures
    from jianbao.library.taking_back import TakenBack, take_back
    from jianbao.library.templates import TemplateInfo, copy_template, templates
    from jianbao.messages.errors import BriefingError, InputError, ProgramError, Refused, WriteError
    from jianbao.messages.findings import Finding, Level, Place
    from jianbao.proof.output import Output
    from jianbao.proof.second.comparison import Comparison
    from jianbao.proof.second.libreoffice import ToolError
    from jianbao.proof.second.pictures import can_draw

__all__ = [
    "FORMS",
    "LAYOUT_FORMS",
    "PDF_A",
    "Accepted",
    "Archived",
    "BriefingError",
    "BuildOptions",
    "Bulletin",
    "Change",
    "Checked",
    "Comparison",
    "Draft",
    "Extracted",
    "FigureList",
    "Files",
    "FilingOptions",
    "Finding",
    "Fixes",
    "Form",
    "Imported",
    "InputError",
    "Level",
    "MailServer",
    "Measured",
    "NewFolder",
    "NoSpoolerError",
    "Output",
    "Page",
    "Place",
    "PrintJob",
    "PrintOptions",
    "Printed",
    "ProgramError",
    "Proven",
    "Refused",
    "Register",
    "Release",
    "Reply",
    "SendError",
    "SignError",
    "Signature",
    "Signing",
    "SpoolError",
    "Surroundings",
    "TakenBack",
    "TemplateInfo",
    "ToolError",
    "Unsaved",
    "Verified",
    "WriteError",
    "Written",
    "__version__",
    "archive",
    "archive_number",
    "build",
    "can_draw",
    "check",
    "copy_template",
    "draft_mail",
    "extract",
    "figures",
    "fixes",
    "import_paper",
    "is_current",
    "mail_server",
    "measure_layout",
    "missing_filing",
    "new_briefing",
    "open_release",
    "pages",
    "print_ready",
    "prove",
    "register",
    "schemas",
    "send_mail",
    "spool",
    "take_back",
    "take_figures",
    "templates",
    "verify",
]

_HOMES = {
    "Accepted": "audit.accept",
    "Archived": "library.archiving.archive",
    "BriefingError": "messages.errors",
    "BuildOptions": "library.options",
    "Bulletin": "library.registering",
    "Change": "intake.back.results",
    "Checked": "library.checking",
    "Comparison": "proof.second.comparison",
    "Draft": "library.mailing.drafting",
    "Extracted": "library.extract",
    "FORMS": "library.forms",
    "FigureList": "library.figures",
    "Files": "library.results",
    "FilingOptions": "library.archiving.filing",
    "Finding": "messages.findings",
    "Fixes": "library.checking",
    "Form": "library.forms",
    "Imported": "library.importing",
    "InputError": "messages.errors",
    "LAYOUT_FORMS": "library.options",
    "Level": "messages.findings",
    "MailServer": "library.mailing.server",
    "Measured": "library.layout",
    "NewFolder": "library.importing",
    "NoSpoolerError": "library.printing.spool",
    "PrintJob": "library.printing.spool",
    "Output": "proof.output",
    "PDF_A": "library.options",
    "Page": "library.previews",
    "Place": "messages.findings",
    "PrintOptions": "library.printing.options",
    "Printed": "library.printing.making",
    "ProgramError": "messages.errors",
    "Proven": "library.proving",
    "Refused": "messages.errors",
    "Register": "library.registering",
    "Release": "library.release.release",
    "Reply": "library.mailing.sending",
    "SendError": "library.mailing.sending",
    "SignError": "library.archiving.tools",
    "Signature": "library.archiving.verify",
    "Signing": "library.options",
    "SpoolError": "library.printing.spool",
    "Surroundings": "library.options",
    "TakenBack": "library.taking_back",
    "TemplateInfo": "library.templates",
    "ToolError": "proof.second.libreoffice",
    "Unsaved": "library.options",
    "Verified": "library.archiving.verify",
    "WriteError": "messages.errors",
    "Written": "library.results",
    "__version__": "document.program",
    "archive": "library.archiving.archive",
    "archive_number": "library.archiving.archive",
    "build": "library.build",
    "can_draw": "proof.second.pictures",
    "check": "library.checking",
    "copy_template": "library.templates",
    "draft_mail": "library.mailing.drafting",
    "extract": "library.extract",
    "figures": "library.figures",
    "fixes": "library.checking",
    "import_paper": "library.importing",
    "is_current": "library.current",
    "mail_server": "library.mailing.server",
    "measure_layout": "library.layout",
    "missing_filing": "library.archiving.archive",
    "new_briefing": "library.starting",
    "open_release": "library.release.opening",
    "pages": "library.previews",
    "print_ready": "library.printing.ready",
    "prove": "library.proving",
    "register": "library.registering",
    "schemas": "library.schemas",
    "send_mail": "library.mailing.drafting",
    "spool": "library.printing.ready",
    "take_back": "library.taking_back",
    "take_figures": "library.taking",
    "templates": "library.templates",
    "verify": "library.archiving.verify",
}
"""Each public name and the module that has it."""


if not TYPE_CHECKING:  # a type checker is to miss what is not there

    def __getattr__(name: str) -> object:
        """Load a public name when it is first used (PEP 562)."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"jianbao.{_HOMES[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
