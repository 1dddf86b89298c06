import { refusedResponse } from '../../lib/refusedResponse.ts';

export const ACCEPTED_FILES =
  '.pdf,.png,.jpg,.jpeg,.webp,.tif,.tiff,.heic,.docx,.xlsx,.pptx,.odt,.ods,.txt,.csv';

/** What a file speaks for: an answer, or a finding. */
export type FileSubject =
  | { readonly evaluationId: string; readonly indicatorKey: string }
  | { readonly findingId: string };

/** Sends a file as evidence. @returns its id, or why it was refused; the empty text where nobody answered */
export async function sendFile(file: File, subject: FileSubject): Promise<{ readonly id: string } | string> {
  const query = new URLSearchParams({ name: file.name, ...subject });
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
