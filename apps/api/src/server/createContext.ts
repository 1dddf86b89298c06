import DataLoader from 'dataloader';
import { type Caller, requireViewer } from '../context/caller.ts';
import type { Context, Installation, Viewer } from '../context/context.ts';
import type { Loaders } from '../context/loaders.ts';
import type { Replica } from '../context/replica.ts';
import type { Database } from '../db/database.ts';
import { visibleFactors } from '../modules/factor/factorAccess.ts';
import { createFootprintLoader } from '../modules/footprint/footprintLoader.ts';
import { createReceivedFactorLoader } from '../modules/linkedFootprint/receivedFactorLoader.ts';
import { checkAssessments } from '../modules/plausibility/checkAssessments.ts';
import { chineseProcessNames } from '../modules/processName/readProcessNames.ts';
import { holdRanks } from '../modules/supplierRank/heldRanks.ts';

/** What the resolvers of one request share; loaders remember nothing beyond it. */
export function createContext(
  database: Database,
  caller: Caller,
  { installation, replica }: Pick<Context, 'installation' | 'replica'>,
): Context {
  return new RequestContext(database, caller, installation, replica);
}

/** A class, because Apollo copies the own properties of a context: asking for the viewer must wait for who needs one. */
class RequestContext implements Context {
  readonly database: Database;
  readonly caller: Caller;
  readonly installation: Installation;
  readonly replica: Replica;
  private readonly made: { loaders?: Loaders } = {};
  constructor(database: Database, caller: Caller, installation: Installation, replica: Replica) {
    this.database = database;
    this.caller = caller;
    this.installation = installation;
    this.replica = replica;
  }

  get viewer(): Viewer {
    return requireViewer(this.caller);
  }

  get loaders(): Loaders {
    this.made.loaders ??= createLoaders(this.database, this.viewer.organisationId);
    return this.made.loaders;
  }
}

function createLoaders(database: Database, organisationId: string): Loaders {
  const { prisma } = database;
  return {
    factor: byId((ids) =>
      prisma.factor.findMany({
        where: { AND: [visibleFactors(organisationId), { id: { in: ids } }] },
      }),
    ),
    factorSource: byId((ids) => prisma.factorSource.findMany({ where: { id: { in: ids } } })),
    supplier: byId((ids) => prisma.supplier.findMany({ where: { organisationId, id: { in: ids } } })),
    line: byId((ids) => prisma.inventoryLine.findMany({ where: { organisationId, id: { in: ids } } })),
    product: byId((ids) => prisma.product.findMany({ where: { organisationId, id: { in: ids } } })),
    processNameZh: new DataLoader(async (names) => {
      const chinese = await chineseProcessNames(database, organisationId, names);
      return names.map((name) => chinese.get(name) ?? '');
    }),
    footprint: createFootprintLoader(database, organisationId),
    plausibility: new DataLoader(async (ids) => {
      const findings = await checkAssessments(database, organisationId, ids);
      return ids.map((id) => findings.get(id) ?? []);
    }),
    homeRegion: new DataLoader(async (keys) => {
      const organisation = await prisma.organisation.findUnique({
        where: { id: organisationId },
        select: { country: true },
      });
      return keys.map(() => organisation?.country ?? 'GLO');
    }),
    scenarioIds: new DataLoader(async (keys) => {
      const rows = await prisma.scenario.findMany({
        where: { organisationId },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: { id: true },
      });
      return keys.map(() => rows.map(({ id }) => id));
    }),
    receivedFactor: createReceivedFactorLoader(database, organisationId),
    ranks: new DataLoader(async (keys) => {
      const ranks = await holdRanks(database, organisationId);
      return keys.map(() => ranks);
    }),
    supplierLabels: new DataLoader(async (ids) => {
      const labels = await prisma.evaluationLabel.findMany({
        where: { organisationId, evaluation: { supplierId: { in: [...ids] } } },
        include: { evaluation: { select: { supplierId: true } } },
        orderBy: [{ issuedOn: 'desc' }, { id: 'asc' }],
      });
      return ids.map((id) =>
        labels.flatMap(({ evaluation, ...label }) => (evaluation.supplierId === id ? [label] : [])),
      );
    }),
  };
}

function byId<Row extends { id: string }>(
  read: (ids: string[]) => Promise<Row[]>,
): DataLoader<string, Row | null> {
  return new DataLoader(async (ids) => {
    const rows = new Map((await read([...ids])).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
}
