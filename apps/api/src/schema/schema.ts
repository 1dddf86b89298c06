import type { GraphQLSchema } from 'graphql';
import { builder } from '../builder/builder.ts';
import '../builder/scalars.ts';
import '../modules/assessment/assessment.schema.ts';
import '../modules/bomImport/bomImport.schema.ts';
import '../modules/comparison/cellContributions.schema.ts';
import '../modules/comparison/comparison.schema.ts';
import '../modules/comparison/pairedComparison.schema.ts';
import '../modules/factor/factor.schema.ts';
import '../modules/factorImport/factorImport.schema.ts';
import '../modules/factorMatching/factorMatching.schema.ts';
import '../modules/factorUpdate/factorUpdate.schema.ts';
import '../modules/hotspotAnalysis/hotspotAnalysis.schema.ts';
import '../modules/plausibility/plausibility.schema.ts';
import '../modules/processDatabase/processDatabase.schema.ts';
import '../modules/footprint/footprint.schema.ts';
import '../modules/inventoryLine/inventoryLine.schema.ts';
import '../modules/organisation/organisation.schema.ts';
import '../modules/product/product.schema.ts';
import '../modules/recommendation/recommendation.schema.ts';
import '../modules/savedView/savedView.schema.ts';
import '../modules/scenario/scenario.schema.ts';
import '../modules/standard/standard.schema.ts';
import '../modules/supplier/supplier.schema.ts';
import '../modules/supplierComparison/supplierComparison.schema.ts';
import '../modules/unit/unit.schema.ts';

/** The whole GraphQL schema. Printed, it is packages/schema/schema.graphql; a test holds the two equal. */
export const schema: GraphQLSchema = builder.toSchema();
