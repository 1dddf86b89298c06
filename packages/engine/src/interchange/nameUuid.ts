/**
 * An id made of a name, always the same, in the form of a UUID of version 8 (RFC 9562): formats ask for one where there is
 * nothing to take it from. It only has to differ between names of one document.
 */
export function nameUuid(name: string): string {
  const words = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((seed) => hash(name, seed));
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** FNV-1a over the characters, begun with a seed. */
function hash(name: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < name.length; at++) value = Math.imul(value ^ name.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}
