import { describe, expect, it } from 'vitest';
import { deriveSankey } from './deriveSankey.ts';
import { placeSankey } from './placeSankey.ts';
import { SANKEY_GALLERY as GALLERY } from './sankey.gallery.ts';

type Name = keyof typeof GALLERY;
const NAMES = Object.keys(GALLERY) as Name[];
const derive = (name: Name) => deriveSankey(GALLERY[name].nodes, GALLERY[name].links);

describe('what a supply chain means', () => {
  it('nothing, without links', () => {
    expect(derive('empty')).toMatchObject({ nodes: [], links: [], hasReturns: false });
  });

  it('what arrives and begins at a node is what leaves and ends there, loops included', () => {
    for (const name of NAMES) {
      for (const { arriving, own, leaving, kept } of derive(name).nodes) {
        expect(arriving + own, name).toBeCloseTo(leaving + kept, 9);
      }
    }
  });

  it('of a loop the smallest link returns, and every other one leads to the right', () => {
    const { nodes, links } = derive('loop');
    expect(links.filter(({ returns }) => returns)).toMatchObject([
      { from: 'Machine works', to: 'Coal mine', kgCo2e: 42 },
    ]);
    const column = new Map(nodes.map(({ key, column: at }) => [key, at]));
    for (const { from, to, returns } of links) {
      if (!returns) expect(column.get(to)).toBeGreaterThan(column.get(from)!);
    }
  });

  it('several loops are opened one by one, one node alone too', () => {
    const returning = derive('loops').links.filter(({ returns }) => returns);
    expect(returning.map(({ from, to }) => from + to)).toEqual(['DB', 'CA', 'DD']);
  });

  it('a flow that is not known stays a link, and a negative one is kept apart', () => {
    expect(derive('missing').links.filter(({ kgCo2e }) => kgCo2e === null)).toHaveLength(2);
    expect(derive('negative').negative).toMatchObject([{ from: 'Forest', kgCo2e: -18 }]);
  });

  it('links between the same two nodes are one', () => {
    const nodes = [
      { key: 'a', label: 'A' },
      { key: 'b', label: 'B' },
    ];
    const link = { from: 'a', to: 'b', gaps: [] };
    const { links } = deriveSankey(nodes, [
      { ...link, kgCo2e: 2 },
      { ...link, kgCo2e: null, gaps: ['AMOUNT_MISSING'] },
      { ...link, kgCo2e: 3 },
    ]);
    expect(links).toMatchObject([{ kgCo2e: 5, gaps: ['AMOUNT_MISSING'] }]);
  });
});

describe('where a supply chain goes', () => {
  it('bands fill their nodes: none is wider than its node on either side', () => {
    for (const name of NAMES) {
      const { nodes, links } = placeSankey(derive(name), 720);
      for (const { node, height } of nodes) {
        for (const end of ['from', 'to'] as const) {
          const bands = links.filter(({ link }) => link[end] === node.key);
          expect(bands.reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(height + 1e-9);
        }
      }
    }
  });

  it('no two nodes of a column lie over each other, and all are on the page', () => {
    for (const name of NAMES) {
      const { nodes, height } = placeSankey(derive(name), 358);
      for (const one of nodes) {
        expect(one.y, name).toBeGreaterThanOrEqual(-1e-6);
        expect(one.y + one.height, name).toBeLessThanOrEqual(height + 1e-6);
        for (const other of nodes) {
          if (one === other || one.x !== other.x) continue;
          expect(one.y + one.height <= other.y + 1e-6 || other.y + other.height <= one.y + 1e-6, name).toBe(
            true,
          );
        }
      }
    }
  });

  it('many small flows make the drawing higher, and still every node is on the page', () => {
    const products = Array.from({ length: 60 }, (_, index) => `product ${index}`);
    const stages = ['materials', 'production', 'distribution', 'installation', 'use', 'end'];
    const named = (key: string) => ({ key, label: key });
    const { nodes, height } = placeSankey(
      deriveSankey(
        [...products, ...stages].map(named),
        products.flatMap((from, at) =>
          stages.map((to) => ({ from, to, kgCo2e: at < 3 ? 300 : 0.1, gaps: [] })),
        ),
      ),
      720,
    );
    expect(nodes).toHaveLength(66);
    for (const { y, height: own } of nodes) {
      expect(y).toBeGreaterThanOrEqual(-1e-6);
      expect(y + own).toBeLessThanOrEqual(height + 1e-6);
    }
  });

  it('return flows run below all nodes, each in its own lane', () => {
    const { nodes, links } = placeSankey(derive('loops'), 720);
    const lowest = Math.max(...nodes.map(({ y, height }) => y + height));
    const lanes = links.flatMap(({ lane }) => lane ?? []);
    expect(new Set(lanes).size).toBe(3);
    for (const lane of lanes) expect(lane).toBeGreaterThan(lowest);
  });
});
