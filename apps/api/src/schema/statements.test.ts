import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../testing/databases.ts';
import { withServer } from '../testing/withServer.ts';

/** What a buyer's tool asks: three levels of connections, with results, contributions and their factors. */
const NESTED = `query ($products: Int!) {
  products(first: $products) {
    totalCount
    edges { node {
      name
      supplier { name country }
      currentAssessment {
        declaredUnit { amount unit }
        standard { name }
        lines { name supplier { name } factor { kgCo2ePerUnit source { licence attribution } } inputAssessment { id } }
        footprint {
          totalKgCo2e
          stages { stage kgCo2e share }
          gaps { code }
          contributions(first: 20) { totalCount edges { node { kgCo2e share gas factor { name source { name } } supplier { name } line { name } leafLine { name } } } }
        }
      }
      assessments(first: 5) { totalCount edges { node { version status } } }
    } }
  }
}`;

describe.each(TEST_DATABASES)('A nested query on the $kind', (kind) => {
  const test = withServer(kind);

  const statementsFor = async (products: number) => {
    const statements: string[] = [];
    const stop = test.database.onStatement((statement) => statements.push(statement));
    const { errors } = await test.server.ask(NESTED, { products });
    stop();
    expect(errors).toBeUndefined();
    return statements;
  };

  it('sends as many statements for twelve products as for two', async () => {
    await statementsFor(12);
    const few = await statementsFor(2);
    const many = await statementsFor(12);
    expect(few.length).toBeGreaterThan(5);
    expect(many.length).toBe(few.length);
    expect(many.length).toBeLessThan(30);
  });
});
