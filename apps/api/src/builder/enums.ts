import { BASES, DETAIL_MEASURES, DIMENSIONS, MEASURES } from '@cradle/engine';
import * as Stored from '../db/generated/client/enums.ts';
import { builder } from './builder.ts';

export const StageEnum = builder.enumType('Stage', { values: valuesOf(Stored.Stage) });
export const BoundaryEnum = builder.enumType('Boundary', { values: valuesOf(Stored.Boundary) });
export const GwpSetEnum = builder.enumType('GwpSet', { values: valuesOf(Stored.GwpSet) });
export const AssessmentKindEnum = builder.enumType('AssessmentKind', {
  values: valuesOf(Stored.AssessmentKind),
});
export const AssessmentStatusEnum = builder.enumType('AssessmentStatus', {
  values: valuesOf(Stored.AssessmentStatus),
});
export const TransportModeEnum = builder.enumType('TransportMode', {
  values: valuesOf(Stored.TransportMode),
});
export const ChangeKindEnum = builder.enumType('ChangeKind', { values: valuesOf(Stored.ChangeKind) });
export const FormulaFieldEnum = builder.enumType('FormulaField', { values: valuesOf(Stored.FormulaField) });
export const RoleEnum = builder.enumType('Role', {
  description: 'What a member may be; what each may do is in the table of permissions.',
  values: valuesOf(Stored.Role),
});
export const DimensionEnum = builder.enumType('Dimension', { values: DIMENSIONS });
export const MeasureEnum = builder.enumType('Measure', { values: [...MEASURES, ...DETAIL_MEASURES] });
export const ComparisonBasisEnum = builder.enumType('ComparisonBasis', { values: BASES });
export const FindingSeverityEnum = builder.enumType('FindingSeverity', {
  values: ['BLOCK', 'CONVERTED', 'WARNING', 'INFO'] as const,
});
export const OrderDirectionEnum = builder.enumType('OrderDirection', { values: ['ASC', 'DESC'] as const });

function valuesOf<Value extends string>(stored: { readonly [Key in Value]: Value }): readonly Value[] {
  return Object.values(stored);
}
