import { decodeGlobalID, encodeGlobalID } from '@pothos/plugin-relay';
import { InvalidInput, NotFound } from '../errors/refusals.ts';

/** Nouns that carry a global id. */
export type NodeType =
  | 'Organisation'
  | 'Factor'
  | 'FactorSource'
  | 'FactorRelease'
  | 'Supplier'
  | 'Site'
  | 'Product'
  | 'ProductFamily'
  | 'Assessment'
  | 'InventoryLine'
  | 'BulkEdit'
  | 'Scenario'
  | 'SavedView'
  | 'SavedQuery'
  | 'AssessmentComment'
  | 'Evidence'
  | 'Footprint'
  | 'EvaluationScheme'
  | 'EvaluationSchemeVersion'
  | 'FactoryEvaluation'
  | 'Partner'
  | 'FootprintShare'
  | 'DataRequest'
  | 'CbamInstallation'
  | 'CbamGood'
  | 'Programme'
  | 'ProgrammeMember'
  | 'ProgrammeMembership';

export function globalId(type: NodeType, id: string): string {
  return encodeGlobalID(type, id);
}

/** The local id inside a global one. @throws InvalidInput naming `field` when it is of another noun or no id at all */
export function localId(type: NodeType, id: string, field: string): string {
  const decoded = decode(id);
  if (decoded?.typename === type) return decoded.id;
  throw new InvalidInput([
    {
      field,
      code: 'ID_OF_ANOTHER_TYPE',
      message: `${id} is not the id of a ${type}.`,
      remedy: `Take the id from a ${type} that the API returned.`,
    },
  ]);
}

export function localIds(type: NodeType, ids: readonly string[] | null | undefined, field: string): string[] {
  return (ids ?? []).map((id, index) => localId(type, id, `${field}[${index}]`));
}

export function optionalLocalId(type: NodeType, id: string | null | undefined, field: string): string | null {
  return id === null || id === undefined ? null : localId(type, id, field);
}

function decode(id: string): { typename: string; id: string } | null {
  try {
    return decodeGlobalID(id);
  } catch {
    return null;
  }
}

/** For reads by id: an id of another noun simply finds nothing. */
export function localIdOrNull(type: NodeType, id: string): string | null {
  const decoded = decode(id);
  return decoded?.typename === type ? decoded.id : null;
}

/** For the thing a mutation is about. @throws NotFound when the id is of another noun */
export function localIdForMutation(type: NodeType, noun: string, id: string): string {
  const local = localIdOrNull(type, id);
  if (local === null) throw new NotFound(noun, id);
  return local;
}
