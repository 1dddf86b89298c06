export {
  type Action,
  PERMISSIONS,
  type Requirement,
  ROLES,
  type RoleName,
  roleMay,
  SCOPES,
  type Scope,
  scopesInclude,
} from './permissions.ts';
export type {
  Names,
  PreviewedParameter,
  PreviewedProduct,
  PreviewedSupplier,
  PreviewLabels,
} from './scenarioPreview.ts';
export { findStandard, STANDARDS, type Standard } from './standards.ts';
