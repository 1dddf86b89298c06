import type { InputRefusal } from '../outcome.ts';

/** Refusals of a cut-off that is no share and of limits that are no whole number from 1 on. */
export function limitFaults(cutOff: number, counts: Readonly<Record<string, number>>): InputRefusal[] {
  const isShare = cutOff >= 0 && cutOff <= 1;
  return [
    ...(isShare ? [] : [outOfRange('cutOff', cutOff, 'a share from 0 to 1')]),
    ...Object.entries(counts)
      .filter(([, count]) => !(Number.isInteger(count) && count >= 1))
      .map(([field, count]) => outOfRange(field, count, 'a whole number from 1 on')),
  ];
}

function outOfRange(field: string, value: number, allowed: string): InputRefusal {
  return {
    code: 'LIMIT_OUT_OF_RANGE',
    field,
    subject: field,
    message: `${field} is ${value}.`,
    remedy: `Give ${allowed}.`,
  };
}
