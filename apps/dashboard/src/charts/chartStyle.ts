export {
  baseOption,
  CHART_FONT,
  inkOf,
  inkOn,
  mixed,
  namesDown,
  textStyle,
  tooltipStyle,
  unitAtEnd,
} from '@cradle/charts';
