import { graphql } from '../../graphql/generated/index.ts';

export const ReportedAssessmentQuery = graphql(`
  query ReportedAssessment($id: ID!) {
    assessment(id: $id) {
      id
      version
      status
      product {
        id
        sku
        name
        nameZh
      }
      footprint {
        id
        gaps {
          code
        }
      }
    }
  }
`);
