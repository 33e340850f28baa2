#!/usr/bin/env python3
"""A fake of Replicate's HTTP API (https://replicate.com/docs/reference/http), below /v1; outputs lie below /files-delivery."""

import json
import re
import time
import urllib.parse

import replicate_inputs as inputs
import replicate_models as models
from common import Answer, Fake, Refusal, Route, iso, main, part_of
from replicate_files import Files
from replicate_pages import page_of
from replicate_webhooks import ALL_EVENTS, SWITCHES, Webhooks, secret_of

LONGEST_DATA_URL = 256_000  # bytes
STATUS = {"running": "processing"}
FILTERED = "The input or output was flagged as sensitive. Please try again with different inputs. (E005)"
FAILED = "Async prediction failed: ModelError: the model could not make this (E9999)"
TITLES = {
    401: ("Unauthenticated", "You did not pass a valid authentication token"),
    402: ("Insufficient credit", "You have insufficient credit to run this model. Go to https://replicate.com/account/billing#billing "
          "to purchase credit. Once you purchase credit, please wait a few minutes before trying again."),
    404: ("Not found", "The requested resource could not be found."),
    500: ("Internal server error", "An internal error occurred."),
    503: ("Service unavailable", "The service is temporarily unavailable."),
}


def seconds_of(duration):
    """Of Cancel-After: "90", "90s", "1m", "1h30m45s"; None when it is none."""
    found = re.fullmatch(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?", duration)
    if not duration or not found:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


class Replicate(Fake):
    name = "replicate"
    prices = models.PRICES
    switches = {**SWITCHES,
                "page_size": 100,      # of lists
                "removed_after_s": 3600,  # inputs and outputs are deleted so long after the end
                "also_models": {},     # more models: name → the one of replicate_models.MODELS that it is like
                "gone_models": []}     # models that are no longer there

    def __init__(self, seed=0, state=None):
        super().__init__(seed, state)
        self.files = Files(self)
        self.webhooks = Webhooks(self, secret_of(seed), self.shown)
        for run in self.bill.all():
            self.webhooks.plan(run)

    def forget(self):
        self.files.forget()

    def routes(self):
        run, file = r"/v1/predictions/(?P<id>[^/]+)", r"/v1/files/(?P<file>[^/]+)"
        model = r"/v1/models/(?P<model>[^/]+/[^/]+)"
        return [Route("POST", model + "/predictions", self.create_for_model, "create"),
                Route("POST", r"/v1/predictions", self.create_for_version, "create"),
                Route("GET", r"/v1/predictions", self.list_runs),
                Route("GET", run, self.get, "poll"),
                Route("POST", run + "/cancel", self.cancel),
                Route("GET", model, self.get_model),
                Route("GET", model + "/versions", self.versions),
                Route("POST", r"/v1/files", self.files.upload, "upload"),
                Route("GET", r"/v1/files", self.files.list),
                Route("GET", file, self.files.get),
                Route("GET", file + "/download", self.files.download, "download"),
                Route("DELETE", file, self.files.delete),
                Route("GET", r"/v1/webhooks/default/secret", lambda r: Answer(200, {"key": self.webhooks.secret})),
                Route("GET", r"/v1/account", self.account),
                Route("GET", r"/files-delivery/(?P<id>[^/]+)/output\.(?P<kind>mp4|png|jpg)", self.delivery, "download")]

    def needs_key(self, request):
        return request.path.startswith("/v1/")

    def refusal(self, status, message, request):
        if status == 429:
            wait = self.set["retry_after_s"] or 30
            return Answer(429, {"detail": f"Request was throttled. Your rate limit resets in ~{wait}s.", "status": 429})
        title, detail = TITLES.get(status, ("Error", "Something went wrong."))
        return Answer(status, {"title": title, "detail": message or detail, "status": status})

    def account(self, request):
        return Answer(200, {"type": "user", "username": "tester", "name": "Tester", "github_url": None})

    # Models.

    def like(self, name):
        """Which of the known models this one is like; None when there is none of that name."""
        if name in self.set["gone_models"]:
            return None
        return name if name in models.MODELS else self.set["also_models"].get(name)

    def get_model(self, request):
        name = request.group("model")
        like = self.like(name)
        if not like:
            return self.refusal(404, "", request)
        return Answer(200, models.published(name, like))

    def versions(self, request):
        version = self.get_model(request)
        if version.status != 200:
            return version
        return Answer(200, {"previous": None, "next": None, "results": [json.loads(version.body)["latest_version"]]})

    # Creating predictions.

    def body_of(self, request):
        try:
            body = request.json
        except ValueError:
            raise Refusal(Answer(400, {"title": "Invalid JSON", "detail": "The request body is no valid JSON.", "status": 400})) from None
        if not isinstance(body, dict) or not isinstance(body.get("input"), dict):
            raise Refusal(self.invalid([{"type": "required", "field": "", "description": "input is required"}]))
        return body

    @staticmethod
    def invalid(faults):
        lines = [f"- {fault['field']}: {fault['description']}" if fault["field"] else f"- {fault['description']}" for fault in faults]
        return Answer(422, {"detail": "\n".join(lines) + "\n", "status": 422, "title": "Input validation failed",
                            "invalid_fields": faults})

    def create_for_model(self, request):
        name = request.group("model")
        if not self.like(name):
            return self.refusal(404, "", request)
        return self.create(request, name, self.body_of(request))

    def create_for_version(self, request):
        """`version` is owner/name, owner/name:id or an id alone."""
        body = self.body_of(request)
        version = body.get("version")
        if not isinstance(version, str):
            return self.invalid([{"type": "required", "field": "", "description": "version is required"}])
        name, _, wanted = version.partition(":")
        by_id = {models.version_id(known): known for known in (*models.MODELS, *self.set["also_models"])}
        name = by_id.get(name, name)
        if not self.like(name) or (wanted and wanted != models.version_id(name)):
            return Answer(422, {"title": "Invalid version or not permitted", "status": 422, "detail": "The specified version does not "
                                "exist (or perhaps you don't have permission to use it?)"})
        return self.create(request, name, body)

    def create(self, request, name, body):
        like = self.like(name)
        faults = models.invalid_fields(like, body["input"]) or self.link_faults(like, body["input"])
        events = body.get("webhook_events_filter") or []
        if any(event not in ALL_EVENTS for event in events):
            faults.append({"type": "enum", "field": "webhook_events_filter", "description": "unknown event"})
        if faults:
            return self.invalid(faults)
        run = self.make(request, name, like, body)
        self.webhooks.plan(run)
        return self.held(request, run)

    def link_faults(self, like, given):
        """Of links that the API refuses at once; others are only found when the model fetches them."""
        faults = []
        for name, link in models.links(like, given):
            kind = urllib.parse.urlsplit(link).scheme
            if kind not in ("http", "https", "data"):
                faults.append({"type": "format", "field": f"input.{name}", "description": "Does not match format 'uri'"})
            elif kind == "data" and len(link) > LONGEST_DATA_URL:
                faults.append({"type": "too_large", "field": f"input.{name}", "description": "data URLs may have 256 kB at most"})
        return faults

    def make(self, request, name, like, body):
        values = models.with_defaults(like, body["input"])
        kind = models.MODELS[like][0]
        extra = {"webhook": body.get("webhook"), "webhook_events_filter": body.get("webhook_events_filter"), "model": name,
                 "format": values.get("output_format", "mp4"), "silent": values.get("generate_audio") is False,
                 "exact_size": kind == "lipsync"}
        trouble, seconds, width, height = "", 0.0, 320, 180
        try:
            files = {field: self.fetched(link) for field, link in models.links(like, values)}
            seconds, width, height = inputs.shape(kind, values, files)
        except OSError as error:
            trouble = str(error)
        run = self.new_run(request, model=name, kind=kind, seconds=seconds, width=width, height=height, input=body["input"],
                           error=trouble, extra=extra, silent=extra["silent"])
        self.set_deadline(run, seconds_of(request.header("Cancel-After")))
        self.bill.save(run)
        return run

    @staticmethod
    def set_deadline(run, seconds):
        if seconds is None or run.created + seconds >= run.ends_at:
            return
        run.extra["aborted"] = run.created + seconds <= run.starts_at
        run.outcome, run.ends_at = "deadline", run.created + seconds
        run.starts_at = min(run.starts_at, run.ends_at)

    def held(self, request, run):
        """The answer to a creation, kept back while `Prefer: wait` says so."""
        wanted = re.search(r"\bwait(?:=(\d+))?", request.header("Prefer"))
        end = time.time() + min(60, int(wanted[1] or 60)) if wanted else 0
        while not run.ended and time.time() < end:
            time.sleep(max(0.001, min(run.ends_at, end) - time.time()))
            run = self.bill.get(run.id)
        return Answer(202 if wanted and not run.ended else 201, self.shown(run))

    def fetched(self, link):
        """The bytes behind a link, as the model fetches them; OSError when there are none."""
        if link.startswith("data:"):
            return inputs.inline(link)
        if not link.startswith(self.base + "/"):
            return inputs.foreign(link)
        path = urllib.parse.urlsplit(link).path
        found = re.fullmatch(r"/files-delivery/([^/]+)/output\.\w+", path)
        run = self.bill.get(found[1]) if found else None
        if run and run.status == "succeeded" and not self.removed(run):
            return self.output(run, run.extra["format"])[1]
        return self.files.content(path)

    # Looking at predictions.

    def removed(self, run):
        return run.ended and time.time() > run.ends_at + self.set["removed_after_s"]

    def status(self, run):
        return "aborted" if run.status == "canceled" and run.extra.get("aborted") else STATUS.get(run.status, run.status)

    def error_of(self, run):
        if run.status != "failed":
            return None
        return run.error or (FILTERED if run.outcome == "filtered" else FAILED)

    def shown(self, run):
        """A prediction as the API shows it."""
        here, gone = f"{self.base}/v1/predictions/{run.id}", self.removed(run)
        shown = {"id": run.id, "model": run.model, "version": "hidden", "input": {} if gone else run.input, "logs": "", "output": None,
                 "data_removed": gone, "error": self.error_of(run), "source": "api", "status": self.status(run),
                 "created_at": iso(run.created), "started_at": None, "completed_at": None, "metrics": {},
                 "urls": {"get": here, "cancel": here + "/cancel", "stream": f"{self.base}/v1/streams/{run.id}",
                          "web": f"https://replicate.com/p/{run.id}"}}
        if run.extra.get("webhook"):
            shown["webhook"] = run.extra["webhook"]
        if run.status != "starting" and not run.extra.get("aborted"):
            shown["started_at"] = iso(run.starts_at)
        if run.ended:
            shown["completed_at"] = iso(run.ends_at)
            shown["metrics"] = {"predict_time": run.ends_at - min(run.starts_at, run.ends_at), "total_time": run.ends_at - run.created}
        if run.status == "succeeded" and run.outcome != "no_output" and not gone:
            shown["output"] = f"{self.base}/files-delivery/{run.id}/output.{run.extra['format']}"
        return shown

    def get(self, request):
        run = self.bill.get(request.group("id"))
        return Answer(200, self.shown(run)) if run else self.refusal(404, "", request)

    def cancel(self, request):
        before = self.bill.get(request.group("id"))
        if not before:
            return self.refusal(404, "", request)
        already = before.ended
        run = self.bill.cancel(before.id)
        if not already and run.extra.get("webhook"):
            self.webhooks.send(run.id, "completed")
        return Answer(200, self.shown(run))

    def list_runs(self, request):
        runs = [run for run in self.bill.all() if not run.extra.get("vanished")]
        return Answer(200, page_of(runs, request.query, self.set["page_size"], f"{self.base}/v1/predictions", self.shown))

    def delivery(self, request):
        run = self.bill.get(request.group("id"))
        if not run or run.status != "succeeded" or run.outcome == "no_output" or self.removed(run):
            return Answer(404, "Not Found")
        content_type, content = self.output(run, run.extra["format"])
        return part_of(request, content, content_type)

if __name__ == "__main__":
    main(Replicate)
