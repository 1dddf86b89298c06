import { createHash } from 'node:crypto';

/** More texts than these are summed up. */
const MOST_TEXTS = 40;
/** Tags that draw. */
const SHAPES = /<(path|rect|circle|ellipse|polygon|polyline|line)\b([^>]*)>/g;
const TEXTS = /<text\b([^>]*)>([\s\S]*?)<\/text>/g;

/**
 * A drawing as lines that a person can review: how many shapes of each look with a digest of where they are (whole px),
 * then every text with its place. Names that differ from run to run are left out.
 */
export function summariseSvg(svg: string): readonly string[] {
  const [, body = ''] = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg.replaceAll(/<defs[\s\S]*?<\/defs>/g, '')) ?? [];
  return [...shapesOf(body), ...textsOf(body)];
}

function shapesOf(body: string): readonly string[] {
  const byLook = new Map<string, string[]>();
  for (const [, tag = '', attributes = ''] of body.matchAll(SHAPES)) {
    const look = lookOf(attributes);
    if (look === '') continue;
    const places = byLook.get(look) ?? [];
    places.push(`${tag} ${roundNumbers(geometryOf(attributes))}`);
    byLook.set(look, places);
  }
  return [...byLook].map(([look, places]) => `${look} × ${places.length} [${digest(places.join('\n'))}]`);
}

function textsOf(body: string): readonly string[] {
  const texts = [...body.matchAll(TEXTS)].map(([, attributes = '', text = '']) => {
    const place = /translate\(([^)]*)\)/.exec(attributes)?.[1];
    const x = attribute(attributes, 'x') || '0';
    const y = attribute(attributes, 'y') || '0';
    const at = place === undefined ? `${x} ${y}` : place;
    return `"${text.replaceAll(/<[^>]*>/g, '')}" at ${roundNumbers(at)}`;
  });
  if (texts.length <= MOST_TEXTS) return texts;
  const rest = texts.slice(MOST_TEXTS);
  return [...texts.slice(0, MOST_TEXTS), `… ${rest.length} more texts [${digest(rest.join('\n'))}]`];
}

/** Fill and stroke; empty for what is not seen, such as the areas that only the mouse finds. */
function lookOf(attributes: string): string {
  const paint = (name: string): string => {
    const value = attribute(attributes, name);
    if (value === '' || value === 'none' || value === 'transparent') return '';
    return value.startsWith('url(') ? 'hatching' : value;
  };
  const parts = [paint('fill'), paint('stroke') && `line ${paint('stroke')}`].filter((part) => part !== '');
  const dash = attribute(attributes, 'stroke-dasharray');
  return parts.join(', ') + (parts.length > 0 && dash !== '' ? ', broken' : '');
}

function geometryOf(attributes: string): string {
  const names = ['d', 'x', 'y', 'width', 'height', 'cx', 'cy', 'r', 'points', 'transform'];
  return names.map((name) => attribute(attributes, name)).join(' ');
}

function attribute(attributes: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}

/** To whole px: the last bits of a sine differ between processors. */
function roundNumbers(text: string): string {
  return text
    .replaceAll(/-?\d+(\.\d+)?(e-?\d+)?/g, (number) => String(Math.round(Number(number)) + 0))
    .replaceAll(',', ' ');
}

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
