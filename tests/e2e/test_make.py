"""The main job, from the command line to the finished film."""

import json
import os
import signal
import time
import unittest

from program import CHARACTER, IDEA, ROOT, SONG, ProgramTest, ffmpeg, frame_hashes, probe


class Make(ProgramTest):
    def test_gives_a_film_that_plays_everywhere(self):
        self.make("--scenes", 3, "-o", "film.mp4")
        streams, container = probe(self.folder / "film.mp4")
        video, audio = streams["video"], streams["audio"]
        self.assertEqual((video["codec_name"], video["pix_fmt"]), ("h264", "yuv420p"))
        self.assertEqual((video["width"], video["height"]), (854, 480))
        self.assertEqual((video["r_frame_rate"], video["avg_frame_rate"]), ("24/1", "24/1"))
        self.assertEqual(int(video["nb_read_packets"]), 72)
        self.assertEqual(audio["codec_name"], "aac")
        self.assertEqual(float(video["start_time"]), 0)
        self.assertLess(abs(float(audio["start_time"])), 0.001)
        self.assertAlmostEqual(float(container["duration"]), 3, delta=0.03)
        head = (self.folder / "film.mp4").read_bytes()
        self.assertLess(head.find(b"moov"), head.find(b"mdat"), "the index must stand in front")

    def test_proves_its_sync_and_keeps_the_proof(self):
        self.make("--scenes", 3)
        record = self.record()
        proof = record["proof"]
        self.assertTrue(proof["in_sync"])
        self.assertLess(abs(proof["largest_offset_ms"]), 5)
        self.assertEqual(len(proof["cuts"]), 2)
        self.assertEqual(len(record["scenes"]), 3)
        self.assertEqual(record["character"], CHARACTER)
        verified = json.loads(self.run_program("verify", "film.mp4", "--song", SONG, "--json").out)
        self.assertEqual(verified["largest_offset_ms"], proof["largest_offset_ms"])

    def test_covers_a_whole_song_and_starts_where_it_is_told(self):
        ffmpeg("-i", SONG, "-t", 5.2, self.folder / "short.wav")
        self.make("--whole-song", "--start", 2, song="short.wav")
        streams, _ = probe(self.folder / "film.mp4")
        self.assertEqual(int(streams["video"]["nb_read_packets"]), 77)  # 3.2 s, the last frame begun
        self.assertTrue(self.record()["proof"]["in_sync"])

    def test_tells_when_lyrics_do_not_fit_and_takes_no_empty_ones(self):
        ffmpeg("-ss", 24, "-i", SONG, "-t", 6, self.folder / "sung.wav")
        (self.folder / "wrong.txt").write_text((ROOT / "README.md").read_text()[:3000])
        (self.folder / "empty.txt").write_text("")
        close = "Close-up of her face in a small club at night, she sings into the microphone"
        part = ("--lipsync", "--scenes", 1, "--lyrics")
        result = self.make(*part, "wrong.txt", song="sung.wav", idea=close)
        self.assertIn("note: clip 1: ", result.err)
        self.assertIn("the lyrics hardly fit what is sung", result.err)
        (self.folder / "right.txt").write_text("Silver on the skyline\nLight up every road")
        right = self.make(*part, "right.txt", song="sung.wav", idea=close)
        self.assertNotIn("hardly fit", right.err)
        self.assertIn("no words", self.make(*part, "empty.txt", song="sung.wav", expect=6).err)
        self.make("--scenes", 1, "--lyrics", "wrong.txt", song="sung.wav", expect=2)

    def test_without_a_song_is_silent(self):
        self.make("--scenes", 2, song=None)
        streams, _ = probe(self.folder / "film.mp4")
        self.assertNotIn("audio", streams)
        self.assertIsNone(self.record()["proof"])

    def test_paints_the_same_pictures_on_every_run(self):
        self.make("--scenes", 1, "--clip-seconds", 0.5, "-o", "a.mp4")
        self.environment["SONGREEL_OUTPUTS"] = str(self.folder / "other")
        self.make("--scenes", 1, "--clip-seconds", 0.5, "-o", "b.mp4")
        self.assertEqual(frame_hashes(self.folder / "a.mp4"), frame_hashes(self.folder / "b.mp4"))

    def test_has_every_shape_and_rate(self):
        for aspect, fps, size in (("9:16", 25, (480, 854)), ("1:1", 30, (480, 480))):
            self.make("--scenes", 1, "--clip-seconds", 0.5, "--aspect", aspect, "--fps", fps)
            streams, _ = probe(self.folder / "film.mp4")
            self.assertEqual((streams["video"]["width"], streams["video"]["height"]), size)
            self.assertEqual(streams["video"]["r_frame_rate"], f"{fps}/1")

    def test_copies_the_songs_own_packets_when_asked(self):
        self.make("--scenes", 2, "--audio", "copy")
        streams, _ = probe(self.folder / "film.mp4")
        self.assertEqual(streams["audio"]["codec_name"], "mp3")
        self.assertTrue(self.record()["proof"]["in_sync"])

    def test_tells_its_progress_as_events(self):
        result = self.make("--scenes", 1, "--clip-seconds", 0.5, "--json")
        events = [json.loads(line) for line in result.out.splitlines()]
        finished = [e["stage"] for e in events if e["event"] == "stage_finished"]
        self.assertEqual(finished, ["song", "scenes", "character", "clips", "stitch", "proof"])
        self.assertEqual(events[-1]["event"], "film")

    def test_keeps_clips_and_character_where_asked(self):
        self.make("--scenes", 2, "--clip-seconds", 0.5, "--keep-clips", "clips")
        self.assertEqual(sorted(p.name for p in (self.folder / "clips").iterdir()), ["01.mp4", "02.mp4", "character.png"])

    def test_keeps_its_record_readable_whatever_the_files_are_called(self):
        song, film = b"caf\xe9.mp3", b"f\xeflm.mp4"
        folder = os.fsencode(self.folder) + b"/"
        with open(folder + song, "wb") as file:
            file.write(SONG.read_bytes())
        result = self.make("--scenes", 2, "--clip-seconds", 0.5, "--json", "-o", film, song=song)
        for line in result.stdout.splitlines():
            json.loads(line.decode("utf-8"))
        with open(folder + b"f\xeflm.json", "rb") as file:
            self.assertEqual(json.loads(file.read().decode("utf-8"))["film"], "f?lm.mp4")
        verified = self.run_program("verify", film, "--song", song, "--json")
        self.assertEqual(len(json.loads(verified.out)["cuts"]), 1)
        trimmed = self.run_program("trim", song, "-o", b"tr\xefm.mp3", "--json")
        self.assertEqual(json.loads(trimmed.stdout.decode("utf-8"))["audio_path"], "tr?m.mp3")
        missing = self.run_program("trim", b"\xff.mp3", "--json", expect=4)
        json.loads(missing.stdout.decode("utf-8"))

    def test_takes_the_default_for_an_unknown_flavor_and_says_so(self):
        result = self.make("--scenes", 1, "--clip-seconds", 0.5, "--flavor", "nowhere")
        self.assertEqual(result.err.count("there is no flavor 'nowhere' (there are default, example, mv1); the film is made with "
                                          "default"), 1)
        self.assertNotIn("config_flavor", result.err)
        self.assertEqual(self.record()["flavor"], "default")


