"""Voices whose mouths are known: espeak-ng tells when each phoneme begins, fluidsynth plays below it, and held vowels are made
by repeating whole periods of a monotone voice. Everything follows from the seed."""

import random
import struct
import subprocess
import wave

import numpy

RATE = 22050  # espeak's; the mixes have it too
SOUNDFONT = "/usr/share/sounds/sf2/FluidR3_GM.sf2"
VOICES = ["en-us", "en-us+f2", "en-us+m3", "en", "en-us+f4", "en-gb-x-rp+m2"]
WHO = ["The old captain", "My brother", "Every painter", "A small robot", "The baker's wife", "Nobody here", "Our favourite band"]
DOES = ["remembers the summer", "will open the window", "plays above the rooftops", "has found a yellow umbrella",
        "walked over the bridge", "believes in flying boats", "may borrow the lamp"]
WHERE = ["before the morning comes", "while the city sleeps", "by the light of the moon", "when people move away",
         "for a hundred years", "with a voice like thunder", "and nobody knows why"]

# espeak's names of English phonemes: shape, or two shapes for the halves of a diphthong. Longest name first when looked up.
SHAPES = {"p": "A", "b": "A", "m": "A", "f": "G", "v": "G", "l": "H", "@L": "H", "w": "F", "u:": "F", "u": "F", "U": "F",
          "oU": "EF", "O:": "E", "O": "E", "o:": "E", "3": "E", "3:": "E", "OI": "EB", "aU": "DE", "aI": "DB", "A:": "D", "A": "D",
          "0": "D", "eI": "CB", "E": "C", "a": "C", "aa": "C", "V": "C", "@": "C", "@2": "C", "@5": "C", "a#": "C",
          "A@": "D", "O@": "E", "o@": "E", "e@": "C", "U@": "F", "i@": "B", "i@3": "B", "aI@": "DB", "aI3": "DB"}
HELD = "aAeEiIoOuUV03@"  # how names of vowels begin


def shapes_of(name):
    if name in ("", "_", "_:", "_!", "|", "||"):
        return "X"
    base = name.rstrip("#-;")
    return SHAPES.get(name) or SHAPES.get(base) or SHAPES.get(base.rstrip("0123456789")) or "B"


def read(file):
    with wave.open(str(file)) as sound:
        return numpy.frombuffer(sound.readframes(sound.getnframes()), numpy.int16) / 32768.0


def write(file, sound):
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1 if sound.ndim == 1 else 2)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes((numpy.clip(sound, -1, 1) * 32767).astype(numpy.int16).tobytes())


def spoken(speak, folder, lines):
    """Speaks all lines; [(sound, [(start, end, name)])], pauses at the ends cut off."""
    folder.mkdir(parents=True, exist_ok=True)
    asked = "".join(f"{i}\t{voice}\t{rate}\t{pitch}\t{spread}\t{text}\n" for i, (voice, rate, pitch, spread, text) in enumerate(lines))
    subprocess.run([speak, folder], input=asked, text=True, check=True)
    result = []
    for i in range(len(lines)):
        sound = read(folder / f"{i}.wav")
        events = [line.split(" ", 1) for line in (folder / f"{i}.phones").read_text().splitlines()]
        times = [int(at) / 1000 for at, _ in events] + [len(sound) / RATE]
        phones = [(times[k], times[k + 1], name.strip()) for k, (_, name) in enumerate(events) if times[k + 1] > times[k]]
        while phones and shapes_of(phones[-1][2]) == "X":
            phones.pop()
        while phones and shapes_of(phones[0][2]) == "X":
            phones.pop(0)
        first, end = phones[0][0], phones[-1][1]
        result.append((sound[int(first * RATE):int(end * RATE)].copy(), [(s - first, e - first, name) for s, e, name in phones]))
    return result


def period_of(piece):
    """Samples of one period of a steady voiced piece."""
    piece = piece - piece.mean()
    alike = numpy.correlate(piece, piece, "full")[len(piece) - 1:]
    low, high = RATE // 350, min(RATE // 60, len(piece) // 2)
    return low + int(numpy.argmax(alike[low:high])) if high > low + 1 else 0


