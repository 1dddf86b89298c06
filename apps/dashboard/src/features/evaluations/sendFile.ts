import { refusedResponse } from '../../lib/refusedResponse.ts';

/** Sends a file as evidence of one answer. @returns its id, or why it was refused; the empty text where nobody answered */
export async function sendFile(
  file: File,
  { evaluationId, indicatorKey }: { readonly evaluationId: string; readonly indicatorKey: string },
): Promise<{ readonly id: string } | string> {
  const query = new URLSearchParams({ name: file.name, evaluationId, indicatorKey });
  const response = await fetch(`/evidence?${query}`, {
    method: 'POST',
    headers: { 'x-cradle-upload': '1', 'content-type': 'application/octet-stream' },
    body: file,
  }).catch(() => null);
  if (response === null) return '';
  if (!response.ok) return refusedResponse(response);
  const { id } = (await response.json()) as { readonly id: string };
  return { id };
}
