"""generate_video, get_video and stitch_video."""

from contract.case import Case, error, invalid, item, missing, no_bool, no_integer, no_string, too_small
from contract.cases_scenes import NOBODY
from contract.shapes import (ANY, BOOL, HTTP_TIME, INTEGER, NUMBER, PYTHON_TIME, TEXT, UUID, between, list_of, matching, says,
                             with_keys)

VIDEO, STITCH = "/api/mv/generate_video", "/api/mv/stitch_video"
# 16 x 16 pixels of red, as a page sends them.
RED = "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAF0lEQVR4nGP4z8BAEiJN9aiGUQ1DSgMAkPn/Afnh+ngAAAAASUVORK5CYII="
BEACH = {"prompt": "Wide shot of a beach", "duration": 1}


def video(warning=None, used=None, **metadata):
    parameters = with_keys(**{"aspect_ratio": "16:9", "duration": between(1, 1), "generate_audio": BOOL, **(used or {})})
    return {"video_id": UUID, "video_path": TEXT, "video_url": TEXT, "character_reference_warning": warning,
            "metadata": with_keys(prompt=TEXT, backend_used="builtin", model_used=TEXT, parameters_used=parameters,
                                  generation_timestamp=PYTHON_TIME, processing_time_seconds=NUMBER, local_path=TEXT, video_id=UUID,
                                  local_video_url=TEXT, **metadata)}


OWN = {"video_url": "/api/mv/get_video/[video_id]", "metadata.video_id": "[video_id]",
       "metadata.local_video_url": "/api/mv/get_video/[video_id]", "metadata.local_path": "[video_path]"}


def unkeyed(reply, _):
    """Optional keys of the metadata stand there only when they apply."""
    metadata = reply.json["metadata"]
    return [f"metadata has {key!r} without cause" for key in ("character_reference_id", "character_reference_warning", "cloud_urls",
            "cloud_url", "has_reference_image", "is_mock") if metadata.get(key)]


