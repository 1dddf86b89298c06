import { type Boundary, STAGES_INSIDE, type Stage } from '../../inventory/stage.ts';
import { type Saying, say } from '../../saying.ts';
import { idsOf, isElectricity, isRecycled } from '../lineKinds.ts';
import { type Check, notApplicable, notDecidable, satisfied, violated } from '../rule.ts';
import type {
  AllocationMethod,
  ConformanceScope,
  ConformanceSubject,
  ElectricityApproach,
  EndOfLifeMethod,
} from '../subject.ts';

/** A text of the scope that has to say something. */
export function textStated(field: 'goal' | 'cutOffCriteria' | 'boundaryNote', what: Saying): Check {
  return ({ scope }) => {
    const at = { place: 'SCOPE', field } as const;
    return scope[field].trim() === ''
      ? violated(
          say(`Nothing is said about ${what.message}.`, `未说明${what.messageZh}。`),
          say(`Write ${what.message} into the scope.`, `请在范围中填写${what.messageZh}。`),
          at,
        )
      : satisfied(say(scope[field], scope[field]), at);
  };
}

export const goalStated = textStated(
  'goal',
  say('why the study is made, for whom and what for', '研究目的、对象与用途'),
);

/** Which flows were left out, and by what criterion; a note on the boundary serves as well. */
export const cutOffStated: Check = (subject) => {
  const { cutOffCriteria, boundaryNote } = subject.scope;
  if (cutOffCriteria.trim() !== '')
    return satisfied(say(cutOffCriteria, cutOffCriteria), { place: 'SCOPE', field: 'cutOffCriteria' });
  if (boundaryNote.trim() !== '')
    return satisfied(say(boundaryNote, boundaryNote), { place: 'SCOPE', field: 'boundaryNote' });
  return violated(
    say('No cut-off criteria are stated.', '未说明取舍准则。'),
    say(
      'State by which criterion flows may be left out, before calculating.',
      '请在计算前说明按何准则可以舍去流。',
    ),
    { place: 'SCOPE', field: 'cutOffCriteria' },
  );
};

const BOUNDARY_NAMES: Readonly<Record<Boundary, Saying>> = {
  CRADLE_TO_GATE: say('cradle to gate', '从摇篮到大门'),
  CRADLE_TO_CUSTOMER: say('cradle to customer', '从摇篮到客户'),
  CRADLE_TO_GRAVE: say('cradle to grave', '从摇篮到坟墓'),
  GATE_TO_GATE: say('gate to gate', '从大门到大门'),
};

export function boundaryIn(allowed: readonly Boundary[]): Check {
  return ({ scope: { boundary } }) => {
    const at = { place: 'SCOPE', field: 'boundary' } as const;
    const name = BOUNDARY_NAMES[boundary];
    return allowed.includes(boundary)
      ? satisfied(say(`The boundary is ${name.message}.`, `系统边界为${name.messageZh}。`), at)
      : violated(
          say(`The boundary is ${name.message}.`, `系统边界为${name.messageZh}。`),
          say(
            `Assess ${allowed.map((own) => BOUNDARY_NAMES[own].message).join(' or ')}; a bridge shows what the other stages add.`,
            `请按${allowed.map((own) => BOUNDARY_NAMES[own].messageZh).join('或')}评价；差异桥可显示其他阶段的贡献。`,
          ),
          at,
        );
  };
}

/** A partial footprint says where it begins and ends. */
export const partialLabelled: Check = ({ scope: { boundary, boundaryNote } }) => {
  if (boundary === 'CRADLE_TO_GRAVE')
    return notApplicable(say('The footprint covers the whole life.', '碳足迹覆盖完整生命周期。'));
  const at = { place: 'SCOPE', field: 'boundaryNote' } as const;
  return boundaryNote.trim() !== ''
    ? satisfied(say(boundaryNote, boundaryNote), at)
    : violated(
        say('Nothing says where the partial footprint begins and ends.', '未说明部分碳足迹的起点与终点。'),
        say('Name first and last process in the note on the boundary.', '请在边界说明中写明首末过程。'),
        at,
      );
};

