export type { ChartAside, ChartDescription, ChartDrawing } from '@cradle/charts';
