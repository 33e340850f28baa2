"""Songs: upload, fetch, download, get, info and trim."""

from contract.case import Case, error, invalid, missing, no_integer, no_string
from contract.cases_scenes import NOBODY
from contract.shapes import HTTP_TIME, INTEGER, OBJECT, PYTHON_TIME, STRING, TEXT, UUID, between, matching, says, with_keys

UPLOAD, TRIM, DOWNLOAD, FETCH = "/api/audio/upload", "/api/audio/trim", "/api/audio/download", "/api/audio/fetch"
SECONDS = 6  # of every song in the suite's folder


def uploaded(extension, title):
    return {"audio_id": UUID, "audio_path": TEXT, "audio_url": TEXT, "filename": TEXT, "format": extension, "title": says(title),
            "duration": between(SECONDS - 0.2, SECONDS + 0.2), "file_size_bytes": INTEGER, "metadata": OBJECT}


def upload(extension, kind, **more):
    return Case(f"a song as {extension}", "PUT", f"{UPLOAD}?filename=song.{extension}", body=f"@song.{extension}", status=201,
                shape=uploaded(extension, "song"), agrees={"audio_url": "/api/audio/get/[audio_id]"},
                keep={f"{extension}_song": "audio_id"},
                **more), Case(f"and back as {kind}", "GET", f"/api/audio/get/{{{extension}_song}}", type=kind,
                              reply_headers={"Content-Disposition": matching("attachment of that id", 'attachment; filename=".+"')})


def refused_song(name, file, *words):
    return Case(name, "PUT", UPLOAD + "?filename=song.mp3", body=file, status=422,
                shape=error("Refused", says(*words)) if words else error("Refused"))


def original(name):
    """The very bytes that were sent."""
    def check(reply, kept):
        return [] if reply.body == (kept["folder"] / name).read_bytes() else ["other bytes came back"]
    return check


