import {
  PROGRAMME_DISCLOSURES,
  PROGRAMME_MEMBER_STATES,
  PROGRAMME_STEPS,
  type ProgrammeStep,
} from '@cradle/schema';
import { builder } from '../../builder/builder.ts';
import { dateOfDay } from '../../engineBridge/calendarDay.ts';
import { BasisEnum, LabelStateEnum } from '../factoryEvaluation/evaluationEnums.ts';
import type { MemberLabel } from './memberLabels.ts';
import type { Reached } from './readWays.ts';

export const ProgrammeStepEnum = builder.enumType('ProgrammeStep', {
  description:
    'Steps on the way of a programme, in their order. FIRST_FOOTPRINT: a line has a factor, or a value is declared. INSPECTED: an inspector has decided something. LABELLED: only while the label stands.',
  values: PROGRAMME_STEPS,
});

export const DisclosureEnum = builder.enumType('ProgrammeDisclosure', {
  description:
    'What a member may disclose to the operator. PROGRESS: steps reached and when. LABEL: grade, basis and validity of its labels. BENCHMARK: its published footprints enter benchmarks, without anybody seeing one. FEATURED: it may stand on public lists with its label.',
  values: PROGRAMME_DISCLOSURES,
});

export const MemberStateEnum = builder.enumType('ProgrammeMemberState', { values: PROGRAMME_MEMBER_STATES });

interface ReachedStep {
  readonly step: ProgrammeStep;
  readonly on: string;
}

export const ReachedStepRef = builder.objectRef<ReachedStep>('ReachedStep').implement({
  fields: (t) => ({
    step: t.expose('step', { type: ProgrammeStepEnum }),
    on: t.field({ type: 'Date', resolve: ({ on }) => dateOfDay(on) }),
  }),
});

/** In the order of the way. */
export function reachedSteps(reached: Reached): ReachedStep[] {
  return PROGRAMME_STEPS.flatMap((step) => {
    const on = reached[step];
    return on === undefined ? [] : [{ step, on }];
  });
}

export const MemberLabelRef = builder.objectRef<MemberLabel>('MemberLabel').implement({
  description: 'A label of a factory of a member, as it is worth today.',
  fields: (t) => ({
    factory: t.exposeString('factory'),
    factoryZh: t.exposeString('factoryZh'),
    scheme: t.exposeString('scheme'),
    schemeZh: t.exposeString('schemeZh'),
    schemeVersion: t.exposeInt('schemeVersion'),
    grade: t.exposeString('grade'),
    basis: t.expose('basis', { type: BasisEnum }),
    state: t.expose('state', { type: LabelStateEnum }),
    issuedOn: t.field({ type: 'Date', resolve: ({ issuedOn }) => dateOfDay(issuedOn) }),
    validUntil: t.field({ type: 'Date', resolve: ({ validUntil }) => dateOfDay(validUntil) }),
    code: t.exposeString('code', {
      nullable: true,
      description: '`/labels/<code>` checks it; null where the factory does not show it to everybody.',
    }),
  }),
});
