import { graphql } from '../../graphql/generated/index.ts';

export const LibraryQuery = graphql(`
  query Library {
    importableSources { key name nameZh publisher licence licenceUrl attribution url files }
    factorReleases { id version state stagedAt acceptedAt source { id key } counts { rows factors folded rejected } }
    factorFacets { sources { value count } }
    factorSources { id key name nameZh publisher licence url version }
  }
`);

export const RunningImportsQuery = graphql(`
  query RunningImports {
    factorReleases(states: [STAGING]) {
      id
      state
      source { id name nameZh }
      progress { phase rows share rowsPerSecond secondsLeft }
    }
  }
`);

/** What was read and is neither accepted nor discarded yet. */
export const WaitingReleasesQuery = graphql(`
  query WaitingReleases {
    factorReleases(states: [STAGED]) { ...StagedRelease }
  }
`);

export const StagedReleaseFields = graphql(`
  fragment StagedRelease on FactorRelease {
    id
    state
    version
    source { id key name nameZh licence licenceUrl attribution }
    counts { rows factors folded rejected new changed unchanged gone flagged }
    rejections(first: 100) { place code column value message remedy }
    changed: changes(kind: CHANGED, first: 50) { key name region year unit before after flags place }
    flagged: changes(kind: FLAGGED, first: 50) { key name region year unit before after flags place }
    gone: changes(kind: GONE, first: 50) { key name region year unit before after flags place }
    processDatabase { report { ...LinkReportFields } }
    moved { before after lines { id } assessment { id product { id name nameZh } } }
  }
`);

export const StageRelease = graphql(`
  mutation StageRelease($source: String!, $uploadIds: [String!]!) {
    stageFactorRelease(source: $source, uploadIds: $uploadIds) {
      __typename
      ... on FactorRelease { ...StagedRelease }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const AcceptRelease = graphql(`
  mutation AcceptRelease($id: ID!, $acceptLicence: Boolean!, $leaveOutFlags: [String!]) {
    acceptFactorRelease(id: $id, acceptLicence: $acceptLicence, leaveOutFlags: $leaveOutFlags) {
      __typename
      ... on FactorRelease { id state acceptedAt counts { factors leftOut } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const DiscardRelease = graphql(`
  mutation DiscardRelease($id: ID!) {
    discardFactorRelease(id: $id) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const RetireRelease = graphql(`
  mutation RetireRelease($id: ID!) {
    retireFactorRelease(id: $id, restorePrevious: true) {
      __typename
      ... on FactorRelease { id state }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const UploadedTableQuery = graphql(`
  query UploadedTable($uploadId: String!, $mapping: String) {
    uploadedTable(uploadId: $uploadId, mapping: $mapping) { row cells }
  }
`);

export const StageOwnFactors = graphql(`
  mutation StageOwnFactors($name: String!, $uploadId: String!, $mapping: String!) {
    stageOwnFactors(name: $name, uploadId: $uploadId, mapping: $mapping) {
      __typename
      ... on FactorRelease { ...StagedRelease }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const StageOwnProcesses = graphql(`
  mutation StageOwnProcesses($name: String!, $uploadId: String!, $shareCoProducts: Boolean!) {
    stageOwnProcesses(name: $name, uploadId: $uploadId, shareCoProducts: $shareCoProducts) {
      __typename
      ... on FactorRelease { ...StagedRelease }
      ...RefusedInput
    }
  }
`);
