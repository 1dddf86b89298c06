import type { ConformanceLine, ConformanceRow, ConformanceSubject } from './subject.ts';

/** What the words and the factor of a line say it is. Packaging has no field of its own: its process or name names it. */
export function isPackaging({ process, name }: ConformanceLine): boolean {
  return /packag|包装/i.test(`${process} ${name}`);
}

export function isElectricity({ factor }: Pick<ConformanceLine, 'factor'>): boolean {
  return factor !== null && /^electricity(-|$)/.test(factor.activity);
}

export function isTransport({
  factor,
  transportMode,
  distanceKm,
}: Pick<ConformanceLine, 'factor' | 'transportMode' | 'distanceKm'>): boolean {
  return transportMode !== null || distanceKm !== null || (factor?.category ?? '') === 'Freight';
}

export function isFlight({ factor, transportMode }: ConformanceLine): boolean {
  return transportMode === 'AIR' || isAviationActivity(factor?.activity ?? '');
}

/** Passenger flights, and aviation fuel that an own aircraft burns, have no mode of freight. */
export function isAviationActivity(activity: string): boolean {
  return /^(passenger-air|freight-air|fuel-aviation)(-|$)/.test(activity);
}

/** Made from plants or animals, so that carbon dioxide was taken up and land was used for it. */
export function isBioBased({ factor }: ConformanceLine): boolean {
  if (factor === null) return false;
  if (factor.category === 'Wood and paper' || factor.category === 'Food and agriculture') return true;
  return /(^|-)(wood|timber|paper|board|cardboard|cotton|wool|leather|bamboo|biomass|natural-rubber)(-|$)/.test(
    factor.activity,
  );
}

export function isRecycled({ factor }: ConformanceLine): boolean {
  return (
    factor !== null && /(^|-)(recycled|secondary|scrap|closed-loop|open-loop)(-|$)/.test(factor.activity)
  );
}

/** Under the control of whoever makes the product: scope 1 and 2. */
export function isOwn({ scope }: ConformanceLine): boolean {
  return scope !== 3;
}

/** Lines whose words match, whatever they count. */
export function linesThatSay({ lines }: ConformanceSubject, words: RegExp): readonly ConformanceLine[] {
  return lines.filter(({ name, process, note }) => words.test(`${name} ${process} ${note}`));
}

export function idsOf(lines: readonly { readonly id: string }[]): readonly string[] {
  return lines.map(({ id }) => id);
}

/** Rows inside the boundary: module D is beside the total. */
export function rowsInside({ footprint }: ConformanceSubject): readonly ConformanceRow[] {
  return footprint.rows.filter(({ stage }) => stage !== 'BEYOND_BOUNDARY');
}

/** Lines that make up the given share of the absolute contributions, the largest first. */
export function mostRelevantLines(subject: ConformanceSubject, share: number): readonly ConformanceLine[] {
  const sized = subject.lines
    .filter(({ kgCo2e, stage }) => kgCo2e !== null && kgCo2e !== 0 && stage !== 'BEYOND_BOUNDARY')
    .sort((a, b) => Math.abs(b.kgCo2e!) - Math.abs(a.kgCo2e!) || (a.id < b.id ? -1 : 1));
  const whole = sized.reduce((sum, { kgCo2e }) => sum + Math.abs(kgCo2e!), 0);
  const chosen: ConformanceLine[] = [];
  let reached = 0;
  for (const line of sized) {
    if (reached >= share * whole) break;
    chosen.push(line);
    reached += Math.abs(line.kgCo2e!);
  }
  return chosen;
}
