"""Reads a report as a program would: the source and the texts it shows, its places and its links."""

from html.parser import HTMLParser

VOID = frozenset({"meta", "base"})


class Reading(HTMLParser):
    """What stands in a report; a tag that is not closed in order fails."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.places, self.links, self.described = [], [], [], []
        self.source, self.shown = [], []
        self.scripts = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.places += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []
        self.described += [values["aria-describedby"]] if "aria-describedby" in values else []
        self.scripts += [name for name, _ in attrs if name.startswith("on")] + [tag] * (tag == "script")
        if tag not in VOID:
            self.open.append((tag, values.get("class", "")))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        tags, classes = [tag for tag, _ in self.open], [kind for _, kind in self.open]
        if "pre" in tags:
            self.source += [] if "a" in tags or "tip" in classes else [data]
        elif tags[-1:] == ["bdi"]:
            self.shown.append((tags[-2], data))

    @property
    def source_text(self):
        """The source as shown, the newline after `<pre>` left out, as browsers do."""
        return "".join(self.source).removeprefix("\n")
