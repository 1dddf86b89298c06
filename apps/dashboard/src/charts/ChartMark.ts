export { type ChartMark, isMoveKey, type MoveKey, moveMark } from '@cradle/charts';
