"""What the studio's pages ask for: looks with pictures, waveforms, stills, a picture of one's own, makers, the example."""

from contract.case import Case, error, invalid, item, no_integer, too_large, too_small
from contract.cases_audio import SECONDS
from contract.cases_beyond import JOBS, MOTH, PROJECTS, job, project
from contract.cases_scenes import NOBODY
from contract.shapes import (ANY, BOOL, INTEGER, STRING, TEXT, UUID, between, either, list_of, matching, nullable, says, starting, with_keys)

WAVEFORM, UPLOAD = "/api/audio/waveform", "/api/mv/character_reference/upload"
LASTING = {"Cache-Control": says("private", "max-age=86400"), "X-Content-Type-Options": "nosniff"}
STILL = {**LASTING, "ETag": matching("quoted tag", r'"[^"]+"'), "Content-Disposition": None}

FLAVOR = {"name": TEXT, "description": TEXT, "preview_url": starting("/api/flavors/preview/"), "number_of_scenes": INTEGER,
          "clip_seconds": 8.0}

FLAVORS = [
    Case("the flavors have words and pictures", "GET", "/api/flavors", shape={"flavors": list_of(FLAVOR, 3), "default": "default"},
         check=lambda reply, _: [] if [one["name"] for one in reply.json["flavors"]] == ["default", "example", "mv1"] else ["not by name"],
         keep={"preview": "flavors.2.preview_url", "other_preview": "flavors.1.preview_url"}),
    Case("a look's picture", "GET", "{preview}", type="image/jpeg", reply_headers=STILL, keeps_headers={"preview_size": "Content-Length"}),
    Case("which is kept", "GET", "{preview}", type="image/jpeg", reply_headers={"Content-Length": "{preview_size}"}),
    Case("and has a head", "HEAD", "{other_preview}", type="image/jpeg", reply_headers=STILL),
    Case("no look has this picture", "GET", "/api/flavors/preview/0000000000000000", status=404, shape=error("NotFound")),
    Case("nor this one", "GET", "/api/flavors/preview/%2e%2e", status=400),
]


def wave(points, **known):
    return {"duration": between(SECONDS - 0.2, SECONDS + 0.2), "points": list_of(between(0, 1), points), **known}


WAVEFORMS = [
    Case("a song is drawn", "GET", WAVEFORM + "/{song}", shape=wave(1200), reply_headers=LASTING,
         check=lambda reply, _: [] if max(reply.json["points"]) > 0.3 else ["the song is silent"]),
    Case("in fewer points", "GET", WAVEFORM + "/{song}?points=3", shape=wave(3)),
    Case("as text", "GET", WAVEFORM + "/{song}?points=0", status=422, shape=invalid(too_small("query.points", ANY, 1))),
    Case("in too many points", "GET", WAVEFORM + "/{song}?points=20001", status=422, shape=invalid(too_large("query.points", ANY, 20000))),
    Case("in many", "GET", WAVEFORM + "/{song}?points=all", status=422, shape=invalid(no_integer("query.points", "all"))),
    *[Case(f"a song as {kind} is drawn", "GET", f"{WAVEFORM}/{{{kind}_song}}?points=60", shape=wave(60)) for kind in ("flac", "opus", "wav")],
    Case("a song that is not there", "GET", f"{WAVEFORM}/{NOBODY}", status=404, shape=error("NotFound", says(NOBODY))),
    Case("a song that is no id", "GET", WAVEFORM + "/first-song-of-all", status=400, shape=error("ValidationError", says("UUID"))),
]

POSTERS = [
    Case("a clip has a still", "GET", "/api/mv/get_video/{keyed_clip}/poster", type="image/jpeg", reply_headers=STILL),
    Case("a still has a head", "HEAD", "/api/mv/get_video/{keyed_clip}/poster", type="image/jpeg", reply_headers=STILL),
    Case("a video that is not there", "GET", f"/api/mv/get_video/{NOBODY}/poster", status=404, shape=error("NotFound", says(NOBODY))),
    Case("a video that is no id", "GET", "/api/mv/get_video/first/poster", status=400, shape=error("ValidationError", says("UUID"))),
    Case("what was made for the pages are jobs like others", "GET", JOBS + "?kind=still",
         shape={"jobs": list_of(job(kind="still", state="succeeded", project_id=None), 1), "next": None}),
]

