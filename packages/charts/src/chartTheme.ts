import { type MemberColour, SERIES_COLOURS } from './memberColours.ts';
import { STAGES, type Stage, stageVariable } from './stages.ts';

/** The colours of the page for a canvas, which knows no CSS variables. */
export interface ChartTheme {
  readonly ink: string;
  readonly inkMuted: string;
  readonly border: string;
  readonly surface: string;
  readonly sunken: string;
  readonly raised: string;
  readonly warning: string;
  readonly increase: string;
  readonly decrease: string;
  readonly heat: string;
  readonly heatNegative: string;
  /** For parts that are not stages; told apart by people with any kind of colour vision. */
  readonly series: readonly string[];
  /** For all parts beyond the last of `series`. */
  readonly rest: string;
  readonly stages: Readonly<Record<Stage, string>>;
  readonly font: string;
  /** False where the reader asked for less motion. */
  readonly animated: boolean;
}

/**
 * A theme from the variables of tokens.css.
 *
 * @param variable gives the value of a variable by its name, such as `--ink`
 */
export function buildChartTheme(
  variable: (name: string) => string,
  font: string,
  animated: boolean,
): ChartTheme {
  const colour = (name: string): string => longHex(variable(`--${name}`));
  return {
    ink: colour('ink'),
    inkMuted: colour('ink-muted'),
    border: colour('border'),
    surface: colour('surface'),
    sunken: colour('surface-sunken'),
    raised: colour('surface-raised'),
    warning: colour('warning'),
    increase: colour('increase'),
    decrease: colour('decrease'),
    heat: colour('heat'),
    heatNegative: colour('heat-negative'),
    series: Array.from({ length: SERIES_COLOURS }, (_, index) => colour(`series-${index + 1}`)),
    rest: colour('series-rest'),
    stages: Object.fromEntries(
      STAGES.map((stage) => [stage, longHex(variable(stageVariable(stage)))]),
    ) as Record<Stage, string>,
    // ECharts writes it into attributes of SVG as it is.
    font: font.replaceAll('"', "'"),
    animated,
  };
}

/** The colour that the model gave to a member, as this theme has it. */
export function colourIn(theme: ChartTheme, colour: MemberColour): string {
  switch (colour.kind) {
    case 'stage':
      return theme.stages[colour.stage];
    case 'series':
      return theme.series[colour.index] ?? theme.rest;
    case 'rest':
      return theme.rest;
    default:
      return colour satisfies never;
  }
}

/** `#fff`, as a built style sheet may have it, as `#ffffff`: colours are mixed channel by channel. */
export function longHex(colour: string): string {
  const text = colour.trim();
  return /^#[0-9a-f]{3}$/i.test(text) ? text.replace(/[0-9a-f]/gi, (digit) => digit + digit) : text;
}
