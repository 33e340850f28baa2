"""Every format that musicians have, in sync to the millisecond."""

import unittest

from program import SONG, ProgramTest, ffmpeg

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


if __name__ == "__main__":
    unittest.main()
