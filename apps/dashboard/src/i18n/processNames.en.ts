/** What unit processes are called in Chinese. */
export const processNamesEn = {
  processNames: {
    title: 'Names of unit processes',
    lead: 'Lines name a unit process by text. What it is called in Chinese is said here once, for comparisons, hotspots and reports.',
    search: 'Search unit processes',
    openOnly: 'Without a Chinese name ({{count}})',
    name: 'In the lines',
    nameZh: 'In Chinese',
    nameZhOf: '{{name}} in Chinese',
    lines: 'Lines',
    none: 'No line names a unit process yet',
    noneHint: 'Assess a product first; its lines may say which unit process they belong to.',
    start: 'Assess a product',
    nothingFound: 'Nothing is called so.',
    more_one: '{{count}} more: search for it.',
    more_other: '{{count}} more: search for them.',
  },
};