MAKING = [
    Case("a prompt is enough", "POST", VIDEO, json=BEACH, shape=video(), agrees=OWN, keep={"clip": "video_id"}, check=unkeyed),
    Case("every field", "POST", VIDEO, agrees=OWN, keep={"second_clip": "video_id"},
         json={**BEACH, "negative_prompt": "people", "aspect_ratio": "16:9", "video_rules_template": "Keep {{aspect_ratio}}.",
               "generate_audio": False,
               "seed": 5, "character_reference_id": "{image}", "reference_image_base64": RED, "backend": "builtin",
               "config_flavor": "mv1"},
         shape=video(used={"negative_prompt": "people", "seed": 5, "generate_audio": False}, character_reference_id="{image}")),
    Case("null is the flavor's own", "POST", VIDEO, agrees=OWN,
         json={**BEACH, "negative_prompt": None, "aspect_ratio": None, "video_rules_template": None, "generate_audio": None, "seed": None,
               "character_reference_id": None, "reference_image_base64": None, "project_id": None, "sequence": None,
               "config_flavor": None}, shape=video()),
    Case("a length as text counts", "POST", VIDEO, json={**BEACH, "duration": "1"}, shape=video()),
    Case("an unknown flavor falls back to the default one", "POST", VIDEO, json={**BEACH, "config_flavor": "nowhere"}, shape=video()),
    Case("an upright clip", "POST", VIDEO, json={**BEACH, "aspect_ratio": "9:16"}, shape=video(used={"aspect_ratio": "9:16"})),
    Case("an unknown character is a warning, no error", "POST", VIDEO, json={**BEACH, "character_reference_id": NOBODY},
         shape=video(says(NOBODY), character_reference_warning=says(NOBODY))),
    Case("a character id that is a path is a warning too", "POST", VIDEO, json={**BEACH, "character_reference_id": "../../etc/passwd"},
         shape=video(TEXT)),
    Case("a picture in the request", "POST", VIDEO, json={**BEACH, "reference_image_base64": RED},
         shape=video(has_reference_image=True, reference_image_path=TEXT)),
    Case("a picture as data URL", "POST", VIDEO, json={**BEACH, "reference_image_base64": "data:image/png;base64," + RED},
         shape=video(has_reference_image=True)),
    Case("a picture that is none", "POST", VIDEO, json={**BEACH, "reference_image_base64": "bm8gcGljdHVyZQ=="}, status=(400, 422),
         shape=with_keys(message=TEXT)),
    Case("a picture that is no base64", "POST", VIDEO, json={**BEACH, "reference_image_base64": "***"}, status=(400, 422),
         shape=with_keys(message=TEXT)),
    Case("the prompt is missing", "POST", VIDEO, json={}, status=422, shape=invalid(missing("body.prompt", {}))),
    Case("a blank prompt", "POST", VIDEO, json={"prompt": " "}, status=400, shape=error("ValidationError", says("prompt"))),
    Case("wrong types", "POST", VIDEO, status=422,
         json={"prompt": 1, "negative_prompt": 2, "duration": "long", "generate_audio": "perhaps", "seed": 1.5, "sequence": 0},
         shape=invalid(no_string("body.prompt", 1), no_string("body.negative_prompt", 2), no_integer("body.duration", "long"),
                       no_bool("body.generate_audio", "perhaps"), no_integer("body.seed", 1.5), too_small("body.sequence", 0, 1))),
    Case("yes and no in many words", "POST", VIDEO, json={**BEACH, "generate_audio": "off"}, shape=video(used={"generate_audio": False})),
    Case("on is yes", "POST", VIDEO, json={**BEACH, "generate_audio": "on"}, shape=video()),
    Case("1 is yes", "POST", VIDEO, json={**BEACH, "generate_audio": 1}, shape=video()),
    Case("2 is neither", "POST", VIDEO, json={**BEACH, "generate_audio": 2}, status=422,
         shape=invalid(item("bool_parsing", "body.generate_audio", "Input should be a valid boolean, unable to interpret input", 2))),
    Case("a clip without length", "POST", VIDEO, json={**BEACH, "duration": 0}, status=(400, 422), shape=with_keys(message=TEXT)),
    Case("a clip of an hour", "POST", VIDEO, json={**BEACH, "duration": 3600}, status=(400, 422), shape=with_keys(message=TEXT)),
    Case("a shape that we do not paint", "POST", VIDEO, json={**BEACH, "aspect_ratio": "4:3"}, status=(400, 422),
         shape=with_keys(message=says("16:9"))),
    Case("a prompt that is a book", "POST", VIDEO, json={**BEACH, "prompt": "a" * 20_000}, status=422,
         shape=with_keys(message=says("prompt"))),
    Case("replicate without its key", "POST", VIDEO, json={**BEACH, "backend": "replicate"}, status=500,
         shape=error("ConfigurationError", says("REPLICATE_API_TOKEN"))),
    Case("gemini without its key", "POST", VIDEO, json={**BEACH, "backend": "gemini"}, status=500,
         shape=error("ConfigurationError", says("GEMINI_API_KEY"))),
    Case("an unknown backend", "POST", VIDEO, json={**BEACH, "backend": "sora"}, status=400,
         shape=error("ValidationError", says("sora", "builtin"))),
    Case("a project without a sequence", "POST", VIDEO, json={**BEACH, "project_id": NOBODY}, status=400,
         shape=error("ValidationError", says("sequence"))),
    Case("a sequence without a project", "POST", VIDEO, json={**BEACH, "sequence": 1}, status=400,
         shape=error("ValidationError", says("project"))),
    Case("a project that is no id", "POST", VIDEO, json={**BEACH, "project_id": "mine", "sequence": 1}, status=400,
         shape=error("ValidationError")),
    Case("a project that is not there", "POST", VIDEO, json={**BEACH, "project_id": NOBODY, "sequence": 1}, status=404,
         shape=error("NotFound", says("project"))),
    Case("a clip for a project's scene", "POST", VIDEO, json={**BEACH, "project_id": "{scenes_project}", "sequence": 2}, shape=video(),
         keep={"scene_clip": "video_id"}),
    Case("becomes its take", "GET", "/api/projects/{scenes_project}",
         shape=with_keys(scenes=[with_keys(take_id=None),
                                 with_keys(take_id="{scene_clip}", takes=[with_keys(id="{scene_clip}", chosen=True)])])),
    Case("a scene that the project does not have", "POST", VIDEO, json={**BEACH, "project_id": "{scenes_project}", "sequence": 9},
         status=(400, 404), shape=with_keys(message=says("scene"))),
]

FILE = {"Accept-Ranges": "bytes", "Last-Modified": HTTP_TIME, "ETag": matching("quoted tag", r'"[^"]+"'),
        "Content-Disposition": 'attachment; filename="{clip}.mp4"', "X-Content-Type-Options": "nosniff"}
CLIP = "/api/mv/get_video/{clip}"


def keep_bytes(reply, kept):
    kept["size"], kept["last"] = len(reply.body), len(reply.body) - 1
    kept["tail"] = len(reply.body) - 5
    kept["bytes"] = reply.body
    return [] if reply.body[4:8] == b"ftyp" else ["it is no MP4"]


def slice_of(first, last):
    """The body is that part of the whole; `last` counts."""
    def check(reply, kept):
        wanted = kept["bytes"][first:last + 1] if last is not None else kept["bytes"][first:]
        return [] if reply.body == wanted else [f"{len(reply.body)} other bytes came"]
    return check


