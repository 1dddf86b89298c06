import { type BreakEven, type BreakEvenPoint, type LineBar, spaced, type TornadoBar } from '@cradle/engine';
import { builder } from '../../builder/builder.ts';
import { localId, localIdForMutation, optionalLocalId } from '../../builder/ids.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { InventoryLineRef } from '../inventoryLine/inventoryLine.schema.ts';
import { breakEvenOf, loadSensitivity, type Sensitivity, tornadoOf, totalsOver } from './loadSensitivity.ts';

const ParameterBarRef = builder.objectRef<TornadoBar>('ParameterBar').implement({
  description: 'A parameter at its lower and upper end, all others as they are.',
  fields: (t) => ({
    parameter: t.exposeString('parameter'),
    low: t.exposeFloat('low'),
    high: t.exposeFloat('high'),
    kgCo2eAtLow: t.exposeFloat('kgCo2eAtLow'),
    kgCo2eAtHigh: t.exposeFloat('kgCo2eAtHigh'),
    swing: t.exposeFloat('swing', { description: 'Lowest to highest of base, low and high.' }),
  }),
});

const LineBarRef = builder.objectRef<LineBar>('LineBar').implement({
  description: 'The amount of a line a share lower and higher, all others as they are.',
  fields: (t) => ({
    line: t.field({
      type: InventoryLineRef,
      nullable: true,
      resolve: ({ lineId }, _arguments, { loaders }) => loaders.line.load(lineId),
    }),
    kgCo2eAtLow: t.exposeFloat('kgCo2eAtLow'),
    kgCo2eAtHigh: t.exposeFloat('kgCo2eAtHigh'),
    swing: t.exposeFloat('swing'),
  }),
});

const TornadoRef = builder.objectRef<ReturnType<typeof tornadoOf>>('Tornado').implement({
  description: 'What moves a footprint most; kg CO2e per declared unit, the largest swing first.',
  fields: (t) => ({
    baseKgCo2e: t.float({ resolve: ({ lines }) => lines.baseKgCo2e }),
    parameters: t.field({ type: [ParameterBarRef], resolve: ({ parameters }) => [...parameters.bars] }),
    lines: t.field({ type: [LineBarRef], resolve: ({ lines }) => [...lines.bars] }),
    withoutBounds: t.stringList({
      description: 'Parameters that lack a bound and are left out; never taken as no influence.',
      resolve: ({ parameters }) => [...parameters.withoutBounds],
    }),
  }),
});

interface SweepPoint {
  readonly value: number;
  readonly kgCo2e: number | null;
}

const SweepPointRef = builder.objectRef<SweepPoint>('SweepPoint').implement({
  fields: (t) => ({
    value: t.exposeFloat('value'),
    kgCo2e: t.exposeFloat('kgCo2e', { nullable: true, description: 'Null where only gaps are.' }),
  }),
});

const LowerSideEnum = builder.enumType('LowerSide', { values: ['FIRST', 'SECOND', 'EQUAL'] as const });
const BreakEvenKindEnum = builder.enumType('BreakEvenKind', {
  values: ['POINTS', 'NO_POINT', 'EQUAL'] as const,
});
const BreakEvenPointKindEnum = builder.enumType('BreakEvenPointKind', {
  values: ['EXACT', 'BRACKETED', 'JUMP'] as const,
});

const BreakEvenPointRef = builder.objectRef<BreakEvenPoint>('BreakEvenPoint').implement({
  fields: (t) => ({
    value: t.exposeFloat('value'),
    kgCo2e: t.exposeFloat('kgCo2e'),
    lowerBelow: t.expose('lowerBelow', { type: LowerSideEnum }),
    lowerAbove: t.expose('lowerAbove', { type: LowerSideEnum }),
    kind: t.expose('kind', { type: BreakEvenPointKindEnum }),
  }),
});

const BreakEvenSampleRef = builder
  .objectRef<ReturnType<typeof breakEvenOf>['series'][number]>('BreakEvenSample')
  .implement({
    fields: (t) => ({
      value: t.exposeFloat('value'),
      first: t.exposeFloat('first', { nullable: true }),
      second: t.exposeFloat('second', { nullable: true }),
    }),
  });