/** No line lies outside the boundary. */
export const stagesInside: Check = ({ lines, scope: { boundary } }) => {
  const allowed = STAGES_INSIDE[boundary] as readonly string[];
  const outside = lines.filter(
    ({ stage }) => stage !== 'UNSPLIT' && stage !== 'BEYOND_BOUNDARY' && !allowed.includes(stage),
  );
  return outside.length === 0
    ? satisfied(say('Every line lies inside the boundary.', '所有清单行均在系统边界内。'), {
        place: 'INVENTORY',
      })
    : violated(
        say(`${outside.length} lines lie outside the boundary.`, `有 ${outside.length} 行位于系统边界之外。`),
        say('Move them to a stage inside, or widen the boundary.', '请移至边界内的阶段，或扩大系统边界。'),
        { place: 'INVENTORY', lines: idsOf(outside) },
      );
};

const STAGE_NAMES: Readonly<Partial<Record<Stage, Saying>>> = {
  MATERIALS: say('materials', '原材料获取'),
  PRODUCTION: say('production', '生产'),
  DISTRIBUTION: say('distribution', '分销'),
  USE: say('use', '使用'),
  END_OF_LIFE: say('end of life', '生命末期'),
  BEYOND_BOUNDARY: say('module D', '模块 D'),
};

/** Every one of the stages has a value, or an exclusion that says why not. `BOUNDARY`: those the boundary names. */
export function stagesCovered(wanted: readonly Stage[] | 'BOUNDARY'): Check {
  return ({ footprint: { stages }, exclusions, scope: { boundary } }) => {
    // Few products are installed: nothing there is the rule.
    const needed =
      wanted === 'BOUNDARY' ? STAGES_INSIDE[boundary].filter((stage) => stage !== 'INSTALLATION') : wanted;
    const stated = new Set(stages.filter(({ kgCo2e }) => kgCo2e !== null).map(({ stage }) => stage));
    if (stated.has('UNSPLIT'))
      return notDecidable(
        say(
          'The total is not split by stage. Does it hold all stages the boundary names?',
          '总量未按阶段拆分。是否包含系统边界内的全部阶段？',
        ),
        { place: 'RESULT' },
      );
    const excused = new Set(
      exclusions.filter(({ reason }) => reason.trim() !== '').map(({ stage }) => stage),
    );
    const missing = needed.filter((stage) => !stated.has(stage) && !excused.has(stage));
    if (missing.length === 0)
      return satisfied(
        say('Every stage has a value or a justified exclusion.', '各阶段均有数值或有理由的排除。'),
        { place: 'INVENTORY' },
      );
    const names = missing.map((stage) => STAGE_NAMES[stage] ?? say(stage, stage));
    return violated(
      say(
        `Nothing is said about ${names.map(({ message }) => message).join(', ')}.`,
        `以下阶段没有任何数据：${names.map(({ messageZh }) => messageZh).join('、')}。`,
      ),
      say(
        'Add lines for these stages, or exclude them with a reason.',
        '请补充这些阶段的清单行，或说明理由后排除。',
      ),
      { place: 'INVENTORY' },
    );
  };
}

/** How co-products share emissions; a note wherever they do. */
export const allocationStated: Check = ({ scope: { allocationMethod, allocationNote } }) => {
  const at = { place: 'SCOPE', field: 'allocationMethod' } as const;
  if (allocationMethod === null)
    return violated(
      say('Nothing says how emissions of shared processes were allocated.', '未说明共用过程的排放如何分配。'),
      say('Choose the allocation method, also when none was needed.', '请选择分配方法；无需分配时也请注明。'),
      at,
    );
  if (allocationMethod !== 'NOT_NEEDED' && allocationNote.trim() === '')
    return violated(
      say('The allocation is named, but not described.', '已注明分配方法，但未作说明。'),
      say('Describe which processes were allocated, by what and why.', '请说明分配的过程、依据与理由。'),
      { place: 'SCOPE', field: 'allocationNote' },
    );
  return satisfied(
    allocationMethod === 'NOT_NEEDED'
      ? say('No process was shared.', '没有共用过程。')
      : say(allocationNote, allocationNote),
    at,
  );
};

/**
 * The order of allocation steps was kept: what comes early is taken as right, economic and other allocation ask a person
 * whether the earlier steps were impossible.
 */
