import { AriaComponent, TooltipComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';

export const extensions = [AriaComponent, TooltipComponent, CanvasRenderer];
