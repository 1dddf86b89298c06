import { TreemapChart } from 'echarts/charts';
import { LabelLayout } from 'echarts/features';

export const extensions = [TreemapChart, LabelLayout];
