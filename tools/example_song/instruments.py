"""The band: drums, bass, pads and plucks, each a function from a note to samples."""

from functools import lru_cache

import numpy as np

from .dsp import RATE, band, hertz


def clock(seconds):
    return np.arange(int(seconds * RATE)) / RATE


def noise(seconds, seed, low=None, high=None):
    return band(np.random.default_rng(seed).normal(0, 1, int(seconds * RATE)), low, high)


def sweep(t, start, end, fall):
    """A sine falling from `start` to `end` Hz."""
    return np.sin(2 * np.pi * (end * t + (start - end) * fall * (1 - np.exp(-t / fall))))


def kick():
    t = clock(0.34)
    body = sweep(t, 190, 47, 0.032) * np.exp(-t / 0.13) * np.minimum(1, (0.34 - t) / 0.04)
    return np.tanh(1.6 * body) + 0.25 * noise(0.34, 11, 2000, 9000) * np.exp(-t / 0.004)


def snare():
    t = clock(0.4)
    tone = (np.sin(2 * np.pi * 187 * t) + 0.6 * np.sin(2 * np.pi * 331 * t)) * np.exp(-t / 0.055)
    return 0.7 * tone + 0.55 * noise(0.4, 12, 900, 9500) * np.exp(-t / 0.085)


def clap():
    t = clock(0.35)
    bursts = sum(np.exp(-np.abs(t - at) / 0.005) * (t >= at) for at in (0, 0.011, 0.022))
    return 0.6 * noise(0.35, 13, 900, 7000) * (bursts + 0.7 * np.exp(-t / 0.09) * (t > 0.022))


def hat(decay):
    t = clock(decay * 5)
    metal = sum(np.sign(np.sin(2 * np.pi * f * t)) for f in (4127, 5471, 6323, 7919))
    return 0.5 * band(0.35 * metal + np.random.default_rng(14).normal(0, 1, len(t)), 7500, 15500) * np.exp(-t / decay)


def crash():
    t = clock(2.6)
    return np.stack([0.5 * noise(2.6, seed, 3500, 14000) * np.exp(-t / 0.7) for seed in (15, 16)])


def tom(pitch):
    t = clock(0.4)
    return sweep(t, pitch * 1.7, pitch, 0.05) * np.exp(-t / 0.13)


def riser(seconds):
    """Noise that opens up and grows, stopping dead."""
    t = clock(seconds) / seconds
    layers = [noise(seconds, (17, i), f, 2.2 * f) * np.clip(1 - abs(5 * t - i) / 2, 0, 1)
              for i, f in enumerate((350, 800, 1700, 3400, 6000, 8000))]
    return sum(layers) * t ** 1.7


@lru_cache(maxsize=None)
def pluck(midi, seconds, bright, dull, decay, odd_only=False):
    """Saw (or square) through a low-pass that closes from `bright` to `dull` Hz."""
    t, f = clock(seconds), float(hertz(midi))
    cutoff = dull + (bright - dull) * np.exp(-t / decay)
    out = np.zeros_like(t)
    for k in range(1, min(40, int(min(12000, 2.5 * bright) / f)) + 1, 2 if odd_only else 1):
        out += np.sin(2 * np.pi * k * f * t + 0.1 * k) / k / (1 + (k * f / cutoff) ** 4)
    edge = np.minimum(1, np.minimum(t / 0.003, (seconds - t) / 0.02))
    return out * edge


@lru_cache(maxsize=None)
def bell(midi, seconds=2.2):
    t, f = clock(seconds), float(hertz(midi))
    partials = ((1, 1, 1.0), (2, 0.5, 0.6), (3.01, 0.25, 0.35), (5.4, 0.12, 0.12), (8.2, 0.05, 0.06))
    out = sum(a * np.sin(2 * np.pi * r * f * t) * np.exp(-t / d) for r, a, d in partials)
    return out * np.minimum(1, np.minimum(t / 0.004, (seconds - t) / 0.1))


@lru_cache(maxsize=None)
def saw_table(harmonics):
    x = np.arange(2049) / 2048
    return sum(np.sin(2 * np.pi * k * x) / k for k in range(1, harmonics + 1))


def saw(frequency, phase=0.0):
    """Band-limited saw whose frequency may change from sample to sample."""
    table = saw_table(max(1, int(9000 / np.max(frequency))))
    turns = phase + np.cumsum(frequency) / RATE
    return np.interp(turns % 1, np.arange(2049) / 2048, table)


def pad(midi, seconds, rng):
    """Seven detuned saws spread over both sides, with a soft attack and release."""
    t = clock(seconds)
    out = np.zeros((2, len(t)))
    for cents in (-13, -8, -4, 0, 5, 9, 14):
        side = 0.5 + 0.5 * np.sin(cents * 2.1)
        voice = saw(np.full(len(t), float(hertz(midi + cents / 100))), rng.uniform())
        out += voice * np.array([[np.sqrt(side)], [np.sqrt(1 - side)]])
    return out * np.minimum(1, np.minimum(t / 0.12, (seconds - t) / 0.25)) / 5


def lead(notes):
    """A gliding solo voice over (start, length, midi) notes that follow one another; starts at the first."""
    begin, end = notes[0][0], notes[-1][0] + notes[-1][1]
    t = clock(end - begin + 0.05) + begin
    starts = np.array([n[0] for n in notes])
    index = np.clip(np.searchsorted(starts, t, "right") - 1, 0, None)
    since = t - starts[index]
    target = np.array([n[2] for n in notes], float)
    previous = np.concatenate([target[:1], target[:-1]])
    midi = target[index] + (previous - target)[index] * np.exp(-since / 0.018)
    midi += 0.18 * np.clip((since - 0.25) / 0.3, 0, 1) * np.sin(2 * np.pi * 5.2 * t)
    level = (0.72 + 0.28 * np.exp(-since / 0.15)) * np.minimum(1, np.minimum((t - begin) / 0.01, (t[-1] - t) / 0.08))
    voices = saw(hertz(midi)) + 0.7 * saw(hertz(midi + 0.08)) + 0.5 * saw(hertz(midi - 12.05))
    return band(voices, 150, 4200, order=2) * level
