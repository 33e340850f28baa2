"""Small signal tools: filters, noise, delay, reverb, compression, loudness and the final limiter."""

import numpy as np

RATE = 44100


def hertz(midi):
    return 440.0 * 2.0 ** ((np.asarray(midi, float) - 69) / 12)


def note_number(name):
    """`C#4` → 61."""
    return "C C# D D# E F F# G G# A A# B".split().index(name[:-1]) + 12 * (int(name[-1]) + 1)


def shape(samples, response, rate=RATE):
    """Zero-phase filter: multiplies the spectrum with response(frequencies)."""
    size = 1 << int(np.ceil(np.log2(samples.shape[-1] + rate // 10)))
    gain = response(np.fft.rfftfreq(size, 1 / rate))
    return np.fft.irfft(np.fft.rfft(samples, size) * gain, size)[..., :samples.shape[-1]]


def band(samples, low, high, rate=RATE, order=4):
    """Band-pass with Butterworth-like slopes; None leaves a side open."""
    def response(f):
        gain = np.ones_like(f)
        if low:
            gain /= np.sqrt(1 + (low / np.maximum(f, 1e-3)) ** (2 * order))
        if high:
            gain /= np.sqrt(1 + (f / high) ** (2 * order))
        return gain
    return shape(samples, response, rate)


def bell(samples, centre, decibel, octaves=1.0):
    """Lifts or lowers the range around `centre`."""
    return shape(samples, lambda f: 10 ** (decibel / 20 * np.exp(-(np.log2(np.maximum(f, 1) / centre) / octaves) ** 2)))


def decibels(value):
    return 10.0 ** (value / 20)


def smooth(samples, width):
    """Running mean under a Hann window of `width` seconds."""
    window = np.hanning(int(width * RATE) | 1)
    size = 1 << int(np.ceil(np.log2(len(samples) + len(window))))
    spectrum = np.fft.rfft(samples, size) * np.fft.rfft(window / window.sum(), size)
    return np.fft.irfft(spectrum, size)[len(window) // 2:][:len(samples)]


def reverb(stereo, seconds, rng, darkness=5000, predelay=0.02):
    """Convolves with decaying noise, different on each side."""
    length = int(seconds * 1.3 * RATE)
    decay = np.exp(-6.9 * np.arange(length) / (seconds * RATE)) * np.minimum(np.arange(length) / 300, 1)
    tail = band(rng.normal(0, 1, (2, length)) * decay, 180, darkness, order=1)
    tail = np.pad(tail / np.sqrt(np.sum(tail ** 2, 1, keepdims=True)), ((0, 0), (int(predelay * RATE), 0)))
    size = 1 << int(np.ceil(np.log2(stereo.shape[1] + tail.shape[1])))
    return np.fft.irfft(np.fft.rfft(stereo, size) * np.fft.rfft(tail, size), size)[:, :stereo.shape[1]]


def ping_pong(stereo, seconds, feedback=0.42, repeats=5):
    """Echoes that change sides."""
    out, step = np.zeros_like(stereo), int(seconds * RATE)
    echo = band(stereo, 300, 6000, order=1)
    for n in range(1, repeats + 1):
        echo = echo[::-1] * feedback
        out[:, n * step:] += echo[:, :-n * step]
    return out


def loudness(stereo):
    """Integrated loudness in LUFS (BS.1770: K weighting, 400 ms blocks, both gates)."""
    def k_weight(f):
        z = np.exp(-2j * np.pi * f / 48000)
        shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z ** 2) / (
            1 - 1.69065929318241 * z + 0.73248077421585 * z ** 2)
        high = (1 - 2 * z + z ** 2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z ** 2)
        return np.abs(shelf * high)
    power = np.cumsum(np.pad(np.sum(shape(stereo, k_weight) ** 2, 0), (1, 0)))
    block, step = int(0.4 * RATE), int(0.1 * RATE)
    starts = np.arange(0, len(power) - block, step)
    means = (power[starts + block] - power[starts]) / block
    level = lambda x: -0.691 + 10 * np.log10(x)
    means = means[level(means + 1e-12) > -70]
    return level(np.mean(means[level(means) > level(np.mean(means)) - 10]))


def limit(stereo, ceiling, reach=0.004):
    """Look-ahead limiter: the gain is never above what the loudest sample within reach allows, and moves smoothly."""
    peak = np.max(np.abs(stereo), 0)
    width = int(reach * RATE)
    span = 1
    while span < 2 * width:                      # running maximum over 2 * width by doubling
        step = min(span, 2 * width - span)
        peak = np.maximum(peak, np.pad(peak[step:], (0, step)))
        span += step
    peak = np.pad(peak, (width, 0))[:stereo.shape[1]]
    gain = np.minimum(1.0, ceiling / np.maximum(peak, 1e-9))
    return np.clip(stereo * smooth(gain, 2 * reach), -ceiling, ceiling)


def master(stereo, target, ceiling):
    """Removes rumble, glues with gentle saturation and brings the song to `target` LUFS below `ceiling`."""
    stereo = band(stereo, 28, 18500)
    stereo = stereo * decibels(target - loudness(stereo))
    gain = 1.0
    for _ in range(4):
        driven = stereo * gain
        out = limit(np.tanh(driven * 0.8) / 0.8, ceiling)
        gain *= decibels(target - loudness(out))
    return out - out.mean(axis=1, keepdims=True)
