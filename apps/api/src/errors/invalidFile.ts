/** A file cannot be used. The message names the place in it and the remedy; nothing was changed. */
export class InvalidFile extends Error {}
