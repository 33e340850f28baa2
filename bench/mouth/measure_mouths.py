"""How well the engine hears mouths: sets of voices whose mouths are known, by all of its steps and with one switched off in turn."""

import measure
from mouth import score

# The marks: Rhubarb Lip Sync's figures and some more, as the issue of lip-sync has them, for other voices of the same kind.
MARKS = {"clean": {"acc9": 66, "mac9": 54, "bilF": 60, "silmv": 0.5}, "speech+6": {"acc9": 78, "mac9": 56, "bilF": 60, "silmv": 2},
         "speech+0": {"acc9": 73, "mac9": 52, "bilF": 50, "silmv": 8}, "sung": {"acc9": 56, "mac9": 46, "bilF": 55, "silmv": 0.5},
         "sung+6": {"acc9": 55, "mac9": 44, "bilF": 52, "silmv": 1}, "sung+0": {"acc9": 50, "mac9": 40, "bilF": 42, "silmv": 3},
         "music": {"silmv": 3}}
NAMES = {"acc9": "right shape", "mac9": "mean recall of shapes", "tol9": "right within 20 ms", "mac3": "shut, spread or round",
         "bilF": "M, B and P closed in time", "silmv": "moving in silence"}
AT_MOST = {"silmv"}
STEPS = ["level", "no-voice", "no-context", "no-rules"]  # of mouth_score
SPEED = {"clean": 20, "speech+6": 10}  # × real time on one core
# One draw has some fifty lips that close in each set: between draws the share that is found differs by ten points, which is more than any
# step of the engine is worth. So five are scored as one.
SEEDS = range(20, 25)


def heard(program, variant, draws, name, out):
    """(figures, × real time) of one set, over these draws of it."""
    total, seconds, spent = score.Score(), 0, 0
    for seed, sets in draws.items():
        folder = out / str(seed)
        sound, work = map(float, measure.run([program, variant, folder, *[file for file, _ in sets[name]]]).stdout.split())
        seconds, spent = seconds + sound, spent + work
        for file, known in sets[name]:
            total.add(known, score.read_prediction(folder / file.parent.name / f"{file.stem}.pred"))
    return total.figures(), seconds / max(spent, 1e-6)


def drawn(bench):
    """{seed: {name of a set: its files and their mouths}}"""
    from mouth import truth  # needs numpy, which no other part does

    folder = bench.folder / "mouths"
    folder.mkdir(exist_ok=True)
    return {seed: truth.make(seed, bench.speak, folder / str(seed)) for seed in SEEDS}


def mouths(bench):
    """Mouths against known ones, in speech, song and music."""
    draws = drawn(bench)
    for name in MARKS:
        figures, speed = heard(bench.mouth_score, "whole", draws, name, bench.folder / "whole")
        for key, what in NAMES.items():
            if name == "music" and key != "silmv":
                continue
            bench.table.add(f"mouths, {name}: {what}", figures[key], "%", MARKS[name].get(key), at_most=key in AT_MOST, digits=1)
        if name != "music":
            bench.table.add(f"mouths, {name}: median onset", abs(figures["onset"]), "ms", 15, digits=0)
        bench.table.add(f"mouths, {name}: speed on one core", speed, "× real time", SPEED.get(name), at_most=False, digits=0)


def steps(bench):
    """What each step of the engine is worth: mouths with one of them switched off in turn."""
    draws = drawn(bench)
    for variant in ["whole", *STEPS]:
        for name in ("clean", "speech+0", "sung"):
            figures, _ = heard(bench.mouth_score, variant, draws, name, bench.folder / variant)
            bench.table.add(f"mouths, {name}, {variant}: right within 20 ms", figures["tol9"], "%", digits=1)
            bench.table.add(f"mouths, {name}, {variant}: M, B and P closed in time", figures["bilF"], "%", digits=1)
