import { fingerprintOf } from './fingerprint.ts';
import { layOutConformance } from './layOutConformance.ts';
import { layOutInterpretation } from './layOutInterpretation.ts';
import { layOutInventory } from './layOutInventory.ts';
import { layOutProvenance } from './layOutProvenance.ts';
import { layOutResults } from './layOutResults.ts';
import { layOutReview } from './layOutReview.ts';
import { layOutScope } from './layOutScope.ts';
import { layOutSummary } from './layOutSummary.ts';
import type { ReportLayout } from './reportLayout.ts';
import { pathsOf } from './reportPaths.ts';
import type { ReportRecord } from './reportRecord.ts';
import { type ReportLanguage, speechOf } from './speech.ts';

/** The document of a record. Gaps and warnings stand on its first page, before any number is taken further. */
export function layOutReport(record: ReportRecord, language: ReportLanguage): ReportLayout {
  const speech = speechOf(language);
  const setting = { record, speech, paths: pathsOf(record) };
  const { product, assessment, madeAt, program } = record;
  const join = (text: readonly string[]) => text.join(' · ');
  return {
    tag: speech.tag,
    title: speech.word('report'),
    subtitle: speech.name(product),
    draft: assessment.isDraft ? speech.word('draft') : null,
    running: `${cut(join(speech.name(product)))} · ${product.sku} · v${assessment.version} · ${join(speech.code(assessment.status))}`,
    foot: `${program} · ${madeAt.slice(0, 16).replace('T', ' ')} UTC · ${fingerprintOf(record).slice(0, 16)}`,
    pageWord: join(speech.word('page')),
    contents: speech.word('contents'),
    sections: [
      ...layOutSummary(setting),
      ...layOutScope(setting),
      ...layOutInventory(setting),
      ...layOutResults(setting),
      ...layOutInterpretation(setting),
      ...layOutConformance(setting),
      ...layOutReview(setting),
      ...layOutProvenance(setting),
    ],
  };
}

/** Characters of a name at the head of a page: it has one line. */
const LONGEST_NAME = 48;

function cut(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME)}…`;
}
