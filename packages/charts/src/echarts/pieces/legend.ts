import { LegendComponent } from 'echarts/components';

export const extensions = [LegendComponent];
