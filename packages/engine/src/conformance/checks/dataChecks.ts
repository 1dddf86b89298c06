import type { GwpSet } from '../../factor/gwp.ts';
import { say } from '../../saying.ts';
import { yearOf, yearsAfter } from '../days.ts';
import {
  idsOf,
  isBioBased,
  isElectricity,
  isFlight,
  isOwn,
  isTransport,
  linesThatSay,
  mostRelevantLines,
} from '../lineKinds.ts';
import { type Check, notApplicable, notDecidable, satisfied, violated } from '../rule.ts';
import type { ConformanceLine, ConformanceSubject } from '../subject.ts';

const DECLARED = say(
  'The footprint is declared: its inventory is not here.',
  '该碳足迹为声明值，此处没有其清单。',
);

/** Of lines only a calculated footprint has any; of a declared one somebody has to ask whoever published it. */
function ofLines(check: Check): Check {
  return (subject) =>
    subject.kind === 'DECLARED'
      ? notDecidable(
          say(
            `${DECLARED.message} Did its publisher keep this rule?`,
            `${DECLARED.messageZh} 发布方是否遵守了该规则？`,
          ),
          { place: 'REVIEW' },
        )
      : check(subject);
}

/** What is made under own control rests on measured data (scope 1 and 2). */
export const ownDataPrimary: Check = ofLines(({ lines }) => {
  const own = lines.filter((line) => isOwn(line) && line.kgCo2e !== 0);
  if (own.length === 0)
    return notDecidable(
      say(
        'No line is of scope 1 or 2. Is nothing of the production under your own control?',
        '没有范围 1 或范围 2 的清单行。生产过程是否完全不在您的控制之下？',
      ),
      { place: 'INVENTORY' },
    );
  const others = own.filter(({ primary }) => !primary);
  return others.length === 0
    ? satisfied(
        say(`${own.length} lines of own processes, all measured.`, `自有过程共 ${own.length} 行，均为实测。`),
        {
          place: 'INVENTORY',
        },
      )
    : violated(
        say(
          `${others.length} of ${own.length} lines of own processes are not measured.`,
          `自有过程 ${own.length} 行中有 ${others.length} 行非实测。`,
        ),
        say(
          'Measure them, or say in the note why that is not possible.',
          '请改用实测数据，或在备注中说明无法实测的理由。',
        ),
        { place: 'INVENTORY', lines: idsOf(others) },
      );
});

/** Every number is there. */
export const noGaps: Check = ({ footprint: { gaps } }) => {
  const lines = [...new Set(gaps.flatMap(({ lineId }) => lineId ?? []))];
  return gaps.length === 0
    ? satisfied(say('No number is missing.', '没有缺失的数值。'), { place: 'INVENTORY' })
    : violated(
        say(`${gaps.length} numbers are missing from the total.`, `总量中缺少 ${gaps.length} 个数值。`),
        say(
          'Fill amounts and factors, or exclude the flows with a reason.',
          '请补充数量与因子，或说明理由后排除。',
        ),
        { place: 'INVENTORY', lines },
      );
};

/** Secondary data carry source, year and region. */
export const factorsDocumented: Check = ofLines(({ lines }) => {
  const used = lines.filter(({ factor }) => factor !== null);
  const bare = used.filter(({ factor }) => factor!.year === null || factor!.region === '');
  return bare.length === 0
    ? satisfied(
        say(
          `${used.length} factors with source, year and region.`,
          `${used.length} 个因子均有来源、年份与地区。`,
        ),
        { place: 'INVENTORY' },
      )
    : violated(
        say(
          `${bare.length} factors are without a year or a region.`,
          `${bare.length} 个因子缺少年份或地区。`,
        ),
        say('Choose dated factors, or document them in the note.', '请选用有年份的因子，或在备注中说明。'),
        { place: 'INVENTORY', lines: idsOf(bare) },
      );
});

