import { GraphicComponent } from 'echarts/components';

export const extensions = [GraphicComponent];
