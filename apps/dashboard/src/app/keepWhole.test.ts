import { Client, cacheExchange, fetchExchange, gql, type OperationContext } from 'urql';
import { describe, expect, it } from 'vitest';
import { filter, pipe, subscribe, take, toPromise } from 'wonka';
import { keepWhole } from './keepWhole.ts';

const QUESTION = gql`query Question($rows: String!) { comparison(rows: $rows) }`;
const WHOLE: Partial<OperationContext> = { wholeAnswer: true };

/** A server that counts what it is asked. */
function startClient() {
  const asked: string[] = [];
  const client = new Client({
    url: 'http://localhost/graphql',
    preferGetMethod: false,
    exchanges: [keepWhole(cacheExchange), fetchExchange],
    fetch: async (_url, init) => {
      const { operationName } = JSON.parse(String(init?.body)) as { operationName: string };
      asked.push(operationName);
      const data = operationName === 'Question' ? { comparison: asked.length } : { [operationName]: true };
      return new Response(JSON.stringify({ data }), { headers: { 'content-type': 'application/json' } });
    },
  });
  const ask = async (rows: string): Promise<number> => {
    const { data } = await pipe(client.query(QUESTION, { rows }, WHOLE), take(1), toPromise);
    return data.comparison;
  };
  const change = (name: string) => client.mutation(gql`mutation ${name} { ${name} }`, {}).toPromise();
  return { asked, client, ask, change };
}

describe('an answer that is kept whole', () => {
  it('is asked for once, also when another was shown in between', async () => {
    const { asked, ask } = startClient();
    expect([await ask('PRODUCT'), await ask('SUPPLIER'), await ask('PRODUCT')]).toEqual([1, 2, 1]);
    expect(asked).toHaveLength(2);
  });

  it('is asked for again after a change of what it is made of', async () => {
    const { ask, change } = startClient();
    await ask('PRODUCT');
    await change('updateScenario');
    expect(await ask('PRODUCT')).toBe(3);
  });

  it('stays when only a view is saved', async () => {
    const { ask, change } = startClient();
    await ask('PRODUCT');
    await change('saveView');
    expect(await ask('PRODUCT')).toBe(1);
  });

  it('is asked for again at once while it is shown', async () => {
    const { client, change } = startClient();
    const seen: number[] = [];
    const { unsubscribe } = pipe(
      client.query(QUESTION, { rows: 'PRODUCT' }, WHOLE),
      filter(({ data, stale }) => data !== undefined && !stale),
      subscribe(({ data }) => seen.push(data.comparison)),
    );
    await expect.poll(() => seen).toEqual([1]);
    await change('updateScenario');
    await expect.poll(() => seen).toEqual([1, 3]);
    unsubscribe();
  });
});
