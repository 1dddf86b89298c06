import { graphql } from '../../graphql/generated/index.ts';

export const PurchaseAccountQuery = graphql(`
  query PurchaseAccount($year: Int!, $moves: [PurchaseMoveInput!]) {
    purchaseAccount(year: $year, moves: $moves) {
      year
      currency
      currencyYear
      kgCo2e
      gaps
      primaryShare
      coverage { method purchases spendShare kgCo2e }
      suppliers { name nameZh kgCo2e share purchases gaps }
      rates { currency year toCurrency toYear rate source }
      intensities { supplierId supplierName supplierNameZh year kgCo2ePerUnit currency source }
      purchases {
        id
        name
        supplierName
        supplierNameZh
        productName
        productNameZh
        category
        categoryZh
        isInProducts
        spend
        currency
        spendYear
        quantity
        unit
        factorId
        factorName
        factorNameZh
        method
        kgCo2e
        passed { method code }
      }
    }
  }
`);

/** Who something could be bought of instead. */
export const OfferedQuery = graphql(`
  query OfferedProducts($search: String) {
    foundProducts(first: 50, filter: { search: $search }) {
      edges { node { id name nameZh unit kgCo2e supplier { id name nameZh } } }
    }
  }
`);

export const OfferingSuppliersQuery = graphql(`
  query OfferingSuppliers($search: String) {
    foundSuppliers(first: 50, filter: { search: $search }, orderBy: { field: NAME, direction: ASC }) {
      edges { node { id supplier { name nameZh } } }
    }
  }
`);

export const SupplierSwitchQuery = graphql(`
  query SupplierSwitch($year: Int!, $supplierName: String!, $category: String, $toSupplierId: ID!) {
    supplierSwitch(year: $year, supplierName: $supplierName, category: $category, toSupplierId: $toSupplierId) {
      outcome {
        before { kgCo2e lower upper }
        after { kgCo2e lower upper }
        change { kgCo2e lower upper }
        lowerShare
        verdict
      }
      purchases { id name before { method kgCo2e } after { method kgCo2e } }
    }
  }
`);

export const ImportPurchaseFile = graphql(`
  mutation ImportPurchaseFile($year: Int!, $uploadId: String!) {
    result: importPurchaseFile(year: $year, uploadId: $uploadId) {
      __typename
      ... on SavedPurchases { count }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const MarkPurchases = graphql(`
  mutation MarkPurchases($ids: [ID!]!, $isInProducts: Boolean!) {
    result: markPurchases(ids: $ids, isInProducts: $isInProducts) {
      __typename
      ... on SavedPurchases { count }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const SaveSupplierIntensity = graphql(`
  mutation SaveSupplierIntensity($input: SupplierIntensityInput!) {
    result: saveSupplierIntensity(input: $input) {
      __typename
      ... on SavedPurchases { count }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const RemoveSupplierIntensity = graphql(`
  mutation RemoveSupplierIntensity($supplierId: ID!, $year: Int!) {
    result: removeSupplierIntensity(supplierId: $supplierId, year: $year) {
      __typename
      ... on SavedPurchases { count }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const ImportPurchases = graphql(`
  mutation ImportPurchases($year: Int!, $table: String!) {
    result: importPurchases(year: $year, table: $table) {
      __typename
      ... on SavedPurchases { count }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const RemovePurchases = graphql(`
  mutation RemovePurchases($ids: [ID!]!) {
    result: removePurchases(ids: $ids) {
      __typename
      ... on SavedPurchases { count }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const SaveMoneyRate = graphql(`
  mutation SaveMoneyRate($input: MoneyRateInput!) {
    result: saveMoneyRate(input: $input) {
      __typename
      ... on SavedPurchases { count }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);
