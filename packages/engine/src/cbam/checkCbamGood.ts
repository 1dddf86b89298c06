import { type Saying, say } from '../saying.ts';
import type { CbamResult } from './calculateCbamGoods.ts';
import type { CbamGood } from './cbamGood.ts';
import { coveredGoods, formatCnCode } from './cnCode.ts';
import type { CbamGap } from './position.ts';

/** One rule of the mechanism, looked at for one good. */
export interface CbamCheck {
  readonly id: string;
  readonly clause: string;
  readonly level: 'ERROR' | 'WARNING' | 'INFO';
  readonly status: 'PASSED' | 'VIOLATED' | 'NOT_APPLICABLE';
  readonly saying: Saying;
  /** What to do; null where nothing is. */
  readonly remedy: Saying | null;
  /** Part of the good it is about: `route`, `precursors`. */
  readonly field: string;
}

type Verdict = Pick<CbamCheck, 'status' | 'saying' | 'remedy'>;
type Rule = Pick<CbamCheck, 'id' | 'clause' | 'level' | 'field'> & {
  readonly judge: (result: CbamResult, context: CheckContext) => Verdict;
};

/** What a good’s own data do not say. */
export interface CheckContext {
  /** Why there is no default value to hold the good against; null where there is one. */
  readonly defaultGap: CbamGap | null;
  /** The default value of another country stands in. */
  readonly byOtherCountries: boolean;
}

const passed = (saying: Saying): Verdict => ({ status: 'PASSED', saying, remedy: null });
const violated = (saying: Saying, remedy: Saying): Verdict => ({ status: 'VIOLATED', saying, remedy });
const notApplicable = (saying: Saying): Verdict => ({ status: 'NOT_APPLICABLE', saying, remedy: null });

const DEFINITIVE_SINCE = 2026;
const ESTIMATED_SHARE = 0.2;
const DE_MINIMIS_TONNES = 50;

const RULES: readonly Rule[] = [
  {
    ...{ id: 'CBAM-01', clause: '(EU) 2023/956, annex I', level: 'ERROR', field: 'cnCode' },
    judge: ({ goods }) =>
      passed(
        say(
          `${formatCnCode(goods.cnCode)} is in annex I; the unit is the tonne.`,
          `${formatCnCode(goods.cnCode)} 在附件一之内；计量单位为吨。`,
        ),
      ),
  },
  {
    ...{ id: 'CBAM-02', clause: '(EU) 2023/956, annex I', level: 'ERROR', field: 'streams' },
    judge: checkGases,
  },
  {
    ...{ id: 'CBAM-03', clause: '(EU) 2023/956, annex II', level: 'ERROR', field: 'cnCode' },
    judge: ({ goods }) =>
      passed(
        goods.directOnly
          ? say(
              'Annex II: certificates are due for direct emissions; indirect ones are shown for information.',
              '附件二：证书仅针对直接排放；间接排放仅供参考。',
            )
          : say(
              'Not in annex II: certificates are due for direct and indirect emissions.',
              '不在附件二：证书针对直接与间接排放。',
            ),
      ),
  },
  {
    ...{ id: 'CBAM-04', clause: '(EU) 2023/956, annex IV, 3', level: 'ERROR', field: 'precursors' },
    judge: checkPrecursors,
  },
  {
    ...{ id: 'CBAM-05', clause: '(EU) 2023/956, annex IV, 4.3', level: 'ERROR', field: 'energy' },
    judge: checkElectricity,
  },
  {
    ...{ id: 'CBAM-06', clause: '(EU) 2023/1773, article 5', level: 'ERROR', field: 'precursors' },
    judge: checkEstimates,
  },
  {
    ...{ id: 'CBAM-07', clause: '(EU) 2025/2620, annex, 5', level: 'ERROR', field: 'route' },
    judge: ({ good }) =>
      good.route === null
        ? violated(
            say('The production route is not recorded.', '未记录生产路线。'),
            say('Choose its letter: it decides the benchmark.', '请选择路线字母：它决定基准值。'),
          )
        : passed(say(`Production route (${good.route}).`, `生产路线（${good.route}）。`)),
  },
  {
    ...{ id: 'CBAM-08', clause: '(EU) 2023/1773, annex IV, 2', level: 'WARNING', field: 'parameters' },
    judge: checkParameters,
  },
  {
    ...{ id: 'CBAM-09', clause: '(EU) 2025/2547, annex II', level: 'WARNING', field: 'precursors' },
    judge: checkScrap,
  },
  {
    ...{ id: 'CBAM-10', clause: '(EU) 2023/956, article 9', level: 'WARNING', field: 'carbonPrice' },
    judge: checkCarbonPrice,
  },
  {
    ...{ id: 'CBAM-11', clause: '(EU) 2025/2083', level: 'INFO', field: 'exported' },
    judge: checkDeMinimis,
  },
  {
    ...{ id: 'CBAM-12', clause: '(EU) 2023/956, annex IV', level: 'ERROR', field: 'assessment' },
    judge: () =>
      passed(
        say(
          'Embedded emissions are kept apart from footprints; the bridge leads from one to the other.',
          '隐含排放与产品碳足迹分开保存；二者之间由桥接说明。',
        ),
      ),
  },
  {
    ...{ id: 'CBAM-13', clause: '(EU) 2025/2621, annex I', level: 'ERROR', field: 'route' },
    judge: checkDefault,
  },
];

