/** A field that was refused: what is wrong with it and what to do. */
export interface InvalidField {
  /** Path inside the input, for instance `lines[3].unit`. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** What the caller sent cannot be accepted; a member of every mutation's result. */
export class InvalidInput extends Error {
  readonly code = 'INVALID_INPUT';
  readonly fields: readonly InvalidField[];
  constructor(fields: readonly InvalidField[]) {
    super(fields.map((field) => `${field.field}: ${field.message}`).join(' '));
    this.fields = fields;
  }
}

/** What the caller named does not exist, or is not theirs to see: the two are not told apart. */
export class NotFound extends Error {
  readonly code = 'NOT_FOUND';
  readonly id: string;
  constructor(noun: string, id: string) {
    super(`There is no ${noun} with the id ${id} in your organisation.`);
    this.id = id;
  }
}

/** The caller is known, but their role or their token does not include what they ask. */
export class NotAllowed extends Error {
  readonly code = 'NOT_ALLOWED';
  readonly remedy: string;
  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

/** Nobody has signed in. */
export class NotSignedIn extends Error {
  readonly code = 'NOT_SIGNED_IN';
  readonly remedy = 'Sign in, or send an API token as Authorization: Bearer.';
  constructor() {
    super('This is for members of an organisation only.');
  }
}

/** The process that was asked is about to end, or was taken for dead: another one goes on with what it was doing. */
export class HandedOver extends Error {
  readonly code = 'HANDED_OVER';
  readonly remedy = 'Wait: the release appears among the releases once it is read.';
  constructor() {
    super('This replica is ending. Another one, or this one after its next start, goes on with the reading.');
  }
}

/** Somebody has signed in who is a member of no organisation. */
export class NoOrganisation extends Error {
  readonly code = 'NO_ORGANISATION';
  readonly remedy = 'Open the invitation you were sent, or create an organisation.';
  constructor() {
    super('You are not a member of an organisation.');
  }
}
