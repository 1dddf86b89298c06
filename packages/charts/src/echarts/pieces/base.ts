import { TooltipComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';

export const extensions = [TooltipComponent, CanvasRenderer];
