import { strToU8, zipSync } from 'fflate';
import type { InputFile } from '../factorImport/sourceReader.ts';
import { temporaryFile } from '../factorImport/testing.ts';
import type {
  FlowKind,
  ProcessDatabase,
  ProcessDataSet,
  ProcessExchange,
  ProcessFlow,
} from './processDatabase.ts';

/** A zip with these files in it. */
export function zipFile(name: string, files: Readonly<Record<string, string>>): Promise<InputFile> {
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const);
  return temporaryFile(name, zipSync(Object.fromEntries(entries)));
}

export function flow(
  id: string,
  fields: Partial<ProcessFlow> & { readonly kind?: FlowKind } = {},
): ProcessFlow {
  return {
    id,
    name: id,
    nameZh: '',
    kind: 'PRODUCT',
    compartment: '',
    cas: '',
    isCutOff: false,
    unit: 'kg',
    ...fields,
  };
}

export const CO2 = flow('co2', { name: 'Carbon dioxide, fossil', kind: 'ELEMENTARY', compartment: 'air' });

export function exchange(
  flowId: string,
  amount: number | null,
  fields: Partial<ProcessExchange> = {},
): ProcessExchange {
  return {
    flowId,
    isInput: true,
    amount,
    writtenAmount: amount,
    writtenUnit: 'kg',
    isReference: false,
    isAvoided: false,
    providerId: null,
    uncertainty: null,
    ...fields,
  };
}

export const makes = (flowId: string, amount = 1, fields: Partial<ProcessExchange> = {}) =>
  exchange(flowId, amount, { isInput: false, isReference: true, ...fields });
export const gives = (flowId: string, amount: number | null, fields: Partial<ProcessExchange> = {}) =>
  exchange(flowId, amount, { isInput: false, ...fields });

export function dataSet(
  id: string,
  exchanges: readonly ProcessExchange[],
  fields: Partial<ProcessDataSet> = {},
): ProcessDataSet {
  return {
    id,
    name: id,
    nameZh: '',
    kind: 'UNIT_PROCESS',
    category: '',
    location: 'GLO',
    region: 'GLO',
    year: 2020,
    description: '',
    descriptionZh: '',
    exchanges,
    place: { file: `test.zip: ${id}`, row: 1 },
    ...fields,
  };
}

/** Flows that are not given are products in kilograms. */
export function database(
  processes: readonly ProcessDataSet[],
  flows: readonly ProcessFlow[] = [],
): ProcessDatabase {
  const known = new Map([CO2, ...flows].map((each) => [each.id, each]));
  for (const { exchanges } of processes) {
    for (const { flowId } of exchanges) if (!known.has(flowId)) known.set(flowId, flow(flowId));
  }
  return { format: 'OPENLCA_JSON_LD', processes, flows: known, problems: [] };
}
