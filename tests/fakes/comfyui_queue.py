"""The queue of the fake of ComfyUI, its history, and the one worker that runs a graph after the other."""

import itertools
import math
import threading
import time
import traceback

import comfyui_graph as graphs
import media

STEPS = 4  # progress messages of a sampler
OOM = ("torch.OutOfMemoryError", "Allocation on device 0 would exceed allowed memory. (out of memory)\n")
PREVIEW_HEAD = b"\0\0\0\1\0\0\0\1"  # a preview picture; JPEG


class Interrupted(Exception):
    pass


class Job:
    def __init__(self, number, prompt_id, graph, extra, run):
        self.number, self.id, self.graph, self.extra, self.run = number, prompt_id, graph, extra, run
        self.outputs, self.messages = {}, []

    def entry(self):
        """As /queue and /history show it."""
        return [self.number, self.id, self.graph, self.extra, [n for n, node in self.graph.items() if graphs.is_output(node)]]


class Queue:
    def __init__(self, fake):
        self._fake = fake
        self._wake = threading.Condition(fake.lock)
        self._numbers = itertools.count()
        self._start_empty()
        threading.Thread(target=self._work, daemon=True).start()

    def _start_empty(self):
        self._waiting, self._history, self._running, self._interrupt = [], {}, None, False

    # What the routes ask for.

    def put(self, request, body, prompt_id):
        graph = body["prompt"]
        seconds, width, height = graphs.shape(graph)
        extra = {**body.get("extra_data", {}), "create_time": int(time.time() * 1000)}
        if "client_id" in body:
            extra["client_id"] = body["client_id"]
        video = any(graphs.is_output(node) and graphs.is_video(node) for node in graph.values())
        with self._wake:
            number = next(self._numbers)
            taken = self._fake.bill.get(prompt_id)  # the real one works twice when it is asked twice
            run = self._fake.new_run(request, model="local", kind="clip" if video else "image", seconds=seconds, width=width,
                                     height=height, input=graph, id=f"{prompt_id} again {number}" if taken else prompt_id,
                                     run_s=math.inf, extra={"works_s": self._fake.set.between("run_s")})
            job = Job(-number if body.get("front") else number, prompt_id, graph, extra, run)
            self._waiting.append(job)
            self._waiting.sort(key=lambda waiting: waiting.number)
            self._wake.notify_all()
        self._fake.sockets.send_status()
        return job

    def info(self):
        with self._wake:
            return {"exec_info": {"queue_remaining": len(self._waiting) + bool(self._running)}}

    def entries(self):
        with self._wake:
            return {"queue_running": [self._running.entry()] if self._running else [],
                    "queue_pending": [job.entry() for job in self._waiting]}

    def delete(self, chosen):
        """Of what waits, the jobs for which chosen(job) holds."""
        with self._wake:
            gone = [job for job in self._waiting if chosen(job)]
            self._waiting = [job for job in self._waiting if job not in gone]
            for job in gone:
                self._fake.bill.cancel(job.run.id)
        self._fake.sockets.send_status()

    def interrupt(self, prompt_id):
        """What runs, when it is this one or none is named."""
        with self._wake:
            if self._running and (not prompt_id or prompt_id == self._running.id):
                self._interrupt = True
                self._wake.notify_all()

    def history(self):
        with self._wake:
            return dict(self._history)

    def forget_history(self, chosen):
        with self._wake:
            self._history = {prompt_id: entry for prompt_id, entry in self._history.items() if not chosen(prompt_id)}

    def restart(self):
        with self._wake:
            for job in (*self._waiting, *([self._running] if self._running else [])):
                self._fake.bill.cancel(job.run.id)
            self._start_empty()
            self._wake.notify_all()

    # The worker.

    def _work(self):
        while True:
            with self._wake:
                while not self._waiting:
                    self._wake.wait()
                job = self._running = self._waiting.pop(0)
                self._interrupt = False
                job.run.starts_at = time.time()
            self._fake.sockets.send_status()
            success = False
            try:
                success = self._execute(job)
            except Interrupted:
                pass
            except Exception:  # the next graph shall run all the same
                traceback.print_exc()
            self._finish(job, success)

    def _sleep(self, job, seconds):
        """Raises Interrupted when the job shall end, or the server was started again."""
        end = time.time() + seconds
        with self._wake:
            while self._running is job and not self._interrupt and time.time() < end:
                self._wake.wait(end - time.time())
            if self._running is not job or self._interrupt:
                raise Interrupted

    def _execute(self, job):
        nodes = graphs.order(job.graph)
        self._note(job, "execution_start")
        self._note(job, "execution_cached", nodes=[])
        for place, node_id in enumerate(nodes):
            where = {"node_id": node_id, "node_type": job.graph[node_id]["class_type"], "executed": nodes[:place]}
            self._tell(job, "executing", node=node_id, display_node=node_id)
            try:
                self._execute_node(job, node_id, job.run.extra["works_s"] / len(nodes))
            except Interrupted:
                self._note(job, "execution_interrupted", **where)
                raise
            if job.run.outcome in ("run_fails", "filtered") and place == len(nodes) - 1:
                self._note(job, "execution_error", **where, exception_type=OOM[0], exception_message=OOM[1], traceback=[],
                           current_inputs={}, current_outputs=nodes[:place])
                return False
        self._note(job, "execution_success")
        return True

    def _execute_node(self, job, node_id, seconds):
        node = job.graph[node_id]
        steps = STEPS if "Sampler" in node["class_type"] or graphs.is_output(node) else 1
        for step in range(1, steps + 1):
            self._sleep(job, seconds / steps)
            if steps > 1:
                self._progress(job, node_id, step, steps)
        if graphs.is_output(node) and job.run.outcome not in ("run_fails", "filtered", "no_output"):
            job.outputs[node_id] = self._fake.files.save(job.run, node)
            self._tell(job, "executed", node=node_id, display_node=node_id, output=job.outputs[node_id])

    def _progress(self, job, node_id, step, steps):
        state = {"value": step, "max": steps, "state": "running", "node_id": node_id, "prompt_id": job.id}
        self._tell(job, "progress_state", nodes={node_id: state})
        self._tell(job, "progress", value=step, max=steps, node=node_id)
        if self._fake.set["ws_previews"] and job.extra.get("client_id"):
            self._fake.sockets.send(job.extra["client_id"], PREVIEW_HEAD + media.image(64, 64, "jpg"))

    def _finish(self, job, success):
        with self._wake:
            if self._running is not job:  # the server was started again meanwhile
                return
            self._running = None
            if self._interrupt:
                self._fake.bill.cancel(job.run.id)
            job.run.ends_at = time.time()
            status = {"status_str": "success" if success else "error", "completed": success, "messages": job.messages}
            meta = {node: {"node_id": node, "display_node": node, "parent_node": None, "real_node_id": node} for node in job.outputs}
            self._history[job.id] = {"prompt": job.entry(), "outputs": job.outputs, "status": status, "meta": meta}
            self._fake.bill.get(job.run.id)
        self._tell(job, "executing", node=None)
        self._fake.sockets.send_status()

    def _note(self, job, event, **data):
        """A message that the history keeps."""
        data = {**data, "prompt_id": job.id, "timestamp": int(time.time() * 1000)}
        job.messages.append([event, data])
        self._tell(job, event, **data)

    def _tell(self, job, event, **data):
        """To the client whose job it is."""
        self._fake.sockets.send(job.extra.get("client_id"), {"type": event, "data": {**data, "prompt_id": job.id}})
