/*
 * Time from a moved slider to new numbers in the preview worker: one product of 60 lines, and 1,000 products of 60 lines.
 *   pnpm --filter @cradle/api exec tsx ../dashboard/bench/preview.bench.ts [products lines]
 */
import { EVERY_LINE } from '@cradle/engine';
import { madeUpPortfolio } from '@cradle/engine/testing';
import { openPreview } from '../src/features/scenarios/preview/openPreview.ts';

const REPEATS = 60;
const [products = 1_000, lines = 60] = process.argv.slice(2).map(Number).filter(Number.isFinite);

function measure(count: number): Record<string, string | number> {
  const { assessments, factors } = madeUpPortfolio({ products: count, lines, seed: 42 });
  const wanted = assessments.map(({ id }) => id);
  const session = openPreview(
    { wanted, assessments, factors: factors.factors, scenarios: [] },
    {
      products: assessments.map(({ id, productId }) => ({
        ...{ assessmentId: id, localId: productId, id: productId, assessmentGlobalId: id, sku: id },
        ...{ names: [id, id] as const, category: '', categoryZh: '', annualVolume: 1_000 },
      })),
    },
  );
  const opened = performance.now();
  const overview = session.choose([]);
  if (!overview.ok) throw new Error(overview.refusals[0]!.message);
  const ready = performance.now();
  const material = overview.value.subjects.find(({ group }) => group === 'MATERIAL')!.subject;
  const supplier = overview.value.subjects.find(({ group }) => group === 'SUPPLIER')?.subject;
  const times: number[] = [];
  for (let turn = 0; turn < REPEATS; turn++) {
    const started = performance.now();
    const answer = session.preview(
      {
        id: 'draft',
        parentId: null,
        changes: [
          {
            id: 'material',
            selector: { ...EVERY_LINE, activities: [material] },
            kind: 'SCALE_AMOUNT',
            amountFactor: 0.5 + turn / REPEATS,
          },
          {
            id: 'supplier',
            selector: { ...EVERY_LINE, supplierIds: supplier === undefined ? [] : [supplier] },
            kind: 'SCALE_AMOUNT',
            amountFactor: 1.5 - turn / REPEATS,
          },
        ],
      },
      [],
    );
    if (!answer.ok) throw new Error(answer.refusals[0]!.message);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return {
    'products × lines': `${count} × ${lines}`,
    'made ready once ms': (ready - opened).toFixed(0),
    'median ms': times[REPEATS / 2]!.toFixed(2),
    'p95 ms': times[Math.floor(REPEATS * 0.95)]!.toFixed(2),
  };
}

for (const count of [1, 23, products]) process.stdout.write(`${JSON.stringify(measure(count))}\n`);
