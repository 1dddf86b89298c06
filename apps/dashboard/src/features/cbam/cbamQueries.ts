import { graphql } from '../../graphql/generated/index.ts';

export const CbamYearQuery = graphql(`
  query CbamYear($year: Int!) {
    cbamYear(year: $year) {
      year
      certificatePrice
      correction
      version
      goods {
        id
        name
        nameZh
        cnCode
        sector
        directOnly
        route
        produced
        exported
        state
        gaps
        installation { id name nameZh }
        see { direct indirect basis informationalTotal }
        default { gap byOtherCountries inYear { value } }
        actual { certificates costEur gaps }
        byDefault { certificates costEur gaps }
      }
    }
    cbamYears
    cbamInstallations { id name nameZh operator address country unLocode version }
  }
`);

export const CbamYearsQuery = graphql(`
  query CbamYears {
    cbamYears
  }
`);

graphql(`
  fragment CbamEstimate on CbamCertificates {
    by
    see
    sefa
    allocation { of name perTonne benchmark value gap }
    mass
    due
    deducted
    certificates
    costEur
    gaps
  }
`);

export const CbamGoodQuery = graphql(`
  query CbamGood($id: ID!) {
    cbamGood(id: $id) {
      id
      year
      name
      nameZh
      cnCode
      sector
      directOnly
      gases
      route
      produced
      exported
      processBenchmark
      benchmarkSource
      version
      state
      reviewedByName
      reviewedAt
      declaredByName
      declaredAt
      gaps
      installation { id name nameZh country unLocode }
      product { id name nameZh sku }
      parameters { clinkerShare nitrogenShare alloyShare scrapShare reducingAgent }
      carbonPrice { isDue pricePerTonne rebatePerTonne currency exchangeRate instrument }
      streams {
        id name kind gas amount unit netCalorificValue emissionFactor oxidation biomassShare lineId
        factor { id name nameZh unit }
      }
      energy {
        id name kind amount emissionFactor evidence evidenceNote lineId
        factor { id name nameZh unit }
      }
      precursors {
        id name cnCode mass kind goodId country installation route direct indirect sefa lineId
      }
      see {
        ownDirect ownIndirect precursorDirect precursorIndirect direct indirect basis informationalTotal defaultShare
      }
      positions {
        key
        itemId
        part
        name
        tCo2e
        countedTCo2e
        perTonne
        calculation
        clause
        isDefault
        gap
        goodId
        factor { id name nameZh source { name licence } }
        line { id name nameZh }
      }
      default {
        gap
        country
        cnCode
        route
        direct
        indirect
        total
        byOtherCountries
        inYear { year base share value }
        markUps { year base share value }
        factor { id name nameZh source { name licence attribution } }
      }
      actual { ...CbamEstimate }
      byDefault { ...CbamEstimate }
      checks { id clause level status field message messageZh remedy remedyZh }
    }
    cbamInstallations { id name nameZh country }
  }
`);

export const CbamOthersQuery = graphql(`
  query CbamOthers($year: Int!) {
    cbamYear(year: $year) {
      year
      certificatePrice
      correction
      version
      goods { id name nameZh cnCode }
    }
  }
`);

export const CbamBridgeQuery = graphql(`
  query CbamBridge($id: ID!) {
    cbamGood(id: $id) {
      id
      bridge {
        missing
        start
        end
        remainder
        gapCount
        assessment { id version status product { id name nameZh } }
        steps {
          topic
          change
          inSee
          inFootprint
          lines { tCo2e line { id name nameZh } }
        }
      }
    }
  }
`);

export const CbamLinesQuery = graphql(`
  query CbamLines($productId: ID!, $produced: Float!) {
    cbamLines(productId: $productId, produced: $produced) {
      streams { lineId name nameZh amount unit factor { id name nameZh unit } }
      electricity { lineId name nameZh amount unit factor { id name nameZh unit } }
      precursors { lineId name nameZh amount unit cnCode country }
    }
  }
`);

export const CbamProductsQuery = graphql(`
  query CbamProducts($search: String!) {
    products(first: 12, filter: { search: $search }) {
      edges { node { id name nameZh sku cnCode } }
    }
  }
`);

export const SaveCbamGood = graphql(`
  mutation SaveCbamGood($known: KnownVersionInput, $input: CbamGoodInput!) {
    result: saveCbamGood(known: $known, input: $input) {
      __typename
      ... on CbamGood { id version }
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const RemoveCbamGood = graphql(`
  mutation RemoveCbamGood($id: ID!) {
    result: removeCbamGood(id: $id) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const SaveCbamInstallation = graphql(`
  mutation SaveCbamInstallation($known: KnownVersionInput, $input: CbamInstallationInput!) {
    result: saveCbamInstallation(known: $known, input: $input) {
      __typename
      ... on CbamInstallation { id }
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const RemoveCbamInstallation = graphql(`
  mutation RemoveCbamInstallation($id: ID!) {
    result: removeCbamInstallation(id: $id) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const SaveCbamTerms = graphql(`
  mutation SaveCbamTerms($input: CbamTermsInput!) {
    result: saveCbamTerms(input: $input) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const CbamDefaultValueQuery = graphql(`
  query CbamDefaultValue($cnCode: String!, $country: String!, $route: String, $year: Int!) {
    cbamDefault(cnCode: $cnCode, country: $country, route: $route, year: $year) {
      gap
      country
      inYear { year base share value }
      factor { id name nameZh }
    }
  }
`);

export const ReviewCbamGood = graphql(`
  mutation ReviewCbamGood($known: KnownVersionInput!) {
    result: reviewCbamGood(known: $known) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const ReturnCbamGood = graphql(`
  mutation ReturnCbamGood($known: KnownVersionInput!) {
    result: returnCbamGood(known: $known) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const DeclareCbamGood = graphql(`
  mutation DeclareCbamGood($known: KnownVersionInput!) {
    result: declareCbamGood(known: $known) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);
