import { tiangong } from '../processDatabase/sources/tiangong.ts';
import { uslci } from '../processDatabase/sources/uslci.ts';
import type { SourceReader } from './sourceReader.ts';
import { agribalyse } from './sources/agribalyse.ts';
import { baseCarbone } from './sources/baseCarbone.ts';
import { boavizta } from './sources/boavizta.ts';
import { carbonfactTextile } from './sources/carbonfactTextile.ts';
import { cbamDefaults } from './sources/cbamDefaults.ts';
import { chinaMeeGrid } from './sources/chinaMeeGrid.ts';
import { defra } from './sources/defra.ts';
import { electricityMaps } from './sources/electricityMaps.ts';
import { epaHub } from './sources/epaHub.ts';
import { epaSupplyChain } from './sources/epaSupplyChain.ts';
import { epaTidy } from './sources/epaTidy.ts';
import { epaVehicles } from './sources/epaVehicles.ts';
import { faostat } from './sources/faostat.ts';
import { gwpFactors } from './sources/gwpFactors.ts';
import { nrcanVehicles } from './sources/nrcanVehicles.ts';
import { oefdb } from './sources/oefdb.ts';
import { openCeda } from './sources/openCeda.ts';
import { openIndia } from './sources/openIndia.ts';
import { openPcf } from './sources/openPcf.ts';
import { owidEmber } from './sources/owidEmber.ts';
import { rivmFood } from './sources/rivmFood.ts';
import { useeioImports } from './sources/useeioImports.ts';

/** Every source Cradle reads, by the name of the folder in which its files lie when many are imported at once. */
export const SOURCE_READERS: readonly { readonly folder: string; readonly reader: SourceReader }[] = [
  { folder: 'agribalyse', reader: agribalyse },
  { folder: 'base-carbone', reader: baseCarbone },
  { folder: 'boavizta', reader: boavizta },
  { folder: 'carbonfact-textile', reader: carbonfactTextile },
  { folder: 'cbam-default-values', reader: cbamDefaults },
  { folder: 'china-mee-grid', reader: chinaMeeGrid },
  { folder: 'defra', reader: defra },
  { folder: 'electricity-maps', reader: electricityMaps },
  { folder: 'epa-ef-hub', reader: epaHub },
  { folder: 'epa-egrid-tidy', reader: epaTidy },
  { folder: 'epa-supply-chain', reader: epaSupplyChain },
  { folder: 'epa-vehicles', reader: epaVehicles },
  { folder: 'faostat-emissions-intensity', reader: faostat },
  { folder: 'gwp', reader: gwpFactors },
  { folder: 'nrcan-vehicles', reader: nrcanVehicles },
  { folder: 'oefdb', reader: oefdb },
  { folder: 'open-ceda', reader: openCeda },
  { folder: 'open-india', reader: openIndia },
  { folder: 'open-pcf-terralytiq', reader: openPcf },
  { folder: 'owid-ember', reader: owidEmber },
  { folder: 'rivm-food', reader: rivmFood },
  { folder: 'tiangong', reader: tiangong },
  { folder: 'useeio-imports', reader: useeioImports },
  { folder: 'uslci', reader: uslci },
];

export function findReader(key: string): SourceReader | undefined {
  return SOURCE_READERS.find(({ reader }) => reader.source.key === key)?.reader;
}
