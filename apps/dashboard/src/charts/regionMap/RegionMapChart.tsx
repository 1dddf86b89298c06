import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChartFrame, DrawnChart } from '../DrawnChart.tsx';
import { useChartTexts } from '../useChartTexts.ts';
import { describeRegionMap, type RegionMapInput } from './describeRegionMap.ts';
import { loadWorld, type WorldShape } from './loadWorld.ts';

export interface RegionMapChartProps extends ChartFrame, RegionMapInput {}

const NO_SHAPES: readonly WorldShape[] = [];

/**
 * Values by country on a map; its outlines are loaded when it is first shown. Provinces, groups of countries and places
 * without an outline are listed beside. If the outlines cannot be loaded, all regions are.
 */
export function RegionMapChart({ regions, form, unit, ...frame }: RegionMapChartProps) {
  const { t } = useTranslation();
  const texts = useChartTexts();
  const [world, setWorld] = useState<readonly WorldShape[] | null>(null);
  useEffect(() => {
    let gone = false;
    loadWorld()
      .catch(() => NO_SHAPES)
      .then((shapes) => {
        if (!gone) setWorld(shapes);
      });
    return () => {
      gone = true;
    };
  }, []);
  const description = useMemo(
    () => (world === null ? null : describeRegionMap({ regions, form, unit }, world, texts)),
    [regions, form, unit, world, texts],
  );
  if (description === null) return <p role="status">{t('ui.loading')}</p>;
  return <DrawnChart {...frame} description={description} />;
}
