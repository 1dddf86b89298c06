import { graphql } from '../../graphql/generated/index.ts';

export const SignInStateQuery = graphql(`
  query SignInPageState {
    signInState {
      user { id name email }
      hasOrganisation
      mayCreateOrganisation
      maySignUp
      provider
      passkeys
      resetsByMail
      localPeople { userId name role }
    }
  }
`);

export const InvitationQuery = graphql(`
  query OpenInvitation($token: String!) {
    invitation(token: $token) { organisationName organisationNameZh role invitedBy expiresAt }
    signInState { user { id name } provider }
  }
`);

export const AcceptInvitation = graphql(`
  mutation AcceptInvitation($token: String!) {
    result: acceptInvitation(token: $token) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const CreateOrganisation = graphql(`
  mutation CreateOrganisation($input: OrganisationInput!) {
    result: createOrganisation(input: $input) {
      __typename
      ... on Organisation { id name }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const SettingsQuery = graphql(`
  query Settings {
    viewer {
      role
      user { id name email }
      organisation { id name nameZh country isBuyer isSupplier companyUrns }
    }
    signInState { hasSession passkeys localPeople { userId } }
  }
`);

export const UpdateProfile = graphql(`
  mutation UpdateProfile($name: String!) {
    result: updateProfile(name: $name) {
      __typename
      ... on User { id name }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const UpdateOrganisation = graphql(`
  mutation UpdateOrganisation($input: OrganisationInput!) {
    result: updateOrganisation(input: $input) {
      __typename
      ... on Organisation { id name nameZh country isBuyer isSupplier companyUrns }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const SessionsQuery = graphql(`
  query MySessions {
    mySessions { id createdAt lastUsedAt ipAddress userAgent current }
  }
`);

export const RevokeSession = graphql(`
  mutation RevokeSession($id: ID!) {
    result: revokeSession(id: $id) {
      __typename
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const RevokeOtherSessions = graphql(`
  mutation RevokeOtherSessions {
    result: revokeOtherSessions {
      __typename
      ... on NotAllowed { message remedy }
    }
  }
`);

export const TokensQuery = graphql(`
  query ApiTokens {
    apiTokens {
      id name scopes createdAt expiresAt lastUsedAt revokedAt user { id name }
      registeredOnly operations { version query { id name } }
    }
  }
`);

export const CreateApiToken = graphql(`
  mutation CreateApiToken($name: String!, $scopes: [ApiTokenScope!]!, $expiresInDays: Int!) {
    result: createApiToken(name: $name, scopes: $scopes, expiresInDays: $expiresInDays) {
      __typename
      ... on NewApiToken { secret token { id } }
      ...RefusedInput
      ... on NotAllowed { message remedy }
    }
  }
`);

export const RevokeApiToken = graphql(`
  mutation RevokeApiToken($id: ID!) {
    result: revokeApiToken(id: $id) {
      __typename
      ... on ApiToken { id revokedAt }
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const MembersQuery = graphql(`
  query Members {
    members { role user { id name email } }
  }
`);

export const InvitationsQuery = graphql(`
  query Invitations {
    invitations { id role note createdByName createdAt expiresAt acceptedAt acceptedByName revokedAt }
  }
`);

export const ChangeMemberRole = graphql(`
  mutation ChangeMemberRole($userId: ID!, $role: Role!) {
    result: changeMemberRole(userId: $userId, role: $role) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const RemoveMember = graphql(`
  mutation RemoveMember($userId: ID!) {
    result: removeMember(userId: $userId) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const InviteMember = graphql(`
  mutation InviteMember($role: Role!, $note: String, $expiresInDays: Int) {
    result: inviteMember(role: $role, note: $note, expiresInDays: $expiresInDays) {
      __typename
      ... on NewInvitation { token invitation { id } }
      ...RefusedInput
      ... on NotAllowed { message remedy }
    }
  }
`);

export const CreatePasswordReset = graphql(`
  mutation CreatePasswordReset($userId: ID!) {
    result: createPasswordReset(userId: $userId) {
      __typename
      ... on NewPasswordReset { token expiresAt }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const PasskeysQuery = graphql(`
  query Passkeys {
    myPasskeys { id name synchronised createdAt }
  }
`);

export const RemovePasskey = graphql(`
  mutation RemovePasskey($id: ID!) {
    result: removePasskey(id: $id) {
      __typename
      ... on Passkey { id }
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const RevokeInvitation = graphql(`
  mutation RevokeInvitation($id: ID!) {
    result: revokeInvitation(id: $id) {
      __typename
      ... on Invitation { id revokedAt }
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const AuditLogQuery = graphql(`
  query AuditLog($first: Int!, $filter: AuditLogFilter) {
    auditLog(first: $first, filter: $filter) {
      totalCount
      edges { node { id at userName tokenId action outcome code subjects { path type localId } } }
    }
  }
`);
