import type { Database } from '../../db/database.ts';
import { isOverfed, LINK_RULES, type LinkedDatabase, type LinkRule } from './linkProcesses.ts';
import { LinkReport } from './linkReport.ts';
import type { FlowKind, ProcessDataSet, ProcessExchange, ProcessFlow } from './processDatabase.ts';
import { type FunctionOfProcess, functionsOf } from './processFunctions.ts';

interface StoredExchange {
  readonly processId: string;
  readonly flowId: string;
  readonly isInput: boolean;
  readonly isReference: boolean;
  readonly isAvoided: boolean;
  readonly amount: number | null;
  readonly link: string | null;
  readonly candidates: number | null;
  readonly providerId: string | null;
}

type StoredProcess = Pick<ProcessDataSet, 'id' | 'name' | 'nameZh' | 'region'>;

/** A process database as it was stored with its release: the same links, cut ones left out. */
export async function loadLinkedDatabase(database: Database, releaseId: string): Promise<LinkedDatabase> {
  const [stored] = await database.query<{ report: unknown; format: 'ILCD' }>(
    `SELECT "report", "format" FROM "ProcessDatabase" WHERE "releaseId" = $1`,
    [releaseId],
  );
  const { coProducts } = LinkReport.parse(stored?.report);
  const flows = await loadFlows(database, releaseId);
  const rows = await loadExchanges(database, releaseId);
  const processes = (await loadProcesses(database, releaseId)).map((process) =>
    toDataSet(process, rows.get(process.id) ?? []),
  );
  const read = { format: stored!.format, processes, flows, problems: [] };
  const functions = processes.map((process) =>
    isOverfed(read, process) ? [] : functionsOf(read, process, coProducts),
  );
  const byProcess = new Map(processes.map(({ id }, index) => [id, functions[index]!]));
  return {
    database: read,
    coProducts,
    processes: processes.map((process, index) => ({
      process,
      functions: functions[index]!,
      links: (rows.get(process.id) ?? []).map((row) => toLink(byProcess, row)),
    })),
  };
}

async function loadFlows(database: Database, releaseId: string): Promise<ReadonlyMap<string, ProcessFlow>> {
  const rows = await database.query<Omit<ProcessFlow, 'kind' | 'isCutOff'> & { kind: FlowKind }>(
    `SELECT "id", "name", "nameZh", "kind", "compartment", "cas", "unit" FROM "ProcessFlow" WHERE "releaseId" = $1`,
    [releaseId],
  );
  return new Map(rows.map((row) => [row.id, { ...row, isCutOff: false }]));
}

function loadProcesses(database: Database, releaseId: string): Promise<StoredProcess[]> {
  return database.query<StoredProcess>(
    `SELECT "id", "name", "nameZh", "region" FROM "UnitProcess" WHERE "releaseId" = $1 ORDER BY "position"`,
    [releaseId],
  );
}

/** Elementary flows that are no greenhouse gas are left where they are: they are most of a database. */
async function loadExchanges(
  database: Database,
  releaseId: string,
): Promise<ReadonlyMap<string, readonly StoredExchange[]>> {
  const rows = await database.query<StoredExchange>(
    `SELECT e."processId", e."flowId", e."isInput", e."isReference", e."isAvoided", e."amount", e."link",
       e."candidates", e."providerId"
     FROM "ProcessExchange" e JOIN "ProcessFlow" f ON f."releaseId" = e."releaseId" AND f."id" = e."flowId"
     WHERE e."releaseId" = $1 AND (f."kind" <> 'ELEMENTARY' OR e."gas" IS NOT NULL OR e."isReference")
     ORDER BY e."processId", e."position"`,
    [releaseId],
  );
  const byProcess = new Map<string, StoredExchange[]>();
  for (const row of rows) {
    const list = byProcess.get(row.processId);
    if (list === undefined) byProcess.set(row.processId, [row]);
    else list.push(row);
  }
  return byProcess;
}

function toDataSet(stored: StoredProcess, rows: readonly StoredExchange[]): ProcessDataSet {
  return {
    ...stored,
    kind: 'NOT_STATED',
    category: '',
    location: stored.region ?? '',
    year: null,
    description: '',
    descriptionZh: '',
    exchanges: rows.map(
      ({ flowId, isInput, isReference, isAvoided, amount, providerId }): ProcessExchange => ({
        flowId,
        isInput,
        isReference,
        isAvoided,
        amount,
        providerId,
        writtenAmount: amount,
        writtenUnit: '',
        uncertainty: null,
      }),
    ),
    place: { file: '', row: 0 },
  };
}

function toLink(
  byProcess: ReadonlyMap<string, readonly FunctionOfProcess[]>,
  { flowId, link, candidates, providerId }: StoredExchange,
): LinkedDatabase['processes'][number]['links'][number] {
  const provider = byProcess.get(providerId ?? '')?.find((own) => own.flowId === flowId);
  if (provider === undefined || !LINK_RULES.includes(link as LinkRule)) return null;
  return { kind: 'LINKED', provider, rule: link as LinkRule, candidates: candidates ?? 1 };
}