def sung(dice, sound, phones):
    """Holds the vowels two to six times as long, by repeating some periods from their middle."""
    parts, held, done, shift = [], [], 0.0, 0.0
    for start, end, name in phones:
        added = 0.0
        if name[0] in HELD and end - start > 0.06:
            middle = int((start + end) / 2 * RATE)
            reach = int(min(0.03, (end - start) / 2) * RATE)
            period = period_of(sound[middle - reach:middle + reach])
            if period:
                loop = sound[middle - period:middle].copy()
                fade = numpy.linspace(0, 1, max(2, period // 4))
                ahead = sound[middle - period - len(fade):middle - period]
                if len(ahead) == len(fade):
                    loop[-len(fade):] = loop[-len(fade):] * (1 - fade) + ahead * fade
                times = max(1, int((end - start) * dice.uniform(1, 5) * RATE / period))
                parts += [sound[int(done * RATE):middle], numpy.tile(loop, times)]
                done = middle / RATE
                added = times * period / RATE
        held.append((start + shift, end + shift + added, name))
        shift += added
    parts.append(sound[int(done * RATE):])
    return trembling(numpy.concatenate(parts)), held


def trembling(sound):
    """With a singer's vibrato of a third of a semitone; nothing moves by more than 0.6 ms."""
    at = numpy.arange(len(sound))
    return numpy.interp(at + 0.02 * RATE / (2 * numpy.pi * 5.5) * numpy.sin(2 * numpy.pi * 5.5 * at / RATE), at, sound)


def music(dice, folder, samples):
    """Drums, a bass in the middle and chords at both sides."""
    seconds = samples / RATE
    events = []

    def note(channel, at, length, key, force):
        events.append((at, bytes([0x90 | channel, key, force])))
        events.append((at + length, bytes([0x80 | channel, key, 0])))

    for channel, program, place in ((0, dice.choice([0, 4, 16]), 15), (1, dice.choice([25, 48, 89]), 112), (2, 33, 64)):
        events += [(0, bytes([0xC0 | channel, program])), (0, bytes([0xB0 | channel, 10, place]))]
    tempo, home = dice.randint(84, 126), dice.randint(0, 11)
    chords = dice.choice([[0, 7, 9, 5], [9, 5, 0, 7], [0, 5, 9, 7]])
    for bar in range(int(seconds * tempo / 240) + 2):
        at, root = bar * 1920, (home + chords[bar % 4]) % 12
        for beat in range(8):
            note(9, at + beat * 240, 60, 42, dice.randint(45, 75))
            note(2, at + beat * 240, 200, 36 + root, dice.randint(75, 100))
            if beat % 2 == 0:
                note(9, at + beat * 240, 90, 36 if beat % 4 == 0 else 38, 100)
            for step in (0, 3 if chords[bar % 4] == 9 else 4, 7):
                note(beat % 2, at + beat * 240, 220, 60 + (root + step) % 12, dice.randint(56, 80))
    events.sort(key=lambda event: event[0])
    track, before = b"\0\xff\x51\x03" + struct.pack(">I", int(60e6 / tempo))[1:], 0
    for at, message in events:
        wait, before = at - before, at
        track += (bytes([0x80 | wait >> 7]) if wait > 127 else b"") + bytes([wait & 127]) + message
    track += b"\0\xff\x2f\0"
    score, out = folder / "music.mid", folder / "music.wav"
    score.write_bytes(b"MThd" + struct.pack(">IHHH", 6, 0, 1, 480) + b"MTrk" + struct.pack(">I", len(track)) + track)
    subprocess.run(["fluidsynth", "-ni", "-q", "-r", str(RATE), "-O", "s16", "-T", "wav", "-F", out, SOUNDFONT, score], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    sound = read(out).reshape(-1, 2)[:samples]
    return numpy.pad(sound, ((0, samples - len(sound)), (0, 0)))


def mixed(voice, truth, band, decibels):
    loud = numpy.zeros(len(voice), bool)
    for start, end, shape, _ in truth:
        loud[int(start * RATE):int(end * RATE)] |= shape != "X"
    level = [numpy.sqrt(numpy.mean(sound[loud] ** 2)) for sound in (voice, band)]
    both = band * (level[0] / level[1] * 10 ** (-decibels / 20)) + voice[:, None]
    return both * (0.89 / numpy.abs(both).max())


def truth_of(phones, total):
    """Shapes that cover [0, total): a pause of more than 200 ms is X, the shape before holds through a shorter one."""
    spans = []
    for start, end, name in sorted(phones):
        at = spans[-1][1] if spans else 0.0
        if start - at > 0.2 or not spans:
            spans.append((at, start, "X", "_"))
        elif start > at:
            spans[-1] = (spans[-1][0], start, *spans[-1][2:])
        shapes = shapes_of(name)
        for k, shape in enumerate(shapes):
            spans.append((start + (end - start) * k / len(shapes), start + (end - start) * (k + 1) / len(shapes), shape, name))
    spans.append((spans[-1][1], total, "X", "_"))
    return [span for span in spans if span[1] > span[0]]


def make(seed, speak, folder, files=4):
    """{set: [(WAV file, truth)]}"""
    dice = random.Random(seed)
    sets = {name: [] for name in ("clean", "speech+6", "speech+0", "sung", "sung+6", "sung+0", "music")}

    def keep(name, n, sound, truth):
        (folder / name).mkdir(parents=True, exist_ok=True)
        write(folder / name / f"{n}.wav", sound)
        sets[name].append((folder / name / f"{n}.wav", truth))

    for n in range(files):
        voice = dice.choice(VOICES)
        for kind in ("clean", "sung"):
            lines = [(voice, dice.randint(130, 185) if kind == "clean" else 130, dice.randint(30, 75), 50 if kind == "clean" else 0,
                      f"{dice.choice(WHO)} {dice.choice(DOES)} {dice.choice(WHERE)}") for _ in range(4)]
            sound, phones = [], []
            at = 0.0
            for line, names in spoken(speak, folder / "lines", lines):
                if kind == "sung":
                    line, names = sung(dice, line, names)
                pause = numpy.zeros(int(dice.uniform(0.4, 2.5) * RATE))
                at += len(pause) / RATE
                phones += [(at + s, at + e, name) for s, e, name in names]
                at += len(line) / RATE
                sound += [pause, line]
            voice_alone = numpy.concatenate([*sound, numpy.zeros(RATE // 2)])
            truth = truth_of(phones, len(voice_alone) / RATE)
            band = music(dice, folder, len(voice_alone))
            keep(kind, n, voice_alone * 0.7, truth)
            for decibels in (6, 0):
                keep(f"{'speech' if kind == 'clean' else 'sung'}+{decibels}", n, mixed(voice_alone, truth, band, decibels), truth)
        keep("music", n, band * (0.5 / numpy.abs(band).max()), [(0.0, len(band) / RATE, "X", "_")])
    return sets
