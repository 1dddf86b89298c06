import type { SqlValue } from '../../db/database.ts';
import type { DemoInventory } from './demoInventory.ts';

type Insert = (
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
) => Promise<void>;

/** Who has decided what the demo portfolio says was decided. */
const DEMO_USER = 'local-user';

/** The demo organisation's year, targets and decisions. */
export async function insertInventory(insert: Insert, inventory: DemoInventory): Promise<void> {
  await insertYear(insert, inventory);
  await insertEntries(insert, inventory);
  await insertInstruments(insert, inventory);
  await insertTargets(insert, inventory);
  await insertReductions(insert, inventory);
}

async function insertYear(insert: Insert, { year, setting, exclusions }: DemoInventory): Promise<void> {
  await insert(
    'InventorySetting',
    ['year', 'consolidation', 'paysOutboundTransport', 'gwpSet', 'note'],
    [[year, setting.consolidation, setting.paysOutboundTransport, setting.gwpSet, setting.note]],
  );
  await insert(
    'InventoryExclusion',
    ['year', 'heading', 'reason'],
    exclusions.map(({ heading, reason }) => [year, heading, reason]),
  );
}

async function insertEntries(insert: Insert, { year, entries }: DemoInventory): Promise<void> {
  await insert(
    'ActivityEntry',
    [
      ...['id', 'year', 'heading', 'siteId', 'name', 'nameZh', 'amount', 'unit', 'factorId', 'region'],
      ...['primary', 'isSiteTotal', 'evidence'],
    ],
    entries.map((entry) => [
      ...[entry.id, year, entry.heading, entry.site, entry.name, entry.nameZh, entry.amount, entry.unit],
      ...[entry.factor, entry.region, entry.primary, entry.isSiteTotal, entry.evidence],
    ]),
  );
}

async function insertInstruments(
  insert: Insert,
  { year, residualMixes, certificates, credits }: DemoInventory,
): Promise<void> {
  await insert(
    'ResidualMix',
    ['year', 'market', 'factorId'],
    residualMixes.map(({ market, factor }) => [year, market, factor]),
  );
  await insert(
    'ElectricityCertificate',
    [
      ...['id', 'year', 'kind', 'registry', 'serial', 'market', 'kWh', 'generationFactor', 'upstreamFactor'],
      'evidence',
    ],
    certificates.map((own) => [
      ...[own.id, year, own.kind, own.registry, own.serial, own.market, own.kWh],
      ...[own.generationFactor, own.upstreamFactor, own.evidence],
    ]),
  );
  await insert(
    'CarbonCredit',
    ['id', 'year', 'registry', 'serial', 'standard', 'kind', 'project', 'vintage', 'tCo2e', 'retiredOn'],
    credits.map((own) => [
      ...[own.id, year, own.registry, own.serial, own.standard, own.kind, own.project, own.vintage],
      ...[own.tCo2e, own.retiredOn],
    ]),
  );
}

async function insertTargets(insert: Insert, { targets }: DemoInventory): Promise<void> {
  await insert(
    'ReductionTarget',
    [
      ...['id', 'name', 'nameZh', 'kind', 'baseYear', 'targetYear', 'reductionShare', 'headings', 'approach'],
      'note',
    ],
    targets.map((own) => [
      ...[own.id, own.name, own.nameZh, own.kind, own.baseYear, own.targetYear, own.reductionShare],
      ...[`{${own.headings.join(',')}}`, own.approach, own.note],
    ]),
  );
}

async function insertReductions(insert: Insert, { reductions }: DemoInventory): Promise<void> {
  await insert(
    'AdoptedReduction',
    [
      ...['id', 'scenarioId', 'entryId', 'assessmentId', 'optionId', 'amountFactor', 'title', 'titleZh'],
      ...['year', 'cost', 'currency', 'owner', 'effort', 'state', 'reason'],
    ],
    reductions.map((own) => [
      ...[own.id, own.scenario, own.entry, own.assessment, own.option, own.amountFactor, own.title],
      ...[own.titleZh, own.year, own.cost, own.currency, own.owner, own.effort, own.state, own.reason],
    ]),
  );
  await insert(
    'ReductionEvent',
    ['reductionId', 'position', 'state', 'reason', 'userId'],
    reductions.map(({ id, state, reason }) => [id, 1, state, reason, DEMO_USER]),
  );
  await insert(
    'ReductionProgress',
    ['reductionId', 'year', 'savedKgCo2e', 'note', 'userId'],
    reductions.flatMap(({ id, progress }) =>
      progress.map(({ year, savedKgCo2e, note }) => [id, year, savedKgCo2e, note, DEMO_USER]),
    ),
  );
}
