import type { LearningTopic } from '@cradle/schema';
import type { Language } from '../../i18n/startI18n.ts';

/** Each text is loaded when it is opened. */
const TEXTS = import.meta.glob<string>('./pages/*.md', { query: '?raw', import: 'default' });

/** The text of a topic, Markdown. @throws where the file is missing; a test asks for all */
export async function loadPage(topic: LearningTopic, language: Language): Promise<string> {
  const load = TEXTS[`./pages/${topic}.${language}.md`];
  if (load === undefined) throw new Error(`There is no learning page ${topic} in ${language}.`);
  return load();
}
