"""The desk: a page in the browser to write in, which shows the pages as they will print."""
