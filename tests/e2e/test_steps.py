"""The single steps: scenes, character, clip, stitch, trim, sheet, verify, flavors."""

import array
import json
import resource
import subprocess
import unittest

from program import CHARACTER, IDEA, SONG, ProgramTest, ffmpeg, frame_hashes, probe


def decoded(path, start=0, seconds=None):
    """16-bit mono samples at 44.1 kHz as ffmpeg hears them."""
    limit = [] if seconds is None else ["-t", str(seconds)]
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-ss", str(start), *limit, "-ac", "1", "-ar", "44100",
                          "-f", "s16le", "-"], check=True, capture_output=True).stdout
    return array.array("h", raw)


def thumbnails(path):
    """Every picture as 16 x 16 grey values, whatever its size was."""
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-an", "-vf", "scale=16:16:flags=area", "-vsync", "passthrough",
                          "-f", "rawvideo", "-pix_fmt", "gray", "-"], check=True, capture_output=True).stdout
    return [raw[at:at + 256] for at in range(0, len(raw), 256)]


class Scenes(ProgramTest):
    def test_are_the_same_for_the_same_seed_only(self):
        def scenes(seed):
            return self.run_program("scenes", "--idea", IDEA, "--character", CHARACTER, "--count", 5, "--seed", seed, "--json").out

        self.assertEqual(scenes(3), scenes(3))
        self.assertNotEqual(scenes(3), scenes(4))
        self.assertEqual(len(json.loads(scenes(3))["scenes"]), 5)

    def test_read_place_time_and_weather_from_the_idea(self):
        out = self.run_program("scenes", "--idea", "Tourist exploring Austin at sunset in the rain", "--character",
                               "Tourist with a camera", "--count", 6, "--json").out
        for scene in json.loads(out)["scenes"]:
            text = scene["description"].lower()
            self.assertIn("rain", text)
            self.assertTrue("street" in text or "city" in text or "downtown" in text, text)
            self.assertTrue("sunset" in text or "golden" in text or "dusk" in text or "sun goes down" in text, text)
            self.assertNotIn("stadium", text)


class Pictures(ProgramTest):
    def test_of_a_character_carry_its_recipe_into_a_clip(self):
        self.run_program("character", "--description", CHARACTER, "--size", 256)
        content = (self.folder / "character.png").read_bytes()
        self.assertIn(b"songreel:character", content)
        self.run_program("clip", "--prompt", "Wide shot of a beach at noon", "--character", CHARACTER, "--image",
                         "character.png", "--seconds", 0.5, "--size", "480p")
        streams, _ = probe(self.folder / "clip.mp4")
        self.assertEqual(int(streams["video"]["nb_read_packets"]), 12)

    def test_of_a_character_are_enough_for_a_clip_as_the_readme_says(self):
        self.run_program("character", "Woman in a yellow raincoat", "-o", "her.png", "--size", 128)
        self.run_program("clip", "--scene", "Close-up of her face under neon", "--character-image", "her.png", "--seconds", 0.5,
                         "--size", "480p", "-o", "clip3.mp4")
        self.assertTrue((self.folder / "clip3.mp4").exists())

    def test_of_strangers_give_their_colours(self):
        ffmpeg("-f", "lavfi", "-i", "color=c=0x20c040:s=128x128:d=1", "-vf", "drawbox=30:20:68:60:red:fill", "-frames:v", 1,
               self.folder / "photo.jpg")
        clip = ["clip", "--prompt", "Medium shot on a beach at noon", "--character", "A woman in a blue coat", "--seconds", 0.5,
                "--size", "480p"]
        self.run_program(*clip, "-o", "own.mp4")
        self.run_program(*clip, "--image", "photo.jpg", "-o", "photo.mp4")
        self.assertNotEqual(frame_hashes(self.folder / "own.mp4"), frame_hashes(self.folder / "photo.mp4"))

    def test_of_a_film_make_a_contact_sheet(self):
        self.make("--scenes", 3, "--clip-seconds", 0.5)
        self.run_program("sheet", "film.mp4", "-o", "sheet.png")
        streams, _ = probe(self.folder / "sheet.png")
        self.assertGreater(streams["video"]["width"], 900)


