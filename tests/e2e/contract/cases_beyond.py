"""What Songreel has beyond the old API: jobs, projects, and the front end's second face of projects."""

from contract.case import Case, error, invalid, missing, no_integer, no_string, too_large, too_small
from contract.cases_scenes import NOBODY, STORY
from contract.shapes import (ANY, BOOL, INTEGER, NUMBER, OBJECT, STRING, TEXT, UUID, WEB_TIME, between, either, list_of, nullable, says,
                             starting, with_keys)

JOBS, PROJECTS, SCENES = "/api/jobs", "/api/projects", "/api/mv/create_scenes"
STATE = either("queued", "running", "succeeded", "failed", "canceled", "held")
KIND = either("scenes", "story", "song", "portrait", "rewrite", "character", "clip", "stitch", "film", "download", "fetch", "trim", "aac", "still",
              "waveform", "preview")
FAILURE = {"error": TEXT, "message": TEXT, "details": STRING}


def job(**known):
    return {"id": UUID, "kind": KIND, "state": STATE, "progress": between(0, 1), "stage": STRING, "seconds_left": nullable(NUMBER),
            "maker": STRING, "project_id": nullable(UUID), "scene_id": nullable(UUID), "attempts": INTEGER, "most_attempts": INTEGER,
            "created_at": WEB_TIME, "started_at": nullable(WEB_TIME), "finished_at": nullable(WEB_TIME), "error": nullable(FAILURE),
            "result": nullable(OBJECT), "needs": list_of(UUID), **known}


ASYNC = {"Prefer": "respond-async"}
ACCEPTED = {"Preference-Applied": "respond-async", "Location": starting("/api/jobs/")}
# The moth of the next cases; the same words give the same job under the same key.
MOTH = {"idea": "A lamp", "character_description": "A moth", "number_of_scenes": 1}


def is_header(name, path):
    return lambda reply, _: [] if reply.headers.get(name) == path.replace("[id]",
        reply.json["id"]) else [f"{name} is {reply.headers.get(name)}"]


def newest_first(reply, _):
    times = [one["created_at"] for one in reply.json.get("jobs", reply.json.get("projects"))]
    return [] if times == sorted(times, reverse=True) else ["not newest first"]


