import type { Dimension } from '@cradle/engine';
import { InvalidInput } from '../../errors/refusals.ts';
import { memberOf } from '../comparison/labelMembers.ts';
import type { MemberPath } from './memberCondition.ts';

/** Members as a caller names them: each a path of members that hold together. */
export type MembersRequest = readonly (readonly { readonly dimension: Dimension; readonly id: string }[])[];

const MOST_MEMBERS = 20;
const REDUCIBLE: readonly Dimension[] = [
  'SUPPLIER',
  'PROCESS',
  'STAGE',
  'REGION',
  'SOURCE',
  'YEAR',
  'SCOPE',
  'PRODUCT',
  'PRODUCT_CATEGORY',
  'ASSESSMENT',
];

/** @throws InvalidInput for none, too many, ids of another noun, and members no line stands for: one gas, one scenario */
export function reducibleMembers(members: MembersRequest): MemberPath[] {
  if (members.length === 0 || members.length > MOST_MEMBERS || members.some((path) => path.length === 0)) {
    throw refusal(
      'members',
      'OUT_OF_RANGE',
      `Choose 1 to ${MOST_MEMBERS} members, none of them empty.`,
      'Choose fewer, or wider ones.',
    );
  }
  return members.map((path, index) =>
    path.map(({ dimension, id }, step) => {
      const field = `members[${index}][${step}]`;
      if (!REDUCIBLE.includes(dimension)) {
        throw refusal(
          `${field}.dimension`,
          'DIMENSION_NOT_REDUCIBLE',
          `No line stands for one member of ${dimension}.`,
          `Choose members of ${REDUCIBLE.join(', ')}.`,
        );
      }
      return { dimension, member: memberOf(dimension, id, `${field}.id`) };
    }),
  );
}

export function refusal(field: string, code: string, message: string, remedy: string): InvalidInput {
  return new InvalidInput([{ field, code, message, remedy }]);
}
