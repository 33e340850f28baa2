"""songreel lipsync: what a mouth does, in the formats of Rhubarb Lip Sync, read with Python's own parsers."""

import json
import re
import unittest
import xml.etree.ElementTree as xml

from program import ROOT, SONG, ProgramTest, ffmpeg, probe

LYRICS = ROOT / "examples/silver-skyline.lrc"
WORDS = ROOT / "examples/silver-skyline.words.json"


class LipsyncCommand(ProgramTest):
    def lipsync(self, *arguments, expect=0):
        return self.run_program("lipsync", *arguments, expect=expect)

    def cues(self, *arguments):
        """(start, end, shape) of every cue, from JSON."""
        told = json.loads(self.lipsync(*arguments, "--json").out)
        return [(cue["start"], cue["end"], cue["value"]) for cue in told["mouthCues"]]

    def assert_covers(self, cues, length):
        """From 0 to the end without gap or overlap, no two neighbours alike."""
        self.assertEqual(cues[0][0], 0)
        self.assertEqual(cues[-1][1], length)
        for (_, end, shape), (start, _, following) in zip(cues, cues[1:]):
            self.assertEqual(end, start)
            self.assertNotEqual(shape, following)
        self.assertTrue(all(start < end and shape in "ABCDEFGHX" for start, end, shape in cues))

    def beginning(self, seconds=14):
        """The song's first seconds: in 14, two lines are sung."""
        ffmpeg("-i", SONG, "-t", seconds, "-c", "copy", self.folder / "beginning.mp3")
        return str(self.folder / "beginning.mp3")

    def noise(self, name, source):
        ffmpeg("-f", "lavfi", "-i", source, self.folder / name)
        return name


class Formats(LipsyncCommand):
    def test_tell_the_same_in_json_xml_and_tsv(self):
        song = self.beginning()
        part = [song, "--start", 7, "--end", 13.5]
        told = json.loads(self.lipsync(*part, "--json").out)
        cues = [(cue["start"], cue["end"], cue["value"]) for cue in told["mouthCues"]]
        self.assertEqual(told["metadata"], {"soundFile": song, "duration": 6.5})
        self.assert_covers(cues, 6.5)
        self.assertGreater(len({shape for _, _, shape in cues}), 3)

        tree = xml.fromstring(self.lipsync(*part, "--xml").stdout)
        self.assertEqual(tree.tag, "rhubarbResult")
        self.assertEqual(tree.findtext("metadata/soundFile"), song)
        self.assertEqual(tree.findtext("metadata/duration"), "6.50")
        self.assertEqual([(float(cue.get("start")), float(cue.get("end")), cue.text)
                          for cue in tree.findall("mouthCues/mouthCue")], cues)

        lines = self.lipsync(*part).out.splitlines()
        self.assertEqual(lines, self.lipsync(*part, "--tsv").out.splitlines())
        self.assertTrue(all(re.fullmatch(r"\d+\.\d\d\t[A-HX]", line) for line in lines))
        self.assertEqual([(float(time), shape) for time, shape in (line.split("\t") for line in lines)],
                         [(start, shape) for start, _, shape in cues] + [(6.5, "X")])

    def test_hold_a_hostile_name_of_a_song(self):
        name = "a<b>&\"c'.wav"
        self.noise(name, "anullsrc=r=16000:cl=mono:d=1")
        self.assertTrue(xml.fromstring(self.lipsync(name, "--xml").stdout).findtext("metadata/soundFile").endswith(name))
        self.assertTrue(json.loads(self.lipsync(name, "--json").out)["metadata"]["soundFile"].endswith(name))

    def test_go_into_a_file(self):
        result = self.lipsync("--audio", self.beginning(), "--end", 10, "--xml", "--out", "mouths.xml")
        self.assertEqual(result.out, "")
        self.assertIn("mouths.xml", result.err)
        self.assertEqual(xml.parse(self.folder / "mouths.xml").getroot().findtext("metadata/duration"), "10.00")
        self.assertEqual(self.leftovers(), [])


