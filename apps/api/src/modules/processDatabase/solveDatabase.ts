import {
  GASES,
  type SparseMatrix,
  sparseMatrix,
  type TechnosphereSolver,
  technosphereSolver,
} from '@cradle/engine';
import { InvalidFile } from '../../errors/invalidFile.ts';
import { gasOfFlow } from './greenhouseGas.ts';
import { type ExchangeLink, LINK_RULES, type LinkedDatabase, type LinkRule } from './linkProcesses.ts';
import type { FunctionOfProcess } from './processFunctions.ts';

/** A link that was taken out because it closed a loop that needs more of itself than it makes. */
export interface CutLink {
  readonly consumer: FunctionOfProcess;
  readonly provider: FunctionOfProcess;
  /** Of the provider's flow for one unit of the consumer's. */
  readonly coefficient: number;
  /** By what one round of the loop grows; 1 would be as much as it makes. */
  readonly gain: number;
}

export interface SolvedFunction {
  readonly function: FunctionOfProcess;
  /** kg of each gas for one unit of the flow, over the whole supply; the code of the gas is the key. Empty: none. */
  readonly gases: ReadonlyMap<string, number>;
  /** A link in its supply was cut, here or further up: the figure leaves something out. */
  readonly isBehindCut: boolean;
}

export interface SolvedDatabase {
  readonly linked: LinkedDatabase;
  readonly functions: readonly SolvedFunction[];
  /** Largest componentwise backward error of the solution. */
  readonly residual: number;
  /** Processes in loops, the largest loop first. */
  readonly loops: readonly number[];
  readonly cuts: readonly CutLink[];
}

/** The links of every process as they were solved with: those that were cut are unlinked. */
export function linksSolvedWith({
  linked,
  cuts,
}: SolvedDatabase): readonly (readonly (ExchangeLink | null)[])[] {
  const cut = new Set(cuts.map(({ consumer, provider }) => `${consumer.process.id} ${provider.process.id}`));
  return linked.processes.map(({ process, links }) =>
    links.map((link) =>
      link?.kind === 'LINKED' && cut.has(`${process.id} ${link.provider.process.id}`)
        ? { kind: 'UNLINKED', reason: 'LOOP_CUT' }
        : link,
    ),
  );
}

/** Exchanges of the matrix: one function takes `amount` of what another one gives, for one run. */
interface Need {
  readonly consumer: number;
  readonly provider: number;
  amount: number;
  readonly rule: LinkRule;
}

/**
 * Solves a linked database: for every function of every process the greenhouse gases of its whole supply, with one adjoint
 * solve for each gas. A loop that needs more of itself than it makes has no physical answer, and in real databases it is a
 * mistake of a unit: its weakest link is cut, and said.
 *
 * @throws InvalidFile when no process has a function
 */
export function solveDatabase(linked: LinkedDatabase): SolvedDatabase {
  const functions = linked.processes.flatMap((process) => process.functions);
  if (functions.length === 0)
    throw new InvalidFile('No process of the database says what it makes, so nothing can be calculated.');
  const needs = needsOf(linked, functions);
  const cuts: CutLink[] = cutOwnNeeds(functions, needs);
  const impacts = directGases(linked, functions);
  const { gases, residual, loops } = solveUntilSound(functions, needs, cuts, impacts);
  const behindCut = reachedBy(
    functions.length,
    needs,
    new Set(cuts.map(({ consumer }) => functions.indexOf(consumer))),
  );
  return {
    linked,
    residual,
    loops,
    cuts,
    functions: functions.map((own, index) => ({
      function: own,
      gases: new Map(
        gases.flatMap(({ gas, values }) => (values[index] ? [[gas, values[index]] as const] : [])),
      ),
      isBehindCut: behindCut[index] === 1,
    })),
  };
}

/**
 * A linked database as it was found, loops that need more than they make among it: for tests of solvers. Only those that
 * need exactly what they make are cut, because there is no answer with them.
 */
export interface LinkedTechnosphere {
  /** Of the process of each function. */
  readonly names: readonly string[];
  readonly matrix: SparseMatrix;
  /** kg of a greenhouse gas for one run, by the code of the gas. */
  readonly impacts: ReadonlyMap<string, Float64Array>;
}

/** @throws InvalidFile when it makes no matrix */
export function technosphereAsLinked(linked: LinkedDatabase): LinkedTechnosphere {
  const functions = linked.processes.flatMap((process) => process.functions);
  const needs = needsOf(linked, functions);
  cutOwnNeeds(functions, needs);
  for (const { processes, gain } of solverOf(functions, needs).gainingLoops())
    if (Math.abs(gain - 1) < EXACTLY) cutLoop(functions, needs, processes, gain, 1);
  return { ...matrixOf(functions, needs), impacts: directGases(linked, functions) };
}

function needsOf({ processes }: LinkedDatabase, functions: readonly FunctionOfProcess[]): Need[] {
  const places = new Map(functions.map((own, index) => [own, index]));
  return processes.flatMap(({ process, functions: own, links }) =>
    own.flatMap((consumer) =>
      links.flatMap((link: ExchangeLink | null, position) => {
        if (link?.kind !== 'LINKED') return [];
        const exchange = process.exchanges[position]!;
        const amount = exchange.amount! * consumer.share * (exchange.isAvoided ? -1 : 1);
        return amount === 0
          ? []
          : [
              {
                consumer: places.get(consumer)!,
                provider: places.get(link.provider)!,
                amount,
                rule: link.rule,
              },
            ];
      }),
    ),
  );
}

