"""Files read back (.docx, .pdf, .ofd, .svg, zip): for proof, the standard, mail and verify."""
