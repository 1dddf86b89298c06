/** What lies outside: a thing that was left out, and why. */
export interface DrawnExclusion {
  readonly name: string;
  readonly reason: string;
}

/** A stage of the life as it is to be drawn, in the order of the life. */
export interface DrawnStage {
  /** Code of the stage, for its colour. */
  readonly stage: string;
  readonly label: string;
  readonly isInside: boolean;
  readonly exclusions: readonly DrawnExclusion[];
}

export interface BoundaryDrawingInput {
  /** px. Below 640 the stages stand under each other. */
  readonly width: number;
  readonly stages: readonly DrawnStage[];
  /** Of no one stage. */
  readonly general: readonly DrawnExclusion[];
  readonly words: {
    /** Name of the boundary, on its frame. */
    readonly boundary: string;
    /** Under a stage outside. */
    readonly outside: string;
    /** Over what is excluded from no one stage. */
    readonly general: string;
  };
}

export interface DrawnBox {
  readonly kind: 'SYSTEM' | 'INSIDE' | 'OUTSIDE' | 'EXCLUSION';
  /** Null for the frame of the system and for exclusions. */
  readonly stage: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** FLOW has a head at its end; EXCLUDED is a plain line to what was left out. */
export interface DrawnArrow {
  readonly kind: 'FLOW' | 'EXCLUDED';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface DrawnText {
  readonly kind: 'TITLE' | 'STAGE' | 'STATE' | 'NAME' | 'REASON';
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly size: number;
  readonly anchor: 'start' | 'middle';
}

/** Plain shapes in px from the upper left corner, for a page and for a report to paint alike. */
export interface BoundaryDrawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly DrawnBox[];
  readonly arrows: readonly DrawnArrow[];
  readonly texts: readonly DrawnText[];
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

interface Shapes {
  readonly boxes: DrawnBox[];
  readonly arrows: DrawnArrow[];
  readonly texts: DrawnText[];
}

const NARROW = 640;
const MARGIN = 12;
const GAP = 20;
const STAGE_HEIGHT = 52;
const TITLE_HEIGHT = 26;
const FRAME = 8;
const PADDING = 8;
const LINE = 15;
const SIZE = { TITLE: 12, STAGE: 13, STATE: 11, NAME: 12, REASON: 11 } as const;
const MOST_LINES = { NAME: 3, REASON: 6 } as const;

/** Draws which stages of the life are counted, which are not, and what was left out of each and why. */
export function drawBoundary(input: BoundaryDrawingInput): BoundaryDrawing {
  const shapes: Shapes = { boxes: [], arrows: [], texts: [] };
  const below = input.width < NARROW ? drawDown(input, shapes) : drawAcross(input, shapes);
  const height = drawGeneral(input, below, shapes);
  return { width: input.width, height, ...shapes };
}

/** Stages from left to right, what was left out of each under it. @returns where the drawing ends */
function drawAcross({ width, stages, words }: BoundaryDrawingInput, shapes: Shapes): number {
  const column = (width - 2 * MARGIN - GAP * (stages.length - 1)) / stages.length;
  const top = MARGIN + TITLE_HEIGHT;
  const xOf = (index: number) => MARGIN + index * (column + GAP);
  drawFrame(stages, words.boundary, shapes, (first, last) => ({
    ...{ x: xOf(first) - FRAME, y: MARGIN, width: xOf(last) + column - xOf(first) + 2 * FRAME },
    height: TITLE_HEIGHT + STAGE_HEIGHT + FRAME,
  }));
  const below = top + STAGE_HEIGHT + FRAME + GAP;
  const ends = stages.map((stage, index) => {
    const place = { x: xOf(index), y: top, width: column };
    drawStage(stage, place, words.outside, shapes);
    if (index > 0) {
      const y = top + STAGE_HEIGHT / 2;
      shapes.arrows.push({ kind: 'FLOW', x1: place.x - GAP + 2, y1: y, x2: place.x - 2, y2: y });
    }
    if (stage.exclusions.length > 0) {
      const x = place.x + column / 2;
      shapes.arrows.push({ kind: 'EXCLUDED', x1: x, y1: top + STAGE_HEIGHT, x2: x, y2: below });
    }
    return drawExclusions(stage.exclusions, { ...place, y: below }, shapes);
  });
  return Math.max(top + STAGE_HEIGHT + FRAME, ...ends);
}

/** Stages under each other, what was left out of each beside it. @returns where the drawing ends */
function drawDown({ width, stages, words }: BoundaryDrawingInput, shapes: Shapes): number {
  const inner = width - 2 * MARGIN - 2 * FRAME;
  const hasExclusions = stages.some(({ exclusions }) => exclusions.length > 0);
  const column = hasExclusions ? (inner - GAP) * 0.42 : inner;
  const x = MARGIN + FRAME;
  const beside = { x: x + column + GAP, width: inner - column - GAP };
  let y = MARGIN + TITLE_HEIGHT;
  const rows = stages.map((stage) => {
    const row = { y, end: y + STAGE_HEIGHT };
    row.end = Math.max(row.end, drawExclusions(stage.exclusions, { ...beside, y }, shapes));
    y = row.end + GAP;
    return row;
  });
  drawFrame(stages, words.boundary, shapes, (first, last) => ({
    ...{ x: MARGIN, y: rows[first]!.y - TITLE_HEIGHT, width: column + 2 * FRAME },
    height: rows[last]!.y + STAGE_HEIGHT + FRAME - rows[first]!.y + TITLE_HEIGHT,
  }));
  for (const [index, stage] of stages.entries()) {
    const row = rows[index]!;
    drawStage(stage, { x, y: row.y, width: column }, words.outside, shapes);
    const middle = x + column / 2;
    if (index > 0) {
      const y1 = rows[index - 1]!.y + STAGE_HEIGHT + 2;
      shapes.arrows.push({ kind: 'FLOW', x1: middle, y1, x2: middle, y2: row.y - 2 });
    }
    if (stage.exclusions.length > 0) {
      const line = row.y + STAGE_HEIGHT / 2;
      shapes.arrows.push({ kind: 'EXCLUDED', x1: x + column, y1: line, x2: beside.x, y2: line });
    }
  }
  return rows.at(-1)?.end ?? y;
}

/** The frame around the stages inside; none when none is. It is painted first, under everything. */
function drawFrame(
  stages: readonly DrawnStage[],
  title: string,
  shapes: Shapes,
  frameOf: (first: number, last: number) => Omit<DrawnBox, 'kind' | 'stage'>,
): void {
  const inside = stages.flatMap(({ isInside }, index) => (isInside ? [index] : []));
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined) return;
  const frame = frameOf(first, last);
  shapes.boxes.unshift({ kind: 'SYSTEM', stage: null, ...frame });
  const [text = ''] = wrap(title, frame.width - 2 * PADDING, SIZE.TITLE, 1);
  shapes.texts.push({
    ...{ kind: 'TITLE', text, size: SIZE.TITLE, anchor: 'start' },
    ...{ x: frame.x + PADDING, y: frame.y + TITLE_HEIGHT - 9 },
  });
}

function drawStage(stage: DrawnStage, { x, y, width }: Place, outside: string, shapes: Shapes): void {
  shapes.boxes.push({
    ...{ kind: stage.isInside ? 'INSIDE' : 'OUTSIDE', stage: stage.stage },
    ...{ x, y, width, height: STAGE_HEIGHT },
  });
  const lines = wrap(stage.label, width - 2 * PADDING, SIZE.STAGE, 2);
  const state = stage.isInside ? [] : wrap(outside, width - 2 * PADDING, SIZE.STATE, 1);
  const rows = [
    ...lines.map((text) => ({ kind: 'STAGE' as const, text })),
    ...state.map((text) => ({ kind: 'STATE' as const, text })),
  ];
  const start = y + (STAGE_HEIGHT - rows.length * LINE) / 2 + LINE - 4;
  for (const [index, { kind, text }] of rows.entries())
    shapes.texts.push({
      ...{ kind, text, size: SIZE[kind], anchor: 'middle' },
      ...{ x: x + width / 2, y: start + index * LINE },
    });
}

/** Boxes under each other. @returns where the last one ends; the beginning when there is none */
function drawExclusions(exclusions: readonly DrawnExclusion[], place: Place, shapes: Shapes): number {
  let y = place.y;
  for (const exclusion of exclusions) y = drawExclusion(exclusion, { ...place, y }, shapes) + PADDING;
  return exclusions.length === 0 ? place.y : y - PADDING;
}

function drawExclusion({ name, reason }: DrawnExclusion, { x, y, width }: Place, shapes: Shapes): number {
  const rows = [
    ...wrap(name, width - 2 * PADDING, SIZE.NAME, MOST_LINES.NAME).map((text) => ({
      kind: 'NAME' as const,
      text,
    })),
    ...wrap(reason, width - 2 * PADDING, SIZE.REASON, MOST_LINES.REASON).map((text) => ({
      kind: 'REASON' as const,
      text,
    })),
  ];
  const height = rows.length * LINE + 2 * PADDING;
  shapes.boxes.push({ kind: 'EXCLUSION', stage: null, x, y, width, height });
  for (const [index, { kind, text }] of rows.entries())
    shapes.texts.push({
      ...{ kind, text, size: SIZE[kind], anchor: 'start' },
      ...{ x: x + PADDING, y: y + PADDING + LINE * (index + 1) - 4 },
    });
  return y + height;
}

/** What was left out of no one stage, in rows over the whole width. @returns the height of the drawing */
function drawGeneral({ width, general, words }: BoundaryDrawingInput, below: number, shapes: Shapes): number {
  if (general.length === 0) return below + MARGIN;
  const columns = width < NARROW ? 1 : 3;
  const column = (width - 2 * MARGIN - GAP * (columns - 1)) / columns;
  let y = below + GAP + TITLE_HEIGHT;
  shapes.texts.push({
    ...{ kind: 'TITLE', text: words.general, size: SIZE.TITLE, anchor: 'start' },
    ...{ x: MARGIN, y: y - 9 },
  });
  for (let start = 0; start < general.length; start += columns) {
    const row = general.slice(start, start + columns);
    const ends = row.map((exclusion, index) =>
      drawExclusion(exclusion, { x: MARGIN + index * (column + GAP), y, width: column }, shapes),
    );
    y = Math.max(...ends) + PADDING;
  }
  return y - PADDING + MARGIN;
}

/** Between words, and anywhere between Chinese characters; what does not fit into the lines ends with an ellipsis. */
function wrap(text: string, width: number, size: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+/gu) ?? []) {
    if (line !== '' && widthOf(line + piece.trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return lines.map((each) => shorten(each, width, size, false));
  return lines.slice(0, most).map((each, index) => shorten(each, width, size, index === most - 1));
}

function shorten(line: string, width: number, size: number, isCut: boolean): string {
  if (!isCut && widthOf(line, size) <= width) return line;
  const characters = [...line];
  while (characters.length > 1 && widthOf(`${characters.join('')}…`, size) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** An estimate: Chinese characters are as wide as high, Latin ones a little over half of it. */
function widthOf(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += /[\u2e80-\uffef]/u.test(character) ? 1 : 0.56;
  return width * size;
}
