import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';

export const extensions = [BarChart, CustomChart, LineChart, ScatterChart, GridComponent];
