import { gwpOf } from '@cradle/engine';
import type { SqlSession, SqlValue } from '../../db/database.ts';
import { describePlace } from '../factorImport/rowOutcome.ts';
import { gasOfFlow } from './greenhouseGas.ts';
import { linkReport } from './linkReport.ts';
import { factorKeyOf } from './processFactors.ts';
import { linksSolvedWith, type SolvedDatabase, type SolvedFunction } from './solveDatabase.ts';

const FLOW_COLUMNS = ['releaseId', 'id', 'name', 'nameZh', 'kind', 'compartment', 'cas', 'unit'];
const PROCESS_COLUMNS = [
  'releaseId',
  'id',
  'position',
  'name',
  'nameZh',
  'kind',
  'category',
  'location',
  'region',
  'year',
  'description',
  'descriptionZh',
  'place',
  'referenceFlowId',
  'unit',
  'factorKey',
  'kgCo2e',
];
const EXCHANGE_COLUMNS = [
  'releaseId',
  'processId',
  'position',
  'flowId',
  'isInput',
  'isReference',
  'isAvoided',
  'amount',
  'writtenAmount',
  'writtenUnit',
  'uncertainty',
  'link',
  'candidates',
  'providerId',
  'gas',
];
/** Some data sets carry the text of a whole report. */
const LONGEST_DESCRIPTION = 4_000;

/** Keeps the processes, flows and links of a database with its release; they go when the release is thrown away. */
export async function storeProcesses(
  session: SqlSession,
  releaseId: string,
  solved: SolvedDatabase,
): Promise<void> {
  const { database } = solved.linked;
  await session.query(`INSERT INTO "ProcessDatabase" ("releaseId", "format", "report") VALUES ($1, $2, $3)`, [
    releaseId,
    database.format,
    JSON.stringify(linkReport(solved)),
  ]);
  await session.copyInto('ProcessFlow', FLOW_COLUMNS, flowRows(releaseId, solved));
  await session.copyInto('UnitProcess', PROCESS_COLUMNS, processRows(releaseId, solved));
  await session.copyInto('ProcessExchange', EXCHANGE_COLUMNS, exchangeRows(releaseId, solved));
}

function* flowRows(releaseId: string, { linked }: SolvedDatabase): Generator<SqlValue[]> {
  const used = new Set(
    linked.processes.flatMap(({ process }) => process.exchanges.map(({ flowId }) => flowId)),
  );
  for (const { id, name, nameZh, kind, compartment, cas, unit } of linked.database.flows.values()) {
    if (used.has(id)) yield [releaseId, id, name, nameZh, kind, compartment, cas, unit].map(storable);
  }
}

function* processRows(releaseId: string, { linked, functions }: SolvedDatabase): Generator<SqlValue[]> {
  let at = 0;
  for (const [position, { process, functions: own }] of linked.processes.entries()) {
    const first = own.length > 0 ? functions[at] : undefined;
    const referenceId =
      own[0]?.flowId ?? process.exchanges.find(({ isReference }) => isReference)?.flowId ?? null;
    at += own.length;
    yield [
      releaseId,
      process.id,
      position,
      process.name,
      process.nameZh,
      process.kind,
      process.category,
      process.location,
      process.region,
      process.year,
      describe(process.description),
      describe(process.descriptionZh),
      describePlace(process.place),
      referenceId,
      linked.database.flows.get(referenceId ?? '')?.unit ?? null,
      first === undefined ? null : factorKeyOf(first.function, own),
      first === undefined ? null : totalOf(first),
    ].map(storable);
  }
}

/** Addresses of the people behind a data set stay in its file. */
function describe(text: string): string {
  return text.slice(0, LONGEST_DESCRIPTION).replaceAll(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '…');
}

function totalOf({ gases }: SolvedFunction): number | null {
  if (gases.size === 0) return null;
  return [...gases].reduce((sum, [gas, kg]) => sum + kg * (gwpOf(gas, 'AR6') ?? 0), 0);
}

function* exchangeRows(releaseId: string, solved: SolvedDatabase): Generator<SqlValue[]> {
  const { database, processes } = solved.linked;
  const linksOf = linksSolvedWith(solved);
  for (const [index, { process }] of processes.entries()) {
    for (const [position, exchange] of process.exchanges.entries()) {
      const link = linksOf[index]![position] ?? null;
      const flow = database.flows.get(exchange.flowId)!;
      const gas = flow.kind === 'ELEMENTARY' ? gasOfFlow(flow, exchange.isInput) : null;
      yield [
        releaseId,
        process.id,
        position,
        exchange.flowId,
        exchange.isInput,
        exchange.isReference,
        exchange.isAvoided,
        exchange.amount,
        exchange.writtenAmount,
        exchange.writtenUnit,
        exchange.uncertainty,
        link?.kind === 'LINKED' ? link.rule : (link?.reason ?? null),
        link?.kind === 'LINKED' ? link.candidates : null,
        link?.kind === 'LINKED' ? link.provider.process.id : null,
        gas?.kind === 'GAS' ? gas.gas : null,
      ].map(storable);
    }
  }
}

/** Files hold signs that a text column cannot: NUL is shown as a question mark. */
function storable(value: SqlValue): SqlValue {
  return typeof value === 'string' ? value.replaceAll('\u0000', '?') : value;
}