WORK = [
    Case("who does not want to wait gets a job", "POST", SCENES, json=MOTH, headers=ASYNC, status=202,
         shape=job(kind="scenes", maker=STRING),
         reply_headers=ACCEPTED, check=is_header("Location", "/api/jobs/[id]"), keep={"job": "id"}),
    Case("other preferences beside it are let be", "POST", SCENES, json=MOTH, headers={"Prefer": "wait=10, respond-async"}, status=202,
         shape=job(kind="scenes"), reply_headers=ACCEPTED),
    Case("another preference changes nothing", "POST", SCENES, json=MOTH, headers={"Prefer": "return=minimal"},
         reply_headers={"Preference-Applied": None}),
    Case("the job by its id", "GET", JOBS + "/{job}", shape=job(id="{job}", kind="scenes")),
    Case("the same wish under a key", "POST", SCENES, json=MOTH, headers={"Idempotency-Key": "moth-1"}, keep={"first_answer": "metadata"}),
    Case("the key again answers the same", "POST", SCENES, json=MOTH, headers={"Idempotency-Key": "moth-1"},
         check=lambda reply, kept: [] if reply.json["metadata"] == kept["first_answer"] else ["another answer"]),
    Case("the key with another wish", "POST", SCENES, json={**MOTH, "idea": "A candle"}, headers={"Idempotency-Key": "moth-1"}, status=409,
         shape=error("Conflict", says("idempotency"))),
    Case("a clip under a key", "POST", "/api/mv/generate_video", json={"prompt": "A lamp", "duration": 1},
         headers={"Idempotency-Key": "clip-1"},
         keep={"keyed_clip": "video_id"}),
    Case("is made once", "POST", "/api/mv/generate_video", json={"prompt": "A lamp", "duration": 1}, headers={"Idempotency-Key": "clip-1"},
         shape=with_keys(video_id="{keyed_clip}")),
    Case("a file has the id of the job that made it", "GET", JOBS + "/{keyed_clip}",
         shape=job(id="{keyed_clip}", kind="clip", state="succeeded", progress=1.0, attempts=1, maker="builtin", started_at=WEB_TIME,
                   finished_at=WEB_TIME, error=None, result=with_keys(video_id="{keyed_clip}", video_url=TEXT, metadata=OBJECT))),
    Case("a key that is too long", "POST", SCENES, json=MOTH, headers={"Idempotency-Key": "k" * 201}, status=400,
         shape=error("ValidationError", says("Idempotency-Key"))),
    Case("an unknown job", "GET", f"{JOBS}/{NOBODY}", status=404, shape=error("NotFound", says(NOBODY))),
    Case("a job that is no id", "GET", JOBS + "/first", status=(400, 404), shape=with_keys(error=TEXT, message=TEXT)),
    Case("all jobs, newest first", "GET", JOBS, shape={"jobs": list_of(job(), least=3), "next": nullable(UUID)}, check=newest_first,
         keep={"newest_job": "jobs.0.id"}),
    Case("a page of jobs", "GET", JOBS + "?limit=1", shape={"jobs": [job(id="{newest_job}")], "next": "{newest_job}"}),
    Case("the next page", "GET", JOBS + "?limit=1&before={newest_job}", shape={"jobs": list_of(job(), 1), "next": UUID},
         check=lambda reply, kept: ["the same page"] if reply.json["jobs"][0]["id"] == kept["newest_job"] else []),
    Case("jobs of a state", "GET", JOBS + "?state=succeeded",
         shape={"jobs": list_of(job(state="succeeded"), least=1), "next": nullable(UUID)}),
    Case("jobs of a kind", "GET", JOBS + "?kind=clip", shape={"jobs": list_of(job(kind="clip"), least=1), "next": nullable(UUID)}),
    Case("jobs of a project", "GET", JOBS + f"?project={NOBODY}", shape={"jobs": [], "next": None}),
    Case("jobs of a state that is none", "GET", JOBS + "?state=lazy", status=422,
         shape=with_keys(detail=[with_keys(loc=["query", "state"])])),
    Case("jobs of a kind that is none", "GET", JOBS + "?kind=lunch", status=(200, 422)),
    Case("no jobs to a page", "GET", JOBS + "?limit=0", status=422, shape=invalid(too_small("query.limit", ANY, 1))),
    Case("too many jobs to a page", "GET", JOBS + "?limit=201", status=422, shape=invalid(too_large("query.limit", ANY, 200))),
    Case("many jobs to a page", "GET", JOBS + "?limit=200"),
    Case("jobs to a page that is a word", "GET", JOBS + "?limit=all", status=422, shape=invalid(no_integer("query.limit", "all"))),
    Case("cancelling what has ended changes nothing", "POST", JOBS + "/{keyed_clip}/cancel",
         shape=job(id="{keyed_clip}", state="succeeded")),
    Case("retrying what has succeeded", "POST", JOBS + "/{keyed_clip}/retry", status=409, shape=error("Conflict")),
    Case("cancelling nothing", "POST", f"{JOBS}/{NOBODY}/cancel", status=404, shape=error("NotFound")),
    Case("retrying nothing", "POST", f"{JOBS}/{NOBODY}/retry", status=404, shape=error("NotFound")),
    Case("watching nothing", "GET", f"{JOBS}/{NOBODY}/events", status=404, shape=error("NotFound")),
    Case("watching what has ended", "GET", JOBS + "/{keyed_clip}/events", type=starting("text/event-stream"),
         reply_headers={"Cache-Control": says("no-")},
         check=lambda reply, kept: [] if "event: job\n" in reply.text and kept["keyed_clip"] in reply.text else [reply.text[:300]]),
    Case("a bad wish makes no job", "POST", SCENES, json={}, headers=ASYNC, status=422, reply_headers={"Location": None}),
]

SETTINGS = ("number_of_scenes", "clip_seconds", "aspect_ratio", "size", "frames_per_second", "seed", "song_start", "whole_song",
            "lip_sync", "lyrics")

