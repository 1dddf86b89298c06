import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatKg, formatRegion } from '../../lib/format.ts';
import { LINE_STAGES, TRANSPORT_MODES } from '../../lib/lineCodes.ts';
import { REGIONS } from '../../lib/regionCodes.ts';
import { unitName } from '../../lib/unitName.ts';
import type { UnitBook } from '../../lib/units.ts';
import type { CellFactor, GridLine, LineField, LineValues } from './gridLine.ts';
import {
  CreateInventorySupplier,
  InventorySuggestionsQuery,
  InventorySuppliersQuery,
} from './inventoryQueries.ts';

/** One entry of the list below a cell. */
export interface CellOption {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  /** What choosing it makes of the text, which goes on being written; instead of values. */
  readonly completes?: string;
  /** What choosing it puts into the line; null when that could not be made. */
  readonly values: () => Promise<Partial<LineValues> | null> | Partial<LineValues>;
}

/** A parameter as it is offered while a formula is written. */
export interface NamedParameter {
  readonly name: string;
  /** What it stands for and its value now. */
  readonly detail: string;
}

export interface CellOptions {
  readonly options: readonly CellOption[];
  readonly isSearching: boolean;
}

const PAUSE_MS = 200;
const MOST_REGIONS = 8;
const NONE: readonly CellOption[] = [];

/** What may stand in the cell, narrowed by what is typed. Nothing of it is chosen by itself. */
export function useCellOptions(
  field: LineField | 'kg',
  line: GridLine,
  typed: string,
  units: UnitBook,
  isOpen: boolean,
  parameters: readonly NamedParameter[],
): CellOptions {
  const fixed = useFixedOptions(field, typed, units);
  const suppliers = useSuppliers(typed, isOpen && field === 'supplier');
  const factors = useFactors(line, typed, isOpen && field === 'factor');
  if (!isOpen) return { options: NONE, isSearching: false };
  if (field === 'supplier') return suppliers;
  if (field === 'factor') return factors;
  if (field === 'amount' || field === 'distanceKm')
    return { options: completions(typed, parameters), isSearching: false };
  return { options: fixed, isSearching: false };
}

function useFixedOptions(field: LineField | 'kg', typed: string, { units }: UnitBook): readonly CellOption[] {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const wanted = typed.trim().toLowerCase();
  const matching = (options: readonly CellOption[]): readonly CellOption[] =>
    options.filter(
      ({ key, label }) => key.toLowerCase().startsWith(wanted) || label.toLowerCase().includes(wanted),
    );
  switch (field) {
    case 'stage':
      return matching(
        LINE_STAGES.map((stage) => ({ key: stage, label: t(`stage.${stage}`), values: () => ({ stage }) })),
      );
    case 'transportMode':
      return matching(
        TRANSPORT_MODES.map((transportMode) => ({
          key: transportMode,
          label: t(`transportMode.${transportMode}`),
          values: () => ({ transportMode }),
        })),
      );
    case 'unit':
      return units
        .filter(({ code, spellings }) =>
          [code, ...spellings].some((each) => each.toLowerCase().startsWith(wanted)),
        )
        .map(({ code, dimension }) => ({
          key: code,
          label: unitName(code, locale),
          detail: t(`inventory.dimension.${dimension as 'MASS'}`, { defaultValue: dimension }),
          values: () => ({ unit: code }),
        }));
    case 'primary':
      return [true, false].map((primary) => ({
        key: String(primary),
        label: primary ? t('ui.yes') : t('ui.no'),
        values: () => ({ primary }),
      }));
    case 'region':
      if (wanted === '') return NONE;
      return REGIONS.filter(({ code, names }) =>
        [code, ...names].some((word) => word.toLowerCase().startsWith(wanted)),
      )
        .slice(0, MOST_REGIONS)
        .map(({ code }) => ({
          key: code,
          label: formatRegion(code, locale),
          detail: code,
          values: () => ({ region: code }),
        }));
    default:
      return NONE;
  }
}

function useSuppliers(typed: string, isWanted: boolean): CellOptions {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const client = useClient();
  const search = usePause(typed);
  const [{ data, fetching }] = useQuery({
    query: InventorySuppliersQuery,
    variables: { search },
    pause: !isWanted,
  });
  const found = (data?.suppliers.edges ?? []).map(({ node }) => node);
  const name = typed.trim();
  const isKnown = found.some((each) =>
    [each.name, each.nameZh].some((one) => one.toLowerCase() === name.toLowerCase()),
  );
  const create: CellOption = {
    key: 'create',
    label: t('inventory.createSupplier', { name }),
    values: async () => {
      const answer = await client.mutation(CreateInventorySupplier, { name }).toPromise();
      const made = answer.data?.createSupplier;
      return made?.__typename === 'Supplier' ? { supplier: made } : null;
    },
  };
  const options = found.map((supplier) => ({
    key: supplier.id,
    label: nameOf(supplier),
    detail: supplier.country === '' ? '' : formatRegion(supplier.country, locale),
    values: () => ({ supplier }),
  }));
  return { options: name === '' || isKnown ? options : [...options, create], isSearching: fetching };
}

function useFactors(line: GridLine, typed: string, isWanted: boolean): CellOptions {
  const { values } = line;
  const text = usePause(typed.trim()) || values.name || values.nameZh;
  const describe = useFactorDetail();
  const { nameOf } = useLanguage();
  const [{ data, fetching }] = useQuery({
    query: InventorySuggestionsQuery,
    variables: { line: { text, unit: values.unit, stage: values.stage, region: values.region } },
    pause: !isWanted || text === '',
  });
  const suggestions = text === '' ? [] : (data?.suggestFactors[0]?.suggestions ?? []);
  return {
    isSearching: fetching,
    options: suggestions.map(({ factor, relaxed }) => ({
      key: factor.id,
      label: nameOf(factor),
      detail: describe(factor, relaxed),
      values: () => ({ factor, inputAssessment: null }),
    })),
  };
}

/** Region, year, value and source of a factor, and what of the line it does not meet. */
function useFactorDetail(): (factor: CellFactor, relaxed: readonly string[]) => string {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  return (factor, relaxed) =>
    [
      `${formatKg(factor.kgCo2ePerUnit, locale)} ${t('ui.kgCo2e')}/${unitName(factor.unit, locale)}`,
      formatRegion(factor.region, locale),
      factor.year,
      nameOf(factor.source),
      relaxed.length > 0 &&
        t('bom.gaveUp', { things: relaxed.map((each) => t(`bom.relaxed.${each as 'UNIT'}`)).join(', ') }),
    ]
      .filter(Boolean)
      .join(' · ');
}

const MOST_PARAMETERS = 8;

/** The parameters whose name, or one of whose labels, begins with the last word of a formula. */
function completions(typed: string, parameters: readonly NamedParameter[]): readonly CellOption[] {
  const [, begin, word] = /^([=＝](?:.*[^\p{L}\p{N}_.])?)([\p{L}_][\p{L}\p{N}_]*)?$/u.exec(typed) ?? [];
  if (begin === undefined) return NONE;
  const wanted = (word ?? '').toLowerCase();
  return parameters
    .filter(
      ({ name, detail }) =>
        name !== word &&
        `${name} ${detail}`
          .toLowerCase()
          .split(/\s+/)
          .some((each) => each.startsWith(wanted)),
    )
    .slice(0, MOST_PARAMETERS)
    .map(({ name, detail }) => ({
      key: name,
      label: name,
      detail,
      completes: `${begin}${name}`,
      values: () => ({}),
    }));
}

/** The value once it has rested. */
function usePause(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
