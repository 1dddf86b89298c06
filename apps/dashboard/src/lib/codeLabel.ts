/**
 * A code or slug of a source as words, where there is no text of our own: `CRADLE_TO_GATE` and `cradle-to-gate` give
 * "Cradle to gate". Short codes such as `AR6` and `CO2` stay.
 */
export function codeLabel(code: string): string {
  if (!/[_-]/.test(code) && code === code.toUpperCase()) return code;
  const words = code.replaceAll(/[_-]+/g, ' ').trim().toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