class Trim(ProgramTest):
    def test_copies_from_the_start_on_and_tells_the_truth_about_it(self):
        before = SONG.read_bytes()
        told = json.loads(self.run_program("trim", SONG, "--start", 10, "-o", "trimmed.mp3", "--json").out)
        self.assertEqual(SONG.read_bytes(), before)
        self.assertLessEqual(told["true_start"], 10)
        self.assertGreater(told["true_start"], 10 - 0.06)
        heard = len(decoded(self.folder / "trimmed.mp3")) / 44100
        self.assertAlmostEqual(heard, told["duration"], delta=0.001)
        verified = self.run_program("make", "--idea", IDEA, "--character", CHARACTER, "--song", "trimmed.mp3", "--scenes", 1,
                                    "--clip-seconds", 2, "--size", "480p")
        self.assertIn("film.mp4", verified.out)
        # The trimmed sound is the original's from `true_start` on, found by our ears' stand-in.
        trimmed, original = decoded(self.folder / "trimmed.mp3", 1, 1), decoded(SONG, told["true_start"] + 1, 1.5)
        best = max(range(0, 1200), key=lambda lag: sum(trimmed[i] * original[i + lag] for i in range(0, 20000, 7)))
        self.assertLess(best, 30, "within a millisecond")

    def test_past_the_end_gives_a_valid_tiny_file(self):
        told = json.loads(self.run_program("trim", SONG, "--start", 80_000, "--json").out)
        self.assertLess(told["duration"], 0.1)
        self.assertGreater(told["file_size_bytes"], -1)
        out = self.run_program("trim", SONG, "--start", 200, "-o", "nothing.mp3").out
        self.assertRegex(out, r"\nthe song is only [0-9.]+ s long, so nothing is left of it\n")

    def test_gives_each_result_a_new_name(self):
        first = json.loads(self.run_program("trim", SONG, "--start", 5, "--json").out)
        second = json.loads(self.run_program("trim", SONG, "--start", 5, "--json").out)
        self.assertNotEqual(first["audio_id"], second["audio_id"])
        self.assertNotEqual(first["audio_path"], second["audio_path"])


class Stitch(ProgramTest):
    def test_conforms_only_the_clip_that_differs(self):
        self.make("--scenes", 2, "--keep-clips", "clips")
        ffmpeg("-f", "lavfi", "-i", "testsrc=s=320x240:r=15:d=1", "-pix_fmt", "yuv444p", self.folder / "odd.mp4")
        result = self.run_program("stitch", "clips/01.mp4", "odd.mp4", "clips/02.mp4", "--song", SONG, "-o", "joined.mp4")
        self.assertIn("1 of them made to fit", result.out)
        streams, _ = probe(self.folder / "joined.mp4")
        self.assertEqual((streams["video"]["width"], int(streams["video"]["nb_read_packets"])), (854, 72))
        hashes = frame_hashes(self.folder / "joined.mp4")
        self.assertEqual(hashes[:24], frame_hashes(self.folder / "clips/01.mp4"), "joined as they are")
        self.assertEqual(hashes[48:], frame_hashes(self.folder / "clips/02.mp4"), "joined as they are")

    def test_of_clips_from_elsewhere_shows_each_of_them_though_one_differs(self):
        for name, size, change in (("a", "640x360", "null"), ("b", "640x360", "negate"), ("odd", "1280x720", "hflip")):
            # Without colours, since what says nothing of its colours may be read in two ways.
            ffmpeg("-f", "lavfi", "-i", f"testsrc2=s={size}:r=24:d=1", "-vf", f"{change},hue=s=0", "-c:v", "libx264", "-pix_fmt",
                   "yuv420p", "-bf", "3", self.folder / f"{name}.mp4")
        for names in (["a.mp4", "odd.mp4", "b.mp4"], ["odd.mp4", "a.mp4", "b.mp4"], ["a.mp4", "b.mp4", "odd.mp4"]):
            with self.subTest(names):
                self.run_program("stitch", *names, "-o", "joined.mp4")
                shown = thumbnails(self.folder / "joined.mp4")
                wanted = [picture for name in names for picture in thumbnails(self.folder / name)]
                self.assertEqual(len(shown), len(wanted))
                for at, (one, other) in enumerate(zip(shown, wanted)):
                    self.assertLess(sum(abs(x - y) for x, y in zip(one, other)) / 256, 4, f"picture {at}")


    def test_takes_more_clips_than_the_usual_limit_of_open_files_has_room_for(self):
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        if hard < 2000:
            self.skipTest(f"only {hard} files may be open here")
        ffmpeg("-f", "lavfi", "-i", "color=s=64x64:r=24", "-frames:v", 2, "-pix_fmt", "yuv420p", self.folder / "clip.mp4")
        self.run_program("stitch", *["clip.mp4"] * 600, "-o", "long.mp4",
                         preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (1024, hard)))
        streams, _ = probe(self.folder / "long.mp4")
        self.assertEqual(int(streams["video"]["nb_read_packets"]), 1200)


