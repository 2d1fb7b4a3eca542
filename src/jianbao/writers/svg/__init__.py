"""Pages as SVG, for a browser: every glyph at the place that was typeset."""
