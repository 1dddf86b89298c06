import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import { importPurchases, saveIntensity, saveMoneyRate } from '../purchase/savePurchases.ts';
import { holdSearchIndex } from '../supplierSearch/heldIndex.ts';
import { supplierIdOfKey } from '../supplierSearch/subjectKey.ts';
import type { DemoPurchases } from './demoPurchases.ts';

/** What the demo organisation and its buyer have bought, by the use cases people have. Suppliers and shares must be there. */
export async function loadDemoPurchases(
  database: Database,
  local: Viewer,
  years: DemoPurchases,
): Promise<void> {
  for (const { organisation, year, rates, intensities, headings, rows } of years) {
    const viewer = organisation === 'LOCAL' ? local : { ...local, organisationId: organisation };
    const index = await holdSearchIndex(database, viewer);
    for (const rate of rates) await saveMoneyRate(database, viewer, rate);
    for (const { supplier, ...stated } of intensities) {
      const found = index.suppliers.rows.find(({ name }) => name === supplier);
      if (found === undefined) throw new Error(`The demo purchases name ${supplier}, which is not in sight.`);
      await saveIntensity(database, viewer, index, {
        ...stated,
        supplierId: supplierIdOfKey(found.key),
        year,
      });
    }
    const table = [headings, ...rows].map((cells) => cells.join('\t')).join('\n');
    await importPurchases(database, viewer, index, { year, table });
  }
}