/** Age of data at the end of the reference period [years]: measured by the producer, and of databases. */
export function dataNotOlder(ownYears: number, genericYears: number): Check {
  return ofLines(({ lines, scope: { referencePeriodEnd }, today }) => {
    const now = yearOf(referencePeriodEnd ?? today);
    const year = (line: ConformanceLine): number | null =>
      line.primary ? line.year : (line.factor?.year ?? line.year);
    const old = lines.filter((line) => {
      const own = year(line);
      return own !== null && now - own > (line.primary ? ownYears : genericYears);
    });
    const undated = lines.filter(
      (line) => line.input === null && line.factor !== null && year(line) === null,
    );
    if (old.length > 0)
      return violated(
        say(
          `${old.length} data are older than ${ownYears} (measured) or ${genericYears} (database) years.`,
          `${old.length} 项数据超过 ${ownYears} 年（实测）或 ${genericYears} 年（数据库）。`,
        ),
        say('Replace them by newer ones.', '请更换为较新的数据。'),
        { place: 'INVENTORY', lines: idsOf(old) },
      );
    if (undated.length > 0)
      return notDecidable(
        say(
          `${undated.length} data say no year. Are they within ${ownYears} and ${genericYears} years?`,
          `${undated.length} 项数据未注明年份。是否在 ${ownYears} 年与 ${genericYears} 年之内？`,
        ),
        { place: 'INVENTORY', lines: idsOf(undated) },
      );
    return satisfied(say('All data are young enough.', '所有数据均足够新。'), { place: 'INVENTORY' });
  });
}

/** The three ratings of every line that matters; what is not rated counts as the worst. */
export function qualityRated(share: number): Check {
  return ofLines((subject) => {
    const relevant = mostRelevantLines(subject, share);
    if (relevant.length === 0) return notApplicable(say('Nothing contributes.', '没有任何贡献。'));
    const unrated = relevant.filter(({ dataQuality }) => Object.values(dataQuality).includes(null));
    const part = Math.round(share * 100);
    return unrated.length === 0
      ? satisfied(say(`All lines that make up ${part} % are rated.`, `占 ${part} % 的清单行均已评级。`), {
          place: 'INVENTORY',
        })
      : violated(
          say(
            `${unrated.length} of ${relevant.length} lines that make up ${part} % lack a rating and count as 5.`,
            `占 ${part} % 的 ${relevant.length} 行中有 ${unrated.length} 行缺少评级，按 5 计。`,
          ),
          say('Rate technology, time and place of these lines.', '请为这些行评定技术、时间与地域等级。'),
          { place: 'INVENTORY', lines: idsOf(unrated) },
        );
  });
}

/** Scatter of what matters is stated. */
export const uncertaintyStated: Check = ofLines((subject) => {
  const relevant = mostRelevantLines(subject, 0.8);
  const bare = relevant.filter(({ uncertaintyGsd, input }) => uncertaintyGsd === null && input === null);
  return bare.length === 0
    ? satisfied(
        say('The lines that make up 80 % state an uncertainty.', '占 80 % 的清单行均填写了不确定性。'),
        { place: 'INVENTORY' },
      )
    : violated(
        say(
          `${bare.length} relevant lines state no uncertainty.`,
          `${bare.length} 个重要清单行未填写不确定性。`,
        ),
        say('State a geometric standard deviation for them.', '请填写几何标准差。'),
        { place: 'INVENTORY', lines: idsOf(bare) },
      );
});

/** Fuel supply belongs to transport. */
export const wellToWheel: Check = ofLines(({ lines }) => {
  const transport = lines.filter((line) => isTransport(line) && line.factor !== null);
  if (transport.length === 0) return notApplicable(say('No line is transport.', '清单中没有运输。'));
  const exhaust = transport.filter(({ factor }) => factor!.boundary === 'COMBUSTION');
  return exhaust.length === 0
    ? satisfied(say('Transport is counted from well to wheel.', '运输按油井到车轮核算。'), {
        place: 'INVENTORY',
      })
    : violated(
        say(
          `${exhaust.length} transports count the exhaust only.`,
          `${exhaust.length} 项运输仅计尾气（油箱到车轮）。`,
        ),
        say('Choose the well-to-wheel factor of the same vehicle.', '请选用同一车辆的油井到车轮因子。'),
        { place: 'INVENTORY', lines: idsOf(exhaust) },
      );
});