/** A process that takes as much of its own product as it makes would make nothing. */
function cutOwnNeeds(functions: readonly FunctionOfProcess[], needs: Need[]): CutLink[] {
  const cuts: CutLink[] = [];
  for (const need of needs) {
    const own = functions[need.consumer]!;
    if (need.consumer !== need.provider || need.amount < own.amount) continue;
    cuts.push({
      consumer: own,
      provider: own,
      coefficient: need.amount / own.amount,
      gain: need.amount / own.amount,
    });
    need.amount = 0;
  }
  return cuts;
}

function directGases(
  { database, processes }: LinkedDatabase,
  functions: readonly FunctionOfProcess[],
): ReadonlyMap<string, Float64Array> {
  const impacts = new Map<string, Float64Array>();
  let index = 0;
  for (const { process, functions: own } of processes) {
    for (const { share } of own) {
      for (const { flowId, isInput, amount } of process.exchanges) {
        const flow = database.flows.get(flowId)!;
        if (flow.kind !== 'ELEMENTARY' || amount === null) continue;
        const reading = gasOfFlow(flow, isInput);
        if (reading.kind !== 'GAS') continue;
        const kg = amount * reading.sign * share;
        impactOf(impacts, reading.gas, functions.length)[index]! += kg;
      }
      index++;
    }
  }
  return impacts;
}

function impactOf(impacts: Map<string, Float64Array>, gas: string, size: number): Float64Array {
  let impact = impacts.get(gas);
  if (impact === undefined) {
    impact = new Float64Array(size);
    impacts.set(gas, impact);
  }
  return impact;
}

interface Solution {
  readonly gases: readonly { readonly gas: string; readonly values: Float64Array }[];
  readonly residual: number;
  readonly loops: readonly number[];
}

function solveUntilSound(
  functions: readonly FunctionOfProcess[],
  needs: readonly Need[],
  cuts: CutLink[],
  impacts: ReadonlyMap<string, Float64Array>,
): Solution {
  const gases = GASES.filter(({ code }) => impacts.has(code)).map(({ code }) => code);
  const sides = gases.map((gas) => impacts.get(gas)!);
  let solver = solverOf(functions, needs);
  for (let round = 0; ; round++) {
    const loops = solver.gainingLoops();
    if (loops.length === 0) break;
    for (const { processes, gain } of loops)
      cuts.push(...cutLoop(functions, needs, processes, gain, round < ROUNDS_OF_SINGLE_CUTS ? 1 : Infinity));
    solver = solverOf(functions, needs);
  }
  const solved = solver.intensities(sides);
  if (!solved.ok) throw new InvalidFile(solved.refusals.map(({ message }) => message).join(' '));
  return {
    gases: gases.map((gas, index) => ({ gas, values: solved.value.values[index]! })),
    residual: solved.value.residual,
    loops: solved.value.blocks.map(({ processes }) => processes.length).sort((a, b) => b - a),
  };
}

function solverOf(functions: readonly FunctionOfProcess[], needs: readonly Need[]): TechnosphereSolver {
  const { names, matrix } = matrixOf(functions, needs);
  return technosphereSolver(names, matrix);
}

function matrixOf(
  functions: readonly FunctionOfProcess[],
  needs: readonly Need[],
): Pick<LinkedTechnosphere, 'names' | 'matrix'> {
  const names = functions.map(({ process }) => process.name);
  const used = needs.filter(({ amount }) => amount !== 0);
  const matrix = sparseMatrix(names, {
    rows: [...functions.keys(), ...used.map(({ provider }) => provider)],
    columns: [...functions.keys(), ...used.map(({ consumer }) => consumer)],
    values: [...functions.map(({ amount }) => amount), ...used.map(({ amount }) => -amount)],
  });
  if (!matrix.ok) throw new InvalidFile(matrix.refusals.map(({ message }) => message).join(' '));
  return { names, matrix: matrix.value.matrix };
}

/** Sums of rounded amounts may miss by a little. */
const EXACTLY = 1e-9;

/** After so many rounds the data are beyond repair by single links: whole loops are taken out. */
const ROUNDS_OF_SINGLE_CUTS = 60;

/** Takes out the least certain links of a loop, among equals those that take most of their provider. */
function cutLoop(
  functions: readonly FunctionOfProcess[],
  needs: readonly Need[],
  loop: readonly number[],
  gain: number,
  most: number,
): CutLink[] {
  const next = new Map(loop.map((process, place) => [process, loop[(place + 1) % loop.length]]));
  const inLoop = needs.filter(
    ({ consumer, provider, amount }) => amount !== 0 && next.get(consumer) === provider,
  );
  const weakest = inLoop.sort(
    (a, b) =>
      LINK_RULES.indexOf(b.rule) - LINK_RULES.indexOf(a.rule) ||
      Math.abs(b.amount) / functions[b.consumer]!.amount - Math.abs(a.amount) / functions[a.consumer]!.amount,
  );
  return weakest.slice(0, most).map((need) => {
    const { consumer, provider, amount } = need;
    need.amount = 0;
    return {
      consumer: functions[consumer]!,
      provider: functions[provider]!,
      coefficient: amount / functions[consumer]!.amount,
      gain,
    };
  });
}

/** Every function in whose supply one of `starts` stands, the starts included. */
function reachedBy(size: number, needs: readonly Need[], starts: ReadonlySet<number>): Uint8Array {
  const consumers = Array.from({ length: size }, (): number[] => []);
  for (const { consumer, provider, amount } of needs) if (amount !== 0) consumers[provider]!.push(consumer);
  const reached = new Uint8Array(size);
  const open = [...starts];
  for (const start of open) reached[start] = 1;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const consumer of consumers[next]!) {
      if (reached[consumer] === 1) continue;
      reached[consumer] = 1;
      open.push(consumer);
    }
  }
  return reached;
}
