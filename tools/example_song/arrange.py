"""Who plays what, when: fills the stems of the band, bar by bar."""

import numpy as np

from . import instruments as play
from .dsp import RATE, band, decibels, ping_pong, reverb
from .score import BAR, BEAT, BELLS, DURATION, EIGHTH, LEAD, SECTIONS, chords, is_vocal, melody

SIXTEENTH = EIGHTH / 2
STEMS = ["kick", "drums", "bass", "pad", "arp", "lead"]
ARP_STEPS = [0, 2, 1, 3, 2, 1, 3, 2, 0, 2, 3, 1, 2, 3, 1, 2]
# sixteenths of a bar, x for a hit
GROOVES = {
    "verse": {"kick": "x.......x.x.....", "snare": "................", "hat": "..x...x...x...x."},
    "verse 2": {"kick": "x.....x.x.x.....", "snare": "....x.......x...", "hat": "x.x.x.x.x.x.x.x."},
    "chorus": {"kick": "x...x...x...x...", "snare": "....x.......x...", "clap": "....x.......x...",
               "hat": "x.xxx.xxx.xxx.xx", "open": "..x...x...x...x."},
    "big chorus": {"kick": "x...x...x...x.x.", "snare": "....x.......x..x", "clap": "....x.......x...",
                   "hat": "xxxxxxxxxxxxxxxx", "open": "..x...x...x...x."},
    "break": {"kick": "x...x...x...x.x.", "clap": "....x.......x...", "hat": "x.x.x.x.x.x.x.x.",
              "open": "..............x."},
    "bridge": {"hat": "....x.......x..."},
    "build": {"snare": "x...x...x.x.xxxx", "kick": "x...x...x...x..."},
}
BALANCE = {"kick": -4.5, "drums": 5.5, "bass": -8, "pad": 7, "arp": 1.5, "lead": 0.5}   # decibels
LEVELS = {"kick": -3, "snare": -8, "clap": -9.5, "hat": -20, "open": -19}


