#!/usr/bin/env python3
"""Learns backend/mouth/phone_context_weights.cpp: how what is heard around a moment tells the mouth's shape.

learn.py MOUTH_CHANCES SET…: each set has VARIANT/NAME.wav and NAME.truth, lines of "start end SHAPE …", alone and in music, as the truth
kit's make_set.sh makes them, from sentences of sentences.py (sets 601 … 604, 24 voices of espeak-ng). Variants named flite count six
times: those voices were people, and there are fewer of them. A network with one hidden layer by Adam (Kingma & Ba 2015), with dropout
(Srivastava et al. 2014) and a little noise on the cepstra against learning voices by heart. An hour for hearing, half a minute for
learning."""

import pathlib
import subprocess
import sys
import tempfile

import numpy

SHAPES = "ABCDEFGHX"
PHONE_PLACES = (-12, -8, -5, -2, 0, 2, 5, 8, 12)  # these and UNITS as in backend/mouth/phone_context.h
SOUND_PLACES = (-8, -4, -2, 0, 2, 4, 8)
UNITS = 48
LEAST = 0.02  # kLeastChance in phone_context.cpp
STEP = 1 / 4096  # kWeightStep
PHONES, SOUNDS = 40, 14  # 13 cepstra and the level
HUMAN = 6.0
OUT = pathlib.Path(__file__).resolve().parents[2] / "backend/mouth/phone_context_weights.cpp"


def shapes_at(file, seconds):
    rows = [line.split() for line in file.read_text().splitlines() if line and line[0] != "#"]
    begins = numpy.array([float(row[0]) for row in rows])
    return [SHAPES.index(rows[i][2]) for i in numpy.clip(numpy.searchsorted(begins, seconds, "right") - 1, 0, None)]


class Heard:
    """All frames one after the other: what the network takes of each, the part it lies in, the truth and its weight."""

    def __init__(self, phones, sounds, first, last, wanted, weights):
        self.phones, self.sounds, self.first, self.last, self.wanted, self.weights = phones, sounds, first, last, wanted, weights
        self.scale = numpy.concatenate([numpy.full(PHONES, 0.5), 1 / sounds[:, :-1].std(0), [3.0]]).astype(numpy.float32)
        phones *= self.scale[:PHONES]
        sounds *= self.scale[PHONES:]

    def inputs(self, rows):
        def near(place):
            return numpy.clip(rows + place, self.first[rows], self.last[rows])
        around = [self.phones[near(place)] for place in PHONE_PLACES] + [self.sounds[near(place)] for place in SOUND_PLACES]
        return numpy.concatenate([*around, numpy.ones((len(rows), 1), numpy.float32)], 1)

    def scales(self):
        """Of the rows of inputs()."""
        return numpy.concatenate([numpy.tile(self.scale[:PHONES], len(PHONE_PLACES)), numpy.tile(self.scale[PHONES:], len(SOUND_PLACES)), [1]])


def gather(program, sets):
    files = [file.with_suffix(".wav") for name in sets for file in sorted(pathlib.Path(name).glob("*/*.truth"))]
    with tempfile.NamedTemporaryFile() as out:
        asked = "".join(f"{file}\n" for file in files)
        parts = subprocess.run([program, out.name], input=asked, capture_output=True, text=True, check=True).stdout.splitlines()
        numbers = numpy.fromfile(out.name, numpy.float32).reshape(-1, PHONES * 3 + SOUNDS)
    phones = numpy.log((numbers[:, :PHONES * 3].reshape(-1, PHONES, 3).sum(2) + LEAST) / LEAST)
    sounds = numbers[:, PHONES * 3:].copy()
    first, last, wanted, weights = [], [], [], []
    for part in parts:
        name, begin, count = part.rsplit(" ", 2)
        file, at, count = pathlib.Path(name), len(first), int(count)
        sounds[at:at + count, :-1] -= sounds[at:at + count, :-1].mean(0)
        first += [at] * count
        last += [at + count - 1] * count
        wanted += shapes_at(file.with_suffix(".truth"), (int(begin) + numpy.arange(count)) * 0.01 + 0.005)
        weights += [HUMAN if file.parent.name == "flite" else 1.0] * count
    return Heard(phones, sounds, *map(numpy.array, (first, last, wanted, weights)))


