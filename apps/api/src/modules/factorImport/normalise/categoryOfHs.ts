/** Categories by the chapter of the Harmonised System: the first two digits. */
const BY_CHAPTER: readonly (readonly [from: number, to: number, category: string])[] = [
  [1, 24, 'Food and agriculture'],
  [25, 26, 'Minerals and glass'],
  [27, 27, 'Fuels'],
  [28, 38, 'Chemicals'],
  [39, 40, 'Plastics'],
  [41, 43, 'Textiles'],
  [44, 49, 'Wood and paper'],
  [50, 67, 'Textiles'],
  [68, 70, 'Minerals and glass'],
  [71, 83, 'Metals'],
  [84, 84, 'Machinery and services'],
  [85, 85, 'Electronics'],
];

/** The category of an HS code of two or more digits; machinery and services for what fits nowhere. */
export function categoryOfHs(code: string): string {
  const chapter = Number(code.slice(0, 2));
  return BY_CHAPTER.find(([from, to]) => chapter >= from && chapter <= to)?.[2] ?? 'Machinery and services';
}
