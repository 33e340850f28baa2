"""Real small videos, sounds and pictures, each made once by ffmpeg and kept in the temporary folder for all fakes."""

import os
import pathlib
import subprocess
import tempfile
import threading

CACHE = pathlib.Path(tempfile.gettempdir()) / f"songreel-fakes-{os.getuid()}"
TYPES = {"mp4": "video/mp4", "webm": "video/webm", "avi": "video/x-msvideo", "webp": "image/webp", "png": "image/png",
         "jpg": "image/jpeg", "wav": "audio/wav"}
_making = threading.Lock()  # one ffmpeg at a time: tests have few processors


def _made(name, *arguments):
    """The bytes of a file in the cache. Another process may make the same one: the last whole one stays."""
    path = CACHE / name
    if not path.exists():
        with _making:
            CACHE.mkdir(exist_ok=True)
            part = CACHE / f"{os.getpid()}-{name}"
            if not path.exists():
                subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-y", *map(str, arguments), str(part)], check=True)
                part.rename(path)
    return path.read_bytes()


def _even(pixels):
    return max(16, int(pixels) // 2 * 2)


def _encoder(kind):
    return {"mp4": ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "30", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "64k",
                    "-movflags", "+faststart"],
            "webm": ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "300k", "-c:a", "libopus"],
            "avi": ["-c:v", "mjpeg", "-q:v", "8", "-c:a", "pcm_s16le"],
            "webp": ["-c:v", "libwebp_anim", "-quality", "40"]}[kind]


def video(seconds, width=320, height=180, kind="mp4", fps=24, picture=True, sound=True):
    """A test picture with a moving clock and a tone of 440 Hz."""
    width, height = _even(width), _even(height)
    sound = sound and kind != "webp"
    inputs, wanted = [], []
    if picture:
        inputs += ["-f", "lavfi", "-i", f"testsrc=size={width}x{height}:rate={fps}:duration={seconds}"]
        wanted += ["-map", "0:v"]
    if sound or not picture:
        inputs += ["-f", "lavfi", "-i", f"sine=frequency=440:sample_rate=48000:duration={seconds}"]
        wanted += ["-map", "1:a" if picture else "0:a"]
    name = f"{seconds:g}s-{width}x{height}-{fps}-{'p' if picture else ''}{'s' if sound else ''}.{kind}"
    return _made(name, *inputs, *wanted, *_encoder(kind), "-t", seconds)


def image(width=320, height=180, kind="png"):
    """A test picture; `kind` is png, jpg or webp."""
    width, height = _even(width), _even(height)
    return _made(f"{width}x{height}.{kind}", "-f", "lavfi", "-i", f"testsrc=size={width}x{height}:duration=1", "-frames:v", 1,
                 "-update", 1)


def wav(seconds):
    return _made(f"{seconds:g}s.wav", "-f", "lavfi", "-i", f"sine=frequency=440:sample_rate=44100:duration={seconds}")


HTML = b"<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Sorry</h1></body></html>\n"
