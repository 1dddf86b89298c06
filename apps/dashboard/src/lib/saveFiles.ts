import { downloadFile } from './downloadFile.ts';

/** Hands files to the browser: one as it is with the ending of its path, several as a zip. @param name without ending */
export async function saveFiles(
  files: readonly { readonly path: string; readonly text: string }[],
  name: string,
): Promise<void> {
  const [only, ...more] = files;
  if (only !== undefined && more.length === 0) {
    const ending = only.path.slice(only.path.lastIndexOf('.'));
    downloadFile(`${name}${ending}`, new Blob([only.text]));
    return;
  }
  const { strToU8, zipSync } = await import('fflate');
  const entries = files.map(({ path, text }) => [path, strToU8(text)] as const);
  downloadFile(`${name}.zip`, new Blob([zipSync(Object.fromEntries(entries)).slice()]));
}
