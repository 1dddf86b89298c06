import type { CombinedError } from 'urql';

/** A field of the question that the API refused, why, and what to do. */
export interface RefusedField {
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
}

/** The refused fields in `extensions.fields` of the errors of an answer; none for errors of another kind. */
export function refusedFields({
  graphQLErrors,
}: Pick<CombinedError, 'graphQLErrors'>): readonly RefusedField[] {
  return graphQLErrors.flatMap(({ extensions }) => {
    const fields: unknown = extensions?.fields;
    return Array.isArray(fields) ? fields.filter(isRefusedField) : [];
  });
}

function isRefusedField(value: unknown): value is RefusedField {
  if (typeof value !== 'object' || value === null) return false;
  return (['field', 'message', 'remedy'] as const).every(
    (name) => name in value && typeof (value as Record<string, unknown>)[name] === 'string',
  );
}