def part(name, asked, told, check, **headers):
    return Case(name, "GET", CLIP, headers={"Range": asked, **headers}, status=206, type="video/mp4",
                reply_headers={"Content-Range": told}, check=check)


READING = [
    Case("a clip is served as a file", "GET", CLIP, type="video/mp4", reply_headers=FILE, check=keep_bytes,
         keeps_headers={"etag": "ETag", "modified": "Last-Modified"}),
    Case("HEAD tells its size", "HEAD", CLIP, type="video/mp4", reply_headers={**FILE, "Content-Length": "{size}"}),
    part("a player asks for everything from 0", "bytes=0-", "bytes 0-{last}/{size}", slice_of(0, None)),
    part("the first bytes", "bytes=0-9", "bytes 0-9/{size}", slice_of(0, 9)),
    part("bytes from the middle", "bytes=100-199", "bytes 100-199/{size}", slice_of(100, 199)),
    part("the last bytes", "bytes=-5", "bytes {tail}-{last}/{size}", slice_of(-5, None)),
    part("more than there is", "bytes=10-99999999999", "bytes 10-{last}/{size}", slice_of(10, None)),
    Case("past the end", "GET", CLIP, headers={"Range": "bytes=99999999-"}, status=416, type=ANY,
         reply_headers={"Content-Range": "bytes */{size}"}),
    Case("no range at all", "GET", CLIP, headers={"Range": "seconds=1-2"}, status=(200, 400), type=ANY),
    Case("a range that runs backwards", "GET", CLIP, headers={"Range": "bytes=9-3"}, status=(200, 400, 416), type=ANY),
    Case("two ranges", "GET", CLIP, headers={"Range": "bytes=0-1,5-6"}, status=(200, 206), type=ANY),
    Case("an absurd list of ranges", "GET", CLIP, headers={"Range": "bytes=" + ",".join(f"{at}-{at}" for at in range(2000))},
         status=(200, 206, 400, 416), type=ANY,
         check=lambda reply, kept: ["it costs more than the file"] if len(reply.body) > len(kept["bytes"]) else []),
    part("a range if nothing has changed", "bytes=0-9", "bytes 0-9/{size}", slice_of(0, 9), **{"If-Range": "{etag}"}),
    part("a range if nothing has changed since", "bytes=0-9", "bytes 0-9/{size}", slice_of(0, 9), **{"If-Range": "{modified}"}),
    Case("everything if it has changed", "GET", CLIP, headers={"Range": "bytes=0-9", "If-Range": '"other"'}, type="video/mp4",
         check=slice_of(0, None)),
    Case("everything if it is asked with an older time", "GET", CLIP, type="video/mp4", check=slice_of(0, None),
         headers={"Range": "bytes=0-9", "If-Range": "Thu, 01 Jan 1970 00:00:00 GMT"}),
    Case("a clip with redirect is served too", "GET", CLIP + "?redirect=true", type="video/mp4"),
    Case("a redirect that is neither yes nor no", "GET", CLIP + "?redirect=perhaps", status=422,
         shape=invalid(no_bool("query.redirect", "perhaps"))),
    Case("an id of another shape", "GET", "/api/mv/get_video/first", status=400, shape=error("ValidationError")),
    Case("an id that climbs", "GET", "/api/mv/get_video/..%2f..%2fetc%2fpasswd", status=(400, 404), shape=with_keys(message=TEXT)),
    Case("an unknown clip", "GET", "/api/mv/get_video/" + NOBODY, status=404, shape=error("NotFound", says(NOBODY))),
    Case("an image is no clip", "GET", "/api/mv/get_video/{image}", status=404, shape=error("NotFound")),
    Case("what is known of a clip", "GET", CLIP + "/info", check=lambda reply,
         kept: [] if reply.json["file_size_bytes"] == kept["size"] else ["another size"],
         shape=with_keys(video_id="{clip}", exists=True, file_size_bytes=INTEGER, created_at=PYTHON_TIME, serving_mode="local")),
    Case("what is known of no clip", "GET", f"/api/mv/get_video/{NOBODY}/info",
         shape=with_keys(video_id=NOBODY, exists=False, file_size_bytes=None, created_at=None)),
    Case("what is known of nonsense", "GET", "/api/mv/get_video/first/info", status=400, shape=error("ValidationError")),
]


def stitched(count, seconds, applied=False, warning=None, **metadata):
    return {"video_id": UUID, "video_path": TEXT, "video_url": TEXT, "audio_overlay_applied": applied, "audio_overlay_warning": warning,
            "metadata": with_keys(input_video_ids=list_of(UUID, count), num_videos_stitched=count, num_clips=count, stitched_video_id=UUID,
                                  merge_time_seconds=NUMBER, total_processing_time_seconds=NUMBER, generation_timestamp=PYTHON_TIME,
                                  local_path=TEXT, video_duration_seconds=between(seconds - 0.1, seconds + 0.1),
                                  total_duration=between(seconds - 0.1, seconds + 0.1), local_video_url=TEXT, storage_backend="local",
                                  **metadata)}


