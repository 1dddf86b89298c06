import type { Speech, Text } from '../report/speech.ts';
import type { EvaluationReport } from './evaluationReport.ts';
import type { EvaluationWord } from './evaluationWords.ts';

/** What every section of an evaluation report needs. */
export interface EvaluationSetting extends EvaluationReport {
  readonly speech: Speech;
  /** Two texts, of which those in the languages of the report are kept. */
  readonly either: (pair: readonly [en: string, zh: string]) => Text;
  readonly word: (key: EvaluationWord) => Text;
  /** The name of a veto item, group or indicator; the key itself where the scheme does not have it. */
  readonly nameOf: (key: string | null) => Text;
}
