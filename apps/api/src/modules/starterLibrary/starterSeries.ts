import type { SeriesFields } from '../factorSearch/factorSeries.ts';
import type { LibraryFactor } from './readStarterLibrary.ts';

/**
 * The series of every factor, in the order of the factors. The library names each factor in full (`Raw cow milk, Brazil,
 * 2022`); the series of an activity is called by what those names share (`Raw cow milk`).
 */
export function starterSeries(factors: readonly LibraryFactor[]): readonly SeriesFields[] {
  const groups = new Map<string, LibraryFactor[]>();
  for (const factor of factors) {
    const key = groupKey(factor);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [factor]);
    else group.push(factor);
  }
  const series = new Map([...groups].map(([key, group]) => [key, seriesOf(group)]));
  return factors.map((factor) => series.get(groupKey(factor)) ?? seriesOf([factor]));
}

function groupKey({ sourceId, activity, category, unit, boundary }: LibraryFactor): string {
  return [sourceId, activity, category, unit, boundary].join('\u0000');
}

function seriesOf(group: readonly LibraryFactor[]): SeriesFields {
  const [first] = group;
  if (first === undefined) throw new Error('A series has at least one factor.');
  const { sourceId, activity, category, unit, boundary } = first;
  return {
    ...{ sourceId, activity, category, unit, boundary },
    name: sharedParts(
      group.map(({ name }) => name),
      ', ',
    ),
    nameZh: sharedParts(
      group.map(({ nameZh }) => nameZh),
      '，',
    ),
    ...{ ownerId: null, otherNames: '', sourceCategory: '' },
  };
}

/** The parts between separators that every name has, in the order of the first; the first name whole if they share none. */
function sharedParts(names: readonly string[], separator: string): string {
  const [first = '', ...others] = names;
  const sets = others.map((name) => new Set(name.split(separator)));
  const shared = first.split(separator).filter((part) => sets.every((parts) => parts.has(part)));
  return shared.length === 0 ? first : shared.join(separator);
}
