import { GraphQLError } from 'graphql';
import { calendarDay } from '../engineBridge/calendarDay.ts';
import { builder } from './builder.ts';

builder.scalarType('DateTime', {
  description: 'An instant, RFC 3339 in UTC.',
  serialize: (value) => value.toISOString(),
  parseValue: (value) => parseDate(value, 'an instant such as 2026-01-31T12:00:00Z'),
});

builder.scalarType('Numbers', {
  description: 'Many numbers in order as one value, null where there is none: [1.5, null, 0].',
  serialize: (value) => value,
  parseValue: (value) => {
    if (Array.isArray(value) && value.every((each) => each === null || Number.isFinite(each))) return value;
    throw refused(value, 'a list of numbers and nulls');
  },
});

builder.scalarType('Date', {
  description: 'A calendar day, YYYY-MM-DD.',
  serialize: (value) => calendarDay(value),
  parseValue: (value) => {
    const date = parseDate(value, 'a day such as 2026-01-31');
    if (
      typeof value === 'string' &&
      /^\d{4}-\d{2}-\d{2}$/.test(value) &&
      date.toISOString().startsWith(value)
    )
      return date;
    throw refused(value, 'a day such as 2026-01-31');
  },
});

builder.scalarType('JSON', {
  description: 'Data for a program, in the shape its field describes.',
  serialize: (value) => value,
});

function parseDate(value: unknown, wanted: string): Date {
  const date = typeof value === 'string' ? new Date(value) : new Date(Number.NaN);
  if (Number.isNaN(date.getTime())) throw refused(value, wanted);
  return date;
}

function refused(value: unknown, wanted: string): GraphQLError {
  return new GraphQLError(`${JSON.stringify(value)} is not ${wanted}.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