def project(**known):
    required = {"id": UUID, "name": STRING, "idea": TEXT, "character_description": TEXT, "config_flavor": STRING,
                "audio_id": nullable(UUID),
                "character_reference_id": nullable(UUID), "scenes": list_of(OBJECT), "film": nullable(OBJECT),
                "film_job_id": nullable(UUID),
                "state": either("draft", "working", "failed", "done"), "poster_url": nullable(STRING), "created_at": WEB_TIME,
                "changed_at": WEB_TIME}
    return with_keys(**{**required, **{name: ANY for name in SETTINGS}, **known})


def scene(**known):
    return {"id": UUID, "position": INTEGER, "description": TEXT, "negative_description": STRING, "take_id": nullable(UUID), "stale": BOOL,
            "start_seconds": NUMBER, "duration_seconds": NUMBER,
            "takes": list_of({"id": UUID, "video_url": TEXT, "poster_url": TEXT, "origin": TEXT, "stale": BOOL, "chosen": BOOL, "created_at": WEB_TIME,
                              "details": OBJECT}), **known}


ONE = PROJECTS + "/{project}"

STUDIO = [
    Case("a project needs an idea and a character", "POST", PROJECTS, json=STORY, status=201, keep={"project": "id"},
         shape=project(**STORY, config_flavor="default", audio_id=None, character_reference_id=None, scenes=[], film=None, film_job_id=None,
                       state="draft", poster_url=None)),
    Case("a project with every field", "POST", PROJECTS, status=201, keep={"full_project": "id"},
         json={**STORY, "name": "Rain", "config_flavor": "mv1", "audio_id": "{song}", "character_reference_id": "{image}",
               "number_of_scenes": 2, "clip_seconds": 0.5, "aspect_ratio": "9:16", "size": "480p", "frames_per_second": 25, "seed": 7,
               "song_start": 1},
         shape=project(**STORY, name="Rain", config_flavor="mv1", audio_id="{song}", character_reference_id="{image}", number_of_scenes=2,
                       clip_seconds=0.5, aspect_ratio="9:16", size="480p", frames_per_second=25, seed=ANY, song_start=1.0)),
    Case("a project by its id", "GET", ONE, shape=project(id="{project}", **STORY)),
    Case("nothing is given", "POST", PROJECTS, json={}, status=422,
         shape=invalid(missing("body.idea", {}), missing("body.character_description", {}))),
    Case("a blank idea", "POST", PROJECTS, json={**STORY, "idea": " "}, status=400, shape=error("ValidationError", says("idea"))),
    Case("a song that is not there", "POST", PROJECTS, json={**STORY, "audio_id": NOBODY}, status=(400, 404, 422),
         shape=with_keys(message=TEXT)),
    Case("a size that we do not paint", "POST", PROJECTS, json={**STORY, "size": "8k"}, status=(400, 422),
         shape=with_keys(message=says("720p"))),
    Case("frames that nobody counts", "POST", PROJECTS, json={**STORY, "frames_per_second": 23}, status=(400, 422),
         shape=with_keys(message=says("24"))),
    Case("clips that are too short", "POST", PROJECTS, json={**STORY, "clip_seconds": 0.1}, status=(400, 422),
         shape=with_keys(message=says("0.5"))),
    Case("a new name", "PATCH", ONE, json={"name": "Home"}, shape=project(id="{project}", name="Home", **STORY)),
    Case("null takes a wish back", "PATCH", ONE, json={"number_of_scenes": None, "audio_id": None},
         shape=project(id="{project}", name="Home", audio_id=None)),
    Case("a wrong type in a change", "PATCH", ONE, json={"name": 7}, status=422, shape=invalid(no_string("body.name", 7))),
    Case("all projects, newest first", "GET", PROJECTS,
         shape={"projects": list_of(with_keys(id=UUID, name=STRING, created_at=WEB_TIME), least=2), "next": nullable(UUID)},
         check=newest_first, keep={"newest_project": "projects.0.id"}),
    Case("a page of projects", "GET", PROJECTS + "?limit=1",
         shape={"projects": [with_keys(id="{newest_project}")], "next": "{newest_project}"}),
    Case("the next page", "GET", PROJECTS + "?limit=1&before={newest_project}",
         shape={"projects": list_of(with_keys(id=UUID), 1), "next": nullable(UUID)}),
    Case("too many projects to a page", "GET", PROJECTS + "?limit=101", status=422, shape=invalid(too_large("query.limit", ANY, 100))),
    Case("a scene", "POST", ONE + "/scenes", json={"description": "Wide shot of a beach"}, status=201, keep={"scene": "id"},
         shape=scene(description="Wide shot of a beach", position=0, take_id=None, takes=[])),
    Case("a scene before it", "POST", ONE + "/scenes", json={"description": "A lamp", "negative_description": "moths", "position": 0},
         status=201,
         shape=scene(description="A lamp", negative_description="moths", position=0), keep={"lamp": "id"}),
    Case("a scene without words", "POST", ONE + "/scenes", json={}, status=422, shape=invalid(missing("body.description", {}))),
    Case("other words", "PATCH", ONE + "/scenes/{lamp}", json={"description": "A candle"},
         shape=scene(id="{lamp}", description="A candle", negative_description="moths")),
    Case("another place", "PATCH", ONE + "/scenes/{lamp}", json={"position": 1}, shape=scene(id="{lamp}", position=1)),
    Case("another order", "PUT", ONE + "/scenes/order", json={"scene_ids": ["{lamp}", "{scene}"]},
         shape=project(scenes=[scene(id="{lamp}", position=0), scene(id="{scene}", position=1)])),
    Case("an order that forgets a scene", "PUT", ONE + "/scenes/order", json={"scene_ids": ["{lamp}"]}, status=(400, 409, 422),
         shape=with_keys(message=TEXT)),
    Case("an order that doubles a scene", "PUT", ONE + "/scenes/order", json={"scene_ids": ["{lamp}", "{lamp}"]}, status=(400, 409, 422),
         shape=with_keys(message=TEXT)),
    Case("no takes yet", "GET", ONE + "/scenes/{lamp}/takes", shape={"takes": [], "chosen": None}),
    Case("a take that is not there", "PUT", ONE + "/scenes/{lamp}/take", json={"take_id": NOBODY}, status=404, shape=error("NotFound")),
    Case("a scene less", "DELETE", ONE + "/scenes/{lamp}", shape=project(scenes=[scene(id="{scene}", position=0)])),
    Case("a scene that is gone", "PATCH", ONE + "/scenes/{lamp}", json={"description": "x"}, status=404, shape=error("NotFound")),
    Case("a scene of another project", "PATCH", PROJECTS + "/{full_project}/scenes/{scene}", json={"description": "x"}, status=404,
         shape=error("NotFound")),
    Case("a copy", "POST", ONE + "/duplicate", status=201, shape=project(**STORY, scenes=[scene(description="Wide shot of a beach")]),
         keep={"copy": "id"},
         check=lambda reply, kept: ["it is the same project"] if reply.json["id"] == kept["project"] else []),
    Case("deleting asks first", "DELETE", PROJECTS + "/{copy}", status=409,
         shape=with_keys(error="Conflict", message=says("really=true"),
                         detail=with_keys(scenes=1, takes=0, files=INTEGER, bytes=INTEGER))),
    Case("and deletes when it is meant", "DELETE", PROJECTS + "/{copy}?really=true",
         shape={"deleted": True, "files": INTEGER, "bytes": INTEGER}),
    Case("what is deleted is gone", "GET", PROJECTS + "/{copy}", status=404, shape=error("NotFound")),
    *[Case(f"an unknown project: {method} {path}", method, f"{PROJECTS}/{NOBODY}{path}", json=body, status=404,
           shape=error("NotFound", says("project")))
      for method, path, body in (("GET", "", None), ("PATCH", "", {"name": "x"}), ("DELETE", "?really=true", None),
                                 ("POST", "/duplicate", None),
                                 ("POST", "/film", None), ("POST", "/scenes", {"description": "x"}),
                                 ("GET", f"/scenes/{NOBODY}/takes", None))],
]


