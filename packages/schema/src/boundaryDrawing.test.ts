import { describe, expect, it } from 'vitest';
import { type BoundaryDrawing, drawBoundary } from './boundaryDrawing.ts';

const words = { boundary: 'Cradle to gate', outside: 'not counted', general: 'Left out everywhere' };
const stages = ['MATERIALS', 'PRODUCTION', 'DISTRIBUTION', 'INSTALLATION', 'USE', 'END_OF_LIFE'].map(
  (stage, index) => ({ stage, label: stage.toLowerCase(), isInside: index < 2, exclusions: [] }),
);
const machines = { name: 'Machines', reason: 'They last for decades and are shared by many products.' };
const withMachines = stages.map((each) =>
  each.stage === 'PRODUCTION' ? { ...each, exclusions: [machines, { ...machines, name: '厂房' }] } : each,
);

const overlaps = ({ boxes }: BoundaryDrawing) => {
  const solid = boxes.filter(({ kind }) => kind !== 'SYSTEM');
  return solid.flatMap((one, index) =>
    solid
      .slice(index + 1)
      .filter(
        (other) =>
          one.x < other.x + other.width &&
          other.x < one.x + one.width &&
          one.y < other.y + other.height &&
          other.y < one.y + one.height,
      ),
  );
};

describe.each([320, 1000])('The drawing of a boundary %i px wide', (width) => {
  it('frames the stages inside and no other', () => {
    const { boxes, texts } = drawBoundary({ width, stages, general: [], words });
    const [frame] = boxes.filter(({ kind }) => kind === 'SYSTEM');
    for (const box of boxes.filter(({ stage }) => stage !== null)) {
      const isFramed =
        box.x >= frame!.x &&
        box.x + box.width <= frame!.x + frame!.width &&
        box.y >= frame!.y &&
        box.y + box.height <= frame!.y + frame!.height;
      expect(isFramed, String(box.stage)).toBe(box.kind === 'INSIDE');
    }
    expect(texts.filter(({ kind }) => kind === 'STATE').length).toBe(4);
  });

  it('holds every exclusion with its reason, lets nothing overlap and nothing leave the picture', () => {
    const drawing = drawBoundary({ width, stages: withMachines, general: [machines], words });
    expect(drawing.boxes.filter(({ kind }) => kind === 'EXCLUSION').length).toBe(3);
    expect(drawing.texts.filter(({ kind }) => kind === 'NAME').map(({ text }) => text)).toEqual([
      ...['Machines', '厂房', 'Machines'],
    ]);
    expect(overlaps(drawing)).toEqual([]);
    for (const { x, y, width: wide, height } of drawing.boxes) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + wide).toBeLessThanOrEqual(width);
      expect(y + height).toBeLessThanOrEqual(drawing.height);
    }
  });

  it('shortens what is too long instead of writing over its box', () => {
    const long = { name: '设备'.repeat(100), reason: `${'word '.repeat(200)}${'x'.repeat(300)}` };
    const drawing = drawBoundary({ width, stages, general: [long], words });
    const lines = drawing.texts.filter(({ kind }) => kind === 'REASON');
    expect(lines.length).toBe(6);
    expect(lines.at(-1)!.text).toMatch(/…$/);
  });
});
