"""Mouths held against known ones, 100 times a second. Truth: [(start, end, shape, phone)], covering the sound."""

CLASS = {"A": "shut", "X": "shut", "E": "round", "F": "round"}  # all others are spread
PAUSE = 0.200  # what lasts longer is silence, less EDGE at each side
EDGE = 0.080
NEAR = 0.080  # a closure counts when the mouth is shut so close to its middle


def class_of(shape):
    return CLASS.get(shape, "spread")


def sampled(spans, frames):
    shapes = ["X"] * frames
    for start, end, shape, *_ in spans:
        for i in range(max(0, round(start * 100)), min(frames, round(end * 100))):
            shapes[i] = shape
    return shapes


def read_prediction(file):
    rows = [line.split() for line in file.read_text().splitlines() if line and line[0] != "#"]
    return [(float(start), float(end), shape) for start, end, shape in rows]


def runs(shapes):
    begin = 0
    for i in range(1, len(shapes) + 1):
        if i == len(shapes) or shapes[i] != shapes[begin]:
            yield begin, i, shapes[begin]
            begin = i


class Score:
    """Adds up files of one set."""

    def __init__(self):
        self.hits, self.counts = {}, {}  # by shape, and by class
        self.within = self.frames = 0
        self.closures = self.shut = self.claims = self.right = 0
        self.silent = self.moving = 0
        self.onsets, self.asked = [], 0

    def add(self, truth, prediction):
        frames = int(truth[-1][1] * 100)
        true, heard = sampled(truth, frames), sampled(prediction, frames)
        for i, (a, b) in enumerate(zip(true, heard)):
            for key, hit in ((a, a == b), (class_of(a), class_of(a) == class_of(b))):
                self.counts[key] = self.counts.get(key, 0) + 1
                self.hits[key] = self.hits.get(key, 0) + hit
            self.within += b in true[max(0, i - 2):i + 3]
        self.frames += frames
        silences = [(s, e) for s, e, shape, *_ in truth if shape == "X" and e - s > PAUSE]
        quiet = [any(s <= (i + .5) / 100 < e for s, e in silences) for i in range(frames)]
        self._closures(truth, heard, quiet)
        self._silences(silences, heard, truth[-1][1])

    def _closures(self, truth, heard, quiet):
        middles = [(s + e) / 2 for s, e, shape, phone in truth if shape == "A"]
        for middle in middles:
            around = range(max(0, int((middle - NEAR) * 100)), min(len(heard), int((middle + NEAR) * 100) + 1))
            self.shut += any(heard[i] == "A" or heard[i] == "X" and not quiet[i] for i in around)
        self.closures += len(middles)
        for begin, end, shape in runs(heard):
            if shape == "A" and not quiet[begin]:
                self.claims += 1
                self.right += any(abs((begin + end) / 200 - middle) <= NEAR for middle in middles)

    def _silences(self, silences, heard, total):
        is_open = [class_of(shape) != "shut" for shape in heard]
        for start, end in silences:
            inner = range(round((start + EDGE * (start > 0)) * 100), min(len(heard), round((end - EDGE * (end < total)) * 100)))
            self.silent += len(inner)
            self.moving += sum(is_open[i] for i in inner)
            if end < total:
                self.asked += 1
                at = round(end * 100)
                begins = [i for i in range(max(1, at - 30), min(len(heard), at + 31)) if is_open[i] and not is_open[i - 1]]
                if begins:
                    self.onsets.append((min(begins, key=lambda i: abs(i - at)) / 100 - end) * 1000)

    def figures(self):
        def share(part, whole):
            return 100 * part / whole if whole else float("nan")

        def mean_recall(keys):
            found = [share(self.hits[key], self.counts[key]) for key in keys if self.counts.get(key)]
            return sum(found) / len(found)

        recall, precision = share(self.shut, self.closures), share(self.right, self.claims)
        onsets = sorted(self.onsets)
        return {"acc9": share(sum(self.hits.get(k, 0) for k in "ABCDEFGHX"), self.frames), "mac9": mean_recall("ABCDEFGHX"),
                "tol9": share(self.within, self.frames), "mac3": mean_recall(("shut", "spread", "round")),
                "bilF": 2 * recall * precision / (recall + precision) if recall + precision > 0 else 0.0,
                "silmv": share(self.moving, self.silent), "onset": onsets[len(onsets) // 2] if onsets else float("nan"),
                "found": share(len(onsets), self.asked)}
