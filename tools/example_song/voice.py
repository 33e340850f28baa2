"""Makes a spoken line sing.

The line is spoken once by espeak-ng in a monotone. Its spectral envelope and its voicing are measured every 5 ms, the
vowels are held for as long as their notes ask, and the sound is built anew: a pulse per period of the sung pitch where
the speech was voiced, noise where it was not, both shaped by the measured envelope.
"""

from dataclasses import dataclass

import numpy as np

from .dsp import RATE, band, hertz

HOP = 0.005           # seconds between analysis frames
FORMANT_SHIFT = 1.06  # a slightly smaller head than the speaker's
FFT = 2048
GLIDE = 0.07          # seconds from one note to the next
VIBRATO_HZ, VIBRATO_CENTS = 5.4, 22
NOISE_STEP = 110      # samples
UPWARD = np.clip((np.arange(FFT // 2 + 1) * RATE / FFT - 1000) / 2000, 0, 1)   # 0 below 1 kHz, 1 above 3 kHz


@dataclass
class Speech:
    """What was measured: one row per frame, one column per bin of the output FFT."""
    voiced: np.ndarray    # log power envelope, fine in frequency
    noise: np.ndarray     # log power envelope, fine in time
    periodic: np.ndarray  # (low band, high band): 0 noise, 1 periodic


@dataclass
class SungWord:
    text: str
    start: float
    end: float


def frames(samples, rate, count, half):
    """One row of 2 * half + 1 samples around each frame's time."""
    centres = np.round(np.arange(count) * HOP * rate).astype(int)
    padded = np.pad(samples, half + 1)
    return padded[centres[:, None] + np.arange(1, 2 * half + 2)[None, :]]


def log_envelope(samples, rate, count, f0, periods):
    """Smooth log power spectrum, free of the harmonics of f0 (the method of CheapTrick, with a known f0)."""
    half = int(periods / 2 * rate / f0)
    window = np.hanning(2 * half + 1)
    size = 2048
    power = np.abs(np.fft.rfft(frames(samples, rate, count, half) * window, size)) ** 2 / np.sum(window ** 2)
    quefrency = np.minimum(np.arange(size), size - np.arange(size)) / rate
    smooth = np.fft.rfft(np.fft.irfft(power) * np.sinc(quefrency * f0 * 2 / 3)).real
    cepstrum = np.fft.irfft(np.log(np.maximum(smooth, 1e-10)))
    lifter = np.sinc(f0 * quefrency) * (1.3 - 0.3 * np.cos(2 * np.pi * f0 * quefrency))
    envelope = np.fft.rfft(cepstrum * lifter).real
    source = np.arange(size // 2 + 1) * rate / size
    target = np.arange(FFT // 2 + 1) * RATE / FFT / FORMANT_SHIFT
    rolled = np.clip(np.log2(np.maximum(target, 1) / 8500), 0, None) * -5.0
    return np.stack([np.interp(target, source, row) for row in envelope]) + rolled


def periodicity(samples, rate, count, f0):
    """How well each frame repeats after one period: normalised cross-correlation, best lag near the period."""
    period = rate / f0
    half = int(1.1 * period)
    rows = frames(samples, rate, count, half)
    length = int(1.15 * period)
    first = rows[:, :length]
    best = np.zeros(count)
    for lag in range(int(period * 0.94), min(int(period * 1.06) + 1, rows.shape[1] - length)):
        second = rows[:, lag:lag + length]
        energy = np.sqrt(np.sum(first ** 2, 1) * np.sum(second ** 2, 1)) + 1e-5
        best = np.maximum(best, np.sum(first * second, 1) / energy)
    around = np.pad(best, 1, "edge")
    return np.median([around[:-2], best, around[2:]], axis=0)


def analyse(samples, rate, f0):
    count = int(len(samples) / rate / HOP) + 1
    low, high = (periodicity(band(samples, *edges, rate), rate, count, f0) for edges in ((60, 1200), (2200, 7000)))
    low = np.clip((low - 0.35) / 0.4, 0, 1)
    high = np.clip((high - 0.3) / 0.5, 0, 1) * low
    return Speech(log_envelope(samples, rate, count, f0, 3), log_envelope(samples, rate, count, 2.5 * f0, 2.5),
                  np.stack([low, high]))


def syllables(phones):
    """(consonants before, vowel, consonants after) for each vowel; the consonants between two vowels go to the
    word they belong to, and within a word to the later vowel."""
    result, waiting = [], []
    for phone in phones:
        if phone.is_vowel:
            result.append((waiting, phone, []))
            waiting = []
        elif result and phone.word == result[-1][1].word and not any(
                p.is_vowel and p.word == phone.word and p.start > phone.start for p in phones):
            result[-1][2].append(phone)
        else:
            waiting.append(phone)
    return result


def place(phones, knots, start, stretch):
    """Lays consonants one after another from `start`; returns where they end."""
    for phone in phones:
        end = start + (phone.end - phone.start) * stretch
        knots.append((start, end, phone.start, phone.end, phone.word))
        start = end
    return start


def seconds(phones):
    return sum(p.end - p.start for p in phones)


def time_map(phones, notes):
    """Pieces (start, end, source start, source end, word): vowels begin on their notes and are held, consonants keep
    their length unless the note is too short for them."""
    pieces, groups = [], syllables(phones)
    if len(groups) != len(notes):
        raise ValueError(f"{len(notes)} notes for the vowels {[g[1].name for g in groups]}")
    onset = seconds(groups[0][0])
    place(groups[0][0], pieces, notes[0][0] - onset, 1.0)
    for i, (_, vowel, after) in enumerate(groups):
        start, end = notes[i][0], notes[i][1]
        following = groups[i + 1][0] if i + 1 < len(groups) else []
        joined = i + 1 < len(groups) and notes[i + 1][0] - end < 0.01
        cluster = after + following if joined else after
        stretch = min(1.0, 0.5 * (end - start) / max(seconds(cluster), 1e-6))
        vowel_end = end - seconds(cluster) * stretch
        hold(vowel, pieces, start, vowel_end)
        place(cluster, pieces, vowel_end, stretch)
        if following and not joined:
            place(following, pieces, notes[i + 1][0] - seconds(following), 1.0)
    return pieces


def hold(vowel, pieces, start, end):
    """The vowel's middle is stretched; its beginning and its glide to what follows keep their speed."""
    length, source = end - start, vowel.end - vowel.start
    if length <= source:
        pieces.append((start, end, vowel.start, vowel.end, vowel.word))
        return
    tail = 0.5 * source + 0.12 * (length - source)
    knots = [(start, vowel.start), (start + 0.35 * source, vowel.start + 0.35 * source),
             (end - tail, vowel.start + 0.5 * source), (end, vowel.end)]
    for (t0, s0), (t1, s1) in zip(knots, knots[1:]):
        pieces.append((t0, t1, s0, s1, vowel.word))


def pitch_curve(times, notes, cents, rng):
    """Sung pitch in Hz at `times`: the notes, joined by glides, with vibrato on the long ones."""
    steps = [(t, midi) for _, _, steps in notes for t, midi in steps]
    starts = np.array([t for t, _ in steps])
    midi = np.array([m for _, m in steps], float)[np.clip(np.searchsorted(starts, times, "right") - 1, 0, None)]
    step = times[1] - times[0]
    window = np.hanning(int(GLIDE / step) | 1)
    midi = np.convolve(np.pad(midi, len(window) // 2, "edge"), window / window.sum(), "valid")
    vibrato = np.zeros(len(times))
    ends = np.append(starts[1:], notes[-1][1])
    for start, end in zip(starts, ends):
        if end - start > 0.45:
            depth = np.clip((times - start - 0.22) / 0.3, 0, 1) * np.clip((end - times) / 0.06, 0, 1)
            vibrato += VIBRATO_CENTS * depth * np.sin(2 * np.pi * VIBRATO_HZ * (times - start - 0.22))
    drift = np.interp(times, times[0] + 0.15 * np.arange(200), rng.normal(0, 4, 200))
    return hertz(midi + (vibrato + drift + cents) / 100)


def minimum_phase(log_magnitude):
    """Complex spectra of minimum phase with the given log magnitudes (rows)."""
    cepstrum = np.fft.irfft(log_magnitude)
    cepstrum[:, 1:FFT // 2] *= 2
    cepstrum[:, FFT // 2 + 1:] = 0
    return np.exp(np.fft.rfft(cepstrum))


def overlap_add(total, pieces, starts):
    out = np.zeros(total + FFT)
    for piece, start in zip(pieces, starts):
        out[start:start + len(piece)] += piece
    return out[:total]


def at(rows, position):
    """Rows of a frame table at fractional positions."""
    position = np.clip(position, 0, len(rows) - 1.001)
    whole = position.astype(int)
    part = (position - whole)[:, None]
    return rows[whole] * (1 - part) + rows[whole + 1] * part


class Timing:
    """Where in the speech each moment of the song is taken from."""

    def __init__(self, pieces):
        self.pieces = sorted(pieces)
        self.origin = self.pieces[0][0] - 0.05
        self.total = int((self.pieces[-1][1] + 0.08 - self.origin) * RATE)
        self.target = np.array([t for p in self.pieces for t in (p[0], p[1] - 1e-6)])
        self.source = np.array([s for p in self.pieces for s in (p[2], p[3])]) / HOP

    def frame(self, samples):
        return np.interp(self.origin + samples / RATE, self.target, self.source)

    def sounds(self, samples):
        t = self.origin + samples / RATE
        return np.any([(t > p[0] - 0.004) & (t < p[1] + 0.012) for p in self.pieces], 0)


def harmonic_share(speech, frame):
    """How periodic each output bin is: the low band's value up to 1 kHz, the high band's from 3 kHz on."""
    bands = at(speech.periodic.T, frame)
    return bands[:, :1] * (1 - UPWARD) + bands[:, 1:] * UPWARD


def pulse_times(pitch):
    """Fractional sample positions where the sung pitch begins a new period."""
    phase = np.cumsum(pitch) / RATE
    after = np.flatnonzero(np.diff(np.floor(phase))) + 1
    exact = after - (phase[after] - np.floor(phase[after])) * RATE / pitch[after]
    return exact[exact > 1]


def voiced_part(speech, timing, pitch):
    """One minimum-phase pulse per period."""
    times = pulse_times(pitch)
    times = times[timing.sounds(times)]
    frame = timing.frame(times)
    period = RATE / np.interp(times, np.arange(len(pitch)), pitch)
    log_magnitude = 0.5 * (at(speech.voiced, frame) + np.log(period)[:, None]
                           + np.log(harmonic_share(speech, frame) + 1e-6))
    late = (times - np.floor(times))[:, None] * -2j * np.pi * np.arange(FFT // 2 + 1) / FFT
    pulses = np.fft.irfft(minimum_phase(log_magnitude) * np.exp(late))
    return overlap_add(timing.total, pulses, np.floor(times).astype(int))


def noise_part(speech, timing, rng):
    """Shaped noise where the speech was not periodic, and a little breath above."""
    size = 4 * NOISE_STEP
    starts = np.arange(0, timing.total, NOISE_STEP)
    frame = timing.frame(starts + size / 2)
    share = 1.02 - harmonic_share(speech, frame) + 0.03 * UPWARD
    gain = np.exp(0.5 * at(speech.noise, frame)) * np.sqrt(share) * timing.sounds(starts + size / 2)[:, None]
    noise = rng.normal(0, 1, timing.total + FFT)[starts[:, None] + np.arange(size)] * np.hanning(size) / 2
    return overlap_add(timing.total, np.fft.irfft(np.fft.rfft(noise, FFT) * gain), starts)


def sing(speech, pieces, notes, cents, rng):
    """(samples, start in seconds): the line sung once."""
    timing = Timing(pieces)
    grid = timing.origin + np.arange(timing.total) / RATE
    pitch = np.interp(grid, grid[::32], pitch_curve(grid[::32], notes, cents, rng))
    return voiced_part(speech, timing, pitch) + noise_part(speech, timing, rng), timing.origin


def sung_words(text, pieces):
    words = []
    for i, word in enumerate(text.split()):
        own = [p for p in pieces if p[4] == i]
        words.append(SungWord(word, min(p[0] for p in own), max(p[1] for p in own)))
    return words
