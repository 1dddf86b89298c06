import type { ReductionOption } from '@cradle/engine';

export interface Titles {
  readonly title: string;
  readonly titleZh: string;
}

interface Named {
  readonly name: string;
  readonly nameZh: string;
}

export interface TitleNames {
  readonly lines: ReadonlyMap<string, Named>;
  readonly activities: ReadonlyMap<string, Named>;
  readonly assessments: ReadonlyMap<string, Named>;
}

/** The library names a figure with its country and year, which the option does not choose. */
const COMMON_WORDS: Readonly<Record<string, Named>> = {
  'electricity-wind': { name: 'wind power', nameZh: '风电' },
  'electricity-solar-pv': { name: 'solar power', nameZh: '光伏电力' },
};

/** What an option does, in a sentence. */
export function titleOption({ changes }: ReductionOption, names: TitleNames): Titles {
  const [change] = changes;
  if (change === undefined) return { title: '', titleZh: '' };
  const what = linesOf(change.selector.lineIds, names);
  const activity = (id: string): Named =>
    COMMON_WORDS[id] ?? names.activities.get(id) ?? { name: id, nameZh: id };
  switch (change.kind) {
    case 'SET_RECYCLED_CONTENT': {
      const percent = Math.round(100 * change.recycledShare);
      return {
        title: `${what.name}: ${percent} % recycled`,
        titleZh: `${what.nameZh}：${percent}% 采用再生料`,
      };
    }
    case 'REPLACE_ACTIVITY': {
      const to = activity(change.toActivity);
      return { title: `${what.name}: use ${to.name}`, titleZh: `${what.nameZh}：改用${to.nameZh}` };
    }
    case 'REPLACE_INPUT': {
      const to = names.assessments.get(change.toAssessmentId) ?? { name: '', nameZh: '' };
      return { title: `${what.name}: take ${to.name}`, titleZh: `${what.nameZh}：改用${to.nameZh}` };
    }
    case 'CHANGE_TRANSPORT_MODE': {
      const [word, wordZh] = change.toTransportMode === 'RAIL' ? ['rail', '铁路'] : ['sea', '海运'];
      return { title: `${what.name}: send it by ${word}`, titleZh: `${what.nameZh}：改用${wordZh}` };
    }
    case 'SCALE_AMOUNT': {
      const percent = Math.round(100 * (1 - change.amountFactor));
      return {
        title: `${what.name}: ${percent} % less scrap`,
        titleZh: `${what.nameZh}：废料减少 ${percent}%`,
      };
    }
    default:
      return what.name === '' ? { title: change.kind, titleZh: change.kind } : titled(what);
  }
}

function titled({ name, nameZh }: Named): Titles {
  return { title: name, titleZh: nameZh };
}

/** One line by its name, several as the first and how many others. */
function linesOf(lineIds: readonly string[], names: TitleNames): Named {
  const first = names.lines.get(lineIds[0] ?? '') ?? { name: '', nameZh: '' };
  const others = lineIds.length - 1;
  if (others < 1) return first;
  return { name: `${first.name} and ${others} more`, nameZh: `${first.nameZh}等 ${lineIds.length} 行` };
}
