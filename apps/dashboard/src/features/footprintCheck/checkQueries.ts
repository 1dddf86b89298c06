import { graphql } from '../../graphql/generated/index.ts';

/** Whether there is an organisation to take a footprint over into. */
export const TakerQuery = graphql(`
  query FootprintTaker {
    signInState { hasOrganisation }
  }
`);

export const ArrivalQuery = graphql(`
  query FootprintArrival($document: String!) {
    arrival: footprintArrival(document: $document) {
      __typename
      ... on FootprintArrival {
        declaredUnit
        declaredUnitAmount
        boundary
        values { stage module kgCo2e }
        losses { kind field rule ruleZh clause }
      }
      ... on InvalidInput { fields { message remedy } }
    }
  }
`);

export const TargetProductsQuery = graphql(`
  query FootprintTargets($search: String!) {
    products(filter: { search: $search }, first: 8) {
      edges { node { id sku name nameZh } }
    }
  }
`);

export const ImportFootprint = graphql(`
  mutation ImportFootprint($input: ImportFootprintInput!) {
    result: importFootprint(input: $input) {
      __typename
      ... on Assessment { id version product { id } }
      ... on InvalidInput { fields { message remedy } }
      ... on NotFound { message }
    }
  }
`);
