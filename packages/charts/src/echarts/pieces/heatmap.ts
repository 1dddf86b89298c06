import { HeatmapChart } from 'echarts/charts';
import { VisualMapComponent } from 'echarts/components';

export const extensions = [HeatmapChart, VisualMapComponent];
