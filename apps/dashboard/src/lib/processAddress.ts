/** Address of the page of a process. */
export function processAddress(release: string, processId: string): string {
  return `/processes/${encodeURIComponent(release)}/${encodeURIComponent(processId)}`;
}
