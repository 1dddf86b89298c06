export const STANDARDS_TABS = ['library', 'compare', 'productRules'] as const;

/** What is looked at: everything that belongs in the address. */
export interface StandardsView {
  readonly tab: (typeof STANDARDS_TABS)[number];
  /** Codes of the standards side by side, in their order. */
  readonly codes: readonly string[];
  readonly onlyDifferences: boolean;
  readonly search: string;
}

/** Side by side more cannot be read. */
export const MOST_STANDARDS = 4;
const FIRST_PAIR = ['ISO_14067_2018', 'PACT_V3'];

/** `?tab=compare&codes=ISO_14067_2018,PACT_V3`; what it does not know counts as not given. */
export function readStandardsView(parameters: URLSearchParams): StandardsView {
  const codes = (parameters.get('codes') ?? '').split(',').filter(Boolean);
  return {
    tab: STANDARDS_TABS.find((known) => known === parameters.get('tab')) ?? 'library',
    codes: [...new Set(codes.length === 0 ? FIRST_PAIR : codes)].slice(0, MOST_STANDARDS),
    onlyDifferences: parameters.get('only') === 'differences',
    search: parameters.get('q') ?? '',
  };
}

/** The reverse of {@link readStandardsView}; what is as at the start is left out of the address. */
export function writeStandardsView({ tab, codes, onlyDifferences, search }: StandardsView): URLSearchParams {
  const parameters = new URLSearchParams();
  if (tab !== 'library') parameters.set('tab', tab);
  if (codes.join() !== FIRST_PAIR.join()) parameters.set('codes', codes.join(','));
  if (onlyDifferences) parameters.set('only', 'differences');
  if (search !== '') parameters.set('q', search);
  return parameters;
}

interface Asking {
  readonly requirements: readonly { readonly topic: string; readonly key: string }[];
}

/** Whether standards ask different things about a topic; one of which nothing is recorded says nothing either way. */
export function differsIn(topic: string, standards: readonly Asking[]): boolean {
  const keys = standards.flatMap(
    ({ requirements }) => requirements.find((own) => own.topic === topic)?.key ?? [],
  );
  return new Set(keys).size > 1;
}
