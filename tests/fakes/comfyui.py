#!/usr/bin/env python3
"""A fake of ComfyUI's server (server.py and execution.py of Comfy-Org/ComfyUI): queue, history, files and the WebSocket.

Like the real one it works on one graph after the other, keeps queue and history in memory only, and answers below /api as well.
POST /_fake/restart does what a new start of it does: queue and history are gone, connections break, files stay."""

import uuid

import comfyui_graph as graphs
from comfyui_files import Files
from comfyui_queue import Queue
from comfyui_sockets import Sockets
from common import Answer, Fake, Refusal, Route, main


class ComfyUI(Fake):
    name = "comfyui"
    switches = {"outputs_under": None,    # where videos stand: "images", "gifs" or "videos"; null: as the node's class does it
                "missing_nodes": [],      # classes that are not installed
                "models": None,           # the only model files that are there; null: any
                "ws_refused": False,      # no WebSocket can be opened
                "ws_drops_after": None,   # the WebSocket breaks after so many messages
                "ws_previews": False}     # pictures as binary frames between the messages

    def __init__(self, seed=0, state=None):
        super().__init__(seed, None)  # the real one forgets all when it ends
        self.files, self.sockets, self.queue = Files(self), Sockets(self), Queue(self)

    def forget(self):
        self.restart(None)
        self.files.forget()

    def routes(self):
        api = r"(?:/api)?"
        return [Route("POST", api + r"/prompt", self.post_prompt, "create"),
                Route("GET", api + r"/prompt", lambda r: Answer(200, self.queue.info())),
                Route("GET", api + r"/history/(?P<prompt>[^/]+)", self.get_history, "poll"),
                Route("GET", api + r"/history", self.list_history),
                Route("POST", api + r"/history", self.post_history),
                Route("GET", api + r"/queue", lambda r: Answer(200, self.queue.entries()), "poll"),
                Route("POST", api + r"/queue", self.post_queue),
                Route("POST", api + r"/interrupt", self.post_interrupt),
                Route("GET", api + r"/view", self.files.view, "download"),
                Route("POST", api + r"/upload/image", self.files.upload, "upload"),
                Route("GET", api + r"/ws", self.sockets.serve),
                Route("GET", api + r"/object_info(?:/(?P<class>[^/]+))?", self.object_info),
                Route("GET", api + r"/system_stats", self.system_stats),
                Route("POST", r"/_fake/restart", self.restart)]

    def refusal(self, status, message, request):
        return Answer(status, message or f"{status}: {'Not Found' if status == 404 else 'Error'}")

    def restart(self, request):
        self.queue.restart()
        self.sockets.drop_all()
        return Answer(200, {})

    # Queue and history.

    def post_prompt(self, request):
        body = self.body_of(request)
        graph, prompt_id = body.get("prompt"), body.get("prompt_id")
        if not isinstance(graph, dict):
            self.refuse(graphs.error("no_prompt", "No prompt provided", "No prompt provided"))
        self.check_id(prompt_id)
        error = graphs.invalid(graph, self.set["missing_nodes"])
        if error:
            self.refuse(error)
        errors = graphs.node_errors(graph, self.files.uploads(), self.set["models"])
        if errors:
            details = "\n".join(f"{e['message']}: {e['details']}" for node in errors.values() for e in node["errors"])
            self.refuse(graphs.error("prompt_outputs_failed_validation", "Prompt outputs failed validation", details), errors)
        job = self.queue.put(request, body, prompt_id or str(uuid.UUID(int=self.set.number(1 << 128), version=4)))
        return Answer(200, {"prompt_id": job.id, "number": job.number, "node_errors": {}})

    @staticmethod
    def refuse(error, node_errors=None):
        raise Refusal(Answer(400, {"error": error, "node_errors": node_errors or {}}))

    @staticmethod
    def body_of(request):
        try:
            body = request.json
        except ValueError:
            body = None
        if not isinstance(body, dict):
            raise Refusal(Answer(500, "500 Internal Server Error\n\nServer got itself in trouble"))
        return body

    def check_id(self, prompt_id):
        try:
            good = prompt_id is None or str(uuid.UUID(prompt_id)) == prompt_id
        except (ValueError, AttributeError, TypeError):
            good = False
        if not good:
            self.refuse(graphs.error("invalid_prompt_id", "prompt_id must be a valid UUID", "prompt_id must be a UUID string in "
                                     "canonical lowercase hyphenated form; omit it to let the server generate one"))

    def post_queue(self, request):
        """Of what is waiting only; what runs is stopped by /interrupt."""
        body = self.body_of(request)
        self.queue.delete(lambda job: body.get("clear") or job.id in body.get("delete", []))
        return Answer(200)

    def post_interrupt(self, request):
        try:
            body = request.json or {}
        except ValueError:
            body = {}
        self.queue.interrupt(body.get("prompt_id"))
        return Answer(200)

    def get_history(self, request):
        """Empty for what has not ended, and for what is not known."""
        prompt_id = request.group("prompt")
        found = self.queue.history().get(prompt_id)
        return Answer(200, {prompt_id: found} if found else {})

    def list_history(self, request):
        items = list(self.queue.history().items())
        most = int(request.query.get("max_items", len(items)))
        return Answer(200, dict(items[max(0, len(items) - most):]))

    def post_history(self, request):
        body = self.body_of(request)
        self.queue.forget_history(lambda prompt_id: body.get("clear") or prompt_id in body.get("delete", []))
        return Answer(200)

    # What there is.

    def object_info(self, request):
        known = {name: {"input": {"required": {field: ["*"] for field in fields}}, "name": name, "display_name": name,
                        "category": "fake", "output_node": graphs.is_output({"class_type": name}), "python_module": "nodes"}
                 for name, fields in graphs.REQUIRED.items() if name not in self.set["missing_nodes"]}
        wanted = request.group("class")
        return Answer(200, known if wanted is None else {name: info for name, info in known.items() if name == wanted})

    def system_stats(self, request):
        device = {"name": "cuda:0 Fake GPU", "type": "cuda", "index": 0, "vram_total": 24 << 30, "vram_free": 20 << 30}
        return Answer(200, {"system": {"os": "posix", "comfyui_version": "0.3.75", "python_version": "3.11"}, "devices": [device]})


if __name__ == "__main__":
    main(ComfyUI)