/** The rules CBAM-01 to CBAM-13 for one good. That a code is in annex I is refused earlier; it is said here that it is. */
export function checkCbamGood(result: CbamResult, context: CheckContext): readonly CbamCheck[] {
  return RULES.map(({ judge, ...rule }) => ({ ...rule, ...judge(result, context) }));
}

function checkGases({ good, goods }: CbamResult): Verdict {
  const outside = good.streams.filter(({ gas }) => !goods.gases.includes(gas));
  if (outside.length > 0)
    return violated(
      say(
        `${outside.map(({ name, gas }) => `${name}: ${gas}`).join(', ')} is not counted in this sector.`,
        `${outside.map(({ name, gas }) => `${name}：${gas}`).join('、')} 不计入该行业。`,
      ),
      say(`Count ${goods.gases.join(', ')} only.`, `仅计 ${goods.gases.join('、')}。`),
    );
  const missing = goods.gases.filter((gas) => !good.streams.some((stream) => stream.gas === gas));
  return passed(
    missing.length === 0 || missing.length === goods.gases.length
      ? say(`Gases of the sector: ${goods.gases.join(', ')}.`, `行业气体：${goods.gases.join('、')}。`)
      : say(
          `Gases of the sector: ${goods.gases.join(', ')}; no stream of ${missing.join(', ')} is entered.`,
          `行业气体：${goods.gases.join('、')}；未录入 ${missing.join('、')} 源流。`,
        ),
  );
}

/** What is made by rolling, drawing, forming, grinding or mixing has something before it. */
const ALWAYS_COMPLEX =
  /^(2523(21|29|30|90)|3102|3105|7206|7207|720[89]|721|7220|722[1-9]|730|731|7326|760[3-9]|761)/;

