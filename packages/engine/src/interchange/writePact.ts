import { inPactUnit } from './declaredUnit.ts';
import { listNode, objectNode, textNode } from './documentNode.ts';
import { type Draft, finish, put, writeFields } from './fieldTable.ts';
import { gateFigures, withBiogenicTerms } from './gateFigures.ts';
import { PACT_3_FIELDS, PACT_3_FIGURES } from './pactTerms.ts';
import { findStage, type ReceivedFootprint } from './receivedFootprint.ts';
import { bareSplit, type Written } from './written.ts';

const SPEC_VERSION = '3.0.3';

/** Writes a footprint of PACT v3: cradle to gate, decimals as text, nothing that is not stated. */
export function writePact3(received: ReceivedFootprint): Written {
  const { footprint, word, losses: unitLosses } = inPactUnit(received);
  const gate = gateFigures(footprint);
  const { figures, losses } =
    gate.figures === null ? { figures: null, losses: [] } : withBiogenicTerms(gate.figures, footprint);
  const draft: Draft = {};
  put(draft, ['specVersion'], textNode(SPEC_VERSION));
  writeFields(draft, footprint, PACT_3_FIELDS, 'text');
  if (word !== null) put(draft, ['pcf', 'declaredUnitOfMeasurement'], textNode(word));
  for (const [figure, name] of PACT_3_FIGURES) {
    const value = figures?.[figure] ?? null;
    if (value !== null) put(draft, ['pcf', name], textNode(value));
  }
  const outbound = findStage(footprint, 'A4')?.totalExcludingUptake ?? null;
  if (outbound !== null) put(draft, ['pcf', 'outboundLogisticsGhgEmissions'], textNode(outbound));
  if (footprint.sectorRules.length > 0)
    put(draft, ['pcf', 'productOrSectorSpecificRules'], listNode(footprint.sectorRules.map(ruleNode)));
  if (footprint.secondarySources.length > 0)
    put(
      draft,
      ['pcf', 'secondaryEmissionFactorSources'],
      listNode(footprint.secondarySources.map(sourceNode)),
    );
  if (footprint.extensions.length > 0) put(draft, ['extensions'], listNode(footprint.extensions));
  return { document: finish(draft), losses: [...unitLosses, ...gate.losses, ...losses] };
}

/** `Other (operator): name` as PACT's three members; a rule without operator is one of others. */
function ruleNode(rule: string) {
  const match = /^(PEF|EPD International|Other)(?: \((.+?)\))?: (.+)$/.exec(rule);
  return objectNode({
    operator: textNode(match?.[1] ?? 'Other'),
    ruleNames: listNode([textNode(match?.[3] ?? rule)]),
    otherOperatorName: match?.[2] ? textNode(match[2]) : match ? null : textNode('not stated'),
  });
}

function sourceNode(source: string) {
  const [name, version] = bareSplit(source);
  return objectNode({ name: textNode(name), version: version === '' ? null : textNode(version) });
}
