"""The song on paper: tempo, sections, chords, melody and lyrics."""

from dataclasses import dataclass

from .dsp import note_number

TITLE, ARTIST = "Silver on the Skyline", "Songreel"
BPM = 120
BEAT = 60 / BPM
BAR = 4 * BEAT
EIGHTH = BEAT / 2


@dataclass(frozen=True)
class Section:
    name: str
    bar: int
    bars: int
    chords: str


SECTIONS = [
    Section("intro", 0, 4, "F#m D A E"),
    Section("verse", 4, 8, "F#m D A E F#m D A E"),
    Section("chorus", 12, 8, "D A E F#m D A E F#m"),
    Section("break", 20, 4, "D A E F#m"),
    Section("bridge", 24, 4, "Bm F#m D E"),
    Section("big chorus", 28, 8, "D A E F#m D A E A"),
    Section("outro", 36, 2, "A A"),
]
BARS = sum(s.bars for s in SECTIONS)
DURATION = BARS * BAR

CHORDS = {  # bass, then the chord's upper notes
    "F#m": ("F#1", "A3 C#4 E4 F#4"),
    "D": ("D2", "A3 D4 F#4 A4"),
    "A": ("A1", "A3 C#4 E4 B4"),
    "E": ("E2", "G#3 B3 E4 B4"),
    "Bm": ("B1", "B3 D4 F#4 A4"),
}


@dataclass(frozen=True)
class Line:
    """A sung line. One group per vowel: note/eighths, `~` joins notes on one vowel; it begins at an eighth of its bar.
    A bar | in the spoken text keeps espeak-ng from running two words into one."""
    bar: int
    spoken: str
    melody: str
    offset: int = 0

    @property
    def text(self):
        return self.spoken.replace("| ", "")

    def notes(self):
        """[(start, end, [(time, midi), ...]), ...] in seconds, one entry per vowel."""
        result, time = [], self.bar * BAR + self.offset * EIGHTH
        for group in self.melody.split():
            start, steps = time, []
            for note in group.split("~"):
                name, length = note.split("/")
                steps.append((time, note_number(name)))
                time += int(length) * EIGHTH
            result.append((start, time, steps))
        return result


HOOK = "F#4/2 E4/1 D4/2 E4/1 F#4/2 C#4/5"
LINES = [
    Line(4, "Wake up on | the empty road", "F#3/2 A3/1 B3/2 A3/1 C#4/2 B3/2 A3/4"),
    Line(6, "Little lights in rows of gold", "A3/2 B3/1 C#4/2 B3/1 E4/2 C#4/2 B3/4"),
    Line(8, "Every mile a louder sound", "F#3/2 A3/1 B3/2 A3/1 C#4/2 B3/2 D4/4"),
    Line(10, "Calling me to higher ground", "C#4/2 C#4/1 C#4/2 B3/1 C#4/2 D4/2 E4/4"),
    Line(12, "Silver on | the skyline", HOOK),
    Line(14, "Light up every road", "B3/2 C#4/1 E4/2 D4/3 C#4/5"),
    Line(16, "Silver on | the skyline", HOOK),
    Line(18, "Carry me home", "B3/2 C#4/1 D4/3 B3/2~A3/5"),
    Line(24, "Hear the stadium breathing slow", "F#3/2 F#3/1 B3/2 A3/2~B3/1 C#4/2 B3/2 A3/3"),
    Line(25, "A thousand lights and here we go", "A3/1 D4/2 C#4/1 D4/3 D4/2 E4/2 E4/2 E4/3", offset=7),
    Line(28, "Silver on | the skyline", HOOK),
    Line(30, "Hear the whole world glow", "B3/2 C#4/1 E4/2 D4/3 C#4/5"),
    Line(32, "Silver on | the skyline", HOOK),
    Line(34, "Carry me home", "B3/2 C#4/1 D4/3 B3/2~A3/6"),
]

# Instrumental tune of the break, in eighths from the break's first bar; `-` rests.
LEAD = ("F#5/2 E5/1 D5/2 E5/1 F#5/2 A5/3 C#5/3 E5/2 "
        "B4/2 C#5/1 E5/2 D5/1 B4/2 C#5/6 -/2")
BELLS = "F#5/2 E5/1 D5/2 E5/1 F#5/2 C#5/8"   # the hook, heard from afar in the intro and the outro


def melody(text, bar):
    """(start seconds, length seconds, midi) of an instrumental melody."""
    time = bar * BAR
    for token in text.split():
        name, length = token.split("/")
        if name != "-":
            yield time, int(length) * EIGHTH, note_number(name)
        time += int(length) * EIGHTH


def chords():
    """(bar, section, bass midi, upper midis) for every bar."""
    for section in SECTIONS:
        for i, name in enumerate(section.chords.split()):
            bass, upper = CHORDS[name]
            yield section.bar + i, section, note_number(bass), [note_number(n) for n in upper.split()]


def is_vocal(bar):
    return any(line.bar <= bar < line.bar + 2 for line in LINES)
