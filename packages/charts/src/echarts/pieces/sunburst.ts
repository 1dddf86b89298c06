import { SunburstChart } from 'echarts/charts';

/** The part of ECharts' registers that is needed; its own type is not exported. */
interface Registers {
  registerVisual(task: {
    readonly seriesType: string;
    readonly reset: (series: SunburstSeries) => void;
  }): void;
}

interface SunburstSeries {
  getData(): {
    each(visit: (index: number) => void): void;
    getItemModel(index: number): { get(path: readonly string[]): object | undefined };
    setItemVisual(index: number, name: 'decal', decal: object): void;
  };
}

/** ECharts draws decals of a sunburst, but does not read them from the style of an item as it does for other series. */
function hatchSunburst(registers: Registers): void {
  registers.registerVisual({
    seriesType: 'sunburst',
    reset: (series) => {
      const data = series.getData();
      data.each((index) => {
        const decal = data.getItemModel(index).get(['itemStyle', 'decal']);
        if (decal !== undefined) data.setItemVisual(index, 'decal', decal);
      });
    },
  });
}

export const extensions = [SunburstChart, hatchSunburst as unknown as typeof SunburstChart];
