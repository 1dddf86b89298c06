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
    const answer = (await response.json()) as { id?: string; error?: string };
    if (!response.ok || answer.id === undefined) throw new Error(answer.error ?? response.statusText);
    ids.push(answer.id);
    sent += file.size;
    onProgress(sent / total);
  }
  return ids;
}
