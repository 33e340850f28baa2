"""The input, output and temp folders of the fake of ComfyUI."""

import itertools
import urllib.parse

import comfyui_graph as graphs
import media
from wire import Answer, part_of


class Files:
    def __init__(self, fake):
        self._fake = fake
        self._files = {}  # (type, subfolder, name) → (content type, bytes)

    def forget(self):
        self._files.clear()

    def uploads(self):
        """The names that a node may load."""
        with self._fake.lock:
            return {f"{folder}/{name}".lstrip("/") for kind, folder, name in self._files if kind == "input"}

    def upload(self, request):
        try:
            parts = request.form()
            name, content_type, content = parts["image"]
        except (ValueError, KeyError):
            return Answer(400)
        fields = {field: part[2].decode() for field, part in parts.items() if field != "image"}
        where, folder = fields.get("type") or "input", fields.get("subfolder", "").strip("/")
        if not name or ".." in name or ".." in folder:
            return Answer(400)
        with self._fake.lock:
            if fields.get("overwrite") not in ("true", "1"):
                name = self._free_name(where, folder, name, content)
            self._files[where, folder, name] = (content_type, content)
        return Answer(200, {"name": name, "subfolder": folder, "type": where})

    def _free_name(self, where, folder, name, content):
        """The same picture keeps its name; another one gets a number."""
        stem, dot, ending = name.rpartition(".")
        names = itertools.chain([name], (f"{stem or ending} ({number}){dot}{ending if stem else ''}" for number in itertools.count(1)))
        return next(tried for tried in names if self._files.get((where, folder, tried), (None, content))[1] == content)

    def view(self, request):
        query = request.query
        name, folder, where = query.get("filename", ""), query.get("subfolder", ""), query.get("type", "output")
        if not name or name.startswith("/") or ".." in name:
            return Answer(400)
        with self._fake.lock:
            found = self._files.get((where, folder.strip("/"), name))
        if not found:
            return Answer(404)
        answer = part_of(request, found[1], found[0])
        answer.headers["Content-Disposition"] = f'filename="{urllib.parse.quote(name)}"'
        return answer

    def save(self, run, node):
        """Keeps what an output node of a run has made; how history and messages name it."""
        video, kind = graphs.is_video(node), graphs.file_kind(node)
        inputs = node.get("inputs", {})
        folder, _, stem = str(inputs.get("filename_prefix", "ComfyUI")).rpartition("/")
        where = "temp" if "Preview" in node["class_type"] or inputs.get("save_output") is False else "output"
        # A graph of videos may show pictures besides.
        content = self._fake.output(run, kind) if video == (run.kind == "clip") else ("image/png", media.image(128, 128))
        with self._fake.lock:
            name = f"{stem}_{len(self._files) + 1:05}_.{kind}"
            self._files[where, folder, name] = content
        file = {"filename": name, "subfolder": folder, "type": where}
        if not video:
            return {"images": [file]}
        if "VHS" in node["class_type"]:
            file |= {"format": "video/h264-mp4", "frame_rate": 24.0, "workflow": name, "fullpath": f"/comfy/{where}/{folder}/{name}"}
        under = self._fake.set["outputs_under"] or ("gifs" if "VHS" in node["class_type"] else "images")
        return {under: [file], **({"animated": [True]} if under == "images" else {})}
