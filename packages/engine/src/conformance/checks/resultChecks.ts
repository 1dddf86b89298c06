import { CH4_PER_CARBON, CO2_PER_CARBON } from '../../method/biogenicCarbon.ts';
import { neumaierSum } from '../../quantity/neumaierSum.ts';
import { say } from '../../saying.ts';
import { idsOf, isPackaging, linesThatSay, mostRelevantLines, rowsInside } from '../lineKinds.ts';
import { type Check, notApplicable, notDecidable, satisfied, violated } from '../rule.ts';
import type { ConformanceSubject } from '../subject.ts';
import { excludedShareOf } from './cutOffChecks.ts';
import { bioBasedLines } from './dataChecks.ts';

const RESULT = { place: 'RESULT' } as const;

/** Rounding of printed figures: 0.5 % of the total. */
const TOLERANCE = 0.005;

function figure(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function close(found: number, expected: number, scale: number): boolean {
  return Math.abs(found - expected) <= TOLERANCE * Math.abs(scale) + 1e-12;
}

const NO_TOTAL = violated(
  say('There is no total.', '没有总量。'),
  say('Fill the gaps of the inventory.', '请补齐清单缺口。'),
  { place: 'INVENTORY' },
);

/** Stages inside the boundary add up to the total; module D is not among them. Worked: 3 + 5 + 1 against 9, D −2 beside it. */
export const stagesClose: Check = ({ footprint: { stages, totalKgCo2e: total } }) => {
  if (total === null) return NO_TOTAL;
  const inside = stages.filter(({ stage }) => stage !== 'BEYOND_BOUNDARY');
  const sum = neumaierSum(inside.map(({ kgCo2e }) => kgCo2e ?? 0));
  return close(sum, total, total)
    ? satisfied(
        say(`Stages add up to ${figure(total)} kg CO2e.`, `各阶段合计 ${figure(total)} kg CO2e。`),
        RESULT,
      )
    : violated(
        say(
          `Stages add up to ${figure(sum)} kg CO2e, the total says ${figure(total)}.`,
          `各阶段合计 ${figure(sum)} kg CO2e，总量为 ${figure(total)}。`,
        ),
        say('Ask whoever published it which of the two holds.', '请向发布方核实以哪一个为准。'),
        RESULT,
      );
};

/**
 * Fossil + biogenic other than CO2 + land use = the total (PACT v3: excluding biogenic uptake). Worked: 3.0 + 1.1 + 0.2 = 4.3.
 */
export const classesClose: Check = ({ footprint }) => {
  const { totalKgCo2e: total, fossilKgCo2e, biogenicKgCo2e, landUseKgCo2e } = footprint;
  if (total === null) return NO_TOTAL;
  const sum = neumaierSum([fossilKgCo2e ?? 0, biogenicKgCo2e ?? 0, landUseKgCo2e ?? 0]);
  return close(sum, total, total)
    ? satisfied(
        say(
          `Fossil ${figure(fossilKgCo2e ?? 0)}, biogenic ${figure(biogenicKgCo2e ?? 0)}, land use ${figure(landUseKgCo2e ?? 0)} kg CO2e.`,
          `化石 ${figure(fossilKgCo2e ?? 0)}、生物源 ${figure(biogenicKgCo2e ?? 0)}、土地利用 ${figure(landUseKgCo2e ?? 0)} kg CO2e。`,
        ),
        RESULT,
      )
    : violated(
        say(
          `The three parts add up to ${figure(sum)} kg CO2e, the total says ${figure(total)}.`,
          `三部分合计 ${figure(sum)} kg CO2e，总量为 ${figure(total)}。`,
        ),
        say('Correct the parts of the declared footprint.', '请更正声明值的各组成部分。'),
        RESULT,
      );
};

/** Biogenic emissions and removals can be told from fossil ones. */
export const biogenicApart: Check = (subject) => {
  if (subject.kind === 'DECLARED' && subject.footprint.rows.every(({ gas }) => gas === 'CO2E'))
    return notDecidable(
      say(
        'The footprint is declared as CO2e only. Did its publisher report the biogenic part apart?',
        '该碳足迹仅以二氧化碳当量声明。发布方是否单独报告了生物源部分？',
      ),
      { place: 'REVIEW' },
    );
  const bio = bioBasedLines(subject);
  const unsplit = bio.filter(({ factor }) => !factor!.byGas);
  if (unsplit.length > 0)
    return notDecidable(
      say(
        `${unsplit.length} factors of bio-based materials give CO2e only. Does their source keep biogenic carbon dioxide out, and is it reported apart?`,
        `${unsplit.length} 个生物基材料因子仅给出二氧化碳当量。来源是否未计生物源二氧化碳，并已单独报告？`,
      ),
      { place: 'INVENTORY', lines: idsOf(unsplit) },
    );
  return satisfied(
    say('Fossil, biogenic and land-use parts are reported apart.', '化石、生物源与土地利用部分分别报告。'),
    RESULT,
  );
};

/** Emissions of land-use change stand apart where anything grew. */
export const landUseApart: Check = (subject) => {
  const bio = bioBasedLines(subject);
  if (subject.footprint.rows.some(({ emissionClass }) => emissionClass === 'LAND_USE'))
    return satisfied(
      say(
        `Land-use change: ${figure(subject.footprint.landUseKgCo2e ?? 0)} kg CO2e, apart.`,
        `土地利用变化：${figure(subject.footprint.landUseKgCo2e ?? 0)} kg CO2e，单独列示。`,
      ),
      RESULT,
    );
  if (subject.kind === 'CALCULATED' && bio.length === 0)
    return notApplicable(say('Nothing that grows is used.', '没有使用种植类材料。'));
  return notDecidable(
    say(
      'Bio-based materials are used, but no land-use change is stated. Was there none in the last 20 years?',
      '使用了生物基材料，但未给出土地利用变化。过去 20 年是否确实没有变化？',
    ),
    { place: 'INVENTORY', lines: idsOf(bio) },
  );
};

/** kg CO2e of aviation inside the boundary; null where it cannot be told. */
export function aviationOf(subject: ConformanceSubject): number | null {
  const rows = rowsInside(subject);
  if (rows.some(({ aviation, kgCo2e }) => aviation === null && kgCo2e !== 0)) return null;
  return neumaierSum(rows.map(({ aviation, kgCo2e }) => (aviation ? (kgCo2e ?? 0) : 0)));
}

/** Emissions of aircraft are part of the total and can be shown apart. */
export const aircraftApart: Check = (subject) => {
  const flown = aviationOf(subject);
  if (flown === null)
    return notDecidable(
      say(
        'Published values may hold flights. Are they reported apart?',
        '声明值可能含航空排放。是否单独报告？',
      ),
      { place: 'REVIEW' },
    );
  return satisfied(
    say(`Aircraft: ${figure(flown)} kg CO2e of the total.`, `航空：占总量 ${figure(flown)} kg CO2e。`),
    RESULT,
  );
};

/** kg of biogenic carbon in the product: the carbon of what was taken up and not given back inside the boundary. */
function biogenicCarbonOf(subject: ConformanceSubject): number | null {
  const rows = rowsInside(subject);
  const dioxide = rows.filter(({ gas, kgGas }) => gas === 'CO2_BIOGENIC' && kgGas !== null);
  if (dioxide.length === 0) return null;
  const methane = rows.filter(({ gas, kgGas }) => gas === 'CH4_BIOGENIC' && kgGas !== null);
  return -(
    neumaierSum(dioxide.map(({ kgGas }) => kgGas!)) / CO2_PER_CARBON +
    neumaierSum(methane.map(({ kgGas }) => kgGas!)) / CH4_PER_CARBON
  );
}

/** Carbon content of a product that leaves at the gate [kg C]: −uptake × 12/44. Worked: −44 kg CO2 are 12 kg C. */
export const carbonContentKnown: Check = (subject) => {
  if (subject.scope.boundary === 'CRADLE_TO_GRAVE')
    return notApplicable(say('The whole life is counted.', '已覆盖完整生命周期。'));
  const carbon = biogenicCarbonOf(subject);
  if (carbon !== null)
    return carbon >= -1e-9
      ? satisfied(say(`${figure(carbon)} kg of biogenic carbon.`, `生物源碳 ${figure(carbon)} kg。`), RESULT)
      : violated(
          say('More biogenic carbon leaves than was taken up.', '释放的生物源碳多于吸收。'),
          say(
            'Add the uptake of the materials, or correct the releases.',
            '请补充材料的吸收量，或更正释放量。',
          ),
          RESULT,
        );
  const bio = bioBasedLines(subject);
  return bio.length === 0 && subject.kind === 'CALCULATED'
    ? notApplicable(say('Nothing bio-based is used.', '没有使用生物基材料。'))
    : notDecidable(
        say(
          'Bio-based materials state no uptake. Is the biogenic carbon content of the product reported?',
          '生物基材料未给出吸收量。是否报告了产品的生物源碳含量？',
        ),
        { place: 'INVENTORY', lines: idsOf(bio) },
      );
};

/** No more carbon than mass. */
export const carbonWithinMass: Check = (subject) => {
  const carbon = biogenicCarbonOf(subject);
  const { massKg } = subject.product;
  if (carbon === null || massKg === null)
    return notApplicable(say('Carbon content or mass is not known.', '碳含量或质量未知。'));
  const packaging = subject.lines.some(isPackaging);
  if (carbon <= massKg)
    return satisfied(
      say(`${figure(carbon)} kg of ${massKg} kg.`, `${massKg} kg 中含 ${figure(carbon)} kg。`),
      RESULT,
    );
  return packaging
    ? notDecidable(
        say(
          `${figure(carbon)} kg of carbon in a product of ${massKg} kg. Is the rest in its packaging?`,
          `产品质量 ${massKg} kg，含碳 ${figure(carbon)} kg。其余是否在包装中？`,
        ),
        RESULT,
      )
    : violated(
        say(
          `${figure(carbon)} kg of carbon in a product of ${massKg} kg.`,
          `产品质量 ${massKg} kg，含碳 ${figure(carbon)} kg。`,
        ),
        say('Correct the uptake or the mass.', '请更正吸收量或质量。'),
        RESULT,
      );
};

/** Over the whole life biogenic carbon in equals carbon out, to 1 % of the uptake. */
export const carbonBalanced: Check = (subject) => {
  if (subject.scope.boundary !== 'CRADLE_TO_GRAVE')
    return notApplicable(say('Only the whole life balances.', '仅完整生命周期可平衡。'));
  const left = biogenicCarbonOf(subject);
  if (left === null)
    return notApplicable(say('No biogenic carbon dioxide is counted.', '未计生物源二氧化碳。'));
  const uptake = neumaierSum(
    rowsInside(subject)
      .filter(({ gas, kgGas }) => gas === 'CO2_BIOGENIC' && (kgGas ?? 0) < 0)
      .map(({ kgGas }) => -kgGas! / CO2_PER_CARBON),
  );
  return Math.abs(left) <= 0.01 * uptake + 1e-9
    ? satisfied(say('Uptake and release balance.', '吸收与释放平衡。'), RESULT)
    : notDecidable(
        say(
          `${figure(left)} kg of biogenic carbon taken up are not given back. Are they stored for more than 100 years?`,
          `有 ${figure(left)} kg 吸收的生物源碳未释放。是否储存超过 100 年？`,
        ),
        RESULT,
      );
};

const OFFSET = /\boffset|carbon credit|carbon removal unit|碳抵消|碳信用|碳汇|核证减排/i;
const AVOIDED = /avoided emission|避免排放|减排贡献/i;

/** Bought credits and emissions avoided elsewhere are no part of the total. */
export const noOffsets: Check = (subject) => {
  const found = linesThatSay(subject, OFFSET).concat(linesThatSay(subject, AVOIDED));
  const inside = found.filter(({ stage, kgCo2e }) => stage !== 'BEYOND_BOUNDARY' && (kgCo2e ?? 0) < 0);
  if (inside.length > 0)
    return violated(
      say(
        `${inside.length} lines subtract offsets or avoided emissions.`,
        `${inside.length} 行扣减了抵消或避免的排放。`,
      ),
      say('Remove them; report offsets beside the footprint.', '请删除；抵消应在碳足迹之外报告。'),
      { place: 'INVENTORY', lines: idsOf(inside) },
    );
  if (subject.kind === 'DECLARED')
    return notDecidable(say('Is the published figure without offsets?', '声明值是否未扣减抵消？'), {
      place: 'REVIEW',
    });
  return satisfied(say('No line is an offset.', '没有抵消的清单行。'), { place: 'INVENTORY' });
};

/** Whenever a gas leaves, it counts in full: a calculated footprint knows no other way. */
export const noTimeWeights: Check = ({ kind }) =>
  kind === 'CALCULATED'
    ? satisfied(say('No emission is weighted by its time.', '没有按时间加权的排放。'), RESULT)
    : notDecidable(say('Is the published figure without weights for delay?', '声明值是否未作延迟加权？'), {
        place: 'REVIEW',
      });

/** No credit lowers a stage: what recycling saves belongs beyond the boundary. */
export const noCreditsInside: Check = ({ lines, kind }) => {
  const credits = lines.filter(({ stage, kgCo2e }) => stage !== 'BEYOND_BOUNDARY' && (kgCo2e ?? 0) < 0);
  if (credits.length > 0)
    return violated(
      say(
        `${credits.length} lines are credits inside the boundary.`,
        `边界内有 ${credits.length} 行为收益（负值）。`,
      ),
      say('Move them beyond the boundary (module D), or remove them.', '请移至系统边界外（模块 D）或删除。'),
      { place: 'INVENTORY', lines: idsOf(credits) },
    );
  return kind === 'DECLARED'
    ? notDecidable(say('Is the published figure without credits?', '声明值是否不含收益？'), {
        place: 'REVIEW',
      })
    : satisfied(say('No line is a credit.', '没有收益的清单行。'), { place: 'INVENTORY' });
};

/** The share of primary data is known and a share; absolute contributions, without biogenic uptake. */
export const primaryShareKnown: Check = (subject) => {
  const { primaryDataShare: stated } = subject.footprint;
  if (stated === null || subject.kind === 'DECLARED')
    return notDecidable(
      say(
        'The share of primary data is not known. Is it stated elsewhere?',
        '初级数据占比未知。是否在他处给出？',
      ),
      { place: 'INVENTORY' },
    );
  const rows = rowsInside(subject).filter(({ kgCo2e }) => kgCo2e !== null);
  const whole = neumaierSum(rows.map(({ kgCo2e }) => Math.abs(kgCo2e!)));
  const primary = neumaierSum(rows.map((row) => (row.primary ? Math.abs(row.kgCo2e!) : 0)));
  const found = whole === 0 ? 0 : primary / whole;
  return stated >= 0 && stated <= 1 && Math.abs(found - stated) <= 1e-6
    ? satisfied(
        say(`${figure(100 * stated)} % of primary data.`, `初级数据占 ${figure(100 * stated)} %。`),
        RESULT,
      )
    : violated(
        say(
          `${figure(100 * stated)} % are stated, the contributions say ${figure(100 * found)} %.`,
          `填写为 ${figure(100 * stated)} %，按贡献计算为 ${figure(100 * found)} %。`,
        ),
        say('Calculate the footprint anew.', '请重新计算碳足迹。'),
        RESULT,
      );
};

/** Packaging is said to be in or out, and the lines agree. */
export const packagingConsistent: Check = ({ lines, kind, scope: { packagingIncluded } }) => {
  const packaging = lines.filter(
    (line) => isPackaging(line) && (line.stage === 'MATERIALS' || line.stage === 'PRODUCTION'),
  );
  const at = { place: 'SCOPE', field: 'packagingIncluded', lines: idsOf(packaging) } as const;
  if (packagingIncluded === null)
    return violated(
      say('Nothing says whether packaging is included.', '未说明是否包含包装。'),
      say('Say whether packaging is included.', '请说明是否包含包装。'),
      at,
    );
  if (kind === 'DECLARED' || packagingIncluded === packaging.length > 0)
    return satisfied(
      packagingIncluded
        ? say('Packaging is included.', '包含包装。')
        : say('Packaging is left out.', '不含包装。'),
      at,
    );
  return packagingIncluded
    ? notDecidable(
        say(
          'Packaging is said to be included, but no line names it. Is it in another line?',
          '注明包含包装，但没有清单行提及。是否包含在其他行中？',
        ),
        at,
      )
    : violated(
        say(
          `Packaging is said to be left out, but ${packaging.length} lines are packaging.`,
          `注明不含包装，但有 ${packaging.length} 行为包装。`,
        ),
        say('Correct the statement, or remove the lines.', '请更正说明或删除相应行。'),
        at,
      );
};

/** What decides the result: the lines that reach 80 %. */
export const hotspotsKnown: Check = (subject) => {
  const relevant = mostRelevantLines(subject, 0.8);
  if (relevant.length === 0)
    return subject.kind === 'DECLARED'
      ? notDecidable(say('Did the publisher name what matters most?', '发布方是否给出了主要贡献？'), {
          place: 'REVIEW',
        })
      : NO_TOTAL;
  return satisfied(
    say(`${relevant.length} lines make up 80 % of the result.`, `${relevant.length} 行构成结果的 80 %。`),
    { place: 'RESULT', lines: idsOf(relevant) },
  );
};

/** What is left out is made up for: the result over the covered share. Worked: 95 kg at 5 % left out become 100 kg. */
export const scaledUp: Check = (subject) => {
  const share = excludedShareOf(subject);
  if (share === null)
    return notDecidable(
      say(
        'The share left out is not known. Was the result scaled up to 100 %?',
        '排除份额未知。结果是否已放大到 100 %？',
      ),
      { place: 'EXCLUSIONS', field: 'excludedShare' },
    );
  if (share === 0) return notApplicable(say('Nothing is left out.', '没有排除任何内容。'));
  const total = subject.footprint.totalKgCo2e;
  if (total === null || share >= 1) return NO_TOTAL;
  return notDecidable(
    say(
      `${figure(100 * share)} % are left out: ${figure(total)} kg become ${figure(total / (1 - share))} kg at 100 %. Is the larger figure the one you claim?`,
      `排除了 ${figure(100 * share)} %：${figure(total)} kg 放大至 100 % 为 ${figure(total / (1 - share))} kg。您声明的是否为放大后的数值？`,
    ),
    RESULT,
  );
};
