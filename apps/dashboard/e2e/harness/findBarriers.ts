import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
}

/** Not ours to mend: GraphiQL puts the buttons of a tab inside of what it says is the tab. */
const LEFT_OUT = ['.graphiql-tab'];

/** What keeps people from using the page, by WCAG 2.2 AA: serious and critical findings of axe, each with where it is. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(
    (exclude) =>
      (
        window as unknown as { axe: { run: (context: object, options: object) => Promise<AxeResults> } }
      ).axe.run(
        { exclude },
        {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          resultTypes: ['violations'],
        },
      ),
    LEFT_OUT,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary = '' }) => `${id}: ${help} (${target.join(' ')}) ${failureSummary}`,
      ),
    );
}
