/** Characters that some file system does not take in a name. */
const UNSAFE = /[\\/:*?"<>|\r\n\t]+/g;

/** Hands a file to the browser to keep; characters that no file name can have are replaced. */
export function downloadFile(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName.replaceAll(UNSAFE, ' ').replaceAll(/\s+/g, ' ').trim();
  link.click();
  // Safari reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
