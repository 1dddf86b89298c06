import { INVENTORY_SCOPE } from '@cradle/schema';
import { builder } from '../../builder/builder.ts';
import { StageEnum } from '../../builder/enums.ts';
import { localIdForMutation } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import * as Stored from '../../db/generated/client/enums.ts';
import { setExclusions } from './setExclusions.ts';

const AllocationMethodEnum = builder.enumType('AllocationMethod', {
  description: 'How inputs and emissions are divided among co-products (ISO 14044:2006, 4.3.4.2).',
  values: Object.values(Stored.AllocationMethod),
});
const ElectricityApproachEnum = builder.enumType('ElectricityApproach', {
  values: Object.values(Stored.ElectricityApproach),
});
const EndOfLifeMethodEnum = builder.enumType('EndOfLifeMethod', {
  values: Object.values(Stored.EndOfLifeMethod),
});
const UseProfileSourceEnum = builder.enumType('UseProfileSource', {
  values: {
    PCR: { description: 'Of a product category rule.' },
    PUBLISHED: { description: 'Published for the product or its category.' },
    OWN: { description: 'Stated by the manufacturer.' },
  },
});
export const InventoryScopeEnum = builder.enumType('InventoryScope', { values: INVENTORY_SCOPE });

builder.prismaObject('AssessmentExclusion', {
  description: 'What was left out of the product system, and why.',
  fields: (t) => ({
    id: t.exposeID('id'),
    stage: t.expose('stage', { type: StageEnum, nullable: true, description: 'Null: of no one stage.' }),
    name: t.exposeString('name'),
    reason: t.exposeString('reason'),
    estimatedShare: t.exposeFloat('estimatedShare', {
      nullable: true,
      description: '0 to 1 of the total; null when nobody has estimated it.',
    }),
  }),
});

export const AssessmentScopeRef = builder.prismaObject('Assessment', {
  variant: 'AssessmentScope',
  description: 'Goal and scope (ISO 14067:2018, 6.3). None of it changes a number.',
  fields: (t) => ({
    goal: t.exposeString('goal'),
    goalZh: t.exposeString('goalZh'),
    pcrCode: t.exposeString('pcrCode', { nullable: true, description: 'Of a product category rule.' }),
    lciScope: t.field({
      type: [InventoryScopeEnum],
      description: 'Kinds of flows the inventory looked for.',
      select: { lciScope: true },
      resolve: ({ lciScope }) => INVENTORY_SCOPE.filter((each) => lciScope.includes(each)),
    }),
    geography: t.exposeString('geography', { nullable: true, description: 'Code of a region.' }),
    allocationMethod: t.expose('allocationMethod', { type: AllocationMethodEnum, nullable: true }),
    allocationNote: t.exposeString('allocationNote'),
    cutOffCriteria: t.exposeString('cutOffCriteria'),
    excludedShare: t.exposeFloat('excludedShare', {
      nullable: true,
      description: '0 to 1 of the total that all exclusions together are estimated at.',
    }),
    electricityApproach: t.expose('electricityApproach', { type: ElectricityApproachEnum, nullable: true }),
    endOfLifeMethod: t.expose('endOfLifeMethod', { type: EndOfLifeMethodEnum, nullable: true }),
    serviceLifeYears: t.exposeFloat('serviceLifeYears', { nullable: true }),
    useProfile: t.exposeString('useProfile'),
    useProfileSource: t.expose('useProfileSource', { type: UseProfileSourceEnum, nullable: true }),
    packagingIncluded: t.exposeBoolean('packagingIncluded', { nullable: true }),
    validUntil: t.expose('validUntil', {
      type: 'Date',
      nullable: true,
      description: 'The last day a published version is valid.',
    }),
    exclusions: t.relation('exclusions', { query: { orderBy: { position: 'asc' } } }),
  }),
});

type SchemaTypes = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Types> ? Types : never;

/** The fields of a scope, flat on the inputs of an assessment. */
export function scopeInputFields(t: PothosSchemaTypes.InputFieldBuilder<SchemaTypes, 'InputObject'>) {
  return {
    goal: t.string(),
    goalZh: t.string(),
    pcrCode: t.string({ description: 'Of a product category rule.' }),
    lciScope: t.field({ type: [InventoryScopeEnum] }),
    geography: t.string({ description: 'Code of a region, such as CN-ZJ.' }),
    allocationMethod: t.field({ type: AllocationMethodEnum }),
    allocationNote: t.string(),
    cutOffCriteria: t.string(),
    excludedShare: t.float({ description: '0 to 1 of the total.' }),
    electricityApproach: t.field({ type: ElectricityApproachEnum }),
    endOfLifeMethod: t.field({ type: EndOfLifeMethodEnum }),
    serviceLifeYears: t.float(),
    useProfile: t.string(),
    useProfileSource: t.field({ type: UseProfileSourceEnum }),
    packagingIncluded: t.boolean(),
    validUntil: t.field({
      type: 'Date',
      description: 'Left out: three years after the reference period, set when it is published.',
    }),
  };
}

const ExclusionInput = builder.inputType('ExclusionInput', {
  fields: (t) => ({
    stage: t.field({ type: StageEnum }),
    name: t.string({ required: true }),
    reason: t.string({ required: true }),
    estimatedShare: t.float({ description: '0 to 1 of the total.' }),
  }),
});

builder.mutationField('setExclusions', (t) =>
  t.prismaField({
    permission: 'EDIT_PORTFOLIO',
    type: 'Assessment',
    description: 'These exclusions take the place of those the assessment has.',
    errors: refusalsOf('SetExclusionsResult'),
    args: {
      assessmentId: t.arg.id({ required: true }),
      revision: t.arg.int({ required: true, description: 'Of the assessment, as it was read.' }),
      exclusions: t.arg({ type: [ExclusionInput], required: true }),
    },
    resolve: (_query, _parent, { assessmentId, revision, exclusions }, { database, viewer }) =>
      setExclusions(
        database,
        viewer,
        localIdForMutation('Assessment', 'assessment', assessmentId),
        revision,
        exclusions,
      ),
  }),
);
