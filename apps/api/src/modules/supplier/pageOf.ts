/** What the Prisma plugin asks for one page of a connection. */
interface Page {
  readonly cursor?: { readonly organisationId_id?: { readonly id: string } } | object | undefined;
  readonly skip?: number | undefined;
  /** Negative: backwards from the cursor, or from the end. */
  readonly take?: number | undefined;
}

/** The ids of one page of an order that the database does not know, as Prisma would page through it. */
export function pageOf(ids: readonly string[], { cursor, skip = 0, take }: Page): string[] {
  const at = cursor && 'organisationId_id' in cursor ? ids.indexOf(cursor.organisationId_id?.id ?? '') : -1;
  if (take !== undefined && take < 0) {
    const end = (at < 0 ? ids.length : at + 1) - skip;
    return ids.slice(Math.max(0, end + take), Math.max(0, end));
  }
  const start = Math.max(0, at) + skip;
  return ids.slice(start, take === undefined ? undefined : start + take);
}
