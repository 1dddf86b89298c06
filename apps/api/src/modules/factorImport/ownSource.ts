import { slug } from './normalise/slug.ts';
import type { SourceDescription } from './sourceReader.ts';

/** How an organisation's own table or process database stands among the sources; the same name is the next release of the same. */
export function ownSource(organisationId: string, name: string): SourceDescription {
  return {
    key: `own-${organisationId}-${slug(name)}`,
    name,
    nameZh: '',
    publisher: '',
    licence: 'Own data',
    licenceUrl: '',
    attribution: name,
    url: '',
    quality: 2,
  };
}
