import type { PublicLabel } from '@cradle/schema';
import { LABEL_STATE_WORDS } from './evaluationWords.ts';

export type BadgeLanguage = 'en' | 'zh';

const WORDS = {
  en: { grade: 'Grade', until: 'until', check: 'Check at', on: 'State on' },
  zh: { grade: '等级', until: '有效期至', check: '查验', on: '状态日期' },
} as const;

const GREEN = '#1b6b59';
const GREY = '#575b59';
const WIDTH = 340;

/**
 * A label as a drawing without scripts, fonts or links: grade, scheme, how far it was checked, state and dates. It says on
 * which day the state held, because a copy cannot know what came later.
 */
export function drawBadge(label: PublicLabel, address: string, language: BadgeLanguage): string {
  const words = WORDS[language];
  const either = (english: string, chinese: string): string =>
    language === 'zh' && chinese !== '' ? chinese : english;
  const stands = label.state === 'VALID' || label.state === 'SURVEILLANCE_DUE';
  const state = LABEL_STATE_WORDS[label.state][language === 'zh' ? 1 : 0];
  const scheme = either(label.scheme.name, label.scheme.nameZh);
  const basis = either(label.basisWording.name, label.basisWording.nameZh);
  const factory = either(label.factory, label.factoryZh);
  const lines = [
    [factory, 600, 13],
    [`${scheme} · v${label.scheme.version}`, 400, 11],
    [`${basis} · ${state} · ${words.until} ${label.validUntil}`, 400, 11],
    [`${words.on} ${label.stateOn}`, 400, 9],
    [`${words.check} ${address}`, 400, 9],
  ] as const;
  const texts = lines.map(([text, weight, size], index) => {
    const fitted = shorten(text, (WIDTH - 96) / size / (weight > 400 ? 1.12 : 1));
    return `<text x="84" y="${24 + index * 16}" font-size="${size}" font-weight="${weight}" fill="#1c1e1d">${escapeXml(fitted)}</text>`;
  });
  const title = `${words.grade} ${label.grade}, ${scheme}, ${factory}: ${basis}, ${state}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="100" viewBox="0 0 ${WIDTH} 100" role="img" font-family="Inter, system-ui, 'PingFang SC', 'Noto Sans SC', sans-serif">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="99" rx="8" fill="#ffffff" stroke="#c9c9c2"/>`,
    `<rect x="10" y="14" width="62" height="72" rx="6" fill="${stands ? GREEN : GREY}"/>`,
    `<text x="41" y="58" font-size="${label.grade.length > 2 ? 22 : 30}" font-weight="700" text-anchor="middle" fill="#ffffff">${escapeXml(shorten(label.grade, 5))}</text>`,
    ...texts,
    '</svg>',
  ].join('');
}

/** Chinese characters are about twice as wide as half of their size in Latin letters. */
function shorten(text: string, room: number): string {
  let width = 0;
  for (const [index, letter] of [...text].entries()) {
    width += /[\u2E80-\uFFEF]/.test(letter) ? 1 : 0.56;
    if (width > room) return `${[...text].slice(0, index - 1).join('')}…`;
  }
  return text;
}

function escapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': 'amp',
    '<': 'lt',
    '>': 'gt',
    '"': 'quot',
    "'": 'apos',
  };
  return [...text]
    .filter(isXmlCharacter)
    .map((letter) => (letter in names ? `&${names[letter]};` : letter))
    .join('');
}

/** One that XML does not allow would make the whole drawing unreadable. */
function isXmlCharacter(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return code >= 0x20 && code !== 0xfffe && code !== 0xffff && (code < 0xd800 || code > 0xdfff);
}
