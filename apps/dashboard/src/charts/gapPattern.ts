export { gapPattern, gapShapeStyle, gapStyle } from '@cradle/charts';
