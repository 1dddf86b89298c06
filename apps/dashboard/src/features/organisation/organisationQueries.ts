import { graphql } from '../../graphql/generated/index.ts';

export const InventoryYearsQuery = graphql(`
  query InventoryYears {
    inventoryYears
    brands
  }
`);

export const OrganisationInventoryQuery = graphql(`
  query OrganisationInventory($year: Int!, $brand: String, $by: InventorySide!) {
    organisationInventory(year: $year, brand: $brand) {
      year
      setting { consolidation paysOutboundTransport gwpSet note version }
      total { kgCo2e marketKgCo2e biogenicCo2Kg gaps }
      scope1 { kgCo2e marketKgCo2e gaps }
      scope2 { kgCo2e marketKgCo2e gaps }
      scope3 { kgCo2e marketKgCo2e gaps }
      beyondBoundaryKgCo2e
      headings {
        heading
        scope
        category
        iso14064Category
        sum { kgCo2e marketKgCo2e biogenicCo2Kg gaps }
        primaryShare
        exclusion
        positionCount
      }
      breakdown(by: $by) {
        key
        kind
        sum { kgCo2e marketKgCo2e gaps }
        scope1 { kgCo2e }
        scope2 { kgCo2e marketKgCo2e }
        scope3 { kgCo2e }
        product { id name nameZh sku }
        site { id name nameZh }
        entry { id name nameZh }
      }
      markets {
        market
        kWh
        locationKgCo2e
        marketKgCo2e
        coveredShare
        surplusKWh
        usesGridForRest
        residualFactor { id name nameZh source { name } }
      }
      purchases {
        count
        gaps
        countedKgCo2e
        takenOffKgCo2e
        supplierDataShare
        primaryShare
        coverage { method purchases spendShare kgCo2e }
      }
      findings { code severity message messageZh }
    }
  }
`);

export const HeadingPositionsQuery = graphql(`
  query HeadingPositions($year: Int!, $brand: String, $heading: InventoryHeading!, $first: Int!) {
    organisationInventory(year: $year, brand: $brand) {
      headings(heading: $heading) {
        heading
        category
        exclusion
        sum { kgCo2e marketKgCo2e gaps }
        parts {
          key
          kind
          sum { kgCo2e marketKgCo2e gaps }
          product { id name nameZh }
          entry { id name nameZh }
        }
        positions(first: $first) {
          totalCount
          nodes {
            key
            reason
            explanation
            explanationZh
            amount
            unit
            kgCo2e
            marketKgCo2e
            primary
            directSource
            gaps
            product { id name nameZh }
            line { id name nameZh }
            leafLine { id name nameZh }
            entry { id name nameZh evidence }
            purchaseName
            factor { id name nameZh region year source { name licence } }
          }
        }
      }
    }
  }
`);

export const ActivitiesQuery = graphql(`
  query Activities($year: Int!) {
    organisationInventory(year: $year) {
      year
      entries {
        id
        heading
        name
        nameZh
        amount
        unit
        region
        primary
        isSiteTotal
        evidence
        version
        site { id name nameZh }
        factor { id name nameZh unit source { name } }
      }
      certificates { id kind registry serial market kWh generationFactor upstreamFactor evidence }
    }
  }
`);

export const NeutralityQuery = graphql(`
  query Neutrality($year: Int!) {
    organisationInventory(year: $year) {
      year
      credits { id registry serial standard kind project vintage tCo2e retiredOn }
      neutrality {
        residual { kgCo2e marketKgCo2e gaps }
        retiredTCo2e
        notRetiredTCo2e
        retiredPerResidual
        findings { code severity message messageZh }
      }
    }
    adoptedReductions(states: [IN_PROGRESS, DONE]) {
      id
      title
      titleZh
      progress { year savedKgCo2e savedKWh }
    }
  }
`);

export const EntryFactorsQuery = graphql(`
  query EntryFactors($search: String!) {
    factors(search: $search, first: 12) {
      edges { node { id name nameZh unit region year kgCo2ePerUnit source { name } } }
    }
  }
`);

export const SaveActivityEntry = graphql(`
  mutation SaveActivityEntry($known: KnownVersionInput, $input: ActivityEntryInput!) {
    answer: saveActivityEntry(known: $known, input: $input) {
      __typename
      ... on ActivityEntry { id }
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const RemoveActivityEntry = graphql(`
  mutation RemoveActivityEntry($id: ID!) {
    answer: removeActivityEntry(id: $id) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const SaveCarbonCredit = graphql(`
  mutation SaveCarbonCredit($input: CarbonCreditInput!) {
    answer: saveCarbonCredit(input: $input) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const RemoveCarbonCredit = graphql(`
  mutation RemoveCarbonCredit($id: ID!) {
    answer: removeCarbonCredit(id: $id) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const SaveInventorySetting = graphql(`
  mutation SaveInventorySetting($input: InventorySettingInput!) {
    answer: saveInventorySetting(input: $input) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const SaveCertificate = graphql(`
  mutation SaveCertificate($input: ElectricityCertificateInput!) {
    answer: saveElectricityCertificate(input: $input) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const RemoveCertificate = graphql(`
  mutation RemoveCertificate($id: ID!) {
    answer: removeElectricityCertificate(id: $id) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const SetResidualMix = graphql(`
  mutation SetResidualMix($year: Int!, $market: String!, $factorId: ID) {
    answer: setResidualMix(year: $year, market: $market, factorId: $factorId) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const ExcludeCategory = graphql(`
  mutation ExcludeCategory($year: Int!, $heading: InventoryHeading!, $reason: String) {
    answer: excludeCategory(year: $year, heading: $heading, reason: $reason) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);