export function allocationOrder(early: readonly AllocationMethod[], question: Saying): Check {
  return ({ scope: { allocationMethod } }) => {
    const at = { place: 'SCOPE', field: 'allocationMethod' } as const;
    if (allocationMethod === null)
      return violated(
        say('No allocation method is stated.', '未填写分配方法。'),
        say('Choose the allocation method.', '请选择分配方法。'),
        at,
      );
    if (allocationMethod === 'NOT_NEEDED' || early.includes(allocationMethod))
      return satisfied(say('The first steps of the order sufficed.', '采用了顺序靠前的方法。'), at);
    return notDecidable(question, at);
  };
}

/** Whether electricity is used at all, with what was said about it. */
export function electricityIn(allowed: readonly ElectricityApproach[]): Check {
  return (subject) => {
    const lines = subject.lines.filter(isElectricity);
    if (lines.length === 0) return notApplicable(say('No line is electricity.', '清单中没有电力。'));
    const { electricityApproach: approach } = subject.scope;
    const at = { place: 'SCOPE', field: 'electricityApproach', lines: idsOf(lines) } as const;
    if (approach === null)
      return violated(
        say(
          'Nothing says whether electricity follows contracts or the grid.',
          '未说明电力按合同还是按电网核算。',
        ),
        say('Choose location- or market-based.', '请选择基于位置或基于市场。'),
        at,
      );
    return allowed.includes(approach)
      ? satisfied(say(`Electricity is ${words(approach).message}.`, `电力${words(approach).messageZh}。`), at)
      : violated(
          say(`Electricity is ${words(approach).message}.`, `电力${words(approach).messageZh}。`),
          say(
            `Calculate it ${allowed.map((own) => words(own).message).join(' or ')}.`,
            `请${allowed.map((own) => words(own).messageZh).join('或')}核算。`,
          ),
          at,
        );
  };
}

function words(approach: ElectricityApproach): Saying {
  return approach === 'LOCATION_BASED' ? say('location-based', '基于位置') : say('market-based', '基于市场');
}

/** Contractual instruments were used: their criteria are for a person to confirm. */
export function instrumentsMeet(question: Saying): Check {
  return (subject) => {
    const lines = subject.lines.filter(isElectricity);
    if (lines.length === 0 || subject.scope.electricityApproach === 'LOCATION_BASED')
      return notApplicable(say('No contract decides a factor of electricity.', '没有按合同确定的电力因子。'));
    return notDecidable(question, { place: 'SCOPE', field: 'electricityApproach', lines: idsOf(lines) });
  };
}

/** The recycling method is stated, and one of those allowed; nothing to say where nothing is recycled or disposed of. */
export function endOfLifeIn(allowed: readonly EndOfLifeMethod[]): Check {
  return (subject) => {
    const concerned = subject.lines.filter((line) => isRecycled(line) || line.stage === 'END_OF_LIFE');
    const { endOfLifeMethod: method } = subject.scope;
    if (concerned.length === 0 && method === null)
      return notApplicable(say('Nothing is recycled or disposed of.', '没有回收或处置的流。'));
    const at = { place: 'SCOPE', field: 'endOfLifeMethod', lines: idsOf(concerned) } as const;
    if (method === null)
      return violated(
        say('The recycling method is not stated.', '未说明回收分配方法。'),
        say('Choose the end-of-life method.', '请选择生命末期方法。'),
        at,
      );
    return allowed.includes(method)
      ? satisfied(say('The recycling method is one the standard allows.', '回收方法为标准所允许。'), at)
      : violated(
          say('The recycling method is not one the standard allows.', '回收方法不为标准所允许。'),
          say(
            'Recalculate with an allowed method; the bridge shows the difference.',
            '请改用允许的方法；差异桥显示其影响。',
          ),
          at,
        );
  };
}

