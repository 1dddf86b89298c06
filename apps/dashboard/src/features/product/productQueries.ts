import { graphql } from '../../graphql/generated/index.ts';

export const ProductQuery = graphql(`
  query Product($id: ID!) {
    product(id: $id) {
      id
      sku
      name
      nameZh
      category
      categoryZh
      description
      cnCode
      brand
      massKg
      annualVolume
      piecesPerDeclaredUnit
      price
      priceCurrency
      priceYear
      revision
      supplier { id name nameZh country }
      currentAssessment { id kind }
      family { id name nameZh }
      assessments(first: 50) {
        edges { node { id version kind status } }
      }
    }
  }
`);

/** One version with its result, every line and every contribution, so that sums can be shown to close. */
export const AssessmentQuery = graphql(`
  query Assessment($id: ID!) {
    assessment(id: $id) {
      id
      version
      kind
      status
      boundary
      boundaryNote
      declaredUnit { amount unit }
      functionalUnit
      functionalUnitZh
      gwpSet
      referencePeriodStart
      referencePeriodEnd
      standard { code name nameZh }
      declaredSource
      publishedIn { id name nameZh url licence licenceUrl attribution }
      marks
      plausibility { code severity message messageZh remedy remedyZh }
      footprint {
        id
        totalKgCo2e
        beyondBoundaryKgCo2e
        fossilKgCo2e
        biogenicKgCo2e
        landUseKgCo2e
        primaryDataShare
        dataQuality
        engineVersion
        inputHash
        calculatedAt
        stages { stage kgCo2e share gaps { code message messageZh lineId stage } }
        gaps { code message messageZh lineId stage }
        findings { code severity message messageZh }
        contributions(first: 1000, orderBy: { field: KG_CO2E, direction: DESC }) {
          totalCount
          edges {
            node {
              stage
              gas
              kgCo2e
              share
              gap
              process
              processZh
              region
              supplier { id name nameZh }
              line { id name nameZh }
              leafLine { id name nameZh }
            }
          }
        }
      }
      scenarioFootprints {
        id
        totalKgCo2e
        gaps { code }
        scenario { id name nameZh description descriptionZh }
      }
      lines {
        id
        position
        name
        nameZh
        stage
        process
        processZh
        amount
        unit
        region
        year
        scope
        primary
        transportMode
        distanceKm
        temporalDqr
        geographicalDqr
        technologicalDqr
        uncertaintyGsd
        note
        supplier { id name nameZh }
        inputAssessment { id version product { id name nameZh } }
        factor { ...FactorFacts }
      }
    }
  }
`);

/** All versions of a product with their totals. */
export const ProductVersionsQuery = graphql(`
  query ProductVersions($id: ID!) {
    product(id: $id) {
      id
      assessments(first: 50) {
        edges {
          node {
            id
            version
            status
            referencePeriodEnd
            footprint {
              id
              totalKgCo2e
              gaps { code }
              stages { stage kgCo2e gaps { code } }
            }
          }
        }
      }
    }
  }
`);

/** Two versions line by line, and whether they may stand beside each other. */
export const VersionDifferenceQuery = graphql(`
  query VersionDifference($before: ID!, $after: ID!, $input: ComparisonInput!) {
    before: assessment(id: $before) { ...ComparedVersion }
    after: assessment(id: $after) { ...ComparedVersion }
    comparison(input: $input) { findings { code severity message messageZh } }
  }
  fragment ComparedVersion on Assessment {
    id
    footprint {
      id
      totalKgCo2e
      contributions(first: 1000) {
        totalCount
        edges { node { stage kgCo2e gap line { id name nameZh } } }
      }
    }
    lines {
      id
      name
      nameZh
      stage
      process
      amount
      unit
      factor { id name nameZh }
      supplier { id name nameZh }
    }
  }
`);

export const RecommendationsQuery = graphql(`
  query Recommendations($assessmentId: ID!) {
    reductionPlan(assessmentId: $assessmentId) {
      baseKgCo2e
      reductions {
        optionId
        title
        titleZh
        savedAlone
        lower
        upper
        confidence
        lines { id name nameZh }
      }
    }
  }
`);

export const ApplyRecommendation = graphql(`
  mutation ApplyRecommendation($assessmentId: ID!, $optionId: String!) {
    applyReductions(assessmentId: $assessmentId, input: { optionIds: [$optionId] }) {
      __typename
      ... on Scenario { id }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const FactorUpdatesQuery = graphql(`
  query FactorUpdates($assessmentId: ID!) {
    factorUpdates(assessmentId: $assessmentId) {
      before
      after
      lines { id name nameZh factor { id replacedBy { id } } }
    }
  }
`);

export const AcceptFactorUpdates = graphql(`
  mutation AcceptFactorUpdates($assessmentId: ID!) {
    acceptFactorUpdates(assessmentId: $assessmentId) {
      __typename
      ... on AcceptedFactorUpdates { updatedLines keptLines }
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

/** The files of an assessment in a format of others, with what that loses. */
export const AssessmentExportQuery = graphql(`
  query AssessmentExport($assessmentId: ID!, $format: WrittenFormat!) {
    exported: assessmentExport(assessmentId: $assessmentId, format: $format) {
      __typename
      ... on AssessmentExport {
        losses { kind field rule ruleZh clause }
        files { path text }
      }
      ... on InvalidInput { fields { message remedy } }
      ... on NotFound { message }
    }
  }
`);

export const ProductBenchmarksQuery = graphql(`
  query ProductBenchmarks($id: ID!) {
    product(id: $id) {
      id
      benchmarks {
        programmeName
        programmeNameZh
        standing {
          band
          ownKgCo2ePerUnit
          figure { id unit state reason contributors lowerQuartile median upperQuartile }
        }
      }
    }
  }
`);
