"""Starts the real program and looks at what it made with tools that are not ours (ffmpeg, ffprobe)."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("SONGREEL_PROGRAM", str(ROOT / "build/dev/songreel"))
SONG = ROOT / "examples/silver-skyline.mp3"
IDEA = "A robot walks home through a rainy city at night"
CHARACTER = "Silver metallic humanoid robot with a red shield"


class ProgramTest(unittest.TestCase):
    """A folder of its own for every test, with the outputs in it; removed afterwards."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="songreel-e2e-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.environment = dict(os.environ, SONGREEL_OUTPUTS=str(self.folder / "outputs"))

    def start(self, *arguments, **options):
        return subprocess.Popen([PROGRAM, *map(str, arguments)], env=self.environment, cwd=self.folder,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)

    def run_program(self, *arguments, expect=0, **options):
        """The finished run; fails when the exit code is not `expect`. Arguments may be bytes."""
        arguments = [a if isinstance(a, bytes) else str(a) for a in arguments]
        result = subprocess.run([PROGRAM, *arguments], env=self.environment, cwd=self.folder, timeout=280,
                                stdin=subprocess.DEVNULL, capture_output=True, check=False, **options)
        result.out = result.stdout.decode(errors="replace")
        result.err = result.stderr.decode(errors="replace")
        self.assertEqual(result.returncode, expect, f"{arguments}\n{result.out}\n{result.err}")
        return result

    def make(self, *arguments, expect=0, song=SONG, idea=IDEA, character=CHARACTER, **options):
        """A small film: what it shows is tested elsewhere."""
        chosen = ["--size", "480p", "--clip-seconds", "1", "--idea", idea, "--character", character]
        if song is not None:
            chosen += ["--song", song]
        return self.run_program("make", *chosen, *arguments, expect=expect, **options)

    def leftovers(self):
        """Everything half-written, wherever it is."""
        return sorted(str(p) for p in self.folder.rglob("*") if p.name.endswith(".part"))

    def record(self, film="film.mp4"):
        return json.loads((self.folder / film).with_suffix(".json").read_text())


def ffmpeg(*arguments):
    subprocess.run(["ffmpeg", "-v", "error", "-y", *map(str, arguments)], check=True, stdin=subprocess.DEVNULL)


def probe(path):
    """ffprobe's streams by kind, and the format."""
    text = subprocess.run(["ffprobe", "-v", "error", "-count_packets", "-show_streams", "-show_format", "-of", "json", path],
                          check=True, capture_output=True).stdout
    found = json.loads(text)
    streams = {stream["codec_type"]: stream for stream in found["streams"]}
    return streams, found["format"]


def frame_hashes(path):
    """One hash for every decoded picture."""
    text = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-map", "0:v", "-f", "framemd5", "-"], check=True,
                          capture_output=True).stdout.decode()
    return [line.split(",")[-1].strip() for line in text.splitlines() if line and not line.startswith("#")]


def children(process):
    """Ids of the processes that work for this one and still run. That which the media workers are copied from does not work."""
    found = []
    for task in pathlib.Path(f"/proc/{process}/task").iterdir():
        try:
            found += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            pass  # the thread has just ended
    return [child for child in found if alive(child) and not is_copied_from(child)]


def is_copied_from(process):
    """A worker calls itself "media probe" and the like; that which it is a copy of "media-workers", and "songreel" before."""
    try:
        return pathlib.Path(f"/proc/{process}/comm").read_text().strip() in ("media-workers", pathlib.Path(PROGRAM).name)
    except OSError:
        return False


def alive(process):
    try:
        state = pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in ("Z", "X")