PICTURES = [
    Case("a picture of one's own", "PUT", UPLOAD + "?filename=her.png", body="@picture.png", status=201, keep={"own_picture": "id"},
         shape={"id": UUID, "image_url": TEXT, "title": "her.png", "file_size_bytes": INTEGER},
         agrees={"image_url": "/api/mv/get_character_reference/[id]"}),
    Case("and back", "GET", "/api/mv/get_character_reference/{own_picture}", type="image/png",
         check=lambda reply, kept: [] if reply.body == (kept["folder"] / "picture.png").read_bytes() else ["other bytes came back"]),
    Case("a clip takes its colours", "POST", "/api/mv/generate_video",
         json={"prompt": "She waits", "duration": 1, "character_reference_id": "{own_picture}"},
         shape=with_keys(metadata=with_keys(has_reference_image=True))),
    Case("a picture without bytes", "PUT", UPLOAD, body=b"", status=422, shape=error("Refused", says("empty"))),
    Case("a song as picture", "PUT", UPLOAD + "?filename=her.png", body="@song.mp3", status=422, shape=error("Refused", says("her.png"))),
    Case("half a picture", "PUT", UPLOAD, body=b"\x89PNG\r\n\x1a\n" + b"\0" * 40, status=422, shape=error("Refused")),
]

MAKER = {"name": TEXT, "title": TEXT, "makes": list_of(either("scenes", "images", "clips", "lips")), "ready": BOOL, "missing": list_of(TEXT),
         "usable": BOOL, "note": STRING, "warnings": list_of(TEXT)}

STUDIO = [
    Case("who makes what", "GET", "/api/makers", shape={"makers": list_of(MAKER, 6), "version": TEXT},
         check=lambda reply, _: [] if reply.json["makers"][-1]["ready"] else ["the built-in maker is not ready"]),
    Case("the example is a project like others", "POST", PROJECTS + "/example", status=201, keep={"example": "id"},
         shape=project(name="Silver Skyline", idea=TEXT, audio_id=UUID, scenes=[], film=None, film_job_id=None, state="draft",
                       poster_url=None)),
    Case("and can be asked for again", "POST", PROJECTS + "/example", status=201, shape=project(name="Silver Skyline"),
         check=lambda reply, kept: ["the same project"] if reply.json["id"] == kept["example"] else []),
    Case("it is none by that name", "GET", PROJECTS + "/example", status=400, shape=error("ValidationError")),
    Case("a project under a key", "POST", PROJECTS, json={"idea": "A lamp", "character_description": "A moth"}, status=201,
         headers={"Idempotency-Key": "project-1"}, shape=project(), keep={"keyed_project": "id"}),
    Case("is started once", "POST", PROJECTS, json={"idea": "A lamp", "character_description": "A moth"}, status=201,
         headers={"Idempotency-Key": "project-1"}, shape=project(id="{keyed_project}")),
    Case("another wish is another project", "POST", PROJECTS, json={"idea": "A candle", "character_description": "A moth"}, status=201,
         headers={"Idempotency-Key": "project-1"}, shape=project(),
         check=lambda reply, kept: ["the same project"] if reply.json["id"] == kept["keyed_project"] else []),
    Case("a key that is none", "POST", PROJECTS, json={"idea": "A lamp", "character_description": "A moth"}, status=400,
         headers={"Idempotency-Key": "two words"}, shape=error("ValidationError", says("Idempotency-Key"))),
    Case("no film of clips that are not there", "POST", PROJECTS + "/{keyed_project}/film", json={"clips": "current"}, status=409,
         shape=error("Conflict", says("clip"))),
    Case("a film of clips that are none", "POST", PROJECTS + "/{keyed_project}/film", json={"clips": "old"}, status=422,
         shape=invalid(item("literal_error", "body.clips", "Input should be 'renew', 'current' or 'synced'", "old",
                            expected="'renew', 'current' or 'synced'"))),
    Case("the newest jobs of nobody's project", "GET", JOBS + f"?project={NOBODY}&latest=true", shape={"jobs": [], "next": None}),
    Case("the newest jobs of all", "GET", JOBS + "?latest=true", status=400, shape=error("ValidationError", says("project"))),
]

PAGES = FLAVORS + WAVEFORMS + POSTERS + PICTURES + STUDIO
