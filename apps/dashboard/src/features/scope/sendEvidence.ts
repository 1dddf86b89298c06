const FAULTS = ['FILE_EMPTY', 'FILE_TOO_LARGE', 'MEDIA_TYPE_NOT_ACCEPTED', 'LINE_UNKNOWN', 'OTHER'] as const;
export type EvidenceFault = (typeof FAULTS)[number];

/** The server refuses more. */
const MOST_BYTES = 10_000_000;

export interface EvidenceFor {
  readonly assessmentId: string;
  /** Empty: the assessment as a whole. */
  readonly lineId: string;
  readonly note: string;
}

/** Sends one file. @returns why it was refused; null when it is there */
export async function sendEvidence(
  file: File,
  { assessmentId, lineId, note }: EvidenceFor,
): Promise<EvidenceFault | null> {
  if (file.size > MOST_BYTES) return 'FILE_TOO_LARGE';
  const query = new URLSearchParams({ name: file.name, assessmentId, note });
  if (lineId !== '') query.set('lineId', lineId);
  const response = await fetch(`/evidence?${query}`, {
    method: 'POST',
    headers: { 'x-cradle-upload': '1', 'content-type': 'application/octet-stream' },
    body: file,
  }).catch(() => null);
  if (response?.ok) return null;
  const answer = (await response?.json().catch(() => null)) as { fields?: { code: string }[] } | null;
  return FAULTS.find((fault) => fault === answer?.fields?.[0]?.code) ?? 'OTHER';
}