class Band:
    def __init__(self):
        self.stems = {name: np.zeros((2, int(DURATION * RATE))) for name in STEMS}
        self.kicks = []
        self.kit = {"kick": play.kick(), "snare": play.snare(), "clap": play.clap(), "hat": play.hat(0.022),
                    "open": play.hat(0.09)}
        self.rng = np.random.default_rng(2024)

    def put(self, stem, samples, start, level=0.0, pan=0.0):
        """Adds mono or stereo samples at `start` seconds; pan runs from -1 to 1."""
        target, first = self.stems[stem], int(round(start * RATE))
        if samples.ndim == 1:
            angle = (pan + 1) * np.pi / 4
            samples = samples * np.array([[np.cos(angle)], [np.sin(angle)]]) * np.sqrt(2)
        count = min(samples.shape[1], target.shape[1] - first)
        target[:, first:first + count] += decibels(level) * samples[:, :count]

    def groove(self, bar, name):
        for drum, pattern in GROOVES[name].items():
            for step, mark in enumerate(pattern):
                if mark != "x":
                    continue
                time = bar * BAR + step * SIXTEENTH
                accent = 0.0 if drum not in ("hat", "open") else -2.5 * (step % 4 == 0) - self.rng.uniform(0, 1.5)
                if name == "build" and drum == "snare":
                    accent = -9 + 0.5 * step
                pan = 0.25 if drum in ("hat", "open") else 0.0
                self.put("kick" if drum == "kick" else "drums", self.kit[drum], time, LEVELS[drum] + accent, pan)
                if drum == "kick":
                    self.kicks.append(time)

    def fill(self, bar):
        for step, pitch in ((8, 180), (10, 180), (11, 150), (12, 150), (14, 110), (15, 110)):
            self.put("drums", play.tom(pitch), bar * BAR + step * SIXTEENTH, -8, (150 - pitch) / 120)

    def bass(self, bar, midi, name):
        if name == "bridge" or name == "outro":
            self.put("bass", play.pluck(midi + 12, BAR, 500, 160, 0.5), bar * BAR, -9)
        elif name == "verse":
            for step, length in ((0, 3), (3, 3), (6, 2)):
                note = play.pluck(midi + 12, length * EIGHTH * 0.95, 900, 220, 0.12)
                self.put("bass", note, bar * BAR + step * EIGHTH, -8)
        elif name != "intro":
            for step in range(8):
                note = midi + 12 * (1 + (step % 4 == 3))
                self.put("bass", play.pluck(note, EIGHTH * 0.92, 1500, 260, 0.1), bar * BAR + step * EIGHTH, -8)
        if name in ("chorus", "break", "big chorus"):
            self.put("bass", play.pluck(midi + 12, BAR * 0.99, 150, 120, 0.3), bar * BAR, -8)

    def arp(self, bar, notes, section):
        level = {"intro": -19, "verse": -18, "chorus": -17.5, "break": -19, "bridge": -21,
                 "big chorus": -14.5}.get(section.name)
        if level is None:
            return
        within = bar - section.bar
        bright = {"intro": 900 + 500 * within, "bridge": 900 + 900 * within, "verse": 1800}.get(section.name, 3600)
        for step, which in enumerate(ARP_STEPS):
            if section.name in ("verse", "bridge") and step % 2:
                continue
            sample = play.pluck(notes[which] + 12, 0.32, bright, 300, 0.07, True)
            self.put("arp", sample, bar * BAR + step * SIXTEENTH, level + 1.5 * (step % 4 == 0), 0.6 * (-1) ** step)

    def pads(self, bar, notes, section):
        level, top = {"intro": (-23, 900), "verse": (-22.5, 1100), "chorus": (-18.5, 4200), "break": (-20, 3000),
                      "bridge": (-21, 1600), "big chorus": (-15.5, 5500), "outro": (-19, 2500)}[section.name]
        for midi in notes:
            self.put("pad", band(play.pad(midi, BAR + 0.2, self.rng), 160, top, order=1), bar * BAR, level)

    def tunes(self):
        for section in SECTIONS:
            if section.name in ("intro", "outro"):
                for start, _, midi in melody(BELLS, section.bar + (2 if section.name == "intro" else 0)):
                    self.put("lead", play.bell(midi), start, -20, -0.3)
            if section.name == "break":
                self.put("lead", play.lead(list(melody(LEAD, section.bar))), section.bar * BAR, -17.5)
            if section.name == "big chorus":
                for half in (0, 4):
                    for start, _, midi in melody("A5/6 -/2 E5/6 -/2 G#5/6 -/2 A5/6 -/2", section.bar + half):
                        self.put("lead", play.lead([(start, 6 * EIGHTH, midi)]), start, -24, 0.5)

    def drums(self, section):
        last = section.bar + section.bars - 1
        if section.name in ("chorus", "break", "big chorus", "outro"):
            self.put("drums", play.crash(), section.bar * BAR, -14)
        if section.name == "outro":
            self.groove(section.bar, "bridge")
            self.put("kick", self.kit["kick"], section.bar * BAR, -2)
        for bar in range(section.bar, section.bar + section.bars):
            within = bar - section.bar
            name = {"verse": "verse" if within < 4 else "verse 2",
                    "bridge": "bridge" if within < 3 else "build"}.get(section.name, section.name)
            if section.name not in ("intro", "outro"):
                self.groove(bar, name)
            if section.name == "big chorus" and within == 4:
                self.put("drums", play.crash(), bar * BAR, -16)
        if section.name in ("verse", "chorus"):
            self.fill(last)
        if section.name in ("verse", "bridge", "intro"):
            length = BAR if section.name == "intro" else 2 * BAR
            self.put("drums", play.riser(length - SIXTEENTH), (last + 1) * BAR - length, -23)

    def pump(self, stem, depth):
        """Ducks a stem at every kick."""
        gain = np.ones(self.stems[stem].shape[1])
        shape = 1 - depth * np.exp(-play.clock(0.4) / 0.11) * np.minimum(1, play.clock(0.4) / 0.004)
        for time in self.kicks:
            first = int(time * RATE)
            part = gain[first:first + len(shape)]
            np.minimum(part, shape[:len(part)], out=part)
        self.stems[stem] *= gain


def arrange():
    """Stereo music without the singer."""
    band_ = Band()
    for section in SECTIONS:
        band_.drums(section)
    for bar, section, bass, notes in chords():
        band_.bass(bar, bass, section.name)
        band_.arp(bar, notes, section)
        band_.pads(bar, notes, section)
    band_.tunes()
    for stem, depth in (("bass", 0.6), ("pad", 0.65), ("arp", 0.35), ("lead", 0.2)):
        band_.pump(stem, depth)
    return mix(band_.stems, band_.rng)


def mix(stems, rng):
    for name, level in BALANCE.items():
        stems[name] *= decibels(level)
    stems["arp"] += 0.6 * ping_pong(stems["arp"], 3 * SIXTEENTH)
    stems["lead"] += 0.5 * ping_pong(stems["lead"], 3 * EIGHTH)
    for name in ("pad", "arp", "lead"):      # room for the singer
        gain = np.repeat([0.8 if is_vocal(bar) else 1.0 for bar in range(int(DURATION / BAR))], int(BAR * RATE))
        stems[name] *= gain
    sends = 0.28 * stems["pad"] + 0.35 * stems["arp"] + 0.4 * stems["lead"] + 0.22 * band(stems["drums"], 300, None)
    return sum(stems.values()) + reverb(sends, 2.0, rng)
