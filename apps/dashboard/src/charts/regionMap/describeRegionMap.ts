import type { ChartAside, ChartDescription } from '../ChartDescription.ts';
import { type ChartTexts, describeValue } from '../chartTexts.ts';
import { SHAPES_SERIES } from '../drawShapes.ts';
import { deriveRegionMap, type RegionValue } from './deriveRegionMap.ts';
import { drawRegionMap, type RegionMapForm } from './drawRegionMap.ts';
import type { WorldShape } from './loadWorld.ts';
import { placeRegionMap } from './placeRegionMap.ts';

export interface RegionMapInput {
  readonly regions: readonly RegionValue[];
  readonly form: RegionMapForm;
  /** Of the values; `kg CO₂e` without one. */
  readonly unit?: string | undefined;
}

/** A map with everything its figure says. @param world as {@link loadWorld} gives it */
export function describeRegionMap(
  input: RegionMapInput,
  world: readonly WorldShape[],
  texts: ChartTexts,
): ChartDescription {
  const { t } = texts;
  // Totals are circles, intensities are colours.
  const state = deriveRegionMap(input.regions, world, input.form === 'circles');
  const look = { form: input.form, unit: input.unit ?? texts.unit };
  const describe = ({ code, value, gaps }: RegionValue): string =>
    [texts.region(code), value === null ? '' : `${texts.kg(value)} ${look.unit}`, texts.gaps(gaps)]
      .filter((part) => part !== '')
      .join(', ');
  return {
    draw: (width, theme) => {
      const places = placeRegionMap(state, world, width);
      return { option: drawRegionMap(state, places, look, theme, texts), height: places.height };
    },
    marks: state.placed.map((region, index) => ({
      key: region.code,
      label: describe(region),
      series: SHAPES_SERIES,
      index,
    })),
    table: {
      head: [t('figure.region'), look.unit],
      rows: [
        ...state.placed.flatMap((region) => [
          rowOf(region.code, texts.region(region.code), region, texts),
          ...(state.parts.get(region.code) ?? []).map((part) =>
            rowOf(`${region.code}/${part.code}`, `– ${partName(part, region, texts)}`, part, texts),
          ),
        ]),
        ...state.unplaced.map((region) => rowOf(region.code, nameOf(region, texts), region, texts)),
      ],
    },
    notes: state.placed.length === 0 ? [] : [t('figure.borders')],
    asides: [
      // One province alone is told by the table; several are read beside the map.
      ...[...state.parts]
        .filter(([, parts]) => parts.length > 1)
        .map(([code, parts]) => asideOfParts(code, parts, texts)),
      ...asideOf(state.unplaced, texts),
    ],
    hatched: state.placed.some(({ value, gaps }) => value === null || gaps.length > 0),
  };
}

function nameOf({ code, label }: RegionValue, texts: ChartTexts): string {
  return label ?? texts.region(code);
}

function rowOf(key: string, name: string, { value, gaps }: RegionValue, texts: ChartTexts) {
  return { key, cells: [name, describeValue(value, gaps, texts)] };
}

/** A province by its name; what is known of the country as a whole says so. */
function partName(part: RegionValue, { code }: Pick<RegionValue, 'code'>, texts: ChartTexts): string {
  return part.code === code ? texts.t('figure.provinceNotStated') : texts.region(part.code);
}

/** Provinces have no outline of their own: they stand beside, and the country is their sum. */
function asideOfParts(code: string, parts: readonly RegionValue[], texts: ChartTexts): ChartAside {
  return {
    title: texts.t('figure.partsOf', { name: texts.region(code) }),
    items: parts.map((part) => ({
      key: part.code,
      label: partName(part, { code }, texts),
      value: describeValue(part.value, part.gaps, texts),
    })),
  };
}

function asideOf(unplaced: readonly RegionValue[], texts: ChartTexts): readonly ChartAside[] {
  if (unplaced.length === 0) return [];
  return [
    {
      title: texts.t('figure.withoutShape'),
      items: unplaced.map((region) => ({
        key: region.code,
        label: nameOf(region, texts),
        value: describeValue(region.value, region.gaps, texts),
      })),
    },
  ];
}