function checkPrecursors({ good, positions }: CbamResult): Verdict {
  const lacking = new Set(
    positions.filter(({ part, gap }) => part === 'PRECURSOR_DIRECT' && gap !== null).map(({ name }) => name),
  );
  const placeless = good.precursors.filter(
    ({ origin }) => origin.kind === 'SUPPLIED' && (origin.installation === '' || origin.country === ''),
  );
  if (good.precursors.length === 0 && ALWAYS_COMPLEX.test(good.cnCode))
    return violated(
      say(
        'Goods of this code are made from precursors, and none is listed.',
        '该编码货物由前体制成，但未列出任何前体。',
      ),
      say('List each precursor with mass and embedded emissions.', '请列出每种前体及其质量与隐含排放。'),
    );
  if (lacking.size > 0)
    return violated(
      say(
        `Mass or embedded emissions are missing: ${[...lacking].join(', ')}.`,
        `缺少质量或隐含排放：${[...lacking].join('、')}。`,
      ),
      say('Ask the supplier, or choose the default value.', '请向供应商索取，或选用默认值。'),
    );
  if (placeless.length > 0)
    return violated(
      say(
        `Installation or country is missing: ${placeless.map(({ name }) => name).join(', ')}.`,
        `缺少装置或国家：${placeless.map(({ name }) => name).join('、')}。`,
      ),
      say('Name where the precursor was made.', '请注明前体的生产地。'),
    );
  const byDefault = good.precursors.filter(({ origin }) => origin.kind === 'DEFAULT');
  if (good.precursors.length === 0)
    return notApplicable(say('A simple good: no precursors.', '简单货物：没有前体。'));
  return passed(
    byDefault.length === 0
      ? say('Every precursor has mass, emissions and origin.', '每种前体均有质量、排放与来源。')
      : say(
          `By default value: ${byDefault.map(({ name }) => name).join(', ')}.`,
          `采用默认值：${byDefault.map(({ name }) => name).join('、')}。`,
        ),
  );
}

function checkElectricity({ good }: CbamResult): Verdict {
  const used = good.energy.filter(({ kind }) => kind === 'ELECTRICITY');
  if (used.length === 0) return notApplicable(say('No electricity is entered.', '未录入电力。'));
  const unproven = used.filter(
    ({ evidence, evidenceNote }) =>
      evidence === null || (evidence !== 'GRID_DEFAULT' && evidenceNote.trim() === ''),
  );
  return unproven.length > 0
    ? violated(
        say(
          `Nothing proves the factor of ${unproven.map(({ name }) => name).join(', ')}.`,
          `${unproven.map(({ name }) => name).join('、')} 的因子缺少证明。`,
        ),
        say(
          'Take the grid of the country, or name the direct line or purchase agreement. Guarantees of origin do not count.',
          '请采用国家电网因子，或注明直连线路或购电协议。来源担保无效。',
        ),
      )
    : passed(say('Electricity has a factor that is accepted.', '电力因子符合要求。'));
}

function checkEstimates({ good, see }: CbamResult): Verdict {
  if (good.year >= DEFINITIVE_SINCE)
    return notApplicable(say('Of the transitional period only.', '仅适用于过渡期。'));
  const share = see.defaultShare ?? 0;
  return share > ESTIMATED_SHARE
    ? violated(
        say(
          `${Math.round(share * 100)} % of the emissions are estimated; 20 % are allowed.`,
          `${Math.round(share * 100)} % 的排放为估算；最多 20 %。`,
        ),
        say('Ask suppliers for their own figures.', '请向供应商索取实际数据。'),
      )
    : passed(say('Not more than 20 % are estimated.', '估算不超过 20 %。'));
}

const PARAMETERS: Readonly<Record<string, readonly (keyof CbamGood['parameters'])[]>> = {
  CEMENT: ['clinkerShare'],
  FERTILISERS: ['nitrogenShare'],
  IRON_AND_STEEL: ['alloyShare', 'scrapShare'],
  ALUMINIUM: ['alloyShare', 'scrapShare'],
  HYDROGEN: [],
};

const PARAMETER_NAMES: Readonly<Record<string, Saying>> = {
  clinkerShare: say('clinker content', '熟料含量'),
  nitrogenShare: say('nitrogen content', '氮含量'),
  alloyShare: say('alloy content', '合金含量'),
  scrapShare: say('scrap share', '废料比例'),
};

function checkParameters({ good, goods }: CbamResult): Verdict {
  const asked = PARAMETERS[goods.sector] ?? [];
  if (asked.length === 0) return notApplicable(say('The sector asks for none.', '该行业无此要求。'));
  const missing = asked.filter((name) => good.parameters[name] === null);
  if (missing.length === 0) return passed(say('Parameters of the sector are recorded.', '行业参数已记录。'));
  const names = missing.map((name) => PARAMETER_NAMES[name]!);
  return violated(
    say(
      `Not recorded: ${names.map(({ message }) => message).join(', ')}.`,
      `未记录：${names.map(({ messageZh }) => messageZh).join('、')}。`,
    ),
    say('Enter them; importers have to declare them.', '请填写；进口商须申报。'),
  );
}

