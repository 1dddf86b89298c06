import type { GrowthRow } from './growth.ts';
import type { MemoryRow } from './memoryRows.ts';
import type { Row } from './row.ts';
import { asMarkdown, growthTable, memoryTable, ratioTable } from './table.ts';
import { REPEATS } from './time.ts';

export interface Measured {
  readonly machine: readonly string[];
  readonly missing: readonly string[];
  readonly rows: readonly Row[];
  readonly memory: readonly MemoryRow[];
  readonly growth: readonly GrowthRow[];
}

/** @param date of the measurement, as it is to stand in the document */
export function benchmarksDocument(
  { machine, missing, rows, memory, growth }: Measured,
  date: string,
): string {
  return `# Benchmarks

Written by \`npm run bench:write\` on ${date}; \`npm run bench\` prints the same tables and writes nothing. Figures are of one
machine; the ratios are what counts. Smaller is better.

${[...machine, ...missing].map((line) => `- ${line}`).join('\n')}

## Against named peers

${asMarkdown(ratioTable(rows))}

"Ratio" is our wall time by the peer's; "of CPU" the same of the CPU time of all threads, which does not depend on what else the
machine was doing. "Floor" must be reached, "goal" is aimed at. "Difference" is the largest relative difference of any answer.

## Memory

${asMarkdown(memoryTable(memory))}

Peak resident memory of whole processes that read the system of 20,000 processes and solve for every category.

## Growth

${asMarkdown(growthTable(growth))}

Milliseconds. "UMFPACK" factorises the transpose and solves for every category; the ratio is of set-up and all categories to it.

${METHOD}`;
}

const METHOD = `## Method

- **Input.** A made-up background database in the shape of ecoinvent (\`backgroundSystem\`, seed 42): about 12.7 exchanges a
  process, hub markets, regional grids, waste treatments, units over eight decades, 60 % of the processes in one loop. It is a
  stand-in: the fill-in of the real database may differ. Folders in \`CRADLE_TEST_DATA/systems\` are measured besides.
- **Pairs.** Ours and the peer's in turn, ${REPEATS} rounds unless the time of the peer forbids it (5 then), one before that does not
  count; medians. Reading, writing and the start of the peer's process are left out.
- **UMFPACK** is driven from C with its own defaults. It is given the transposed matrix, on which it is twenty times faster than on the
  technosphere itself. As it comes it refines every solution, which costs most of its solve; the thousand products are shown
  also with refinement switched off.
- **One exchange changed.** The peer factorises anew; ours starts from the solved system.
- **Iteration diverges.** One exchange of the largest loop is made a thousand times too large, as a wrong unit does.
- **Monte Carlo of the technosphere.** Every exchange but the products is lognormal. The peer is given drawn matrices, four
  in turn, and keeps its symbolic factorisation; drawing is in our time and not in its. Ours is what one draw more costs in runs of
  hundreds: seeding and the nominal solution are left out.
- **Monte Carlo of lines.** Quantity and factor are both lognormal. We merge the two into one number by ourselves; the third form
  of NumPy was given the merged numbers.

## What is not reached, and why

- **One exchange changed, and all the scores of a thousand products against unrefined solves**: see the table; what remains is one
  solve with one right-hand side, bound by the latency of about thirty sweeps over the largest loop.
`;
