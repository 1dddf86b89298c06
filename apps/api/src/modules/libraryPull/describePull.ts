import type { DownloadFailure } from './fetchRest.ts';
import type { PulledFile, PulledSource } from './pullLibrary.ts';

/** What became of every source, for people: one line a source, and one for each file that needs a look. */
export function describePull(pulled: readonly PulledSource[]): string[] {
  return pulled.flatMap(({ source, files }) => {
    if (files.length === 0)
      return [`${source.source}: cannot be downloaded. ${source.byHand ?? ''} See ${source.page}`];
    const ready = files.filter(({ download }) => download.kind === 'READY');
    return [
      `${source.source}: ${ready.length} of ${files.length} files, licence ${source.licence}, ${source.page}`,
      ...files.flatMap(describeFile),
    ];
  });
}

function describeFile({ file, download }: PulledFile): string[] {
  if (download.kind === 'FAILED')
    return [`  ${file.name}: ${REASONS[download.code](download.detail)} (${file.url})`];
  const lines: string[] = [];
  if (download.resumedFrom > 0) lines.push(`  ${file.name}: continued after ${download.resumedFrom} bytes`);
  if (!download.isAsTested)
    lines.push(
      `  ${file.name}: not the file its reader was tested with (SHA-256 ${download.sha256}), so probably a newer release. ` +
        'Look at its preview before you accept it with --accept-newer.',
    );
  return lines;
}

const REASONS: Readonly<Record<DownloadFailure, (detail: string) => string>> = {
  UNREACHABLE: (detail) => `the publisher cannot be reached (${detail})`,
  NOT_TRUSTED: (detail) =>
    `the certificate of the publisher or the proxy is not trusted (${detail}); name your company's with NODE_EXTRA_CA_CERTS`,
  NOT_FOUND: (detail) => `the publisher no longer has it there (${detail})`,
  REFUSED: (detail) => `access was refused (${detail})`,
  SERVER_FAILED: (detail) => `the publisher's server failed (${detail}); try again later, what came is kept`,
  TRUNCATED: (detail) => `broke off again and again (${detail}); try again, what came is kept`,
  NOT_A_FILE: (detail) => `the address answers ${detail}`,
  TOO_LARGE: (detail) => `is larger than any open source (${detail})`,
  CHECKSUM_MISMATCH: (detail) =>
    `is not the file that this address is known for (SHA-256 ${detail}); it was thrown away`,
  NOT_WRITABLE: (detail) => `cannot be written here (${detail})`,
};

/** Whether nothing at all could be reached: then it is this machine, not a publisher. */
export function isOffline(pulled: readonly PulledSource[]): boolean {
  const downloads = pulled.flatMap(({ files }) => files.map(({ download }) => download));
  return (
    downloads.length > 0 &&
    downloads.every((download) => download.kind === 'FAILED' && download.code === 'UNREACHABLE')
  );
}