const SCRAP = /^(7204|7602)/;

function checkScrap({ good }: CbamResult): Verdict {
  const scrap = good.precursors.filter(({ cnCode }) => SCRAP.test(cnCode));
  const strange = good.precursors.filter(
    ({ cnCode, origin }) =>
      origin.kind !== 'OWN_GOOD' && !SCRAP.test(cnCode) && coveredGoods(cnCode) === null,
  );
  if (scrap.length > 0)
    return violated(
      say(
        `Scrap is no precursor: ${scrap.map(({ name }) => name).join(', ')}.`,
        `废料不是前体：${scrap.map(({ name }) => name).join('、')}。`,
      ),
      say('Take it out; own scrap that is melted again is a closed loop.', '请移除；自产废料重熔为闭环。'),
    );
  if (strange.length > 0)
    return violated(
      say(
        `Not among the goods of annex I: ${strange.map(({ name }) => name).join(', ')}.`,
        `不属于附件一货物：${strange.map(({ name }) => name).join('、')}。`,
      ),
      say(
        'Only goods of annex I are precursors; lime and coke are none.',
        '仅附件一货物为前体；石灰与焦炭不是。',
      ),
    );
  return passed(
    say('Neither scrap nor other inputs are listed as precursors.', '未将废料或其他投入列为前体。'),
  );
}

function checkCarbonPrice({ good: { carbonPrice } }: CbamResult): Verdict {
  if (carbonPrice === null)
    return violated(
      say('Nothing says whether a carbon price was due.', '未说明是否应付碳价。'),
      say(
        'Enter amount, currency, instrument and rebate, or state that none was due.',
        '请填写金额、币种、工具与返还，或声明无应付碳价。',
      ),
    );
  if (!carbonPrice.isDue) return passed(say('No carbon price was due.', '无应付碳价。'));
  const isWhole =
    carbonPrice.pricePerTonne !== null && carbonPrice.currency !== '' && carbonPrice.instrument !== '';
  return isWhole
    ? passed(say('The carbon price paid is recorded.', '已付碳价已记录。'))
    : violated(
        say('The carbon price paid is recorded in part.', '已付碳价记录不完整。'),
        say('Enter amount, currency and instrument.', '请填写金额、币种与工具。'),
      );
}

function checkDeMinimis({ good: { exported }, goods: { sector } }: CbamResult): Verdict {
  if (sector === 'HYDROGEN') return notApplicable(say('Not for hydrogen.', '不适用于氢。'));
  if (exported === null) return notApplicable(say('The exported mass is not known.', '出口质量未知。'));
  return passed(
    exported <= DE_MINIMIS_TONNES
      ? say(
          'At most 50 t a year: an importer without other goods is exempt.',
          '每年不超过 50 吨：无其他货物的进口商可豁免。',
        )
      : say('More than 50 t a year: importers have to declare.', '每年超过 50 吨：进口商须申报。'),
  );
}

function checkDefault(_result: CbamResult, { defaultGap, byOtherCountries }: CheckContext): Verdict {
  if (defaultGap === 'DEFAULT_AMBIGUOUS')
    return violated(
      say(
        'Several default values share this code, such as white and grey clinker.',
        '该编码对应多个默认值，例如白熟料与灰熟料。',
      ),
      say('Choose the production route: it tells them apart.', '请选择生产路线以区分。'),
    );
  if (defaultGap !== null)
    return notApplicable(say('There is no default value to hold it against.', '没有可对照的默认值。'));
  return passed(
    byOtherCountries
      ? say(
          'The country has no value; that of other countries stands in. Mark-ups are added to the base value.',
          '该国没有数值，采用“其他国家”数值。加成以基础值计算。',
        )
      : say('Mark-ups are added to the base value of the country.', '加成以该国基础值计算。'),
  );
}
