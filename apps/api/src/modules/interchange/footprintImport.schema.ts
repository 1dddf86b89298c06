import type { ArrivingValue, DeclaredValues } from '@cradle/engine';
import { builder } from '../../builder/builder.ts';
import { BoundaryEnum, GwpSetEnum, StageEnum } from '../../builder/enums.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { today } from '../../engineBridge/calendarDay.ts';
import { AssessmentRef } from '../assessment/assessment.schema.ts';
import { checkDocument } from './checkDocument.ts';
import { importFootprint, takeValues } from './importFootprint.ts';
import { LossRef } from './interchange.schema.ts';

const ArrivingValueRef = builder.objectRef<ArrivingValue>('ArrivingValue').implement({
  fields: (t) => ({
    stage: t.expose('stage', { type: StageEnum }),
    module: t.exposeString('module', { description: 'Of the document, for instance A1-A3.' }),
    kgCo2e: t.exposeFloat('kgCo2e', { description: 'Per declared unit, without biogenic uptake.' }),
  }),
});

const ArrivalRef = builder.objectRef<DeclaredValues>('FootprintArrival').implement({
  description: 'What of a received footprint would become a declared assessment.',
  fields: (t) => ({
    declaredUnit: t.exposeString('declaredUnit'),
    declaredUnitAmount: t.exposeFloat('declaredUnitAmount'),
    boundary: t.expose('boundary', { type: BoundaryEnum }),
    gwpSet: t.expose('gwpSet', { type: GwpSetEnum, nullable: true }),
    values: t.field({ type: [ArrivingValueRef], resolve: ({ values }) => [...values] }),
    losses: t.field({ type: [LossRef], resolve: ({ losses }) => [...losses] }),
  }),
});

builder.queryField('footprintArrival', (t) =>
  t.field({
    type: ArrivalRef,
    description: 'The preview of `importFootprint`. Nothing is kept.',
    errors: refusalsOf('FootprintArrivalResult'),
    complexity: { field: 50, multiplier: 1 },
    args: { document: t.arg.string({ required: true }) },
    resolve: (_parent, { document }) => takeValues(checkDocument(document, today()).reading.footprint),
  }),
);

const ImportFootprintInput = builder.inputType('ImportFootprintInput', {
  fields: (t) => ({
    productId: t.id({ required: true }),
    document: t.string({ required: true, description: 'The text as it was received.' }),
  }),
});

builder.mutationField('importFootprint', (t) =>
  t.field({
    permission: 'EDIT_PORTFOLIO',
    type: AssessmentRef,
    description: 'The next, declared version of a product, with the document as its evidence.',
    errors: refusalsOf('ImportFootprintResult'),
    args: { input: t.arg({ type: ImportFootprintInput, required: true }) },
    resolve: (_parent, { input }, { database, viewer }) => importFootprint(database, viewer, input),
  }),
);
