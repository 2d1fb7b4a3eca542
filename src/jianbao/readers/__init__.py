"""Files read back (.docx, .pdf, .ofd, zip): for proof, the standard, mail and verify."""
