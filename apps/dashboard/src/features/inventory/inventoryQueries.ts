import { graphql } from '../../graphql/generated/index.ts';

/** A factor as a cell shows it. */
export const CellFactor = graphql(`
  fragment CellFactor on Factor {
    id
    name
    nameZh
    kgCo2ePerUnit
    unit
    region
    year
    source { id name nameZh }
  }
`);

export const InventoryQuery = graphql(`
  query Inventory($id: ID!) {
    assessment(id: $id) {
      id
      version
      revision
      kind
      status
      boundary
      standard { code }
      declaredUnit { amount unit }
      product { id name nameZh massKg }
      lines {
        id
        stage
        process
        name
        nameZh
        amount
        amountFormula
        unit
        region
        year
        scope
        primary
        transportMode
        distanceKm
        distanceFormula
        technologicalDqr
        temporalDqr
        geographicalDqr
        uncertaintyGsd
        note
        supplier { id name nameZh }
        inputAssessment { id version product { id name nameZh } }
        factor { ...CellFactor }
      }
    }
    units { code dimension inBase spellings }
  }
`);

export const InventoryTotalsQuery = graphql(`
  query InventoryTotals($id: ID!) {
    assessment(id: $id) {
      id
      revision
      footprint {
        id
        totalKgCo2e
        stages { stage kgCo2e }
        lineTotals { lineId kgCo2e gaps }
      }
    }
    fieldFormulas(assessmentId: $id) {
      field
      formula
      line { id amount distanceKm }
    }
  }
`);

export const InventorySuppliersQuery = graphql(`
  query InventorySuppliers($search: String!) {
    suppliers(first: 8, filter: { search: $search }) {
      edges { node { id name nameZh country } }
    }
  }
`);

export const InventorySuggestionsQuery = graphql(`
  query InventorySuggestions($line: BomLineInput!) {
    suggestFactors(lines: [$line], first: 8) {
      isClear
      suggestions { score relaxed factor { ...CellFactor } }
    }
  }
`);

export const CreateInventorySupplier = graphql(`
  mutation CreateInventorySupplier($name: String!) {
    createSupplier(input: { name: $name }) {
      __typename
      ... on Supplier { id name nameZh }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const SaveInventory = graphql(`
  mutation SaveInventory(
    $assessmentId: ID!
    $revision: Int!
    $insert: [InsertedLineInput!]!
    $update: [ReplacedLineInput!]!
    $remove: [ID!]!
    $move: [MovedLineInput!]!
  ) {
    saveInventoryLines(
      assessmentId: $assessmentId
      revision: $revision
      insert: $insert
      update: $update
      remove: $remove
      move: $move
    ) {
      __typename
      ... on SavedInventoryLines { insertedIds assessment { id revision } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

/** Parameters the assessment may use, worked out. */
export const InventoryParametersQuery = graphql(`
  query InventoryParameters($id: ID!) {
    parameterResults(assessmentId: $id) {
      value
      dependants
      lineIds
      parameter { name label labelZh unit value formula min max assessmentId }
    }
  }
`);

export const SaveInventoryParameters = graphql(`
  mutation SaveInventoryParameters($input: SaveParametersInput!) {
    saveParameters(input: $input) {
      __typename
      ... on SavedParameters { assessment { id revision } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const BomPasteQuery = graphql(`
  query BomPaste($uploadId: String!) {
    billOfMaterials(uploadId: $uploadId) {
      mapping
      rows {
        row
        name
        nameZh
        partNumber
        amount
        unit
        stage
        region
        process
        note
        supplierName
        supplier { id name nameZh }
        problems { code field value isBlocking message remedy }
      }
    }
  }
`);
