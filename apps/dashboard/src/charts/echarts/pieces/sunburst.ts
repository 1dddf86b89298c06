import { SunburstChart } from 'echarts/charts';

export const extensions = [SunburstChart];
