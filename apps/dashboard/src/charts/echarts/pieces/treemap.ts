import { TreemapChart } from 'echarts/charts';

export const extensions = [TreemapChart];
