"""What the models of the fake of Replicate do with the files that they are given."""

import base64
import binascii
import hashlib
import json
import subprocess
import tempfile
import urllib.request

import replicate_models as models

PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF")  # PNG, JPEG, WebP
_probed = {}


def inline(link):
    """The bytes of a data URL."""
    try:
        return base64.b64decode(link.partition(",")[2], validate=True)
    except binascii.Error:
        raise OSError("could not read a data URL") from None


def foreign(link):
    with urllib.request.urlopen(link, timeout=10) as reply:  # its errors are OSErrors, too
        return reply.read()


def shape(kind, values, files):
    """(seconds, width, height) of what will come out; OSError when the model does not take its inputs."""
    for name in ("image", "last_frame", "reference_images"):
        if name in files and not files[name].startswith(PICTURES):
            raise OSError(f"cannot identify image file: {name}")
    if kind == "image":
        return 0.0, *models.IMAGE_SIZES[values["aspect_ratio"]]
    if kind == "lipsync":
        return _lipsync_shape(values, files)
    if values.get("reference_images") and (values["aspect_ratio"], values["duration"]) != ("16:9", 8):
        raise OSError("reference_images are supported with aspect_ratio 16:9 and duration 8 only")
    width, height = {"720p": (1280, 720), "1080p": (1920, 1080)}[values["resolution"]]
    return float(values["duration"]), *((width, height) if values["aspect_ratio"] == "16:9" else (height, width))


def _lipsync_shape(values, files):
    """As long as the voice, except that cut_off ends with the shorter one; as large as the video."""
    video, audio = probed(files["video"]), probed(files["audio"])
    if not video["width"] or not audio["sound"]:
        raise OSError("could not read the video or the audio")
    seconds = min(video["seconds"], audio["seconds"]) if values["sync_mode"] == "cut_off" else audio["seconds"]
    return round(seconds, 2), video["width"], video["height"]


def probed(content):
    key = hashlib.sha256(content).digest()
    if key not in _probed:
        with tempfile.NamedTemporaryFile() as file:
            file.write(content)
            file.flush()
            reply = subprocess.run(["ffprobe", "-v", "error", "-show_entries", "stream=codec_type,width,height:format=duration",
                                    "-of", "json", file.name], capture_output=True, check=False).stdout
        facts = json.loads(reply or b"{}")
        streams = {stream["codec_type"]: stream for stream in facts.get("streams", [])}
        video = streams.get("video", {})
        _probed[key] = {"seconds": float(facts.get("format", {}).get("duration", 0)), "sound": "audio" in streams,
                        "width": video.get("width"), "height": video.get("height")}
    return _probed[key]
