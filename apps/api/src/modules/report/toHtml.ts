import { escapeHtml } from './escapeHtml.ts';
import type { ReportCharts } from './reportChart.ts';
import type {
  LayoutBlock,
  LayoutCell,
  LayoutRow,
  LayoutSection,
  LayoutTable,
  ReportLayout,
} from './reportLayout.ts';
import { REPORT_STYLE } from './reportStyle.ts';
import type { Text } from './speech.ts';

interface HtmlSetting {
  readonly charts: ReportCharts;
  /** Of the dashboard, without a slash at its end. */
  readonly origin: string;
}

/**
 * One file without scripts or anything to load: reads on a screen and prints. Numbers lead to their line in the dashboard;
 * rows have stable ids, the global ids of lines and factors.
 */
export function toHtml(layout: ReportLayout, setting: HtmlSetting): Buffer {
  const title = [...layout.subtitle, ...layout.title].join(' · ');
  const draft =
    layout.draft === null
      ? ''
      : `<p class="draft">${layout.draft.map(escapeHtml).join(' · ')}</p><div class="watermark" aria-hidden="true">${layout.draft.map(escapeHtml).join(' ')}</div>`;
  const html = `<!doctype html>
<html lang="${layout.tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
${draft}
<header>
<p class="kicker">${lines(layout.title)}</p>
<h1>${lines(layout.subtitle)}</h1>
<p class="running">${escapeHtml(layout.running)}</p>
</header>
<main>
${layout.sections
  .slice(0, 1)
  .map((section) => sectionHtml(section, setting))
  .join('\n')}
${contents(layout)}
${layout.sections
  .slice(1)
  .map((section) => sectionHtml(section, setting))
  .join('\n')}
</main>
<footer><p>${escapeHtml(layout.foot)}</p></footer>
</body>
</html>
`;
  return Buffer.from(html);
}

function contents({ contents, sections }: ReportLayout): string {
  const items = sections.map(({ id, title }) => `<li><a href="#${id}">${inline(title)}</a></li>`);
  return `<nav aria-label="${contents.map(escapeHtml).join(' / ')}"><h2>${inline(contents)}</h2><ol>${items.join('')}</ol></nav>`;
}

function sectionHtml({ id, title, blocks }: LayoutSection, setting: HtmlSetting): string {
  return `<section id="${id}"><h2>${inline(title)}</h2>${blocks.map((block) => blockHtml(block, setting)).join('\n')}</section>`;
}

function blockHtml(block: LayoutBlock, setting: HtmlSetting): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${inline(block.text)}</h3>`;
    case 'paragraph':
      return `<p${block.isMuted ? ' class="muted"' : ''}>${lines(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${lines(item)}</li>`).join('')}</ul>`;
    case 'notices':
      return block.items
        .map(
          ({ severity, label, text }) =>
            `<p class="notice ${severity.toLowerCase()}"><strong>${inline(label)}</strong> ${lines(text)}</p>`,
        )
        .join('');
    case 'figure':
      return `<p class="figure"><span class="name">${inline(block.name)}</span><span class="value">${escapeHtml(block.value)} <small>${inline(block.unit)}</small></span><span class="detail">${lines(block.detail)}</span></p>`;
    case 'facts':
      return `<dl>${block.facts
        .map(({ name, cell }) => `<div><dt>${lines(name)}</dt><dd>${cellHtml(cell, setting)}</dd></div>`)
        .join('')}</dl>`;
    case 'table':
      return tableHtml(block, setting);
    case 'chart':
      return chartHtml(block, setting);
    default:
      return block satisfies never;
  }
}

function chartHtml(
  { chart, title }: Extract<LayoutBlock, { kind: 'chart' }>,
  { charts }: HtmlSetting,
): string {
  const drawn = charts.get(chart);
  if (drawn === undefined) return '';
  // As an image: ids inside drawings (hatchings, clips) would meet in one document.
  const data = Buffer.from(drawn.svg).toString('base64');
  return `<figure><figcaption>${inline(title)}</figcaption><img alt="${title.map(escapeHtml).join(' / ')}" width="${drawn.width}" height="${drawn.height}" src="data:image/svg+xml;base64,${data}"></figure>`;
}

function tableHtml({ title, columns, rows }: LayoutTable, setting: HtmlSetting): string {
  const heads = columns.map(({ head, align }) => `<th scope="col" class="${align}">${lines(head)}</th>`);
  const label = title.map(escapeHtml).join(' / ');
  const body = rows.map((one) => rowHtml(one, columns, setting));
  // Wide tables scroll inside their frame, so the keyboard must reach it.
  return `<div class="scroll" role="region" tabindex="0" aria-label="${label}"><table><caption>${inline(title)}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

function rowHtml(
  { id, look, cells }: LayoutRow,
  columns: LayoutTable['columns'],
  setting: HtmlSetting,
): string {
  const attributes = `${id === null ? '' : ` id="${escapeHtml(id)}"`}${look === 'plain' ? '' : ` class="${look}"`}`;
  const content = cells.map(
    (cell, index) => `<td class="${columns[index]?.align ?? 'left'}">${cellHtml(cell, setting)}</td>`,
  );
  return `<tr${attributes}>${content.join('')}</tr>`;
}

function cellHtml(
  { text, detail, path, target, value, hasGap }: LayoutCell,
  { origin }: HtmlSetting,
): string {
  const shown = lines(text);
  const marked = hasGap ? `<span class="gap">${shown}</span>` : shown;
  const valued = value === null ? marked : `<data value="${value}" title="${value}">${marked}</data>`;
  const address = path === null ? (target === null ? null : `#${target}`) : `${origin}${path}`;
  const linked =
    address === null || shown === ''
      ? valued
      : `<a href="${escapeHtml(address)}"${path === null ? '' : ' target="_top"'}>${valued}</a>`;
  const below = detail.filter((line) => line !== '');
  return below.length === 0 ? linked : `${linked}<span class="detail">${lines(below)}</span>`;
}

function lines(text: Text): string {
  return text.map(escapeHtml).join('<br>');
}

function inline(text: Text): string {
  return text.map(escapeHtml).join(' · ');
}
