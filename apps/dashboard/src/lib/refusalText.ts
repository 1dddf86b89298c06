/** What is wrong with each field and what to do, as one text. */
export function refusalText(
  fields: readonly { readonly message: string; readonly remedy: string }[],
): string {
  return fields.map(({ message, remedy }) => `${message} ${remedy}`.trim()).join(' ');
}
