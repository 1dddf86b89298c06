/*
 * UMFPACK asked line by line. Reads commands from standard input, answers each with one line on standard output:
 *
 *   matrix FOLDER                      takes FOLDER/starts (int32), rows (int32) and values (float64): compressed columns
 *   values FILE                        other values for the same pattern
 *   factorise KEEP                     symbolic and numeric; with KEEP = 1 the symbolic part of before  -> ms, CPU ms, non-zeros
 *   solve SIDES COUNT OUT TURNED STEPS COUNT systems with M (TURNED = 1: with its transpose), each with at most STEPS
 *                                      steps of iterative refinement                                    -> ms, CPU ms
 *   scores PLACES COUNT IMPACTS K OUT STEPS
 *                                      for each place p (int32): M^T x = e_p, then K sums impact x runs -> ms, CPU ms
 *   memory                                                                                              -> peak kB
 *
 * Times are wall time and CPU time of all threads, without reading and writing. Files are raw and little-endian.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <umfpack.h>

static int size;
static int32_t *starts, *rows;
static double *values;
static void *symbolic, *numeric;
static double control[UMFPACK_CONTROL], info[UMFPACK_INFO];

static void fail(const char *what) {
  printf("error %s\n", what);
  fflush(stdout);
  exit(1);
}

static double clock_ms(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return 1e3 * t.tv_sec + 1e-6 * t.tv_nsec;
}

static double wall_began, cpu_began;

static void begin(void) {
  wall_began = clock_ms(CLOCK_MONOTONIC);
  cpu_began = clock_ms(CLOCK_PROCESS_CPUTIME_ID);
}

static void end(double *wall, double *cpu) {
  *wall = clock_ms(CLOCK_MONOTONIC) - wall_began;
  *cpu = clock_ms(CLOCK_PROCESS_CPUTIME_ID) - cpu_began;
}

static void *read_all(const char *path, size_t *bytes) {
  FILE *file = fopen(path, "rb");
  if (!file) fail(path);
  fseek(file, 0, SEEK_END);
  *bytes = ftell(file);
  rewind(file);
  void *data = malloc(*bytes + 8);
  if (!data || fread(data, 1, *bytes, file) != *bytes) fail(path);
  fclose(file);
  return data;
}

static void write_all(const char *path, const double *data, size_t count) {
  FILE *file = fopen(path, "wb");
  if (!file || fwrite(data, sizeof(double), count, file) != count) fail(path);
  fclose(file);
}

static void take_matrix(const char *folder) {
  char path[8192];
  size_t bytes;
  free(starts), free(rows), free(values);
  if (symbolic) umfpack_di_free_symbolic(&symbolic);
  if (numeric) umfpack_di_free_numeric(&numeric);
  snprintf(path, sizeof path, "%s/starts", folder);
  starts = read_all(path, &bytes);
  size = bytes / sizeof(int32_t) - 1;
  snprintf(path, sizeof path, "%s/rows", folder);
  rows = read_all(path, &bytes);
  snprintf(path, sizeof path, "%s/values", folder);
  values = read_all(path, &bytes);
  printf("%d\n", size);
}

static void factorise(int keep) {
  double wall, cpu;
  begin();
  if (numeric) umfpack_di_free_numeric(&numeric);
  if (symbolic && !keep) umfpack_di_free_symbolic(&symbolic);
  if (!symbolic && umfpack_di_symbolic(size, size, starts, rows, values, &symbolic, control, info) != UMFPACK_OK)
    fail("symbolic");
  if (umfpack_di_numeric(starts, rows, values, symbolic, &numeric, control, info) != UMFPACK_OK) fail("numeric");
  end(&wall, &cpu);
  printf("%.6f %.6f %.0f\n", wall, cpu, info[UMFPACK_LNZ] + info[UMFPACK_UNZ]);
}

static void solve_one(int turned, double *x, const double *b) {
  int system = turned ? UMFPACK_At : UMFPACK_A;
  if (umfpack_di_solve(system, starts, rows, values, x, b, numeric, control, info) != UMFPACK_OK) fail("solve");
}

static void solve(const char *from, int count, const char *to, int turned, int steps) {
  size_t bytes;
  double *b = read_all(from, &bytes), *x = malloc(sizeof(double) * size * (size_t)count);
  control[UMFPACK_IRSTEP] = steps;
  double wall, cpu;
  begin();
  for (int side = 0; side < count; side++) solve_one(turned, x + (size_t)side * size, b + (size_t)side * size);
  end(&wall, &cpu);
  write_all(to, x, (size_t)size * count);
  free(b), free(x);
  printf("%.6f %.6f\n", wall, cpu);
}

static void scores(const char *from, int count, const char *impacts_from, int k, const char *to, int steps) {
  size_t bytes;
  int32_t *places = read_all(from, &bytes);
  double *impacts = read_all(impacts_from, &bytes), *out = malloc(sizeof(double) * count * k);
  double *b = calloc(size, sizeof(double)), *x = malloc(sizeof(double) * size);
  control[UMFPACK_IRSTEP] = steps;
  double wall, cpu;
  begin();
  for (int product = 0; product < count; product++) {
    b[places[product]] = 1;
    solve_one(1, x, b);
    b[places[product]] = 0;
    for (int category = 0; category < k; category++) {
      const double *impact = impacts + (size_t)category * size;
      double sum = 0;
      for (int process = 0; process < size; process++) sum += impact[process] * x[process];
      out[product * k + category] = sum;
    }
  }
  end(&wall, &cpu);
  write_all(to, out, (size_t)count * k);
  free(places), free(impacts), free(out), free(b), free(x);
  printf("%.6f %.6f\n", wall, cpu);
}

/* Not getrusage: its peak begins with that of the process that started this one. */
static long peak_kilobytes(void) {
  char line[256];
  long peak = 0;
  FILE *status = fopen("/proc/self/status", "r");
  while (status && fgets(line, sizeof line, status)) sscanf(line, "VmHWM: %ld", &peak);
  if (status) fclose(status);
  return peak;
}

int main(void) {
  char line[8192], a[4096], b[4096], c[4096];
  int count, k, turned, steps;
  umfpack_di_defaults(control);
  while (fgets(line, sizeof line, stdin)) {
    if (sscanf(line, "matrix %4095s", a) == 1) take_matrix(a);
    else if (sscanf(line, "values %4095s", a) == 1) {
      size_t bytes;
      free(values);
      values = read_all(a, &bytes);
      printf("ok\n");
    } else if (sscanf(line, "factorise %d", &count) == 1) factorise(count);
    else if (sscanf(line, "solve %4095s %d %4095s %d %d", a, &count, b, &turned, &steps) == 5)
      solve(a, count, b, turned, steps);
    else if (sscanf(line, "scores %4095s %d %4095s %d %4095s %d", a, &count, b, &k, c, &steps) == 6)
      scores(a, count, b, k, c, steps);
    else if (strncmp(line, "memory", 6) == 0) printf("%ld\n", peak_kilobytes());
    else if (strncmp(line, "version", 7) == 0)
      printf("UMFPACK %d.%d.%d\n", UMFPACK_MAIN_VERSION, UMFPACK_SUB_VERSION, UMFPACK_SUBSUB_VERSION);
    else fail("unknown command");
    fflush(stdout);
  }
  return 0;
}
