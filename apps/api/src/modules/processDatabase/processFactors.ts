import { gwpOf, unitRatio } from '@cradle/engine';
import { closeOnTotal } from '../factorImport/normalise/gasSplit.ts';
import { guessCategory } from '../factorImport/normalise/guessCategory.ts';
import { slug } from '../factorImport/normalise/slug.ts';
import { NOT_STATED, type RowOutcome, rejected } from '../factorImport/rowOutcome.ts';
import { engineUnit } from './engineUnit.ts';
import { isOverfed, type LinkedProcess } from './linkProcesses.ts';
import type { ProcessDatabase, ProcessFlow } from './processDatabase.ts';
import type { FunctionOfProcess } from './processFunctions.ts';
import type { SolvedDatabase, SolvedFunction } from './solveDatabase.ts';

/** The set the gases of a solved process are added up with. */
const GWP_SET = 'AR6';
/** The strongest gas there is: nothing that weighs a kilogram emits more. */
const LARGEST_KG_PER_KG = 30_000;
const LONGEST_NAME = 300;

/** Key of the factor of a function: the process, and the flow where it has several functions. */
export function factorKeyOf(
  { process, flowId }: FunctionOfProcess,
  functions: readonly FunctionOfProcess[],
): string {
  return functions.length > 1 ? `${process.id}/${flowId}` : process.id;
}

/** One outcome for every function of a process, and one for every process that has none. */
export function* processFactors(solved: SolvedDatabase): Generator<RowOutcome> {
  const { linked } = solved;
  let at = 0;
  for (const process of linked.processes) {
    if (process.functions.length === 0) yield withoutFunction(linked.database, process);
    for (const own of process.functions) {
      const found = solved.functions[at++]!;
      yield outcomeOf(linked.database, process, own, found);
    }
  }
}

function withoutFunction(database: ProcessDatabase, { process }: LinkedProcess): RowOutcome {
  const reference = process.exchanges.find(({ isReference }) => isReference);
  const flow = database.flows.get(reference?.flowId ?? '');
  const column = 'reference flow';
  if (isOverfed(database, process))
    return rejected(
      process.place,
      'VALUE_OUT_OF_RANGE',
      'exchanges',
      process.name,
      'The process buys for more money than it sells for: its inputs and its output belong to different amounts.',
      'State the inputs for the amount of the reference.',
    );
  if (reference === undefined || flow === undefined)
    return rejected(
      process.place,
      'FIELD_MISSING',
      column,
      process.name,
      'The process does not say what it is run for.',
      'Mark its reference.',
    );
  if (flow.kind === 'ELEMENTARY')
    return rejected(
      process.place,
      'NOT_A_FACTOR',
      column,
      flow.name,
      'The reference is an elementary flow: nobody buys or sells it.',
    );
  if (flow.unit === null)
    return rejected(
      process.place,
      'FIELD_MISSING',
      column,
      flow.name || flow.id,
      'The flow of the reference is not in the files, so its unit is not known.',
      'Export the flows too.',
    );
  return rejected(
    process.place,
    'VALUE_BLANK',
    column,
    flow.name,
    'The amount of the reference is missing or zero.',
    'State what one run makes.',
  );
}