class Interrupted(ProgramTest):
    def start_long_film(self):
        return self.start("make", "--song", SONG, "--idea", IDEA, "--character", CHARACTER, "--size", "480p", "--scenes", 6,
                          "--clip-seconds", 2, "-o", "film.mp4", "--json")

    def wait_for_kept_clips(self, count):
        kept = self.folder / "outputs/kept"
        deadline = time.monotonic() + 200
        while len(list(kept.glob("clip*.mp4"))) < count:
            self.assertLess(time.monotonic(), deadline, "no clip was finished in time")
            time.sleep(0.02)

    def test_by_ctrl_c_stops_within_a_second_and_leaves_nothing_half_written(self):
        process = self.start_long_film()
        self.wait_for_kept_clips(1)
        asked = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        # The sanitizers' build is several times slower than what users run.
        self.assertLess(time.monotonic() - asked, 1 if "release" in os.environ.get("SONGREEL_PROGRAM", "") else 3)
        self.assertEqual(process.returncode, 130, errors)
        self.assertRegex(errors.decode(), r"stopped; run the same command again to go on: \d of 6 clips (is|are) kept")
        self.assertEqual(self.leftovers(), [])
        self.assertFalse((self.folder / "film.mp4").exists())

    def test_by_a_kill_goes_on_with_the_clips_already_painted(self):
        process = self.start_long_film()
        self.wait_for_kept_clips(2)
        process.kill()
        process.communicate()
        self.assertFalse((self.folder / "film.mp4").exists())
        self.run_program("make", "--song", SONG, "--idea", IDEA, "--character", CHARACTER, "--size", "480p", "--scenes", 6,
                         "--clip-seconds", 2, "-o", "film.mp4")
        kept = [scene["kept_from_before"] for scene in self.record()["scenes"]]
        self.assertGreaterEqual(sum(kept), 2)
        self.assertTrue(self.record()["proof"]["in_sync"])


if __name__ == "__main__":
    unittest.main()