FILM = {"video_url": "/api/mv/get_video/[video_id]", "metadata.stitched_video_id": "[video_id]",
        "metadata.local_video_url": "/api/mv/get_video/[video_id]"}
TWO = {"video_ids": ["{clip}", "{second_clip}"]}
OVERLAY = {"audio_overlay_id": "{song}", "audio_overlay_applied": True, "audio_overlay_duration_seconds": NUMBER}


def without_overlay(reply, _):
    return [f"metadata has {key!r} without a song" for key in ("audio_overlay_id", "audio_overlay_applied", "audio_overlay_warning")
            if reply.json["metadata"].get(key)]


STITCHING = [
    Case("two clips", "POST", STITCH, json=TWO, shape=stitched(2, 2), agrees={**FILM, "metadata.input_video_ids.0": "{clip}",
         "metadata.input_video_ids.1": "{second_clip}"}, check=without_overlay),
    Case("by its old name", "POST", "/api/mv/stitch-videos", json=TWO, shape=stitched(2, 2), agrees=FILM),
    Case("one clip", "POST", STITCH, json={"video_ids": ["{clip}"]}, shape=stitched(1, 1), agrees=FILM),
    Case("the same clip three times", "POST", STITCH, json={"video_ids": ["{clip}"] * 3}, shape=stitched(3, 3), agrees=FILM),
    Case("null is no song and no silence", "POST", STITCH, json={**TWO, "audio_overlay_id": None, "suppress_video_audio": None},
         shape=stitched(2, 2)),
    Case("a song under it", "POST", STITCH, json={**TWO, "audio_overlay_id": "{song}"},
         shape=stitched(2, 2, True, None, video_audio_suppressed=BOOL, **OVERLAY), agrees=FILM, keep={"film": "video_id"}),
    Case("a song instead of the clips' sound", "POST", STITCH, json={**TWO, "audio_overlay_id": "{song}", "suppress_video_audio": True},
         shape=stitched(2, 2, True, None, video_audio_suppressed=True, **OVERLAY), agrees=FILM),
    Case("silence", "POST", STITCH, json={**TWO, "suppress_video_audio": True}, shape=stitched(2, 2), agrees=FILM),
    Case("a song that is not there is a warning", "POST", STITCH, json={**TWO, "audio_overlay_id": NOBODY},
         shape=stitched(2, 2, False, says(NOBODY), audio_overlay_id=NOBODY, audio_overlay_applied=False,
                        audio_overlay_warning=says(NOBODY))),
    Case("the film is served", "GET", "/api/mv/get_video/{film}", type="video/mp4"),
    Case("clips of two shapes become one film", "POST", VIDEO, json={**BEACH, "aspect_ratio": "1:1"},
         shape=video(used={"aspect_ratio": "1:1"}), keep={"square_clip": "video_id"}),
    Case("joined", "POST", STITCH, json={"video_ids": ["{clip}", "{square_clip}"]}, shape=stitched(2, 2)),
    Case("a clip that is missing stops all", "POST", STITCH, json={"video_ids": ["{clip}", NOBODY]}, status=404,
         shape=error("NotFound", says(NOBODY))),
    Case("no clips", "POST", STITCH, json={"video_ids": []}, status=400, shape=error("ValidationError", says("video_ids"))),
    Case("a clip id of another shape", "POST", STITCH, json={"video_ids": ["{clip}", "second"]}, status=400,
         shape=error("ValidationError", says("video_ids"))),
    Case("a song id of another shape", "POST", STITCH, json={**TWO, "audio_overlay_id": "song"}, status=400,
         shape=error("ValidationError")),
    Case("the clips are missing", "POST", STITCH, json={}, status=422, shape=invalid(missing("body.video_ids", {}))),
    Case("a text is no list", "POST", STITCH, json={"video_ids": NOBODY}, status=422,
         shape=invalid(item("list_type", "body.video_ids", "Input should be a valid list", NOBODY))),
    Case("a wrong item is named by its place", "POST", STITCH, json={"video_ids": [NOBODY, 7]}, status=422,
         shape=invalid(no_string("body.video_ids.1", 7))),
    Case("silence that is neither yes nor no", "POST", STITCH, json={**TWO, "suppress_video_audio": "perhaps"}, status=422,
         shape=invalid(no_bool("body.suppress_video_audio", "perhaps"))),
    Case("a song is no clip", "POST", STITCH, json={"video_ids": ["{song}"]}, status=404, shape=error("NotFound")),
]

VIDEOS = MAKING + READING + STITCHING
