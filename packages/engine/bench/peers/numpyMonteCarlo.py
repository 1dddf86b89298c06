"""Monte Carlo over foreground lines in NumPy, asked line by line: the total of all lines in every draw.

  version
  lines FOLDER                     FOLDER/medians and FOLDER/sigmas (float64): quantity and factor of each line in turn
  draw FORM DRAWS SEED OUT         -> ms, CPU ms; OUT gets the totals

Forms: `matrix` draws all quantities and all factors as whole matrices, in slices of draws that fit into 400 MB; `lines`
goes line by line; `merged` goes line by line with quantity and factor merged into one lognormal number beforehand (blocks of draws that fit into the
cache are no quicker: the calls cost what the cache saves).
"""
import sys
import time

import numpy as np

medians = sigmas = None
LARGEST_MATRIX = 25_000_000


def take_lines(folder):
    global medians, sigmas
    medians = np.fromfile(f"{folder}/medians", "<f8").reshape(-1, 2)
    sigmas = np.fromfile(f"{folder}/sigmas", "<f8").reshape(-1, 2)
    return len(medians)


def draw_matrix(rng, draws):
    totals = np.empty(draws)
    step = max(1, LARGEST_MATRIX // len(medians))
    means = np.log(medians)
    for start in range(0, draws, step):
        shape = (min(step, draws - start), len(medians))
        quantities = rng.lognormal(means[:, 0], sigmas[:, 0], shape)
        factors = rng.lognormal(means[:, 1], sigmas[:, 1], shape)
        totals[start : start + shape[0]] = (quantities * factors).sum(axis=1)
    return totals


def draw_lines(rng, draws):
    totals = np.zeros(draws)
    for (quantity, factor), (s, t) in zip(medians, sigmas):
        exponents = rng.standard_normal(draws) * s + rng.standard_normal(draws) * t
        totals += np.exp(exponents, out=exponents) * (quantity * factor)
    return totals


def draw_merged(rng, draws):
    totals = np.zeros(draws)
    exponents = np.empty(draws)
    for (quantity, factor), (s, t) in zip(medians, sigmas):
        rng.standard_normal(out=exponents)
        exponents *= np.hypot(s, t)
        np.exp(exponents, out=exponents)
        exponents *= quantity * factor
        totals += exponents
    return totals


FORMS = {"matrix": draw_matrix, "lines": draw_lines, "merged": draw_merged}


def draw(form, draws, seed, out):
    # SFC64 is the quickest bit generator of NumPy.
    rng = np.random.Generator(np.random.SFC64(seed))
    wall, cpu = time.perf_counter(), time.process_time()
    totals = FORMS[form](rng, draws)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    totals.astype("<f8").tofile(out)
    return f"{1e3 * wall:.6f} {1e3 * cpu:.6f}"


for line in sys.stdin:
    command, *given = line.split()
    if command == "version":
        answer = f"NumPy {np.__version__}"
    elif command == "lines":
        answer = take_lines(given[0])
    elif command == "draw":
        answer = draw(given[0], int(given[1]), int(given[2]), given[3])
    else:
        answer = "error unknown command"
    print(answer, flush=True)
