import { decodeGlobalID, encodeGlobalID } from '@pothos/plugin-relay';
import { z } from 'zod';

const TYPE = 'SharedFootprint';
const Key = z.tuple([z.string(), z.string()]);

/** Whose share, and which: the supplier's organisation is part of the id, because its key begins with it. */
export interface SharedKey {
  readonly organisationId: string;
  readonly id: string;
}

export function sharedIdOf({ organisationId, id }: SharedKey): string {
  return encodeGlobalID(TYPE, JSON.stringify([organisationId, id]));
}

/** Null for what is no id of a shared footprint. It says nothing about consent: reading through it does. */
export function readSharedId(text: string): SharedKey | null {
  try {
    const { typename, id: inner } = decodeGlobalID(text);
    if (typename !== TYPE) return null;
    const [organisationId, id] = Key.parse(JSON.parse(inner));
    return { organisationId, id };
  } catch {
    return null;
  }
}
