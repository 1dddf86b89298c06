import { SVGRenderer } from 'echarts/renderers';

export const extensions = [SVGRenderer];
