/** `76042100` as `7604 21 00`. */
export function formatCode(cnCode: string): string {
  return cnCode.replace(/^(\d{4})(\d{0,2})(\d{0,2})$/, '$1 $2 $3').trim();
}
