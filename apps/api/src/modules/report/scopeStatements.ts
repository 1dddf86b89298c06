import { cell, type LayoutFact } from './reportLayout.ts';
import type { ReportRecord } from './reportRecord.ts';
import type { Speech, Text } from './speech.ts';
import type { ScopeStatement } from './statementRecord.ts';

/** Goal and scope as names and values, for pages and sheets; what nobody has stated says so (ISO 14067:2018, 7.3). */
export function scopeStatements(record: ReportRecord, speech: Speech): readonly LayoutFact[] {
  const { scope } = record;
  const { name, word } = speech;
  const isOutside = (statement: ScopeStatement) => scope.outsideBoundary.includes(statement);
  const unsaid = (statement: ScopeStatement) => word(isOutside(statement) ? 'outsideBoundary' : 'notStated');
  const fact = (statement: ScopeStatement, text: Text | null, more: Parameters<typeof cell>[1] = {}) => ({
    name: word(statement),
    cell: text === null ? cell(unsaid(statement)) : cell(text, more),
  });
  const coded = (code: string | null) => (code === null ? null : speech.code(code));
  const written = (text: string) => (text.trim() === '' ? null : [text]);
  const share = scope.excludedShare;
  const years = scope.serviceLifeYears;
  return [
    fact(
      'goal',
      scope.goal === '' && scope.goalZh === '' ? null : name({ name: scope.goal, nameZh: scope.goalZh }),
    ),
    fact('pcr', pcrText(record, speech), { detail: scope.pcr === null ? [] : pcrDetail(record, speech) }),
    fact('lciScope', scope.lciScope.length === 0 ? null : joined(scope.lciScope, speech)),
    fact('geography', scope.geography === null ? null : speech.region(scope.geography)),
    fact('packaging', scope.packagingIncluded === null ? null : word(scope.packagingIncluded ? 'yes' : 'no')),
    fact('cutOffCriteria', written(scope.cutOffCriteria)),
    fact('excludedShare', share === null ? null : [speech.share(share)], { value: share }),
    fact('allocation', coded(scope.allocationMethod), {
      detail: scope.allocationNote === '' ? [] : [scope.allocationNote],
    }),
    fact('electricity', coded(scope.electricityApproach)),
    fact('endOfLifeMethod', coded(scope.endOfLifeMethod)),
    fact(
      'serviceLife',
      years === null ? null : word('years').map((unit) => `${speech.amount(years)} ${unit}`),
      {
        value: years,
      },
    ),
    fact('useProfile', written(scope.useProfile)),
    fact(
      'useProfileSource',
      scope.useProfileSource === null ? null : speech.code(`USE_${scope.useProfileSource}`),
    ),
    fact('validUntil', scope.validUntil === null ? null : [scope.validUntil]),
  ];
}

function pcrText({ scope: { pcr } }: ReportRecord, speech: Speech): Text | null {
  if (pcr === null) return null;
  return pcr.name === '' && pcr.nameZh === '' ? [pcr.code] : speech.name(pcr);
}

function pcrDetail({ scope: { pcr } }: ReportRecord, speech: Speech): Text {
  if (pcr === null) return [];
  if (pcr.name === '' && pcr.nameZh === '') return speech.word('pcrUnknown');
  return [[pcr.code, pcr.version, pcr.operator].filter((part) => part !== '').join(' · ')];
}

/** Codes as words, a list in each language. */
function joined(codes: readonly string[], speech: Speech): Text {
  return speech.tongues.map((tongue, place) =>
    codes
      .map((code) => {
        const words = speech.code(`LCI_${code}`);
        return words[place] ?? words[0];
      })
      .join(tongue === 'en' ? ', ' : '、'),
  );
}
