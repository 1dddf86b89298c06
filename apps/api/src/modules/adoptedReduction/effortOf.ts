import type { ReductionKind } from '@cradle/engine';
import type { ReductionEffort } from '../../db/generated/client/enums.ts';

export interface Effort {
  readonly effort: ReductionEffort;
  readonly message: string;
  readonly messageZh: string;
}

const EFFORTS: Readonly<Record<ReductionKind, readonly [ReductionEffort, string, string]>> = {
  CLEANER_ENERGY: [
    'LOW',
    'A contract or certificates; nothing changes at the product.',
    '签订合同或购买证书即可，产品本身不变。',
  ],
  OTHER_TRANSPORT_MODE: [
    'LOW',
    'Another booking; longer on the way, so stocks have to be larger.',
    '改变订舱方式；在途时间更长，需增加库存。',
  ],
  HIGHER_YIELD: [
    'MEDIUM',
    'Tools and settings have to be worked on; no new supplier.',
    '需改进模具与工艺参数，无需更换供应商。',
  ],
  RECYCLED_CONTENT: [
    'MEDIUM',
    'The material has to be qualified and its origin proven.',
    '材料需重新认证并证明来源。',
  ],
  OTHER_SUPPLIER: ['HIGH', 'The part has to be sourced and approved anew.', '部件需重新寻源与认可。'],
  OWN: ['MEDIUM', 'An own scenario: judge it by what it changes.', '自建情景：视其变更内容判断。'],
};

/** How much work a kind of reduction usually is. Whoever adopts it may say otherwise. */
export function effortOf(kind: ReductionKind): Effort {
  const [effort, message, messageZh] = EFFORTS[kind];
  return { effort, message, messageZh };
}
