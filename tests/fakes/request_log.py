"""What a fake was asked, without the secrets."""

import json
import threading
import time

SECRET_HEADERS = ("authorization", "x-goog-api-key", "x-api-key", "cookie")
REMEMBERED = 20000  # requests
LONG_TEXT = 4000    # characters


class RequestLog:
    def __init__(self):
        self._lock = threading.Lock()
        self._entries = []

    def all(self):
        with self._lock:
            return list(self._entries)

    def clear(self):
        with self._lock:
            self._entries.clear()

    def add(self, request):
        entry = {"at": time.time(), "method": request.method, "path": request.path, "query": dict(request.query),
                 "headers": {n: "***" if n.lower() in SECRET_HEADERS else v for n, v in request.headers.items()},
                 "size": len(request.body)}
        if "key" in entry["query"]:
            entry["query"]["key"] = "***"
        try:
            entry["json"] = shortened(json.loads(request.body))
        except ValueError:
            pass
        with self._lock:
            self._entries.append(entry)
            del self._entries[:-REMEMBERED]


def shortened(value):
    """JSON with its very long texts (pictures as base64) replaced by their length."""
    if isinstance(value, dict):
        return {name: shortened(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [shortened(inner) for inner in value]
    if isinstance(value, str) and len(value) > LONG_TEXT:
        return f"{value[:64]}… ({len(value)} characters)"
    return value
