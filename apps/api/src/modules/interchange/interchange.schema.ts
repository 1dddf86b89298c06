import {
  CHECK_CODES,
  CHECK_SEVERITIES,
  type CheckFinding,
  FIGURES,
  type FigureSum,
  INTERCHANGE_FORMATS,
  INTERCHANGE_STAGES,
  LOSS_KINDS,
  type Loss,
} from '@cradle/engine';
import { builder } from '../../builder/builder.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { today } from '../../engineBridge/calendarDay.ts';
import { checkDocument, type ReadDocument } from './checkDocument.ts';

const InterchangeFormatEnum = builder.enumType('InterchangeFormat', { values: INTERCHANGE_FORMATS });
const CheckSeverityEnum = builder.enumType('CheckSeverity', { values: CHECK_SEVERITIES });
const CheckCodeEnum = builder.enumType('CheckCode', { values: CHECK_CODES });
const LossKindEnum = builder.enumType('LossKind', { values: LOSS_KINDS });

const FigureNameEnum = builder.enumType('FigureName', { values: FIGURES });

interface PlacedFinding extends CheckFinding {
  readonly line: number | null;
}

export const CheckFindingRef = builder.objectRef<PlacedFinding>('CheckFinding').implement({
  description: 'Something in a received footprint that breaks a rule or can hardly be.',
  fields: (t) => ({
    code: t.expose('code', { type: CheckCodeEnum }),
    severity: t.expose('severity', { type: CheckSeverityEnum }),
    field: t.exposeString('field'),
    pointer: t.exposeString('pointer', { description: 'Where it stands, or belongs (RFC 6901).' }),
    line: t.exposeInt('line', { nullable: true }),
    stated: t.exposeString('stated', { nullable: true }),
    expected: t.exposeString('expected', { nullable: true }),
    message: t.exposeString('message'),
    messageZh: t.exposeString('messageZh'),
    remedy: t.exposeString('remedy'),
    remedyZh: t.exposeString('remedyZh'),
    clause: t.exposeString('clause', { description: 'Empty for rules of Cradle.' }),
    isVerified: t.boolean({
      description: 'Whether the clause was read in the standard or a text about it.',
      resolve: ({ certainty }) => certainty !== 'MEMORY',
    }),
  }),
});

const FigurePartRef = builder.objectRef<FigureSum['parts'][number]>('FigurePart').implement({
  fields: (t) => ({
    figure: t.expose('figure', { type: FigureNameEnum }),
    value: t.exposeString('value', { description: 'kg CO2e, with the digits of the document.' }),
  }),
});

const FigureSumRef = builder.objectRef<FigureSum>('FigureSum').implement({
  description: 'A total beside what its parts add up to.',
  fields: (t) => ({
    stage: t.exposeString('stage', { description: `One of ${INTERCHANGE_STAGES.join(', ')}.` }),
    total: t.expose('total', { type: FigureNameEnum }),
    stated: t.exposeString('stated', { nullable: true }),
    sum: t.exposeString('sum'),
    parts: t.field({ type: [FigurePartRef], resolve: ({ parts }) => [...parts] }),
    closes: t.exposeBoolean('closes', { nullable: true }),
  }),
});

export const LossRef = builder.objectRef<Loss>('InterchangeLoss').implement({
  description: 'What a conversion did to a field.',
  fields: (t) => ({
    kind: t.expose('kind', { type: LossKindEnum }),
    field: t.exposeString('field'),
    rule: t.string({ resolve: ({ rule }) => rule.message }),
    ruleZh: t.string({ resolve: ({ rule }) => rule.messageZh }),
    clause: t.exposeString('clause'),
  }),
});

const FootprintCheckRef = builder.objectRef<ReadDocument>('FootprintCheck').implement({
  description: 'What a document says of a footprint, and what is wrong with it.',
  fields: (t) => ({
    format: t.field({ type: InterchangeFormatEnum, resolve: ({ reading }) => reading.format }),
    version: t.string({ nullable: true, resolve: ({ reading }) => reading.version }),
    productName: t.string({ nullable: true, resolve: ({ reading }) => reading.footprint.productName }),
    companyName: t.string({ nullable: true, resolve: ({ reading }) => reading.footprint.companyName }),
    findings: t.field({
      type: [CheckFindingRef],
      resolve: ({ check, lineOf }) =>
        check.findings.map((finding) => ({ ...finding, line: lineOf(finding.pointer) })),
    }),
    sums: t.field({ type: [FigureSumRef], resolve: ({ check }) => [...check.sums] }),
    losses: t.field({
      type: [LossRef],
      description: 'What was derived or left out in reading.',
      resolve: ({ reading }) => [...reading.losses],
    }),
  }),
});

builder.queryField('checkFootprint', (t) =>
  t.field({
    type: FootprintCheckRef,
    permission: 'PUBLIC',
    description:
      'Checks a footprint of PACT 2 or 3, Catena-X, openEPD, ILCD+EPD or openLCA, given as its text. Nothing is kept.',
    errors: refusalsOf('CheckFootprintResult'),
    complexity: { field: 50, multiplier: 1 },
    args: { document: t.arg.string({ required: true }) },
    resolve: (_parent, { document }) => checkDocument(document, today()),
  }),
);