function outcomeOf(
  database: ProcessDatabase,
  linked: LinkedProcess,
  own: FunctionOfProcess,
  { gases, isBehindCut }: SolvedFunction,
): RowOutcome {
  const { process } = linked;
  const flow = database.flows.get(own.flowId)!;
  const unit = factorUnit(process.exchanges[own.exchange]!.writtenUnit, flow);
  if (unit === null)
    return rejected(
      process.place,
      'UNIT_UNKNOWN',
      'reference flow',
      flow.unit,
      `"${flow.unit}" is not a unit of a factor.`,
    );
  const flows = [...gases].map(([gas, kg]) => ({ gas, kgPerUnit: kg * unit.ratio }));
  if (flows.length === 0)
    return rejected(
      process.place,
      'NOT_A_FACTOR',
      'exchanges',
      process.name,
      'Neither the process nor its supply states an emission of a greenhouse gas.',
    );
  const kgCo2e = flows.reduce((sum, { gas, kgPerUnit }) => sum + kgPerUnit * (gwpOf(gas, GWP_SET) ?? 0), 0);
  if (
    unitRatio(unit.code, 'kg') !== null &&
    Math.abs(kgCo2e) > LARGEST_KG_PER_KG * unitRatio(unit.code, 'kg')!
  )
    return rejected(
      process.place,
      'VALUE_OUT_OF_RANGE',
      'exchanges',
      kgCo2e,
      `${kgCo2e.toPrecision(4)} kg CO2e per ${unit.code} is more than any gas gives.`,
      'Check the unit of the reference and of the inputs.',
    );
  const links = linksOf(linked);
  const name = nameOf(process.name, flow.name);
  return {
    kind: 'FACTOR',
    place: process.place,
    draft: {
      ...NOT_STATED,
      ...closeOnTotal(kgCo2e, flows, GWP_SET),
      key: factorKeyOf(own, linked.functions),
      activity: slug(own.isTreatment ? `treatment of ${flow.name}` : flow.name || process.name).slice(0, 200),
      name,
      nameZh: process.nameZh === '' ? '' : nameOf(process.nameZh, flow.nameZh),
      otherNames: [flow.name, flow.nameZh].filter((other) => other !== '' && other !== name),
      category: guessCategory(`${flow.name} ${process.name}`, process.category, unit.code),
      sourceCategory: process.category.slice(0, 300),
      unit: unit.code,
      region: process.region ?? 'GLO',
      year: process.year,
      boundary: boundaryOf(own, flow, links),
      gwpSet: GWP_SET,
      kgCo2e,
      note: noteOf(own, links, isBehindCut),
    },
  };
}

/** The unit the reference was written in where a factor can have it, else that of the flow. */
function factorUnit(
  written: string,
  flow: ProcessFlow,
): { readonly code: string; readonly ratio: number } | null {
  const own = engineUnit(flow.unit!);
  if (own === null) return null;
  const wanted = engineUnit(written);
  const ratio = wanted === null ? null : unitRatio(wanted, own);
  return wanted === null || ratio === null ? { code: own, ratio: 1 } : { code: wanted, ratio };
}

function nameOf(process: string, flow: string): string {
  const tidy = process
    .split(/\s*;\s*/)
    .filter(Boolean)
    .join('; ');
  const isNamed = flow === '' || tidy.toLowerCase().includes(flow.toLowerCase());
  return (isNamed ? tidy : `${flow}; ${tidy}`).slice(0, LONGEST_NAME);
}

interface LinkCounts {
  readonly linked: number;
  readonly unlinkedInputs: number;
  readonly coProducts: number;
}

function linksOf({ process, links }: LinkedProcess): LinkCounts {
  const counts = { linked: 0, unlinkedInputs: 0, coProducts: 0 };
  for (const [position, link] of links.entries()) {
    if (link === null) continue;
    if (link.kind === 'LINKED') counts.linked++;
    else if (link.reason === 'CO_PRODUCT') counts.coProducts++;
    else if (process.exchanges[position]!.isInput) counts.unlinkedInputs++;
  }
  return counts;
}

function boundaryOf(
  own: FunctionOfProcess,
  flow: ProcessFlow,
  { linked, unlinkedInputs }: LinkCounts,
): string {
  if (own.isTreatment) return flow.kind === 'WASTE' ? 'WASTE_TREATMENT' : 'GATE_TO_GATE';
  return linked === 0 && unlinkedInputs > 0 ? 'GATE_TO_GATE' : 'CRADLE_TO_GATE';
}

const ALLOCATIONS: Readonly<Record<FunctionOfProcess['allocation'], string>> = {
  NONE_NEEDED: '',
  BY_MASS: 'shared with its co-products by mass',
  BY_ENERGY: 'shared with its co-products by energy',
  BY_AMOUNT: 'shared with its co-products by amount',
  ALL_TO_REFERENCE: 'its co-products carry nothing',
  ALL_TO_NAMESAKE:
    'the product the process is named after carries all; the data set marks another one as its reference',
};

function noteOf(own: FunctionOfProcess, links: LinkCounts, isBehindCut: boolean): string {
  const taken = links.linked + links.unlinkedInputs;
  const parts = [
    'Calculated by Cradle from the process and its supply.',
    links.unlinkedInputs > 0 &&
      `${links.unlinkedInputs} of its ${taken} inputs have no provider and count as nothing.`,
    ALLOCATIONS[own.allocation] &&
      `Burdens: ${ALLOCATIONS[own.allocation]}${own.share < 1 ? ` (${(own.share * 100).toPrecision(3)} % here)` : ''}.`,
    isBehindCut && 'A loop in its supply needed more of itself than it makes; one link of it was taken out.',
  ];
  return parts.filter(Boolean).join(' ');
}