def learn(heard, rounds=5, batch=1024, speed=2e-3, keep_small=1e-5, forget_inputs=0.1, forget_units=0.15, noise=0.1):
    dice = numpy.random.default_rng(1)
    wanted = heard.wanted
    shares = numpy.bincount(wanted, minlength=len(SHAPES)) / len(wanted)
    rare = shares ** -0.3  # rare shapes count a little more, because they are seen
    rare[SHAPES.index("A")] *= 0.8  # and lips that close where they should not, too
    weights = heard.weights * rare[wanted]
    weights = (weights / weights.mean()).astype(numpy.float32)
    width = len(PHONE_PLACES) * PHONES + len(SOUND_PLACES) * SOUNDS + 1
    layers = [dice.standard_normal((width, UNITS)) * (1.5 / width) ** 0.5, dice.standard_normal((UNITS, len(SHAPES))) * 0.1, numpy.zeros(len(SHAPES))]
    layers = [layer.astype(numpy.float32) for layer in layers]
    first, second = [numpy.zeros_like(layer) for layer in layers], [numpy.zeros_like(layer) for layer in layers]
    step, steps = 0, rounds * (len(wanted) // batch)
    for _ in range(rounds):
        order = dice.permutation(len(wanted))
        for at in range(0, len(order) - batch, batch):
            rows = order[at:at + batch]
            inputs = heard.inputs(rows)
            inputs[:, :-1] *= dice.random((batch, width - 1), dtype=numpy.float32) > forget_inputs
            sounds = inputs[:, len(PHONE_PLACES) * PHONES:-1]
            sounds += numpy.float32(noise) * dice.standard_normal(sounds.shape, dtype=numpy.float32)
            kept = (dice.random((batch, UNITS), dtype=numpy.float32) > forget_units) / numpy.float32(1 - forget_units)
            units = numpy.maximum(inputs @ layers[0], 0) * kept
            levels = units @ layers[1] + layers[2]
            chances = numpy.exp(levels - levels.max(1, keepdims=True))
            chances /= chances.sum(1, keepdims=True)
            chances[numpy.arange(batch), wanted[rows]] -= 1
            chances *= weights[rows, None] / batch
            back = (chances @ layers[1].T) * (units > 0) * kept
            slopes = [inputs.T @ back + keep_small * layers[0], units.T @ chances + keep_small * layers[1], chances.sum(0)]
            step += 1
            pace = speed * (1 - step / steps) + speed / 100
            for k, slope in enumerate(slopes):
                first[k] = 0.9 * first[k] + 0.1 * slope
                second[k] = 0.999 * second[k] + 0.001 * slope * slope
                layers[k] -= (pace * (first[k] / (1 - 0.9 ** step)) / (numpy.sqrt(second[k] / (1 - 0.999 ** step)) + 1e-8)).astype(numpy.float32)
    return layers[0] * heard.scales()[:, None], numpy.concatenate([layers[1], layers[2][None]])


def table(name, size, matrix):
    rows = "".join("  " + ", ".join(str(round(float(value) / STEP)) for value in row) + ",\n" for row in numpy.clip(matrix, -7.99, 7.99))
    return f"const std::array<std::int16_t, {size}> {name} = {{\n{rows}}};\n"


def main():
    units, shapes = learn(gather(sys.argv[1], sys.argv[2:]))
    head, _, _ = OUT.read_text().partition("const std::array")
    OUT.write_text(head + table("kContextUnitWeights", "kContextInputs * kContextUnits", units) + "\n" +
                   table("kContextShapeWeights", "(kContextUnits + 1) * kShapes", shapes) + "// clang-format on\n\n}  // namespace mouth\n")


if __name__ == "__main__":
    main()
