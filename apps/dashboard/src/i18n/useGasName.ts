import { useTranslation } from 'react-i18next';

const FORMULA = /^(CO2E|CO2|CH4|N2O|SF6|NF3|CF4|C2F6)(?:_(FOSSIL|BIOGENIC|LAND_USE))?$/;
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** Gives the code of a gas as its formula in the reader's language: `CH4_FOSSIL` is CH₄ (fossil). Names of mixtures stay. */
export function useGasName(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => {
    const [, formula, origin] = FORMULA.exec(code) ?? [];
    if (formula === undefined) return code;
    const written = formula.replace(/E$/, 'e').replaceAll(/\d/g, (digit) => SUBSCRIPTS[Number(digit)]!);
    return origin === undefined
      ? written
      : `${written} (${t(`compare.measures.${origin as 'FOSSIL' | 'BIOGENIC' | 'LAND_USE'}`)})`;
  };
}
