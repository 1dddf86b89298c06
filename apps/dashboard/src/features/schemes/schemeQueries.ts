import { graphql } from '../../graphql/generated/index.ts';

export const SchemesQuery = graphql(`
  query Schemes {
    evaluationSchemes {
      id
      name
      nameZh
      presetId
      createdAt
      versions { id version publishedAt evaluationCount }
    }
    schemePresets { key missing rules { name nameZh basis basisZh nodes { kind } } }
    viewer { role }
  }
`);

/** What a scheme asks and how it counts. */
export const SchemeQuery = graphql(`
  query Scheme {
    viewer { role }
    evaluationSchemes {
      id
      name
      nameZh
      presetId
      versions { id version sha256 publishedAt evaluationCount rules { ...SchemeRulesFields } }
    }
    schemePresets { key table missing rules { ...SchemeRulesFields } }
  }
`);

export const SchemeRulesFields = graphql(`
  fragment SchemeRulesFields on EvaluationRules {
    name
    nameZh
    basis
    basisZh
    gradedOn
    periodMonths
    periodEndedWithinMonths
    labelMonths
    surveillanceMonths
    graceMonths
    vetoes { key name nameZh }
    grades { grade minimum minimumPerGroup }
    nodes {
      key
      parent
      kind
      weight
      name
      nameZh
      isMandatory
      mayNotApply
      unit
      benchmark
      leading
      benchmarkSource
      needsEvidence
      evidenceMaxAgeMonths
      dataLink
      clause
      certainty
      hint
      hintZh
    }
  }
`);

/** Presets with their tables, to begin a scheme from. */
export const PresetTablesQuery = graphql(`
  query PresetTables {
    schemePresets { key table missing rules { name nameZh basis basisZh } }
    evaluationSchemes { id name nameZh }
  }
`);

export const CheckSchemeQuery = graphql(`
  query CheckScheme($input: EvaluationSchemeInput!) {
    checkEvaluationScheme(input: $input) {
      isAccepted
      refusals { row column code message remedy }
      rules { vetoes { key } nodes { key kind } }
    }
  }
`);

export const PublishScheme = graphql(`
  mutation PublishScheme($input: EvaluationSchemeInput!) {
    answer: publishEvaluationScheme(input: $input) {
      __typename
      ... on EvaluationSchemeVersion { id version scheme { id } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);
