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
      purchases {
        id
        name
        supplierName
        supplierNameZh
        productName
        productNameZh
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
