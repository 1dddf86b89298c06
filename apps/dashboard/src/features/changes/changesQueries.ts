import { graphql } from '../../graphql/generated/index.ts';

/** The assessment and the other versions of its product. */
export const VersionsQuery = graphql(`
  query ChangesVersions($id: ID!) {
    assessment(id: $id) {
      id
      version
      product {
        id
        name
        nameZh
        assessments(first: 50) { edges { node { id version status } } }
      }
    }
  }
`);

export const ChangesQuery = graphql(`
  query Changes($from: ID!, $to: ID!) {
    assessmentDiff(fromId: $from, toId: $to) {
      from { id version declaredUnit { amount unit } product { id name nameZh } }
      to { id version declaredUnit { amount unit } product { id name nameZh } }
      fromKgCo2e
      toKgCo2e
      isSameUnit
      statements { field before { text textZh number } after { text textZh number } }
      exclusions { kind name fields { field before { text textZh number } after { text textZh number } } }
      lines {
        kind
        before { id name nameZh stage amount unit }
        after { id name nameZh stage amount unit }
        beforeKgCo2e
        afterKgCo2e
        effectKgCo2e
        gaps
        fields { field before { text textZh number } after { text textZh number } }
      }
      unchangedLines
      differenceKgCo2e
      unexplainedKgCo2e
    }
  }
`);
