import { describe, expect, it } from 'vitest';
import { deriveHierarchy, type HierarchyInput } from './deriveHierarchy.ts';
import { HIERARCHY_GALLERY as GALLERY } from './hierarchy.gallery.ts';

const derive = (name: keyof typeof GALLERY) => deriveHierarchy(GALLERY[name], (count) => `${count} others`);

describe('what a hierarchy of areas means', () => {
  it('nothing, without nodes', () => {
    expect(derive('empty')).toMatchObject({ roots: [], areas: 0, total: 0, depth: 0 });
  });

  it('a branch is the sum of what is below it, and shares are of all areas', () => {
    const { roots, areas } = derive('few');
    expect(areas).toBeCloseTo(1759.2, 9);
    expect(roots[0]).toMatchObject({ label: 'Materials', depth: 0 });
    expect(roots[0]?.kgCo2e).toBeCloseTo(602 + 301 + 58 + 96 + 41 + 12 + 35.2, 9);
    expect(roots.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('every node equals its children, also where small ones are gathered', () => {
    for (const name of Object.keys(GALLERY) as (keyof typeof GALLERY)[]) {
      const { nodes, roots, areas } = derive(name);
      expect(roots.reduce((sum, { kgCo2e }) => sum + kgCo2e, 0)).toBeCloseTo(areas, 9);
      for (const { children, kgCo2e } of nodes) {
        if (children.length === 0) continue;
        expect(children.reduce((sum, child) => sum + child.kgCo2e, 0)).toBeCloseTo(kgCo2e, 9);
      }
    }
  });

  it('small ones become one node that says how many they are; a single small one stays', () => {
    const { roots } = derive('many');
    expect(roots.at(-1)).toMatchObject({ key: null, label: '11 others' });
    const two: HierarchyInput[] = [
      { key: 'a', label: 'A', kgCo2e: 1000, gaps: [] },
      { key: 'b', label: 'B', kgCo2e: 1, gaps: [] },
    ];
    expect(deriveHierarchy(two, String).roots.map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('credits and gaps have no area, and none of them is lost', () => {
    const credits = derive('negative');
    expect(credits).toMatchObject({ areas: 17, total: 4 });
    expect(credits.negative.map(({ kgCo2e }) => kgCo2e)).toEqual([-9, -4]);
    const gaps = derive('missing');
    expect(gaps.missing.map(({ path }) => path.join('/'))).toEqual(['Materials/Glue', 'Use/Charging']);
    expect(gaps.roots[0]?.gaps).toEqual(['FACTOR_MISSING', 'AMOUNT_MISSING']);
    expect(derive('allMissing')).toMatchObject({ total: null, roots: [] });
  });

  it('colour goes down from the top', () => {
    const { roots } = derive('few');
    expect(roots[0]?.children[0]?.children[0]?.colour).toEqual(roots[0]?.colour);
  });

  it('has as many levels as are given', () => {
    expect(derive('deep').depth).toBe(8);
  });
});
