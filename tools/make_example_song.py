#!/usr/bin/env python3
"""Makes the example song "Silver on the Skyline", its lyrics and its word times.

    python3 tools/make_example_song.py OUTDIR [--stems DIR]

writes silver-skyline.mp3, silver-skyline.lrc and silver-skyline.words.json to OUTDIR. The same call gives the same
song. With --stems it also writes the singer and the band apart, as WAV.

Needs: numpy (python3-numpy), espeak-ng (libespeak-ng1) and ffmpeg with libmp3lame.

How it is made: everything is synthesised here, without recordings, soundfonts or samples. Drums, bass, pads and plucks
are sines, saws and filtered noise (example_song/instruments.py) played from the score (example_song/score.py) by the
arranger (example_song/arrange.py). The singer is espeak-ng's speech, taken apart into spectral envelope and voicing and
rebuilt on the notes of the melody (example_song/voice.py); the lyrics' times come from that very synthesis. The song,
its words and its recording are dedicated to the public domain (CC0-1.0).
"""

import argparse
import json
import subprocess
from pathlib import Path

import numpy as np

from example_song import arrange, dsp, score, vocals

NAME = "silver-skyline"
LOUDNESS, CEILING = -14.0, dsp.decibels(-2.3)


def voice_bus(lead, wide, rng):
    """The singer in the middle, doubles at the sides, a short room and an eighth-note echo."""
    dry = np.stack([lead, lead]) + wide
    echo = dsp.ping_pong(np.stack([lead, lead * 0]), 2 * score.EIGHTH, 0.3, 3)
    return dry + 0.16 * dsp.reverb(dry, 1.1, rng, 7000) + 0.22 * echo


def fade_out(stereo, seconds):
    count = int(seconds * dsp.RATE)
    stereo[:, -count:] *= np.cos(np.linspace(0, np.pi / 2, count)) ** 2
    return stereo


def run_ffmpeg(stereo, path, *options):
    command = ["ffmpeg", "-v", "error", "-y", "-f", "f32le", "-ar", str(dsp.RATE), "-ac", "2", "-i", "pipe:0",
               "-fflags", "+bitexact", "-flags:a", "+bitexact", *options, str(path)]
    subprocess.run(command, input=stereo.T.astype("<f4").tobytes(), check=True)


def encode(stereo, path):
    tags = {"title": score.TITLE, "artist": score.ARTIST, "genre": "Synth-pop", "TBPM": score.BPM,
            "copyright": "CC0-1.0"}
    metadata = [arg for key, value in tags.items() for arg in ("-metadata", f"{key}={value}")]
    run_ffmpeg(stereo, path, "-c:a", "libmp3lame", "-q:a", "4", "-id3v2_version", "3", *metadata)


def lrc(timed):
    def stamp(seconds):
        return f"[{int(seconds // 60):02}:{seconds % 60:05.2f}]"
    lines = [f"[ti:{score.TITLE}]", f"[ar:{score.ARTIST}]", f"[length:{stamp(score.DURATION)[1:6]}]"]
    for i, (text, words) in enumerate(timed):
        lines.append(f"{stamp(words[0].start)}{text}")
        following = timed[i + 1][1][0].start if i + 1 < len(timed) else score.DURATION
        if following - words[-1].end > 3:       # an empty line says that nobody sings
            lines.append(stamp(words[-1].end))
    return "\n".join(lines) + "\n"


def word_list(timed):
    return [{"word": w.text, "start": round(w.start, 3), "end": round(w.end, 3)} for _, words in timed for w in words]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("outdir", type=Path)
    parser.add_argument("--stems", type=Path, help="also write the singer and the band apart, as WAV")
    args = parser.parse_args()
    args.outdir.mkdir(parents=True, exist_ok=True)

    lead, wide, timed = vocals.perform()
    music = arrange.arrange()
    singer = 2.9 * voice_bus(lead, wide, np.random.default_rng(7))
    song = fade_out(dsp.master(music + singer, LOUDNESS, CEILING), 1.5)

    encode(song, args.outdir / f"{NAME}.mp3")
    (args.outdir / f"{NAME}.lrc").write_text(lrc(timed))
    (args.outdir / f"{NAME}.words.json").write_text(json.dumps(word_list(timed), indent=1) + "\n")
    if args.stems:
        args.stems.mkdir(parents=True, exist_ok=True)
        scale = 1 / max(1, np.max(np.abs(music)), np.max(np.abs(singer)))
        stems = {"voice-dry": scale * np.stack([lead, lead]),
                 "voice": scale * singer, "music": scale * music, "song": song}
        for name, stem in stems.items():
            run_ffmpeg(stem, args.stems / f"{name}.wav", "-c:a", "pcm_s16le")


if __name__ == "__main__":
    main()
