import { coveredGoods } from '../../cbam/cnCode.ts';
import { say } from '../../saying.ts';
import { idsOf, isElectricity, isOwn, isTransport } from '../lineKinds.ts';
import { type Check, notApplicable, notDecidable, satisfied, violated } from '../rule.ts';

/** Sector of a CN code by its heading; null where the regulation does not hold it. */
export function cbamSectorOf(cnCode: string | null): string | null {
  return coveredGoods(cnCode)?.sector ?? null;
}

const CN = { place: 'PRODUCT', field: 'cnCode' } as const;

/** The good is one of the regulation, by eight digits. */
export const cnCodeCovered: Check = ({ product: { cnCode } }) => {
  if (cnCode === null)
    return violated(
      say('The CN code is not stated.', '未填写 CN 编码。'),
      say('State the eight digits of the Combined Nomenclature.', '请填写 8 位 CN 编码。'),
      CN,
    );
  const sector = cbamSectorOf(cnCode);
  if (sector === null)
    return violated(
      say(`${cnCode} is not among the goods of CBAM.`, `${cnCode} 不属于 CBAM 货物。`),
      say('Nothing has to be declared for it; check the code.', '无需申报；请核对编码。'),
      CN,
    );
  return /^\d{8}$/.test(cnCode.replace(/\s/g, ''))
    ? satisfied(say(`${cnCode}: ${sector}.`, `${cnCode}：${sector}。`), CN)
    : violated(
        say(`${cnCode} has not eight digits.`, `${cnCode} 不是 8 位编码。`),
        say('State all eight digits.', '请填写完整的 8 位编码。'),
        CN,
      );
};

/** Embedded emissions hold no transport of the good or of its inputs. */
export const noTransport: Check = ({ lines }) => {
  const moved = lines.filter((line) => isTransport(line) && !isOwn(line) && line.stage !== 'BEYOND_BOUNDARY');
  return moved.length === 0
    ? satisfied(say('No transport is counted.', '未计入运输。'), { place: 'INVENTORY' })
    : violated(
        say(`${moved.length} lines are transport.`, `有 ${moved.length} 行为运输。`),
        say(
          'Leave transport out: embedded emissions are no product footprint.',
          '请去除运输：隐含排放不是产品碳足迹。',
        ),
        { place: 'INVENTORY', lines: idsOf(moved) },
      );
};

/** Only production and precursors are counted. */
export const installationOnly: Check = ({ lines }) => {
  const later = lines.filter(({ stage }) => !['MATERIALS', 'PRODUCTION', 'BEYOND_BOUNDARY'].includes(stage));
  return later.length === 0
    ? satisfied(say('Installation and precursors only.', '仅装置与前体。'), { place: 'INVENTORY' })
    : violated(
        say(`${later.length} lines come after the gate.`, `有 ${later.length} 行在出厂之后。`),
        say('Leave distribution, use and end of life out.', '请去除分销、使用与生命末期。'),
        { place: 'INVENTORY', lines: idsOf(later) },
      );
};

/** Precursors are footprints of their own installation, not database averages. */
export const precursorsNamed: Check = ({ lines }) => {
  const materials = lines.filter((line) => line.stage === 'MATERIALS' && !isTransport(line));
  if (materials.length === 0) return notApplicable(say('No precursor is used.', '没有使用前体。'));
  const averaged = materials.filter(({ input }) => input === null);
  return averaged.length === 0
    ? satisfied(say('Every precursor has its own figure.', '每个前体均有自身数据。'), { place: 'INVENTORY' })
    : notDecidable(
        say(
          `${averaged.length} inputs come from factors. Are they no precursors of the regulation, or is their use of defaults declared?`,
          `${averaged.length} 项投入来自排放因子。是否均非法规所列前体，或已申报使用默认值？`,
        ),
        { place: 'INVENTORY', lines: idsOf(averaged) },
      );
};

/** Certificates and green contracts do not lower the factor of electricity; a direct line or purchase agreement does. */
export const gridElectricity: Check = ({ lines, scope: { electricityApproach } }) => {
  const used = lines.filter(isElectricity);
  if (used.length === 0) return notApplicable(say('No line is electricity.', '清单中没有电力。'));
  const at = { place: 'SCOPE', field: 'electricityApproach', lines: idsOf(used) } as const;
  if (electricityApproach === 'LOCATION_BASED')
    return satisfied(say('The grid of the country is used.', '采用国家电网因子。'), at);
  return electricityApproach === null
    ? violated(
        say(
          'Nothing says whether electricity follows contracts or the grid.',
          '未说明电力按合同还是按电网核算。',
        ),
        say('Choose location-based.', '请选择基于位置。'),
        at,
      )
    : notDecidable(
        say(
          'Electricity is market-based. Is there a direct line or a power purchase agreement with the plant?',
          '电力基于市场。是否有直连线路或购电协议？',
        ),
        at,
      );
};

/** Indirect emissions enter certificates for cement and fertilisers only. */
export const indirectApart: Check = ({ lines, product: { cnCode } }) => {
  const sector = cbamSectorOf(cnCode);
  const used = lines.filter((line) => isElectricity(line) && line.stage === 'PRODUCTION');
  if (sector === null || used.length === 0)
    return notApplicable(say('No good of CBAM, or no electricity.', '非 CBAM 货物或没有电力。'));
  if (sector === 'CEMENT' || sector === 'FERTILISERS')
    return satisfied(say('Direct and indirect emissions count.', '直接与间接排放均计入。'), {
      place: 'RESULT',
    });
  return notDecidable(
    say(
      'For this good only direct emissions count. Is electricity shown apart, for information?',
      '该货物仅计直接排放。电力是否单独列示（仅供参考）？',
    ),
    { place: 'INVENTORY', lines: idsOf(used) },
  );
};
