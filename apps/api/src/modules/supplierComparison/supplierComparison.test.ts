import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Compared {
  kgCo2e: number | null;
  gaps: string[];
  score: number | null;
  isOutlier: boolean;
  assessment: {
    kind: string;
    status: string;
    product: { name: string; category: string; massKg: number | null };
    footprint: { totalKgCo2e: number | null };
    plausibility: { code: string; message: string; messageZh: string; remedy: string; subjects: string[] }[];
  };
}

interface Comparison {
  isBlocked: boolean;
  isJudged: boolean;
  median: number | null;
  findings: { code: string; severity: string }[];
  footprints: Compared[];
}

const COMPARE = `query ($category: String!, $basis: ComparisonBasis) {
  supplierComparison(category: $category, basis: $basis) {
    isBlocked isJudged median
    findings { code severity }
    footprints { kgCo2e gaps score isOutlier assessment {
      kind status product { name category massKg } footprint { totalKgCo2e }
      plausibility { code message messageZh remedy subjects }
    } }
  }
}`;

describe.each(TEST_DATABASES)('Suppliers compared in a category on the $kind', (kind) => {
  const test = withServer(kind);
  const compare = async (category: string, basis = 'KILOGRAM') => {
    const { data, errors } = await test.server.ask<{ supplierComparison: Comparison }>(COMPARE, {
      category,
      basis,
    });
    expect(errors).toBeUndefined();
    return data.supplierComparison;
  };
  const categories = async () =>
    (
      await test.server.ask<{ productCategories: { name: string }[] }>('{ productCategories { name } }')
    ).data.productCategories.map(({ name }) => name);

  it('stand side by side per kilogram, the lowest first, with the findings of the comparability check', async () => {
    const { footprints, findings } = await compare((await categories())[0]!);
    expect(findings.length + 1).toBeGreaterThan(footprints.length > 1 ? 1 : 0);
    for (const { kgCo2e, assessment } of footprints) {
      const { massKg } = assessment.product;
      if (massKg !== null) {
        expect(kgCo2e!).toBeCloseTo(assessment.footprint.totalKgCo2e! / massKg, 9);
      }
    }
    const values = footprints.flatMap(({ kgCo2e }) => kgCo2e ?? []);
    expect(values).toEqual([...values].sort((a, b) => a - b));
  });

  it('a product without mass is a gap per kilogram and comes last', async () => {
    const category = (await categories())[0]!;
    await test.database.query(
      `UPDATE "Product" SET "massKg" = NULL WHERE "id" = (SELECT "id" FROM "Product" WHERE "category" = $1 ORDER BY "id" LIMIT 1)`,
      [category],
    );
    await test.database.query('UPDATE "Organisation" SET "revision" = "revision" + 1');
    const { footprints } = await compare(category);
    expect(footprints.at(-1)).toMatchObject({ kgCo2e: null, score: null, isOutlier: false });
    expect(footprints.at(-1)!.gaps).toContain('MASS_UNKNOWN');
  });

  it('outliers are told from five figures on', async () => {
    for (const category of await categories()) {
      const { isJudged, footprints } = await compare(category);
      const known = footprints.filter(({ kgCo2e }) => kgCo2e !== null && kgCo2e > 0).length;
      expect(isJudged).toBe(known >= 5);
      if (!isJudged) expect(footprints.every(({ score }) => score === null)).toBe(true);
    }
  });

  it('an unknown category is refused', async () => {
    const { errors } = await test.server.ask(COMPARE, { category: 'Nothing' });
    expect(errors?.[0]?.extensions.fields).toMatchObject([{ field: 'category', code: 'UNKNOWN_REFERENCE' }]);
  });

  it('implausible numbers are named with what to do, in both languages', async () => {
    await test.database.query(
      `UPDATE "InventoryLine" SET "region" = 'FR' WHERE "factorId" = (
         SELECT "factorId" FROM "InventoryLine" WHERE "factorId" LIKE '%electricity-grid-mix:CN%' LIMIT 1)`,
    );
    await test.database.query('UPDATE "Organisation" SET "revision" = "revision" + 1');
    const all = await Promise.all((await categories()).map((category) => compare(category)));
    const findings = all.flatMap(({ footprints }) =>
      footprints.flatMap(({ assessment }) => assessment.plausibility),
    );
    const grid = findings.filter(({ code }) => code === 'GRID_FACTOR_OF_REGION');
    expect(grid.length).toBeGreaterThan(0);
    for (const { message, messageZh, remedy, subjects } of findings) {
      expect(message).toMatch(/\.$/);
      expect(messageZh).toMatch(/。$/);
      expect(remedy).not.toBe('');
      expect(subjects.length).toBeGreaterThan(0);
    }
  });

  it('the number of statements does not grow with the number of footprints', async () => {
    const counts = await Promise.all((await categories()).map((category) => compare(category))).then((all) =>
      all.map(({ footprints }) => footprints.length),
    );
    const names = await categories();
    const statementsFor = async (category: string) => {
      const statements: string[] = [];
      const stop = test.database.onStatement((statement) => statements.push(statement));
      await compare(category);
      stop();
      return statements.length;
    };
    const many = names[counts.indexOf(Math.max(...counts))]!;
    const few = names[counts.indexOf(Math.min(...counts))]!;
    expect(await statementsFor(many)).toBeLessThan((await statementsFor(few)) + 8);
  });
});