/** Flights count their gases, without a multiplier for the height at which they leave. */
export const noFlightMultiplier: Check = ofLines(({ lines }) => {
  const flights = lines.filter((line) => isFlight(line) && line.factor !== null);
  if (flights.length === 0) return notApplicable(say('Nothing flies.', '没有航空运输。'));
  // The UK factors come in two kinds; the plain name is the one with radiative forcing.
  const isMultiplied = ({ factor }: ConformanceLine): boolean =>
    /^(freight|passenger)-air/.test(factor!.activity) &&
    factor!.sourceId.startsWith('uk-ghg') &&
    !/without-(radiative-forcing|rf)/.test(factor!.activity);
  const multiplied = flights.filter(isMultiplied);
  if (multiplied.length > 0)
    return violated(
      say(
        `${multiplied.length} flights are multiplied for radiative forcing.`,
        `${multiplied.length} 项航空运输计入了辐射强迫倍数。`,
      ),
      say('Choose the factor without radiative forcing.', '请选用不含辐射强迫的因子。'),
      { place: 'INVENTORY', lines: idsOf(multiplied) },
    );
  return flights.every(({ factor }) => factor!.sourceId.startsWith('uk-ghg'))
    ? satisfied(say('No flight is multiplied.', '航空运输未乘倍数。'), { place: 'INVENTORY' })
    : notDecidable(
        say(
          'The source does not say whether its flights are multiplied for radiative forcing. Are they not?',
          '来源未说明航空因子是否含辐射强迫倍数。是否不含？',
        ),
        { place: 'INVENTORY', lines: idsOf(flights) },
      );
});

/** Factors of electricity hold fuel supply, plant and losses, and all gases. */
export const electricityLifeCycle: Check = ofLines(({ lines }) => {
  const used = lines.filter(isElectricity);
  if (used.length === 0) return notApplicable(say('No line is electricity.', '清单中没有电力。'));
  const direct = used.filter(({ factor }) => ['GRID_DIRECT', 'COMBUSTION'].includes(factor!.boundary));
  return direct.length === 0
    ? satisfied(say('Electricity counts its life cycle.', '电力按生命周期核算。'), { place: 'INVENTORY' })
    : violated(
        say(
          `${direct.length} lines count the power plants only.`,
          `${direct.length} 行仅计发电环节的直接排放。`,
        ),
        say(
          'Choose a life-cycle factor of the grid, with upstream fuels.',
          '请选用含上游燃料的电网生命周期因子。',
        ),
        { place: 'INVENTORY', lines: idsOf(direct) },
      );
});

/** No factor counts carbon dioxide alone. */
export const allGases: Check = ofLines(({ lines }) => {
  const narrow = lines.filter(({ factor }) => /co2-only/.test(factor?.activity ?? ''));
  return narrow.length === 0
    ? satisfied(say('No factor is of carbon dioxide alone.', '没有仅计二氧化碳的因子。'), {
        place: 'INVENTORY',
      })
    : violated(
        say(`${narrow.length} factors count carbon dioxide alone.`, `${narrow.length} 个因子仅计二氧化碳。`),
        say('Choose factors of all greenhouse gases.', '请选用包含全部温室气体的因子。'),
        { place: 'INVENTORY', lines: idsOf(narrow) },
      );
});

/** Calculated with the set asked for. */
export function gwpSetIs(wanted: GwpSet): Check {
  return ({ footprint: { gwpSet } }) => {
    const at = { place: 'SCOPE', field: 'gwpSet' } as const;
    return gwpSet === wanted
      ? satisfied(say(`GWP100 of ${gwpSet}.`, `采用 ${gwpSet} 的 GWP100。`), at)
      : violated(
          say(`GWP100 of ${gwpSet}; ${wanted} is asked for.`, `采用 ${gwpSet} 的 GWP100，要求为 ${wanted}。`),
          say(
            `Calculate with ${wanted}; factors known by gas follow at once.`,
            `请改用 ${wanted} 计算；有分气体数据的因子会随之更新。`,
          ),
          at,
        );
  };
}

/** Factors known as CO2e only were published with the same set. */
export const oneGwpSet: Check = ofLines(({ lines, footprint: { gwpSet } }) => {
  const fixed = lines.filter(({ factor }) => factor !== null && !factor.byGas);
  const others = fixed.filter(({ factor }) => factor!.gwpSet !== null && factor!.gwpSet !== gwpSet);
  const unknown = fixed.filter(({ factor }) => factor!.gwpSet === null);
  if (others.length > 0)
    return violated(
      say(
        `${others.length} factors are CO2e of another GWP set and cannot be converted.`,
        `${others.length} 个因子为其他 GWP 版本的二氧化碳当量，无法换算。`,
      ),
      say('Choose factors split by gas, or of the same set.', '请选用分气体或同一版本的因子。'),
      { place: 'INVENTORY', lines: idsOf(others) },
    );
  return unknown.length > 0
    ? notDecidable(
        say(
          `${unknown.length} factors do not say with which GWP set they were made. Is it ${gwpSet}?`,
          `${unknown.length} 个因子未注明 GWP 版本。是否为 ${gwpSet}？`,
        ),
        { place: 'INVENTORY', lines: idsOf(unknown) },
      )
    : satisfied(say(`Everything is ${gwpSet}.`, `全部为 ${gwpSet}。`), { place: 'INVENTORY' });
});

