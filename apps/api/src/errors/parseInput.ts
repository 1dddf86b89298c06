import type { z } from 'zod';
import { InvalidInput } from './refusals.ts';

/** Reads what a caller sent. @throws InvalidInput naming every field that does not fit */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(
    parsed.error.issues.map((issue) => ({
      field: fieldPath(issue.path),
      code: issue.code.toUpperCase(),
      message: sentence(issue.message),
      remedy: remedyOf(issue),
    })),
  );
}

/** `['lines', 3, 'unit']` as `lines[3].unit`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`,
    '',
  );
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return text.endsWith('.') ? text : `${text}.`;
}

function remedyOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return `Give at most ${issue.maximum}.`;
  if (issue.code === 'too_small')
    return `Give ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}.`;
  return 'Correct the value and send it again.';
}
