import { refusedResponse } from './refusedResponse.ts';

/** Sends files one after the other, so that a bar can show how far they are. @returns their ids, for staging */
export async function uploadFiles(
  files: readonly File[],
  onProgress: (share: number) => void,
): Promise<readonly string[]> {
  const total = files.reduce((sum, { size }) => sum + size, 0) || 1;
  const ids: string[] = [];
  let sent = 0;
  for (const file of files) {
    const response = await fetch(`/library/uploads?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { 'x-cradle-upload': '1', 'content-type': 'application/octet-stream' },
      body: file,
    });
    if (!response.ok) throw new Error(await refusedResponse(response));
    const { id } = (await response.json()) as { readonly id: string };
    ids.push(id);
    sent += file.size;
    onProgress(sent / total);
  }
  return ids;
}