UPLOADS = [
    Case("a song", "PUT", UPLOAD + "?filename=My%20song%20%E2%80%93%20live.mp3", body="@song.mp3", status=201, keep={"song": "audio_id"},
         shape=uploaded("mp3", "My song – live"), agrees={"audio_url": "/api/audio/get/[audio_id]"}),
    Case("the same song again has an id of its own", "PUT", UPLOAD + "?filename=again.mp3", body="@song.mp3", status=201,
         shape=uploaded("mp3", "again"), keep={"same_song": "audio_id"},
         check=lambda reply, kept: ["it has the same id"] if reply.json["audio_id"] == kept["song"] else []),
    Case("a song without a name", "PUT", UPLOAD, body="@song.mp3", status=201, shape={**uploaded("mp3", ""), "title": STRING}),
    Case("the name tells nothing about the format", "PUT", UPLOAD + "?filename=song.wav", body="@song.mp3", status=201,
         shape=uploaded("mp3", "song")),
    *upload("m4a", "audio/mp4"), *upload("ogg", "audio/ogg"), *upload("opus", "audio/opus"), *upload("flac", "audio/flac"),
    *upload("wav", "audio/wav"),
    refused_song("zero bytes", b"", "empty"),
    refused_song("text", b"This is no song at all.\n" * 200),
    refused_song("half a song", "@half.mp3", "cut off"),
    refused_song("a playlist", b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n", "playlist"),
    refused_song("a picture", "@picture.png"),
    refused_song("a film without sound", "@silent.mp4", "sound"),
]

SONG = "/api/audio/get/{song}"
FILE = {"Accept-Ranges": "bytes", "Last-Modified": HTTP_TIME, "ETag": matching("quoted tag", r'"[^"]+"'),
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": 'attachment; filename="{song}.mp3"'}

READING = [
    Case("a song comes back byte for byte", "GET", SONG, type="audio/mpeg", reply_headers=FILE, check=original("song.mp3")),
    Case("so does its twin", "GET", "/api/audio/get/{same_song}", type="audio/mpeg", check=original("song.mp3")),
    Case("HEAD of a song", "HEAD", SONG, type="audio/mpeg", reply_headers=FILE),
    Case("a part of a song", "GET", SONG, headers={"Range": "bytes=2-5"}, status=206, type="audio/mpeg",
         check=lambda reply, kept: [] if reply.body == (kept["folder"] / "song.mp3").read_bytes()[2:6] else ["other bytes"]),
    Case("as AAC for a player that wants it", "GET", "/api/audio/get/{flac_song}?format=m4a", type="audio/mp4",
         check=lambda reply, _: [] if reply.body[4:8] == b"ftyp" else ["it is no MP4"]),
    Case("in a format that we do not make", "GET", SONG + "?format=midi", status=(400, 422), shape=with_keys(message=says("m4a"))),
    Case("an id that is too short", "GET", "/api/audio/get/song", status=400, shape=error("ValidationError")),
    Case("an unknown song", "GET", "/api/audio/get/" + NOBODY, status=404, shape=error("NotFound", says(NOBODY))),
    Case("what is known of a song", "GET", "/api/audio/info/{song}",
         shape=with_keys(audio_id="{song}", exists=True, file_size_bytes=INTEGER, created_at=PYTHON_TIME)),
    Case("what is known of no song", "GET", "/api/audio/info/" + NOBODY,
         shape={"audio_id": NOBODY, "exists": False, "file_size_bytes": None, "created_at": None}),
]


def trimmed(start, seconds):
    return {"audio_id": UUID, "audio_path": matching("*.mp3", r".+\.mp3"), "audio_url": TEXT, "original_audio_id": UUID, "start_at": start,
            "duration": between(seconds - 0.1, seconds + 0.1), "file_size_bytes": INTEGER,
            "metadata": with_keys(file_size_bytes=INTEGER, ffmpeg_command=STRING)}


NEW = {"audio_url": "/api/audio/get/[audio_id]", "original_audio_id": "{song}", "metadata.file_size_bytes": "[file_size_bytes]"}


def new_id(reply, kept):
    return ["it has the id of the whole song"] if reply.json["audio_id"] == kept["song"] else []


TRIMMING = [
    Case("from the second second on", "POST", TRIM, json={"audio_id": "{song}", "start_at": 2}, shape=trimmed(2, SECONDS - 2), agrees=NEW,
         check=new_id, keep={"trimmed_song": "audio_id"}),
    Case("what is left is served", "GET", "/api/audio/get/{trimmed_song}", type="audio/mpeg"),
    Case("the whole song stays as it is", "GET", SONG, type="audio/mpeg", check=original("song.mp3")),
    Case("from the start on unless asked otherwise", "POST", TRIM, json={"audio_id": "{song}"}, shape=trimmed(0, SECONDS), agrees=NEW,
         check=new_id),
    Case("a start as text counts", "POST", TRIM, json={"audio_id": "{song}", "start_at": "1"}, shape=trimmed(1, SECONDS - 1)),
    Case("trimmed twice", "POST", TRIM, json={"audio_id": "{trimmed_song}", "start_at": 1}, shape=trimmed(1, SECONDS - 3)),
    Case("a song of another format", "POST", TRIM, json={"audio_id": "{flac_song}", "start_at": 1},
         shape={**trimmed(1, SECONDS - 1), "audio_path": TEXT}),
    Case("before the start", "POST", TRIM, json={"audio_id": "{song}", "start_at": -1}, status=400,
         shape=error("ValidationError", says("start_at"))),
    Case("past the end there is a song of almost no length", "POST", TRIM, json={"audio_id": "{song}", "start_at": 3600},
         shape={**trimmed(3600, 0), "duration": between(0, 0.2)}, keep={"no_song": "audio_id"}),
    Case("and it is served", "GET", "/api/audio/get/{no_song}", type="audio/mpeg"),
    Case("half a second", "POST", TRIM, json={"audio_id": "{song}", "start_at": 1.5}, status=422,
         shape=invalid(no_integer("body.start_at", 1.5))),
    Case("null is no start", "POST", TRIM, json={"audio_id": "{song}", "start_at": None}, status=422,
         shape=invalid(no_integer("body.start_at", None))),
    Case("no song", "POST", TRIM, json={}, status=422, shape=invalid(missing("body.audio_id", {}))),
    Case("a song id that is too short", "POST", TRIM, json={"audio_id": "song"}, status=400,
         shape=error("ValidationError", says("audio_id"))),
    Case("a song that is not there", "POST", TRIM, json={"audio_id": NOBODY}, status=404, shape=error("NotFound", says(NOBODY))),
    Case("a clip is no song", "POST", TRIM, json={"audio_id": "{clip}"}, status=404, shape=error("NotFound")),
]

TUBE = "https://www.youtube.com/watch?v=abc"


def not_downloaded(name, link, status=(400, 422)):
    return Case(name, "POST", DOWNLOAD, json={"url": link}, status=status, shape=with_keys(message=TEXT, error=TEXT))


DOWNLOADS = [
    Case("the link is missing", "POST", DOWNLOAD, json={}, status=422, shape=invalid(missing("body.url", {}))),
    Case("the link is no text", "POST", DOWNLOAD, json={"url": 7}, status=422, shape=invalid(no_string("body.url", 7))),
    Case("a link to another host", "POST", DOWNLOAD, json={"url": "https://example.com/song.mp3"}, status=(400, 422),
         shape=with_keys(message=says("youtube.com"))),
    not_downloaded("a host that only sounds like it", "https://youtube.com.evil.example/watch?v=abc"),
    not_downloaded("a host with the name in its path", "https://evil.example/youtube.com/"),
    not_downloaded("a link that is an option", "--exec=id youtube.com"),
    not_downloaded("another scheme", "file:///etc/passwd?youtube.com"),
    not_downloaded("a name and password in the link", "https://user:secret@youtube.com/watch?v=abc"),
    not_downloaded("an empty link", ""),
    *[Case(f"a quality of {quality!r}", "POST", DOWNLOAD, json={"url": TUBE, "audio_quality": quality}, status=400,
           shape=error("ValidationError", says("128", "192", "256", "320"))) for quality in ("64", "best", "", None)],
    Case("a quality as number", "POST", DOWNLOAD, json={"url": TUBE, "audio_quality": 192}, status=422,
         shape=invalid(no_string("body.audio_quality", 192))),
    Case("nothing to fetch", "POST", FETCH, json={}, status=422, shape=invalid(missing("body.url", {}))),
    Case("fetching from this machine", "POST", FETCH, json={"url": "http://127.0.0.1/song.mp3"}, status=422, shape=error("Refused")),
]

AUDIO = UPLOADS + READING + TRIMMING + DOWNLOADS
