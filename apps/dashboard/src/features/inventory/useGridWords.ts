import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatRegion } from '../../lib/format.ts';
import { LINE_STAGES, TRANSPORT_MODES } from '../../lib/lineCodes.ts';
import { regionCode } from '../../lib/regionCodes.ts';
import type { UnitBook } from '../../lib/units.ts';
import { formulaOf, type GridLine, type LineField } from './gridLine.ts';
import type { ReadingContext } from './readCell.ts';

const YES = /^(yes|y|true|1|是|有|✓|√)$/i;
const NO = /^(no|n|false|0|否|无)$/i;

export interface GridWords {
  readonly reading: ReadingContext;
  /** What a cell shows and what is copied of it. */
  readonly textOf: (line: GridLine, field: LineField) => string;
}

/** The texts of cells in the reader's language, and how texts in either language are read. */
export function useGridWords(units: UnitBook): GridWords {
  const { t, i18n } = useTranslation();
  const { locale, nameOf, language } = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: nameOf and t are new with each language only.
  return useMemo(() => {
    const both = (key: 'stage' | 'transportMode', code: string): string[] =>
      ['en', 'zh'].map((lng) => i18n.getFixedT(lng)(`${key}.${code}` as 'stage.USE'));
    const finder =
      <Code extends string>(key: 'stage' | 'transportMode', codes: readonly Code[]) =>
      (text: string): Code | null => {
        const wanted = text.trim().toLowerCase();
        const isMeant = (code: Code): boolean =>
          [code, ...both(key, code)].some((word) => word.toLowerCase() === wanted);
        return codes.find(isMeant) ?? null;
      };
    const reading: ReadingContext = {
      units,
      stageOf: finder('stage', LINE_STAGES),
      modeOf: finder('transportMode', TRANSPORT_MODES),
      regionOf: regionCode,
      isYes: (text) => (YES.test(text) ? true : NO.test(text) ? false : null),
    };
    const textOf = ({ values, unread }: GridLine, field: LineField): string => {
      const waiting = unread[field];
      if (waiting) return waiting.text;
      switch (field) {
        case 'stage':
          return t(`stage.${values.stage}`);
        case 'transportMode':
          return values.transportMode ? t(`transportMode.${values.transportMode}`) : '';
        case 'region':
          return values.region ? formatRegion(values.region, locale) : '';
        case 'primary':
          return values.primary ? t('ui.yes') : '';
        case 'supplier':
          return values.supplier ? nameOf(values.supplier) : '';
        case 'factor':
        case 'inputAssessment': {
          const input = values.factor ?? values.inputAssessment?.product;
          return input ? nameOf(input) : '';
        }
        case 'amount':
        case 'distanceKm': {
          const formula = formulaOf(values, field);
          return formula === null ? String(values[field] ?? '') : `=${formula}`;
        }
        default:
          return values[field] === null ? '' : String(values[field]);
      }
    };
    return { reading, textOf };
  }, [units, language]);
}
