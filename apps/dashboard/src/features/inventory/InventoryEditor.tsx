import { useReducer, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { UnitBook } from '../../lib/units.ts';
import { CellBar } from './CellBar.tsx';
import { COLUMNS } from './gridColumns.ts';
import { type GridLine, type LoadedInventory, newLine } from './gridLine.ts';
import { InventoryGrid } from './InventoryGrid.tsx';
import { InventoryToolbar } from './InventoryToolbar.tsx';
import { MergeNotice } from './MergeNotice.tsx';
import { ParametersPanel } from './ParametersPanel.tsx';
import { PastePreview } from './PastePreview.tsx';
import { StageTotals } from './StageTotals.tsx';
import { TransportHelper } from './TransportHelper.tsx';
import { type CellPlace, useGridSelection } from './useGridSelection.ts';
import { useGridWords } from './useGridWords.ts';
import { useInventory } from './useInventory.ts';
import { useInventoryTotals } from './useInventoryTotals.ts';
import { useParameters } from './useParameters.ts';

export interface InventoryEditorProps {
  readonly assessment: LoadedInventory;
  readonly units: UnitBook;
}

/** Totals, tools, the grid, and what there is to say about the cell of the keyboard. */
export function InventoryEditor({ assessment, units }: InventoryEditorProps) {
  const { t } = useTranslation();
  const inventory = useInventory(assessment, units);
  const totals = useInventoryTotals(assessment.id, inventory, units);
  const parameters = useParameters(assessment.id, units, inventory.savedTimes, inventory.acceptRevision);
  const parametersPlace = useRef<HTMLDivElement>(null);
  const words = useGridWords(units);
  const named = useNamedRow(inventory.lines);
  const selection = useGridSelection(inventory.lines.length, named ?? 0);
  const [announced, announce] = useState('');
  const [pasted, setPasted] = useState<{ readonly text: string; readonly place: CellPlace } | null>(null);
  const [focusAsked, askFocus] = useReducer((times: number) => times + 1, named === null ? 0 : 1);
  const [isTransporting, setTransporting] = useState(false);
  const { lines, change, faultsOf } = inventory;
  const { head, goTo } = selection;

  const insert = (added: readonly GridLine[], at: number): void => {
    change((before) => before.toSpliced(at, 0, ...added));
    goTo({ row: at, column: 0 });
    askFocus();
    announce(t('inventory.added', { count: added.length }));
  };

  return (
    <>
      <StageTotals totals={totals} />
      {inventory.merged && (
        <MergeNotice
          merged={inventory.merged}
          lines={lines}
          words={words}
          onClose={inventory.dismissMerged}
          change={change}
        />
      )}
      <InventoryToolbar
        inventory={inventory}
        onAdd={() =>
          insert(
            [newLine({ stage: lines[head.row]?.values.stage ?? 'MATERIALS' })],
            Math.min(head.row + 1, lines.length),
          )
        }
        onRemove={() => {
          const { top, bottom } = selection.range;
          change((before) => before.toSpliced(top, bottom - top + 1));
        }}
        onPaste={() => setPasted({ text: '', place: head })}
        onTransport={() => setTransporting(true)}
        onParameters={() => {
          parametersPlace.current?.scrollIntoView({ block: 'start' });
          parametersPlace.current?.focus({ preventScroll: true });
        }}
        onFault={(place) => {
          goTo(place);
          askFocus();
        }}
      />
      <InventoryGrid
        {...{ lines, change, selection, units, words, faultsOf }}
        parameters={parameters.names}
        undo={inventory.undo}
        redo={inventory.redo}
        figureOf={totals.figureOf}
        onTable={(text, place) => setPasted({ text, place })}
        onAnnounce={announce}
        focusAsked={focusAsked}
      />
      <CellBar
        line={lines[head.row]}
        field={COLUMNS[head.column]!.field}
        faults={lines[head.row] ? faultsOf(lines[head.row]!) : []}
        figure={lines[head.row] ? totals.figureOf(lines[head.row]!) : null}
        units={units}
      />
      <div ref={parametersPlace} tabIndex={-1}>
        <ParametersPanel
          parameters={parameters}
          lines={lines}
          idOf={inventory.idOf}
          units={units}
          onLine={(row) => {
            goTo({ row, column: COLUMNS.findIndex(({ field }) => field === 'amount') });
            askFocus();
          }}
        />
      </div>
      <p role="status" className="visually-hidden">
        {announced}
      </p>
      {pasted && (
        <PastePreview
          text={pasted.text}
          units={units}
          onClose={() => setPasted(null)}
          onLines={(added) => {
            setPasted(null);
            insert(added, Math.min(pasted.place.row, lines.length));
          }}
        />
      )}
      {isTransporting && (
        <TransportHelper
          assessment={assessment}
          lines={lines}
          onClose={() => setTransporting(false)}
          onLine={(line) => {
            setTransporting(false);
            insert([line], lines.length);
          }}
        />
      )}
    </>
  );
}

/** The row of the line that `?line=` names; null without one, and when it is gone. */
function useNamedRow(lines: readonly GridLine[]): number | null {
  const [parameters] = useSearchParams();
  const id = parameters.get('line');
  const row = id === null ? -1 : lines.findIndex(({ key }) => key === id);
  return row === -1 ? null : row;
}
