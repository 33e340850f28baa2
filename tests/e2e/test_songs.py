"""Every format that musicians have, in sync to the millisecond."""

import shutil
import unittest
import uuid

from program import SONG, ProgramTest, ffmpeg, probe
from server import Server
from studio import upload

FORMATS = {
    "song.mp3": ["-c:a", "libmp3lame", "-b:a", "192k"],
    "variable.mp3": ["-c:a", "libmp3lame", "-q:a", "4"],
    "headerless.mp3": ["-c:a", "libmp3lame", "-b:a", "128k", "-write_xing", "0"],
    "song.m4a": ["-c:a", "aac", "-b:a", "160k"],
    "song.aac": ["-c:a", "aac", "-b:a", "160k", "-f", "adts"],
    "song.ogg": ["-c:a", "libvorbis", "-q:a", "5"],
    "song.opus": ["-c:a", "libopus", "-b:a", "128k"],
    "song.flac": ["-c:a", "flac"],
    "song.wav": ["-c:a", "pcm_s24le"],
    "mono.wav": ["-c:a", "pcm_s16le", "-ac", "1", "-ar", "22050"],
    "high.flac": ["-c:a", "flac", "-ar", "96000"],
}


class Songs(ProgramTest):
    def test_of_every_format_make_a_film_in_sync(self):
        for name, codec in FORMATS.items():
            with self.subTest(name):
                ffmpeg("-ss", 9, "-i", SONG, "-t", 8, "-vn", *codec, self.folder / name)
                self.make("--scenes", 2, "--clip-seconds", 0.5, "--start", 3.21, song=name)
                proof = self.record()["proof"]
                self.assertTrue(proof["in_sync"], proof)
                self.assertLess(abs(proof["largest_offset_ms"]), 1)


class Lossless(ProgramTest):
    """Apple's lossless sound, which most browsers cannot play."""

    def codec_served(self, server, song):
        reply = server.get(f"/api/audio/get/{song}")
        self.assertEqual((reply.status, reply.headers["Content-Type"]), (200, "audio/mp4"), reply[:2])
        served = self.folder / "served.m4a"
        served.write_bytes(reply.body)
        return probe(served)[0]["audio"]["codec_name"]

    def test_is_served_as_aac_however_the_song_came(self):
        ffmpeg("-i", SONG, "-t", 6, "-vn", "-c:a", "alac", self.folder / "alac.m4a")
        ffmpeg("-i", SONG, "-t", 6, "-vn", "-c:a", "aac", self.folder / "aac.m4a")
        with Server(self.folder / "outputs") as server:
            song = upload(server, self.folder / "alac.m4a", "alac.m4a")
            trimmed = server.post("/api/audio/trim", json={"audio_id": song, "start_at": 2}).json
            self.assertEqual(trimmed["metadata"]["codec"], "alac")
            again = server.post("/api/audio/trim", json={"audio_id": trimmed["audio_id"], "start_at": 1}).json
            by_hand, plain = str(uuid.uuid4()), str(uuid.uuid4())
            shutil.copy(self.folder / "alac.m4a", self.folder / "outputs" / "audio" / f"{by_hand}.m4a")
            shutil.copy(self.folder / "aac.m4a", self.folder / "outputs" / "audio" / f"{plain}.m4a")
            for how, one in {"uploaded": song, "trimmed": trimmed["audio_id"], "trimmed again": again["audio_id"],
                             "put there by hand": by_hand}.items():
                with self.subTest(how):
                    self.assertEqual(self.codec_served(server, one), "aac")
            original = server.get(f"/api/audio/get/{trimmed['audio_id']}?format=original")
            self.assertEqual(len(original.body), trimmed["file_size_bytes"])
            self.assertEqual(server.get(f"/api/audio/get/{plain}").body, (self.folder / "aac.m4a").read_bytes())


if __name__ == "__main__":
    unittest.main()
