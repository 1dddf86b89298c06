import type { Choice } from './bomReview.ts';

/** What was decided of an uploaded table, kept until the tab is closed, so that a reload loses nothing. */
const mappingKey = (uploadId: string): string => `cradle.bom.mapping.${uploadId}`;
const choicesKey = (uploadId: string): string => `cradle.bom.choices.${uploadId}`;

export function keepMapping(uploadId: string, mapping: string): void {
  store(mappingKey(uploadId), mapping);
}

export function keptMapping(uploadId: string): string | null {
  return sessionStorage.getItem(mappingKey(uploadId));
}

export function keepChoices(uploadId: string, choices: ReadonlyMap<number, Choice>): void {
  store(choicesKey(uploadId), JSON.stringify([...choices]));
}

export function keptChoices(uploadId: string): ReadonlyMap<number, Choice> {
  try {
    const kept = JSON.parse(sessionStorage.getItem(choicesKey(uploadId)) ?? '[]') as [number, Choice][];
    return new Map(kept);
  } catch {
    return new Map();
  }
}

export function forgetBom(uploadId: string): void {
  sessionStorage.removeItem(mappingKey(uploadId));
  sessionStorage.removeItem(choicesKey(uploadId));
}

function store(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // A full or forbidden store must not keep anybody from going on.
  }
}
