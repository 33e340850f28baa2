"""The file store of the fake of Replicate: /v1/files."""

import hashlib
import json
import re
import time

from wire import Answer, Refusal, iso, part_of

KEPT_S = 24 * 3600


class Files:
    def __init__(self, fake):
        self._fake = fake
        self._files = fake.bill.stored_files()  # id → (facts, bytes)

    def forget(self):
        self._files.clear()

    def content(self, path):
        """The bytes of the file whose `urls.get` ends with this path; OSError when it is not there."""
        found = re.fullmatch(r"/v1/files/([^/]+)(?:/download)?", path)
        with self._fake.lock:
            if not found or found[1] not in self._files:
                raise OSError(f"HTTP Error 404: Not Found: {self._fake.base}{path}")
            return self._files[found[1]][1]

    def upload(self, request):
        try:
            parts = request.form()
            name, content_type, content = parts["content"]
        except (ValueError, KeyError):
            return self._fake.invalid([{"type": "required", "field": "", "description": "content is required"}])
        text = {field: parts[field][2].decode() for field in ("filename", "type", "metadata") if field in parts}
        file_id, now = self._fake.set.token(26), time.time()
        facts = {"id": file_id, "name": text.get("filename") or name or "file", "size": len(content), "etag": file_id[:8],
                 "content_type": text.get("type") or content_type, "metadata": json.loads(text.get("metadata") or "{}"),
                 "checksums": {"sha256": hashlib.sha256(content).hexdigest(), "md5": hashlib.md5(content).hexdigest()},
                 "created_at": iso(now), "expires_at": iso(now + KEPT_S)}
        with self._fake.lock:
            self._files[file_id] = (facts, content)
        self._fake.bill.store_file(file_id, facts, content)
        return Answer(201, self._shown(facts))

    def _shown(self, facts):
        return {**facts, "urls": {"get": f"{self._fake.base}/v1/files/{facts['id']}"}}

    def _found(self, request):
        with self._fake.lock:
            found = self._files.get(request.group("file"))
        if not found:
            raise Refusal(self._fake.refusal(404, "", request))
        return found

    def get(self, request):
        return Answer(200, self._shown(self._found(request)[0]))

    def list(self, request):
        with self._fake.lock:
            files = [self._shown(facts) for facts, _ in self._files.values()]
        return Answer(200, {"previous": None, "next": None, "results": files[::-1]})

    def download(self, request):
        facts, content = self._found(request)
        return part_of(request, content, facts["content_type"])

    def delete(self, request):
        self._found(request)
        with self._fake.lock:
            del self._files[request.group("file")]
        self._fake.bill.delete_file(request.group("file"))
        return Answer(204)
