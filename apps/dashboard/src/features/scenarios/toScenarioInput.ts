import type { Change } from '@cradle/engine';
import type { PreviewLabels } from '@cradle/schema';
import type { ScenarioChangeInput } from '../../graphql/generated/graphql.ts';

/** Global ids that a stored change holds, and that the preview may not know: of factors, or lines of older versions. */
export interface StoredIds {
  readonly selector: {
    readonly productIds: readonly string[];
    readonly supplierIds: readonly string[];
    readonly lineIds: readonly string[];
  };
  readonly toFactor?: { readonly id: string } | null;
  readonly toAssessment?: { readonly id: string } | null;
}

/**
 * Changes in the ids of GraphQL. An id that nobody knows is sent as it is, to be refused: leaving it out would widen the
 * selector.
 *
 * @param stored by the id of the change; a change keeps its selector
 */
export function toChangeInputs(
  changes: readonly Change[],
  labels: PreviewLabels,
  stored: ReadonlyMap<string, StoredIds>,
): ScenarioChangeInput[] {
  const products = new Map(labels.products.map(({ localId, id }) => [localId, id]));
  const suppliers = new Map(labels.suppliers.map(({ localId, id }) => [localId, id]));
  return changes.map(({ id, selector, ...change }) => {
    const own = stored.get(id);
    return {
      id,
      selector: {
        productIds: [
          ...(own?.selector.productIds ?? selector.productIds.map((one) => products.get(one) ?? one)),
        ],
        productCategories: [...selector.productCategories],
        stages: [...selector.stages],
        supplierIds: [
          ...(own?.selector.supplierIds ?? selector.supplierIds.map((one) => suppliers.get(one) ?? one)),
        ],
        regions: [...selector.regions],
        activities: [...selector.activities],
        transportModes: [...selector.transportModes],
        processes: [...selector.processes],
        lineIds: [...(own?.selector.lineIds ?? selector.lineIds.map((one) => labels.lines[one]?.[2] ?? one))],
      },
      ...withGlobalIds(change, own),
    };
  });

  function withGlobalIds(
    change: Distributed<Change>,
    own: StoredIds | undefined,
  ): Omit<ScenarioChangeInput, 'selector' | 'id'> {
    switch (change.kind) {
      case 'REPLACE_FACTOR':
        return { kind: change.kind, toFactorId: own?.toFactor?.id ?? change.toFactorId };
      case 'REPLACE_SUPPLIER':
        return { ...change, toSupplierId: suppliers.get(change.toSupplierId) ?? change.toSupplierId };
      case 'REPLACE_INPUT':
        return { kind: change.kind, toAssessmentId: own?.toAssessment?.id ?? change.toAssessmentId };
      default:
        return change;
    }
  }
}

/** Leaves the union intact, unlike `Omit`. */
type Distributed<C> = C extends unknown ? Omit<C, 'id' | 'selector'> : never;