class Verify(ProgramTest):
    def test_finds_a_shift_that_somebody_else_made(self):
        self.make("--scenes", 3)
        ffmpeg("-i", self.folder / "film.mp4", "-itsoffset", 0.04, "-i", self.folder / "film.mp4", "-map", "0:v", "-map",
               "1:a", "-c:v", "copy", "-af", "adelay=40:all=1", "-c:a", "aac", self.folder / "late.mp4")
        result = self.run_program("verify", "late.mp4", "--song", SONG, "--json", expect=17)
        self.assertGreater(json.loads(result.out.split("\n{\"event\"")[0])["largest_offset_ms"], 35)

    def test_says_when_it_is_another_song(self):
        self.make("--scenes", 2)
        ffmpeg("-f", "lavfi", "-i", "anoisesrc=d=10:a=0.3", self.folder / "noise.wav")
        result = self.run_program("verify", "film.mp4", "--song", "noise.wav", expect=17)
        self.assertIn("do not hold this song", result.err)
        self.assertEqual(result.out.count("silent or unlike"), 2, "one line for the seconds, one for the cut")
        self.assertIn("nothing in this film sounds like that song", result.out)

    def test_measures_a_song_again_whose_kept_length_is_broken(self):
        ffmpeg("-f", "lavfi", "-i", "color=s=64x64:r=24:d=2", "-pix_fmt", "yuv420p", self.folder / "clip.mp4")
        for content in (None, b"", b"abc", b"12 ", b"99999999999999999999999"):
            with self.subTest(content):
                for kept in (self.folder / "outputs/kept").glob("length*.txt"):
                    kept.write_bytes(content)
                self.run_program("stitch", "clip.mp4", "--song", SONG)

    def test_says_where_the_sound_is_missing(self):
        ffmpeg("-f", "lavfi", "-i", "anullsrc=r=44100:d=10", self.folder / "silence.wav")
        for name, change in (("film", "anull"), ("mute", "volume=0"), ("half", "atrim=0:2")):
            ffmpeg("-f", "lavfi", "-i", "color=s=64x64:r=24:d=4", "-ss", 30, "-t", 4, "-i", SONG, "-map", "0:v", "-map", "1:a",
                   "-af", change, "-c:a", "aac", self.folder / f"{name}.mp4")
        self.run_program("verify", "film.mp4", "--song", SONG, "--start", 30)
        for film, song, start, unlike in (("mute", SONG, 30, 4), ("half", SONG, 30, 2), ("film", "silence.wav", 0, 4)):
            with self.subTest(film):
                result = self.run_program("verify", f"{film}.mp4", "--song", song, "--start", start, "--json", expect=17)
                self.assertEqual(json.loads(result.out.split("\n{\"event\"")[0])["seconds_unlike"], unlike)
        self.run_program("verify", "mute.mp4", "--song", "silence.wav")


class Flavors(ProgramTest):
    def test_that_are_shipped_are_listed_and_in_order(self):
        out = self.run_program("flavors", "list").out
        for name in ("default", "example", "mv1"):
            self.assertIn(name, out)
        self.run_program("flavors", "check")
        self.assertIn("stadium", self.run_program("flavors", "show", "mv1").out)
        self.run_program("flavors", "show", "nowhere", expect=4)

    def test_of_the_user_are_found_and_faults_are_told_with_their_line(self):
        good, broken = self.folder / "mine/quiet", self.folder / "mine/broken"
        good.mkdir(parents=True)
        broken.mkdir()
        (good / "parameters.yaml").write_text("number_of_scenes: 2\nvideo_type: lullaby\n")
        (broken / "parameters.yaml").write_text("number_of_scenes: 2\ncamera: front\n")
        self.environment["SONGREEL_FLAVORS"] = str(self.folder / "mine")
        listed = self.run_program("flavors", "list").out
        self.assertIn("quiet", listed)
        result = self.run_program("flavors", "check", self.folder / "mine", expect=16)
        self.assertIn("broken/parameters.yaml:2", result.out)
        self.assertIn("camera", result.out)
        self.assertNotIn("quiet", result.out)

    def test_are_told_at_start_in_debug_mode(self):
        self.environment["MV_DEBUG_MODE"] = "true"
        err = self.run_program("scenes", "--idea", IDEA, "--character", CHARACTER, "--flavor", "mv1").err
        self.assertIn("config_flavors_discovered", err)
        self.assertIn("config_flavor_selected", err)


if __name__ == "__main__":
    unittest.main()
