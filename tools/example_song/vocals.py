"""The singer: lead, doubles and harmony, and the words' times."""

import numpy as np

from . import voice
from .dsp import RATE, band, bell, decibels, smooth
from .espeak import Speaker
from .score import DURATION, LINES, SECTIONS

SPOKEN_PITCH = 101.6   # Hz, what espeak.SOURCE_PITCH gives
CHORUS_BARS = [bar for s in SECTIONS if "chorus" in s.name for bar in range(s.bar, s.bar + s.bars)]
SCALE = [1, 2, 4, 6, 8, 9, 11]  # A major as pitch classes


def third_above(midi):
    """The next but one note of the scale."""
    up = [m for m in range(midi + 1, midi + 6) if m % 12 in SCALE]
    return up[1]


def add(stem, samples, start):
    first = int(round(start * RATE))
    stem[first:first + len(samples)] += samples[:len(stem) - first]


def level(samples, target=0.1):
    """Evens out loudness from syllable to syllable: slow 3:1 compression towards `target`, silence stays silent."""
    samples = samples * target / (np.sqrt(np.mean(samples ** 2)) + 1e-9)
    loudness = np.sqrt(np.maximum(smooth(samples ** 2, 0.06), 0) + 1e-12)
    gain = (target / np.maximum(loudness, target / 2.5)) ** 0.7
    return samples * smooth(np.where(loudness > target / 60, gain, 1.0), 0.05)


def perform():
    """(lead, wide stems as 2 rows, timed lines): dry voices over the whole song."""
    speaker = Speaker()
    total = int(DURATION * RATE)
    lead, wide, timed = np.zeros(total), np.zeros((2, total)), []
    for number, line in enumerate(LINES):
        samples, phones = speaker.say(line.spoken)
        speech = voice.analyse(samples, speaker.rate, SPOKEN_PITCH)
        notes = line.notes()
        pieces = voice.time_map(phones, notes)
        timed.append((line.text, voice.sung_words(line.text, pieces)))

        def take(cents, seed, sung=notes):
            out, start = voice.sing(speech, pieces, sung, cents, np.random.default_rng([seed, number]))
            return level(out), start

        strong = line.bar in CHORUS_BARS
        out, start = take(0, 1)
        add(lead, out * decibels(-3 if not strong else 1.5 if line.bar >= 28 else 0), start)
        if not strong:
            continue
        for side, cents in ((0, -8), (1, 9)):
            out, start = take(cents, 2 + side)
            add(wide[side], decibels(-11) * out, start + 0.012 + 0.006 * side)
        if line.bar >= 28:
            upper = [(a, b, [(t, third_above(m)) for t, m in steps]) for a, b, steps in notes]
            for side in (0, 1):
                out, start = take(5 - 10 * side, 4 + side, upper)
                add(wide[side], decibels(-10) * out, start + 0.008 * side)
    return colour(lead), colour(wide), timed


def colour(stem):
    stem = band(stem, 110, 14000)
    return bell(bell(stem, 280, -2.0), 3200, 4.0, 1.2)
