#!/usr/bin/env python3
"""Learns backend/mouth/phone_context_weights.cpp: how chances of phones around a moment tell the mouth's shape.

learn.py MOUTH_CHANCES FOLDER…: each folder has NAME.wav and NAME.truth, lines of "start end SHAPE …". Folders named flite count
eight times: those voices were people, and there are fewer of them. Softmax regression by Adam (Kingma & Ba 2015); the weights
are small enough that another seed changes no figure of the bench by more than half a point."""

import pathlib
import subprocess
import sys
import tempfile

import numpy

SHAPES = "ABCDEFGHX"
PLACES = (-7, -3, 0, 3, 7)  # kContextPlaces in backend/mouth/phone_context.h
LEAST = 0.02  # kLeastChance in phone_context.cpp
PHONES = 40
HUMAN = 8.0
OUT = pathlib.Path(__file__).resolve().parents[2] / "backend/mouth/phone_context_weights.cpp"


def truth(file):
    rows = [line.split() for line in file.read_text().splitlines() if line and line[0] != "#"]
    return [(float(row[0]), float(row[1]), row[2]) for row in rows]


def stretches(spans):
    """What lies between pauses of more than 200 ms, with 60 ms before and after."""
    found = []
    for start, end, shape in spans:
        if shape == "X" and end - start > 0.2:
            continue
        if found and start - found[-1][1] < 0.001:
            found[-1][1] = end
        else:
            found.append([start, end])
    return [(max(0, start - 0.06), min(spans[-1][1], end + 0.06)) for start, end in found]


def evidence(chances):
    seen = numpy.log((chances.reshape(-1, PHONES, 3).sum(2) + LEAST) / LEAST)
    reach = max(PLACES)
    padded = numpy.pad(seen, ((reach, reach), (0, 0)), "edge")
    around = [padded[reach + place:reach + place + len(seen)] for place in PLACES]
    return numpy.concatenate([*around, numpy.ones((len(seen), 1))], 1).astype(numpy.float32)


def gather(program, folders):
    jobs = []  # file, start, end, spans, weight
    for folder in map(pathlib.Path, folders):
        for file in sorted(folder.glob("*.truth")):
            spans = truth(file)
            weight = HUMAN if folder.name == "flite" else 1.0
            jobs += [(file.with_suffix(".wav"), start, end, spans, weight) for start, end in stretches(spans)]
    with tempfile.NamedTemporaryFile() as out:
        asked = "".join(f"{file} {start} {end}\n" for file, start, end, _, _ in jobs)
        counts = subprocess.run([program, out.name], input=asked, capture_output=True, text=True, check=True).stdout.split()
        chances = numpy.fromfile(out.name, numpy.float32).reshape(-1, PHONES * 3)
    inputs, wanted, weights, at = [], [], [], 0
    for (_, start, _, spans, weight), count in zip(jobs, map(int, counts)):
        inputs.append(evidence(chances[at:at + count]))
        at += count
        begins = numpy.array([span[0] for span in spans])
        middles = start + numpy.arange(count) * 0.01 + 0.005
        wanted += [SHAPES.index(spans[i][2]) for i in numpy.searchsorted(begins, middles, "right") - 1]
        weights += [weight] * count
    return numpy.concatenate(inputs), numpy.array(wanted), numpy.array(weights, numpy.float32)


def learn(inputs, wanted, weights, rounds=4, batch=512, speed=2e-3, keep_small=3e-4):
    dice = numpy.random.default_rng(0)
    shares = numpy.bincount(wanted, minlength=len(SHAPES)) / len(wanted)
    rare = shares ** -0.3  # rare shapes count a little more, because they are seen
    weights = weights / weights.mean() * (rare / rare.mean())[wanted]
    matrix = numpy.zeros((inputs.shape[1], len(SHAPES)), numpy.float32)
    first, second, step = numpy.zeros_like(matrix), numpy.zeros_like(matrix), 0
    for turn in range(rounds):
        order = dice.permutation(len(inputs))
        for at in range(0, len(order) - batch, batch):
            rows = order[at:at + batch]
            levels = inputs[rows] @ matrix
            chances = numpy.exp(levels - levels.max(1, keepdims=True))
            chances /= chances.sum(1, keepdims=True)
            chances[numpy.arange(batch), wanted[rows]] -= 1
            slope = inputs[rows].T @ (chances * weights[rows, None]) / batch + keep_small * matrix
            step += 1
            first = 0.9 * first + 0.1 * slope
            second = 0.999 * second + 0.001 * slope * slope
            matrix -= speed * (1 - 0.7 * turn / rounds) * (first / (1 - 0.9 ** step)) / (numpy.sqrt(second / (1 - 0.999 ** step)) + 1e-8)
    return matrix - matrix.mean(1, keepdims=True)


def main():
    matrix = learn(*gather(sys.argv[1], sys.argv[2:]))
    head, _, rest = OUT.read_text().partition("= {\n")
    rows = "".join("  " + ", ".join(str(round(float(value) * 1000)) for value in row) + ",\n" for row in matrix)
    OUT.write_text(head + "= {\n" + rows + rest[rest.index("};"):])


if __name__ == "__main__":
    main()
