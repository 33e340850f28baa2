"""The Files API of the fake of the Gemini API: resumable uploads, and the files that videos are fetched from."""

import base64
import hashlib
import re
import time
import zlib

from common import Answer, Route, part_of
from gemini_errors import json_of, refuse
from gemini_models import page
from wire import iso

GRANULARITY = 8 << 20  # every chunk but the last must be a multiple of it
LARGEST = 2 << 30
FILE = r"/v1(?:beta)?/files/(?P<id>[^/:]+)"


class Files:
    """A file is either an upload, or the output of a run whose id is the file's."""

    def __init__(self, fake):
        self._fake = fake
        self._uploads = self._fake.bill.stored_files()  # id → (facts, content)
        self._sessions = {}                             # upload_id → {"facts", "content", "size"}

    def routes(self):
        return [Route("POST", r"/upload/v1(?:beta)?/files", self.upload, "upload"),
                Route("GET", r"/v1(?:beta)?/files", self.list),
                Route("GET", FILE, self.get, "poll"),
                Route("DELETE", FILE, self.delete),
                Route("GET", FILE + ":download", self.download, "download"),
                Route("GET", r"/download" + FILE + ":download", self.download, "download")]

    def forget(self):
        self._uploads.clear()
        self._sessions.clear()

    # Uploads.

    def upload(self, request):
        command = request.header("X-Goog-Upload-Command")
        if command == "start":
            return self._start(request)
        session = self._sessions.get(request.query.get("upload_id"))
        if session is None:
            refuse(request, 404)
        if command == "query":
            received = str(len(session["content"]))
            return Answer(200, None, {"X-Goog-Upload-Status": "active", "X-Goog-Upload-Size-Received": received})
        if command == "cancel":
            del self._sessions[request.query["upload_id"]]
            return Answer(200, None, {"X-Goog-Upload-Status": "cancelled"})
        return self._continue(request, session, [step.strip() for step in command.split(",")])

    def _start(self, request):
        if request.header("X-Goog-Upload-Protocol") != "resumable":
            refuse(request, 400, "Upload protocol not supported by this fake: " + request.header("X-Goog-Upload-Protocol"))
        try:
            size = int(request.header("X-Goog-Upload-Header-Content-Length"))
        except ValueError:
            size = -1
        mime_type = request.header("X-Goog-Upload-Header-Content-Type")
        if not 0 < size <= LARGEST or not mime_type:
            refuse(request, 400, "X-Goog-Upload-Header-Content-Length or -Content-Type is missing or wrong.")
        asked = json_of(request).get("file") or {} if request.body else {}
        with self._fake.lock:
            upload_id = self._fake.set.token(40)
            self._sessions[upload_id] = {"facts": {"mimeType": mime_type, "displayName": asked.get("displayName", "")},
                                         "name": asked.get("name", ""), "content": b"", "size": size}
        url = f"{self._fake.base}/upload/v1beta/files?upload_id={upload_id}&upload_protocol=resumable"
        return Answer(200, None, {"X-Goog-Upload-URL": url, "X-Goog-Upload-Control-URL": url, "X-Goog-Upload-Status": "active",
                                  "X-Goog-Upload-Chunk-Granularity": str(GRANULARITY)})

    def _continue(self, request, session, steps):
        if steps not in (["upload"], ["finalize"], ["upload", "finalize"]):
            refuse(request, 400, "Unknown upload command.")
        with self._fake.lock:
            if "upload" in steps:
                if request.header("X-Goog-Upload-Offset") != str(len(session["content"])):
                    refuse(request, 400, "The upload offset does not match what was received.")
                if "finalize" not in steps and len(request.body) % GRANULARITY:
                    refuse(request, 400, "The chunk is no multiple of the granularity.")
                session["content"] += request.body
            if "finalize" not in steps:
                return Answer(200, None, {"X-Goog-Upload-Status": "active"})
            return self._finish(request, session)

    def _finish(self, request, session):
        del self._sessions[request.query["upload_id"]]
        if len(session["content"]) != session["size"]:
            refuse(request, 400, f"Expected {session['size']} bytes, received {len(session['content'])}.")
        file_id = session["name"].removeprefix("files/") or self._fake.set.token(12)
        if not re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?", file_id):
            refuse(request, 400, "The file's ID may hold up to 40 lower-case letters, digits and dashes.")
        facts = {**session["facts"], "created": time.time()}
        self._uploads[file_id] = (facts, session["content"])
        self._fake.bill.store_file(file_id, facts, session["content"])
        return Answer(200, {"file": self._shown_upload(file_id)}, {"X-Goog-Upload-Status": "final"})

    # What is there.

    def uri(self, file_id):
        base = self._fake.set["public_base"] or self._fake.base
        return f"{base}/v1beta/files/{file_id}"

    def download_uri(self, file_id):
        return self.uri(file_id) + ":download?alt=media"

    def _shown(self, file_id, mime_type, content, since):
        """`since`: when the vendor began to process it."""
        digest = base64.b64encode(hashlib.sha256(content).hexdigest().encode()).decode()
        ready = time.time() >= since + self._processing_s(file_id)
        state = "FAILED" if self._fake.set["files_fail"] else "ACTIVE" if ready else "PROCESSING"
        shown = {"name": f"files/{file_id}", "mimeType": mime_type, "sizeBytes": str(len(content)), "createTime": iso(since),
                 "updateTime": iso(since), "expirationTime": iso(since + 172800), "sha256Hash": digest, "uri": self.uri(file_id),
                 "state": state}
        if state == "FAILED":
            shown["error"] = {"code": 13, "message": "The file could not be processed."}
        return shown

    def _processing_s(self, file_id):
        """By chance, but always the same for one file."""
        low, high = self._fake.set["file_processing_s"]
        return low + (high - low) * (zlib.crc32(file_id.encode()) % 1000) / 1000

    def _shown_upload(self, file_id):
        facts, content = self._uploads[file_id]
        shown = self._shown(file_id, facts["mimeType"], content, facts["created"])
        return {**shown, "displayName": facts["displayName"], "source": "UPLOADED"}

    def _shown_output(self, run):
        shown = self._shown(run.id, *self._fake.output(run), run.ends_at)
        return {**shown, "source": "GENERATED", "downloadUri": self.download_uri(run.id),
                "videoMetadata": {"videoDuration": f"{run.seconds:g}s"}}

    def find(self, file_id):
        """The file as the vendor shows it, or None."""
        if file_id in self._uploads:
            return self._shown_upload(file_id)
        run = self._fake.bill.get(file_id)
        there = run and run.status == "succeeded" and run.kind == "clip" and run.outcome != "no_output"
        return self._shown_output(run) if there and time.time() < run.ends_at + self._fake.set["removed_after_s"] else None

    def _must_find(self, request, file_id):
        found = self.find(file_id)
        if found is None:
            refuse(request, 403, f"You do not have permission to access the File {file_id} or it may not exist.")
        return found

    def must_be_active(self, request, uri):
        """Refuses what names no file that is ready."""
        file_id = re.search(r"files/([a-z0-9-]+)", uri)
        if not file_id:
            refuse(request, 400, f"Unsupported file uri: {uri}")
        if self._must_find(request, file_id[1])["state"] != "ACTIVE":
            self._refuse_inactive(request, file_id[1])

    @staticmethod
    def _refuse_inactive(request, file_id):
        message = f"The File {file_id} is not in an ACTIVE state and usage is not allowed."
        refuse(request, 400, message, "FAILED_PRECONDITION")

    def get(self, request):
        return Answer(200, self._must_find(request, request.group("id")))

    def list(self, request):
        return Answer(200, page(request, "files", [self._shown_upload(file_id) for file_id in self._uploads], 10))

    def delete(self, request):
        self._must_find(request, request.group("id"))
        self._uploads.pop(request.group("id"), None)
        return Answer(200, {})

    def download(self, request):
        file_id = request.group("id")
        found = self._must_find(request, file_id)
        if found["source"] != "GENERATED":
            refuse(request, 400, "Only generated files can be downloaded.", "FAILED_PRECONDITION")
        if found["state"] == "PROCESSING":
            self._refuse_inactive(request, file_id)
        if self._fake.set["redirect_downloads"] and not request.path.startswith("/download/"):
            return Answer(302, None, {"Location": f"{self._fake.base}/download/v1beta/files/{file_id}:download?alt=media"})
        content_type, content = self._fake.output(self._fake.bill.get(file_id))
        return part_of(request, content, content_type)
