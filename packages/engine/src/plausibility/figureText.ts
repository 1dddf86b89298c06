/** At most three significant digits, the same in every place: 0.583, 12, 1.5. */
export function figureText(value: number): string {
  return String(Number(value.toPrecision(3)));
}
