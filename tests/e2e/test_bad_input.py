"""What must be refused: one clear sentence, its own exit code, nothing half-written."""

import os
import pathlib
import resource
import signal
import subprocess
import unittest

from program import CHARACTER, PROGRAM, SONG, ProgramTest, children, ffmpeg

USAGE, NOT_FOUND, UNREADABLE, EMPTY, DAMAGED, NOT_MEDIA, PLAYLIST = 2, 4, 5, 6, 7, 8, 9
UNSUPPORTED, UNWRITABLE, DISK_FULL, OUT_OF_RANGE, TOO_LONG, INVALID_TEXT = 10, 11, 12, 13, 14, 15


class Refused(ProgramTest):
    def refuse(self, *arguments, code, says, **options):
        result = self.make(*arguments, expect=code, **options)
        lines = [line for line in result.err.splitlines() if line.startswith("songreel: ")]
        self.assertEqual(len(lines), 1, result.err)
        self.assertIn(says, lines[0])
        self.assertEqual(self.leftovers(), [])
        self.assertFalse((self.folder / "film.mp4").exists())
        self.assertFalse((self.folder / "film.json").exists())

    def song(self, name, content):
        (self.folder / name).write_bytes(content)
        return name


class Songs(Refused):
    def test_that_are_missing(self):
        self.refuse(song="nowhere.mp3", code=NOT_FOUND, says="no such file")

    def test_that_may_not_be_read(self):
        if os.geteuid() == 0:
            self.refuse(song="/", code=UNREADABLE, says="folder")
            return
        name = self.song("locked.mp3", SONG.read_bytes())
        (self.folder / name).chmod(0)
        self.refuse(song=name, code=UNREADABLE, says="permission")

    def test_that_are_empty(self):
        self.refuse(song=self.song("empty.mp3", b""), code=EMPTY, says="empty")

    def test_that_are_cut_off(self):
        whole = SONG.read_bytes()
        self.refuse(song=self.song("half.mp3", whole[: len(whole) // 2]), code=DAMAGED, says="cut off")

    def test_that_are_cut_off_in_every_other_format(self):
        for extension, codec in (("m4a", "aac"), ("ogg", "libvorbis"), ("opus", "libopus"), ("flac", "flac"), ("wav", "pcm_s16le")):
            with self.subTest(extension):
                whole = self.folder / f"whole.{extension}"
                ffmpeg("-i", SONG, "-t", 12, "-vn", "-c:a", codec, whole)
                content = whole.read_bytes()
                self.refuse(song=self.song(f"half.{extension}", content[: len(content) // 2]), code=DAMAGED, says="half")

    def test_that_are_text(self):
        self.refuse(song=self.song("text.mp3", b"This is no song at all.\n" * 200), code=NOT_MEDIA, says="text.mp3")

    def test_that_are_noise(self):
        self.refuse(song=self.song("noise.mp3", os.urandom(40_000)), code=NOT_MEDIA, says="noise.mp3")

    def test_that_are_playlists(self):
        playlists = {"hls": b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n",
                     "concat": b"ffconcat version 1.0\nfile /etc/passwd\n", "pls": b"[playlist]\nFile1=/etc/passwd\n"}
        for name, content in playlists.items():
            with self.subTest(name):
                self.refuse(song=self.song(f"{name}.mp3", content), code=PLAYLIST, says="playlist")

    def test_that_are_pictures(self):
        ffmpeg("-f", "lavfi", "-i", "testsrc=s=64x64:d=1", "-frames:v", 1, self.folder / "picture.png")
        os.rename(self.folder / "picture.png", self.folder / "picture.mp3")
        self.refuse(song="picture.mp3", code=NOT_MEDIA, says="picture")

    def test_that_are_silent_films(self):
        ffmpeg("-f", "lavfi", "-i", "testsrc=s=64x64:d=1", "-an", self.folder / "silent.mp4")
        self.refuse(song="silent.mp4", code=NOT_MEDIA, says="sound")

    def test_that_end_before_the_start(self):
        self.refuse("--start", 4000, code=OUT_OF_RANGE, says="choose an earlier start")


class Options(Refused):
    def test_with_an_impossible_number_of_scenes(self):
        for scenes in ("0", "-1", "10000"):
            with self.subTest(scenes):
                self.refuse("--scenes", scenes, code=OUT_OF_RANGE, says=f"{scenes} scenes")

    def test_with_impossible_clips_and_pictures(self):
        self.refuse("--clip-seconds", 0.1, code=OUT_OF_RANGE, says="0.5 to 60")
        self.refuse("--size", "8k", code=USAGE, says="choose 480p")
        self.refuse("--aspect", "4:3", code=USAGE, says="choose 16:9")
        self.refuse("--fps", 23, code=USAGE, says="choose 24")

    def test_with_times_that_are_none(self):
        for seconds in ("nan", "inf", "-inf", "1e30", "-3", "90000"):
            with self.subTest(seconds):
                self.refuse("--start", seconds, code=OUT_OF_RANGE, says="seconds from 0 to 86400")
                self.refuse("--clip-seconds", seconds, code=OUT_OF_RANGE, says="seconds from 0 to 86400")
                steps = [["trim", SONG, "--start"], ["stitch", "a.mp4", "--song", SONG, "--start"],
                         ["verify", "a.mp4", "--song", SONG, "--start"], ["clip", "A beach", "--character", "A dog", "--start"],
                         ["clip", "A beach", "--character", "A dog", "--seconds"]]
                for step in steps:
                    result = self.run_program(*step, seconds, expect=OUT_OF_RANGE)
                    self.assertIn("seconds from 0 to 86400", result.err)

    def test_that_ask_for_the_impossible_are_refused_before_the_painting(self):
        ffmpeg("-i", SONG, "-t", 3, self.folder / "song.wav")
        ffmpeg("-i", SONG, "-t", 3, "-c:a", "libvorbis", self.folder / "song.ogg")
        for song in ("song.wav", "song.ogg"):
            self.refuse("--audio", "copy", "--scenes", 1, song=song, code=UNSUPPORTED, says="--audio aac")
        (self.folder / "file").write_text("no folder")
        self.refuse("--keep-clips", "file/clips", "--scenes", 1, song="song.wav", code=UNWRITABLE, says="file/clips")
        self.refuse("--keep-clips", "/proc/clips", "--scenes", 1, song="song.wav", code=UNWRITABLE, says="/proc/clips")
        self.refuse("--keep-clips", ".", "-o", "01.mp4", "--scenes", 1, song="song.wav", code=USAGE, says="another output")
        self.assertEqual(list(self.folder.rglob("clip*.mp4")), [])

    def test_that_are_unknown(self):
        self.refuse("--colour", "red", code=USAGE, says="--colour")
        result = self.run_program("make", "--sonh", SONG, expect=USAGE)
        self.assertIn("there is no option --sonh; did you mean --song?", result.err)

    def test_with_numbers_that_are_none_are_named(self):
        self.refuse("--seed", "abc", code=USAGE, says="--seed needs a whole number, not 'abc'")
        self.refuse("--start", "late", code=USAGE, says="--start needs a number of seconds, not 'late'")

    def test_without_the_idea(self):
        result = self.run_program("make", "--character", CHARACTER, expect=USAGE)
        self.assertIn("--idea", result.err)

    def test_with_a_megabyte_of_idea(self):
        self.refuse(idea="rain " * 20_000, code=TOO_LONG, says="shorten it")

    def test_with_text_that_is_not_utf8(self):
        self.refuse(idea=b"caf\xe9 at night", code=INVALID_TEXT, says="UTF-8")
        self.refuse(character=b"robot \xff", code=INVALID_TEXT, says="UTF-8")


class Commands(ProgramTest):
    def test_that_are_unknown_are_named_with_the_nearest(self):
        for words, says in ((("mak",), "there is no command 'mak'; did you mean make?"),
                            (("paint-all",), "there is no command 'paint-all';"),
                            (("flavors", "lst"), "there is no command 'lst'; did you mean list?")):
            with self.subTest(words):
                self.assertIn(says, self.run_program(*words, expect=USAGE).err)

    def test_help_with_and_without_dashes(self):
        self.assertEqual(self.run_program("help").out, self.run_program("--help").out)
        out = self.run_program("make", "--help").out
        self.assertIn("Usage: songreel make", out)
        self.assertRegex(out, r"--song FILE\b")
        self.assertRegex(out, r"--seed N\b")

    def test_a_clip_of_nobody_says_how_to_name_somebody(self):
        err = self.run_program("clip", "A man walks", expect=USAGE).err
        self.assertIn("--character", err)
        self.assertIn("--image", err)


class Outputs(Refused):
    def test_in_a_missing_folder(self):
        self.refuse("-o", "nowhere/film.mp4", code=UNWRITABLE, says="does not exist")

    def test_that_are_folders(self):
        (self.folder / "folder").mkdir()
        self.refuse("-o", "folder", code=UNWRITABLE, says="folder")

    def test_that_would_replace_the_song(self):
        before = SONG.read_bytes()
        (self.folder / "s.mp3").write_bytes(before)
        os.symlink("s.mp3", self.folder / "link.mp3")
        for out in ("s.mp3", "./s.mp3", "link.mp3"):
            self.refuse("-o", out, song="s.mp3", code=USAGE, says="another output")
            self.run_program("trim", "s.mp3", "-o", out, expect=USAGE)
        self.assertEqual((self.folder / "s.mp3").read_bytes(), before)

    def test_that_their_own_record_would_replace(self):
        self.refuse("-o", "f.json", code=USAGE, says=".mp4")

    def test_whose_record_would_replace_a_strangers_file(self):
        (self.folder / "package.json").write_text('{"name": "mine"}')
        self.refuse("-o", "package.mp4", code=USAGE, says="package.json")
        self.assertEqual((self.folder / "package.json").read_text(), '{"name": "mine"}')

    def test_that_are_pipes_or_devices(self):
        os.mkfifo(self.folder / "pipe.mp4")
        for out in ("pipe.mp4", "/dev/null"):
            self.refuse("-o", out, code=UNWRITABLE, says="not a file")
        self.assertTrue((self.folder / "pipe.mp4").is_fifo())

    def test_of_steps_that_would_replace_what_they_read(self):
        ffmpeg("-f", "lavfi", "-i", "testsrc=s=64x64:d=1", self.folder / "a.mp4")
        before = (self.folder / "a.mp4").read_bytes()
        for step in (("stitch", "a.mp4"), ("sheet", "a.mp4"), ("clip", "A beach", "--image", "a.mp4")):
            self.run_program(*step, "-o", "a.mp4", expect=USAGE)
        self.assertEqual((self.folder / "a.mp4").read_bytes(), before)

    def test_that_are_lost_on_the_way_are_told(self):
        for count in (1, 60):  # within one buffer, and beyond
            with open("/dev/full", "w", encoding="ascii") as full:
                result = subprocess.run([PROGRAM, "scenes", "--idea", "rain", "--character", CHARACTER, "--count", str(count), "--json"],
                                        env=self.environment, stdout=full, stderr=subprocess.PIPE, check=False)
            self.assertEqual(result.returncode, DISK_FULL, result.stderr)
            self.assertIn(b"the disk is full", result.stderr)

    def test_that_a_crash_prevents_tell_the_signal_for_a_report(self):
        process = self.start("trim", SONG, "-o", "t.mp3")
        workers = []
        while not workers:
            self.assertIsNone(process.poll(), "it ended before its worker was seen")
            workers = children(process.pid)
        os.kill(workers[0], signal.SIGQUIT)
        _, errors = process.communicate(timeout=60)
        self.assertEqual(process.returncode, DAMAGED, errors)
        self.assertRegex(errors.decode(), r"\n +\(signal 3 .*\)\n")

    def test_that_grow_beyond_what_is_allowed_are_told(self):
        def allow_little():
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

        result = self.run_program("trim", SONG, "-o", "t.mp3", expect=TOO_LONG, preexec_fn=allow_little)
        self.assertIn("SONGREEL_MEDIA_OUTPUT_MB", result.err)
        self.assertEqual(self.leftovers(), [])

    def test_where_nobody_may_write(self):
        self.refuse("-o", "/proc/film.mp4", code=UNWRITABLE, says="could not create")


@unittest.skipUnless(os.geteuid() == 0, "mounting a small disk needs root")
class FullDisk(Refused):
    def setUp(self):
        super().setUp()
        disk = self.folder / "disk"
        disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk], check=False, capture_output=True)
        if mounted.returncode != 0:
            self.skipTest("this machine does not let us mount a small disk")
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        self.environment["SONGREEL_OUTPUTS"] = str(disk / "outputs")

    def test_while_painting_is_told_and_leaves_nothing_half_written(self):
        self.refuse("--scenes", 2, "--clip-seconds", 4, code=DISK_FULL, says="disk is full")


if __name__ == "__main__":
    unittest.main()