/** How the product is used, and where that pattern is from. */
export const useProfileStated: Check = ({ scope: { boundary, useProfile, useProfileSource } }) => {
  if (boundary !== 'CRADLE_TO_GRAVE')
    return notApplicable(say('Use is outside the boundary.', '使用阶段不在系统边界内。'));
  if (useProfile.trim() === '' || useProfileSource === null)
    return violated(
      say('The pattern of use, or where it is from, is not stated.', '未说明使用情景或其来源。'),
      say(
        'Describe the use and name its source: product rules, then published, then own.',
        '请描述使用情景并注明来源：产品规则，其次已发布，最后自有。',
      ),
      { place: 'SCOPE', field: useProfile.trim() === '' ? 'useProfile' : 'useProfileSource' },
    );
  const at = { place: 'SCOPE', field: 'useProfile' } as const;
  return useProfileSource === 'OWN'
    ? notDecidable(
        say(
          'The pattern of use is your own. Is there neither one of product rules nor a published one?',
          '使用情景为自有。是否既无产品规则也无已发布的情景可用？',
        ),
        at,
      )
    : satisfied(say(useProfile, useProfile), at);
};

/** A field of the scope that has to be filled. */
export function scopeStated(field: 'geography' | 'packagingIncluded', what: Saying): Check {
  return ({ scope }: { readonly scope: ConformanceScope }) => {
    const at = { place: 'SCOPE', field } as const;
    const value = scope[field];
    return value === null || value === ''
      ? violated(
          say(`${what.message} is not stated.`, `未填写${what.messageZh}。`),
          say(`State ${lower(what.message)}.`, `请填写${what.messageZh}。`),
          at,
        )
      : satisfied(say(`${what.message}: ${value}.`, `${what.messageZh}：${value}。`), at);
  };
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export const geographyStated = scopeStated('geography', say('The place of production', '生产地域'));

/** Product category rules: named and valid, or a person says that there are none. */
export const productRules: Check = ({ scope: { pcrCode, pcr }, today }: ConformanceSubject) => {
  const at = { place: 'SCOPE', field: 'pcrCode' } as const;
  if (pcrCode === null)
    return notDecidable(
      say(
        'No product category rules are named. Are there none for this product?',
        '未注明产品种类规则。该产品是否没有适用的规则？',
      ),
      at,
    );
  if (pcr === null)
    return notDecidable(
      say(
        `The register does not hold ${pcrCode}. Is it valid and meant for this product?`,
        `登记册中没有 ${pcrCode}。它是否有效且适用于该产品？`,
      ),
      at,
    );
  if (pcr.validUntil !== null && pcr.validUntil < today)
    return violated(
      say(
        `${pcrCode} has been valid until ${pcr.validUntil}.`,
        `${pcrCode} 有效期至 ${pcr.validUntil}，已过期。`,
      ),
      say('Follow the newer version of the rules.', '请采用更新版本的规则。'),
      at,
    );
  if (pcr.fitsProduct === false)
    return violated(
      say(`${pcrCode} is not meant for this category or CN code.`, `${pcrCode} 不适用于该类别或 CN 编码。`),
      say('Choose rules that cover the product.', '请选择覆盖该产品的规则。'),
      at,
    );
  return satisfied(say(`${pcrCode} is followed.`, `遵循 ${pcrCode}。`), at);
};

/** Parts of the inventory that a standard leaves out. */
export function lciScopeWithout(parts: readonly string[], names: Saying): Check {
  return ({ scope: { lciScope } }) => {
    const at = { place: 'SCOPE', field: 'lciScope' } as const;
    if (lciScope.length === 0)
      return notDecidable(
        say(
          `Nothing says what the inventory holds. Is it without ${names.message}?`,
          `未说明清单范围。是否不含${names.messageZh}？`,
        ),
        at,
      );
    return lciScope.some((part) => parts.includes(part))
      ? violated(
          say(`The inventory holds ${names.message}.`, `清单包含${names.messageZh}。`),
          say('Leave them out of this footprint, or show them apart.', '请从该碳足迹中去除，或单独列示。'),
          at,
        )
      : satisfied(say(`The inventory is without ${names.message}.`, `清单不含${names.messageZh}。`), at);
  };
}

/** What the inventory holds is stated. */
export const lciScopeStated: Check = ({ scope: { lciScope } }) => {
  const at = { place: 'SCOPE', field: 'lciScope' } as const;
  return lciScope.length > 0
    ? satisfied(say(lciScope.join(', '), lciScope.join('、')), at)
    : violated(
        say('Nothing says which kinds of flows the inventory holds.', '未说明清单包含哪些类型的流。'),
        say(
          'Tick what was collected: materials, energy, transport and so on.',
          '请勾选已收集的内容：材料、能源、运输等。',
        ),
        at,
      );
};
