"""SciPy asked line by line: one command on standard input, one line of answer on standard output.

  version                          SciPy, NumPy, and whether scikits.umfpack is there
  matrix FOLDER                    FOLDER/starts (int32), rows (int32), values (float64): compressed columns
  factorise splu|umfpack|dense     -> ms, CPU ms
  solve SIDES COUNT OUT            COUNT systems with the last factors, one after the other -> ms, CPU ms
  memory                           -> peak kB

Times are without reading and writing. Files are raw and little-endian.
"""
import sys
import time

import numpy as np
import scipy
import scipy.linalg
import scipy.sparse
import scipy.sparse.linalg

try:
    import scikits.umfpack as umfpack
except ImportError:
    umfpack = None

matrix = None
solver = None


def timed(work):
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, f"{1e3 * (time.perf_counter() - wall):.6f} {1e3 * (time.process_time() - cpu):.6f}"


def take_matrix(folder):
    global matrix
    starts = np.fromfile(f"{folder}/starts", "<i4")
    size = len(starts) - 1
    parts = (np.fromfile(f"{folder}/values", "<f8"), np.fromfile(f"{folder}/rows", "<i4"), starts)
    matrix = scipy.sparse.csc_matrix(parts, shape=(size, size))
    return size


def factorise(form):
    global solver
    if form == "splu":
        factors, answer = timed(lambda: scipy.sparse.linalg.splu(matrix))
        solver = factors.solve
    elif form == "umfpack" and umfpack is not None:
        factors, answer = timed(lambda: umfpack.splu(matrix))
        solver = factors.solve
    elif form == "dense":
        # The table is dense; taking it out of its sparse form is not part of the work.
        full = np.asfortranarray(matrix.toarray())
        factors, answer = timed(lambda: scipy.linalg.lu_factor(full, check_finite=False))
        solver = lambda side: scipy.linalg.lu_solve(factors, side, check_finite=False)
    else:
        return "missing"
    return answer


def solve(path, count, out):
    sides = np.fromfile(path, "<f8").reshape(count, -1)
    answers, answer = timed(lambda: [solver(side) for side in sides])
    np.concatenate(answers).astype("<f8").tofile(out)
    return answer


def peak_kilobytes():
    # Not getrusage: its peak begins with that of the process that started this one.
    with open("/proc/self/status") as status:
        return next(line.split()[1] for line in status if line.startswith("VmHWM"))


def run(command, *given):
    if command == "version":
        form = "with" if umfpack is not None else "without"
        return f"SciPy {scipy.__version__}, NumPy {np.__version__}, {form} scikit-umfpack"
    if command == "matrix":
        return take_matrix(*given)
    if command == "factorise":
        return factorise(*given)
    if command == "solve":
        return solve(given[0], int(given[1]), given[2])
    if command == "memory":
        return peak_kilobytes()
    return "error unknown command"


for line in sys.stdin:
    print(run(*line.split()), flush=True)
