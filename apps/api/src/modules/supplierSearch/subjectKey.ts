import { globalId, localIdOrNull } from '../../builder/ids.ts';
import { readSharedId, sharedIdOf } from '../sharing/sharedId.ts';
import { ownProductKey, ownSupplierKey } from './readOwnEntries.ts';
import { sharedProductKey, sharedSupplierKey } from './readSharedEntries.ts';

/** The key in the search index of a product's id, or of a shared footprint's; null for any other id. */
export function productKeyOf(id: string): string | null {
  const own = localIdOrNull('Product', id);
  if (own !== null) return ownProductKey(own);
  const shared = readSharedId(id);
  return shared && sharedProductKey(shared);
}

/** The key of a supplier's id, or of that of an organisation that shares. */
export function supplierKeyOf(id: string): string | null {
  const own = localIdOrNull('Supplier', id);
  if (own !== null) return ownSupplierKey(own);
  const organisation = localIdOrNull('Organisation', id);
  return organisation && sharedSupplierKey(organisation);
}

/** The id a key stands for. */
export function productIdOf(key: string): string {
  if (key.startsWith('own:')) return globalId('Product', key.slice('own:'.length));
  const [organisationId, id] = JSON.parse(key.slice('shared:'.length)) as [string, string];
  return sharedIdOf({ organisationId, id });
}

export function supplierIdOfKey(key: string): string {
  const [, id] = /^[a-z]+:(.*)$/.exec(key) ?? ['', ''];
  return globalId(key.startsWith('own:') ? 'Supplier' : 'Organisation', id!);
}

/** The local id of a supplier in the own portfolio; null for any other. */
export function ownSupplierIdOf(key: string | null): string | null {
  return key?.startsWith('own:') ? key.slice('own:'.length) : null;
}
