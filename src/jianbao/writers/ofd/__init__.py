"""The OFD file (GB/T 33190-2016): typeset lines as XML in a zip."""