/** Footprints taken from others are in force and overlap the reference period. */
export const inputsValid: Check = ofLines(({ lines, scope, today }: ConformanceSubject) => {
  const used = lines.filter(({ input }) => input !== null);
  if (used.length === 0)
    return notApplicable(say('No footprint of another product is used.', '未引用其他产品的碳足迹。'));
  const start = scope.referencePeriodStart ?? today;
  const ended = used.filter(({ input }) => {
    const { status, validUntil, referencePeriodEnd } = input!;
    const end = validUntil ?? (referencePeriodEnd === null ? null : yearsAfter(referencePeriodEnd, 3));
    return status === 'WITHDRAWN' || status === 'EXPIRED' || (end !== null && end < start);
  });
  const undated = used.filter(
    ({ input }) => input!.validUntil === null && input!.referencePeriodEnd === null,
  );
  if (ended.length > 0)
    return violated(
      say(
        `${ended.length} of the footprints used are no longer valid.`,
        `所引用的碳足迹中有 ${ended.length} 个已失效。`,
      ),
      say('Ask the supplier for the present one.', '请向供应商索取现行版本。'),
      { place: 'INVENTORY', lines: idsOf(ended) },
    );
  return undated.length > 0
    ? notDecidable(
        say(
          `${undated.length} footprints used state no period. Does it overlap yours?`,
          `${undated.length} 个所引用的碳足迹未注明核算期。是否与本核算期重叠？`,
        ),
        { place: 'INVENTORY', lines: idsOf(undated) },
      )
    : satisfied(say('The footprints used are valid.', '所引用的碳足迹均有效。'), { place: 'INVENTORY' });
});

const OVERHEAD =
  /commut|business travel|office heating|\bR&D\b|administration|通勤|商务差旅|办公(采暖|照明)|研发/i;

/** Commuting, business travel, research and administration are outside a product's footprint. */
export const withoutOverhead: Check = (subject) => {
  const found = linesThatSay(subject, OVERHEAD);
  const stated = subject.scope.lciScope.includes('OVERHEAD');
  if (found.length > 0 || stated)
    return violated(
      say(
        'Overhead such as commuting, travel or administration is counted.',
        '计入了通勤、差旅或行政等间接活动。',
      ),
      say('Leave it out of this footprint.', '请从该碳足迹中去除。'),
      found.length > 0 ? { place: 'INVENTORY', lines: idsOf(found) } : { place: 'SCOPE', field: 'lciScope' },
    );
  return satisfied(say('No line is overhead.', '没有间接活动的清单行。'), { place: 'INVENTORY' });
};

/** Where a line or note mentions something rare, a person has to look; else nothing points to it. */
export function whereMentioned(
  pattern: RegExp,
  what: { en: string; zh: string },
  question: { en: string; zh: string },
): Check {
  return (subject) => {
    const found = linesThatSay(subject, pattern);
    return found.length === 0
      ? notApplicable(say(`No line mentions ${what.en}.`, `没有清单行提及${what.zh}。`))
      : notDecidable(say(question.en, question.zh), { place: 'INVENTORY', lines: idsOf(found) });
  };
}

/** Bio-based lines, for rules on biogenic carbon and land. */
export function bioBasedLines({ lines }: ConformanceSubject): readonly ConformanceLine[] {
  return lines.filter(isBioBased);
}

/** One plant, not an average over several; more regions of own processes ask for the weighting. */
export const onePlant: Check = ofLines(({ lines }) => {
  const own = lines.filter(isOwn);
  const regions = [...new Set(own.flatMap(({ region }) => region ?? []))];
  if (own.length === 0 || regions.length === 0)
    return notDecidable(
      say(
        'No own process says where it stands. Is the footprint of one plant?',
        '自有过程未注明地点。该碳足迹是否针对单一工厂？',
      ),
      { place: 'INVENTORY', lines: idsOf(own) },
    );
  return regions.length === 1
    ? satisfied(say(`Made in ${regions[0]}.`, `生产于 ${regions[0]}。`), { place: 'INVENTORY' })
    : notDecidable(
        say(
          `Own processes stand in ${regions.join(', ')}. Is the mix weighted by production and declared?`,
          `自有过程位于 ${regions.join('、')}。是否按产量加权并予以声明？`,
        ),
        { place: 'INVENTORY', lines: idsOf(own) },
      );
});
