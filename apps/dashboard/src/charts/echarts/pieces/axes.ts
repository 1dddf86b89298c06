import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { LabelLayout } from 'echarts/features';

export const extensions = [BarChart, CustomChart, LineChart, ScatterChart, GridComponent, LabelLayout];
