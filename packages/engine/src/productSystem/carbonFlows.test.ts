import { describe, expect, it } from 'vitest';
import { type CarbonFlows, carbonFlows } from './carbonFlows.ts';
import { aProcess, granted, solved, systemOf, THREE_IN_A_LOOP, takes, wants } from './systemBuilders.ts';

/** From, to, kg CO2e, amount with unit. */
function drawn({ nodes, flows }: CarbonFlows): string[] {
  const name = (node: number) => nodes[node]!.processId ?? nodes[node]!.kind;
  return flows.map(
    ({ from, to, kgCo2e, amount, unit }) =>
      `${name(from)} > ${name(to)} ${Number(kgCo2e.toPrecision(9))}${amount === null ? '' : ` (${Number(amount.toPrecision(9))} ${unit})`}`,
  );
}

/** Received + direct - handed on of every process and of what is put together. */
function imbalances({ nodes, flows }: CarbonFlows): number[] {
  return nodes
    .slice(0, -1)
    .map(({ directKgCo2e }, node) =>
      flows.reduce(
        (sum, { from, to, kgCo2e }) => sum + (to === node ? kgCo2e : 0) - (from === node ? kgCo2e : 0),
        directKgCo2e,
      ),
    );
}

describe('The flows of a kilogram of One', () => {
  const { prepared, result } = solved(THREE_IN_A_LOOP, wants('One', 1));

  it('carry what was emitted for them, the loop as often as it is passed', () => {
    const flows = granted(carbonFlows(prepared, result, { cutOff: 0, mostNodes: 10 }));
    expect(drawn(flows)).toEqual([
      'Two > One 10 (1 kg)',
      'Two > Three 2.5 (0.25 kg)',
      'One > DEMAND 11 (1 kg)',
      'Three > Two 10 (2.5 kg)',
    ]);
    expect(
      flows.nodes.map(({ kind, processId, throughputKgCo2e }) => [
        processId ?? kind,
        Number(throughputKgCo2e.toFixed(9)),
      ]),
    ).toEqual([
      ['Two', 12.5],
      ['One', 11],
      ['Three', 10],
      ['OTHER', 0],
      ['DEMAND', 11],
    ]);
    expect(imbalances(flows).every((left) => Math.abs(left) < 1e-12)).toBe(true);
  });

  it('put processes beyond a number together, and still balance', () => {
    const flows = granted(carbonFlows(prepared, result, { cutOff: 0, mostNodes: 2 }));
    expect(drawn(flows)).toEqual([
      'Two > One 10 (1 kg)',
      'Two > OTHER 2.5',
      'One > DEMAND 11 (1 kg)',
      'OTHER > Two 10',
    ]);
    expect(flows.nodes[2]).toMatchObject({
      kind: 'OTHER',
      processes: 1,
      directKgCo2e: expect.closeTo(7.5, 10),
    });
    expect(imbalances(flows).every((left) => Math.abs(left) < 1e-12)).toBe(true);
  });

  it('lead what is below the cut-off through OTHER', () => {
    const flows = granted(carbonFlows(prepared, result, { cutOff: 0.5, mostNodes: 10 }));
    expect(drawn(flows)).toEqual([
      'Two > One 10 (1 kg)',
      'Two > OTHER 2.5',
      'One > DEMAND 11 (1 kg)',
      'Three > Two 10 (2.5 kg)',
      'OTHER > Three 2.5',
    ]);
    expect(imbalances(flows).every((left) => Math.abs(left) < 1e-12)).toBe(true);
  });

  it('count in OTHER only processes that run', () => {
    const idle = solved(
      systemOf(...THREE_IN_A_LOOP.processes, aProcess('Idle', { emissions: { CO2_FOSSIL: 9 } })),
      wants('One', 1),
    );
    const flows = granted(carbonFlows(idle.prepared, idle.result, { cutOff: 0, mostNodes: 2 }));
    expect(flows.nodes[2]).toMatchObject({ kind: 'OTHER', processes: 1 });
  });

  it('are refused for a cut-off that is no share', () => {
    const outcome = carbonFlows(prepared, result, { cutOff: -1, mostNodes: 10 });
    expect(!outcome.ok && outcome.refusals).toMatchObject([{ code: 'LIMIT_OUT_OF_RANGE', field: 'cutOff' }]);
  });
});

describe('Flows of waste, credits and several demands', () => {
  it('balance, and demands for one product are one flow', () => {
    const { prepared, result } = solved(
      systemOf(
        aProcess('Plant', {
          exchanges: [takes('Dump', 2, { direction: 'OUTPUT' }), takes('Heat', 1, { direction: 'OUTPUT' })],
          emissions: { CO2_FOSSIL: 5 },
        }),
        aProcess('Dump', {
          product: { amount: -1, unit: 'kg' },
          exchanges: [takes('Heat', 0.5)],
          emissions: { CO2_FOSSIL: 3 },
        }),
        aProcess('Heat', { emissions: { CO2_FOSSIL: 1 } }),
      ),
      wants('Plant', 1, { id: 'a' }),
      wants('Plant', 2, { id: 'b', unit: 'kg' }),
    );
    const flows = granted(carbonFlows(prepared, result, { cutOff: 0, mostNodes: 10 }));
    expect(drawn(flows)).toEqual([
      'Plant > DEMAND 33 (3 kg)',
      'Dump > Plant 21 (6 kg)',
      // What the plant avoids, the treatment takes: the heat is made by nobody.
      'Heat > Plant -3 (-3 kg)',
      'Heat > Dump 3 (3 kg)',
    ]);
    expect(imbalances(flows).every((left) => Math.abs(left) < 1e-12)).toBe(true);
  });
});