class Song(LipsyncCommand):
    def test_is_covered_whole_and_rests_where_nobody_sings(self):
        cues = self.cues(SONG)
        length = int(float(probe(SONG)[1]["duration"]) * 100) / 100
        self.assertAlmostEqual(cues[-1][1], length, delta=0.06)
        self.assert_covers(cues, cues[-1][1])
        words = json.loads(WORDS.read_text())
        silent = [a for a, b in zip([0] + [w["end"] for w in words], [w["start"] for w in words]) if b - a > 3]
        self.assertGreater(len(silent), 1)
        for start in silent:  # well after the last word
            middle = start + 1.7
            self.assertEqual([s for a, b, s in cues if a <= middle < b], ["X"], f"at {middle}")

    def test_is_heard_from_its_first_moment(self):
        ffmpeg("-ss", "24.2", "-i", SONG, "-t", "8", self.folder / "at-once.wav")  # in the middle of a word
        first = next(start for start, _, shape in self.cues("at-once.wav") if shape != "X")
        self.assertLess(first, 0.2)

    def test_closes_the_lips_where_the_lyrics_say_so(self):
        cues = self.cues(self.beginning(24), "--lyrics", LYRICS)
        closed = [(a, b) for a, b, shape in cues if shape == "A"]
        told = [w for w in json.loads(WORDS.read_text()) if w["word"].lower() in ("mile", "me") and w["end"] < 24]
        found = [w for w in told if any(a < w["end"] + 0.1 and b > w["start"] - 0.1 for a, b in closed)]
        self.assertEqual(len(told), 2)
        self.assertEqual(found, told, closed)

    def test_takes_plain_lyrics_too(self):
        words = [w["word"] for w in json.loads(WORDS.read_text()) if w["end"] < 14.5]
        (self.folder / "words.txt").write_text("\n".join(words))
        song = self.beginning()
        self.assertNotEqual(self.cues(song, "--lyrics", "words.txt"), self.cues(song))


class NoVoice(LipsyncCommand):
    def test_of_silence_is_one_rest(self):
        result = self.lipsync(self.noise("silence.wav", "anullsrc=r=44100:cl=stereo:d=3"))
        self.assertEqual(result.out, "0.00\tX\n3.00\tX\n")
        self.assertIn("nobody sings", result.err)

    def test_of_noise_is_one_rest(self):
        self.assertEqual(self.cues(self.noise("noise.wav", "anoisesrc=d=4:c=pink:r=96000:a=0.3")), [(0, 4, "X")])


class WrongInput(LipsyncCommand):
    def assert_refused(self, code, words, *arguments):
        result = self.lipsync(*arguments, expect=code)
        self.assertEqual(result.out, "")
        self.assertIn(words, result.err)

    def test_is_told_in_plain_words(self):
        (self.folder / "text.txt").write_text("This is no song.\n")
        (self.folder / "binary.lrc").write_bytes(bytes(range(256)))
        (self.folder / "empty.txt").write_text("")
        self.noise("short.wav", "anullsrc=r=16000:cl=mono:d=2")
        self.assert_refused(8, "text.txt", "text.txt")
        self.assert_refused(4, "nowhere.mp3", "nowhere.mp3")
        self.assert_refused(13, "--start", "short.wav", "--start", 2, "--end", 1)
        self.assert_refused(13, "--start", "short.wav", "--start", 1, "--end", 1)
        self.assert_refused(13, "2.00 s long", "short.wav", "--end", 3)
        self.assert_refused(13, "2.00 s long", "short.wav", "--start", 5)
        self.assert_refused(13, "--start", "short.wav", "--start", -1)
        self.assert_refused(15, "lyrics", "short.wav", "--lyrics", "binary.lrc")
        self.assert_refused(6, "lyrics", "short.wav", "--lyrics", "empty.txt")
        self.assert_refused(4, "nowhere.lrc", "short.wav", "--lyrics", "nowhere.lrc")
        self.assert_refused(2, "--xml", "short.wav", "--tsv", "--xml")
        self.assert_refused(2, "audio")

    def test_leaves_the_song_alone(self):
        self.noise("short.wav", "anullsrc=r=16000:cl=mono:d=2")
        before = (self.folder / "short.wav").read_bytes()
        self.lipsync("short.wav", "--out", "short.wav", expect=2)
        self.assertEqual((self.folder / "short.wav").read_bytes(), before)


if __name__ == "__main__":
    unittest.main()