def form(**parts):
    """A multipart body as a browser sends it; a value that is a tuple is a file: name, type, bytes."""
    lines = []
    for name, value in parts.items():
        if isinstance(value, tuple):
            lines += [f'--BOUNDARY\r\nContent-Disposition: form-data; name="{name}"; filename="{value[0]}"\r\nContent-Type: {value[1]}\r\n\r\n'.encode(),
                      value[2], b"\r\n"]
        else:
            lines.append(f'--BOUNDARY\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
    return b"".join(lines) + b"--BOUNDARY--\r\n"


FORM = {"Content-Type": "multipart/form-data; boundary=BOUNDARY"}
OLD = "/api/mv/projects"
OLD_PROJECT = {"projectId": UUID, "status": either("pending", "processing", "completed", "failed"), "conceptPrompt": TEXT,
               "characterDescription": TEXT,
               **{name: nullable(STRING) for name in ("characterImageUrl", "productDescription", "productImageUrl", "audioBackingTrackUrl",
                                                      "finalOutputUrl", "directorConfig")},
               "sceneCount": INTEGER, "completedScenes": INTEGER, "failedScenes": INTEGER, "scenes": list_of(OBJECT), "createdAt": WEB_TIME,
               "updatedAt": WEB_TIME}


def old_cases(song):
    """The form of the page /create; `song` is the bytes of a song."""
    sound = ("song.mp3", "audio/mpeg", song)
    return [
        Case("the page's form makes a project", "POST", OLD, headers=FORM, status=201, keep={"old_project": "projectId"},
             body=form(mode="music-video", prompt="A lamp", characterDescription="A moth", audio=sound),
             shape={"projectId": UUID, "status": "pending", "message": TEXT}),
        Case("as the project page reads it", "GET", OLD + "/{old_project}",
             shape={**OLD_PROJECT, "projectId": "{old_project}", "status": "pending", "conceptPrompt": "A lamp",
                    "characterDescription": "A moth",
                    "sceneCount": 0, "scenes": [], "audioBackingTrackUrl": TEXT}),
        Case("it is one of our projects", "GET", PROJECTS + "/{old_project}",
             shape=project(id="{old_project}", idea="A lamp", audio_id=UUID)),
        Case("a status of its own", "PATCH", OLD + "/{old_project}", json={"status": "processing", "colour": "red"},
             shape={**OLD_PROJECT, "projectId": "{old_project}"}),
        Case("a status that is none", "PATCH", OLD + "/{old_project}", json={"status": "asleep"}, status=422,
             shape=with_keys(message=says("status"))),
        Case("a form without its texts", "POST", OLD, headers=FORM, body=form(mode="music-video", audio=sound), status=422,
             shape=invalid(missing("body.prompt"), missing("body.characterDescription"))),
        Case("an empty text is a missing one", "POST", OLD, headers=FORM, status=422,
             body=form(mode="music-video", prompt="", characterDescription="A moth", audio=sound), shape=invalid(missing("body.prompt"))),
        Case("a mode that is none", "POST", OLD, headers=FORM, status=400,
             body=form(mode="opera", prompt="A lamp", characterDescription="A moth", audio=sound),
             shape=error("ValidationError", says("mode"))),
        Case("a music video without music", "POST", OLD, headers=FORM, status=400,
             body=form(mode="music-video", prompt="A lamp", characterDescription="A moth"), shape=error("ValidationError", says("audio"))),
        Case("an ad without pictures", "POST", OLD, headers=FORM, status=400,
             body=form(mode="ad-creative", prompt="A lamp", characterDescription="A moth"), shape=error("ValidationError", says("images"))),
        Case("a form that is none", "POST", OLD, headers=FORM, body=b"nonsense", status=400, shape=with_keys(detail=ANY, message=TEXT)),
        Case("composing makes the film, whatever of it is missing", "POST", OLD + "/{old_project}/compose", json={}, keep={"compose": "jobId"},
             shape={"jobId": UUID, "projectId": "{old_project}", "status": "queued", "message": TEXT}),
        Case("which is one of our jobs", "POST", JOBS + "/{compose}/cancel", shape=job(id="{compose}", kind="film", project_id="{old_project}")),
        Case("composing without a body", "POST", OLD + "/{old_project}/compose", status=(400, 422), shape=with_keys(message=TEXT)),
        Case("no film yet", "GET", OLD + "/{old_project}/final-video", status=404, shape=error("NotFound")),
        Case("an unknown project", "GET", f"{OLD}/{NOBODY}", status=404, shape=error("NotFound")),
    ]


BEYOND = WORK + STUDIO