const BreakEvenRef = builder.objectRef<ReturnType<typeof breakEvenOf>>('BreakEven').implement({
  description: 'Where two footprints are equal; kg CO2e per declared unit of each.',
  fields: (t) => ({
    kind: t.field({ type: BreakEvenKindEnum, resolve: ({ result }) => result.kind }),
    lower: t.field({
      type: LowerSideEnum,
      nullable: true,
      description: 'The side that stays lower where there is no point.',
      resolve: ({ result }) => lowerOf(result),
    }),
    points: t.field({
      type: [BreakEvenPointRef],
      resolve: ({ result }) => (result.kind === 'POINTS' ? [...result.points] : []),
    }),
    series: t.field({ type: [BreakEvenSampleRef], resolve: ({ series }) => [...series] }),
  }),
});

function lowerOf(result: BreakEven) {
  return result.kind === 'NO_POINT' ? result.lower : null;
}

const DialInput = builder.inputType('DialInput', {
  description: 'What is turned: a parameter by name, or the number of a change of the scenario by its id.',
  fields: (t) => ({ parameter: t.string(), changeId: t.string() }),
});

const MOST_POINTS = 1_000;

const SensitivityRef = builder.objectRef<Sensitivity>('Sensitivity').implement({
  description: 'What an assessment, in the base case or under a scenario, depends on.',
  fields: (t) => ({
    tornado: t.field({
      type: TornadoRef,
      args: {
        share: t.arg.float({
          description: '0.1 is ±10 %. Left out: parameters go to their bounds, lines by 10 %.',
        }),
        lines: t.arg.int({ defaultValue: 10 }),
      },
      resolve: (about, { share, lines }) =>
        tornadoOf(about, share ?? null, Math.min(Math.max(lines ?? 10, 0), 100)),
    }),
    sweep: t.field({
      type: [SweepPointRef],
      args: {
        dial: t.arg({ type: DialInput, required: true }),
        from: t.arg.float({ required: true }),
        to: t.arg.float({ required: true }),
        points: t.arg.int({ defaultValue: 41 }),
      },
      resolve: (about, { dial, from, to, points }) => {
        const count = points ?? 41;
        if (count < 2 || count > MOST_POINTS || !(from < to)) throw invalidSweep(count);
        const values = spaced(from, to, count);
        return totalsOver(about, dial, values).map((kgCo2e, place) => ({ value: values[place]!, kgCo2e }));
      },
    }),
    breakEven: t.field({
      type: BreakEvenRef,
      args: {
        assessmentId: t.arg.id({ required: true, description: 'Of the other side.' }),
        scenarioId: t.arg.id(),
        dial: t.arg({ type: DialInput, required: true }),
        from: t.arg.float({ required: true }),
        to: t.arg.float({ required: true }),
      },
      resolve: async (about, { assessmentId, scenarioId, dial, from, to }, { database, viewer }) => {
        const other = await loadSensitivity(
          database,
          viewer.organisationId,
          localId('Assessment', assessmentId, 'assessmentId'),
          optionalLocalId('Scenario', scenarioId, 'scenarioId'),
        );
        return breakEvenOf(about, other, dial, from, to);
      },
    }),
  }),
});

function invalidSweep(points: number): InvalidInput {
  return new InvalidInput([
    {
      field: 'points',
      code: 'SWEEP_INVALID',
      message: `${points} points between these ends cannot be swept.`,
      remedy: `Give 2 to ${MOST_POINTS} points, the smaller end first.`,
    },
  ]);
}

builder.queryField('sensitivity', (t) =>
  t.field({
    type: SensitivityRef,
    complexity: { field: 500, multiplier: 5 },
    args: { assessmentId: t.arg.id({ required: true }), scenarioId: t.arg.id() },
    resolve: (_parent, { assessmentId, scenarioId }, { database, viewer }) =>
      loadSensitivity(
        database,
        viewer.organisationId,
        localIdForMutation('Assessment', 'assessment', assessmentId),
        optionalLocalId('Scenario', scenarioId, 'scenarioId'),
      ),
  }),
);
