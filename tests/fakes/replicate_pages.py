"""How the fake of Replicate lists predictions: page by page, the newest first."""

import base64
import urllib.parse

from wire import iso


def page_of(runs, query, size, address, shown):
    """`runs` from old to new. The cursor holds how many of the oldest are still to come, so that new ones do not move a page."""
    since, until = query.get("created_after", ""), query.get("created_before", "~")
    runs = [run for run in runs if since <= iso(run.created) < until]
    end = int(base64.urlsafe_b64decode(query["cursor"])) if query.get("cursor") else len(runs)
    kept = {name: value for name, value in query.items() if name != "cursor"}

    def link(last):
        cursor = base64.urlsafe_b64encode(str(last).encode()).decode()
        return f"{address}?{urllib.parse.urlencode({**kept, 'cursor': cursor})}"

    return {"previous": link(min(len(runs), end + size)) if end < len(runs) else None,
            "next": link(end - size) if end > size else None,
            "results": [shown(run) for run in reversed(runs[max(0, end - size):end])]}
