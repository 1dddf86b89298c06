import type { labelsEn } from './labels.en.ts';
import type { Wording } from './messages.ts';

export const labelsZh: Wording<typeof labelsEn> = {
  labels: {
    title: '工厂标识查验',
    states: {
      VALID: '有效',
      SURVEILLANCE_DUE: '有效，待监督',
      SUSPENDED: '已暂停',
      EXPIRED: '已过期',
      REVOKED: '已撤销',
    },
    says: {
      VALID: '此标识于 {{on}} 有效，有效期至 {{day}}。',
      SURVEILLANCE_DUE: '此标识于 {{on}} 有效，待监督，{{day}} 到期。',
      SUSPENDED: '此标识于 {{on}} 无效：已暂停。',
      EXPIRED: '此标识于 {{on}} 无效：已于 {{day}} 到期。',
      REVOKED: '此标识于 {{on}} 无效：已被撤销。',
    },
    what: '标识内容',
    groups: '各组得分',
    signature: '签名',
    outcome: {
      GENUINE: '签名相符：内容未被改动。',
      ALTERED: '签名不符，请勿采信本页。',
      UNKNOWN: '此浏览器无法查验签名，需要 https 与 Ed25519。',
    },
    issuer: '签发方',
    fingerprint: '公钥 SHA-256',
    document: '签名文件',
    trust: '由您的浏览器以本服务器提供的公钥查验。请与签发方在别处公布的公钥对照。',
    badge: '徽标',
    badgeHint: '可用于您的网页。图像来自本服务器，暂停或过期的标识在那里也会如实显示。',
    badgeOf: '{{factory}} 的标识',
    snippet: '网页代码（HTML）',
    copy: '复制',
    copied: '已复制',
    notFound: '没有这一标识',
    notFoundHint: '代码可能有误，或工厂未公开其标识；两种情况不作区分。',
  },
};
