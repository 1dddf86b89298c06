import { urnFault } from '@cradle/schema/urn';
import { useTranslation } from 'react-i18next';
import { TextField } from './TextField.tsx';

export interface UrnsFieldProps {
  readonly label: string;
  readonly hint: string;
  /** One URN a line. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A list of URNs, one a line; says below which one is none, and why. */
export function UrnsField(props: UrnsFieldProps) {
  const { t } = useTranslation();
  const wrong = urnsOf(props.value)
    .map((urn) => ({ urn, fault: urnFault(urn) }))
    .find(({ fault }) => fault !== null);
  return (
    <TextField
      {...props}
      isLong
      fault={wrong?.fault ? t(`ui.urnFault.${wrong.fault}`, { urn: wrong.urn }) : undefined}
    />
  );
}

export function urnsOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

export function areUrns(text: string): boolean {
  return urnsOf(text).every((urn) => urnFault(urn) === null);
}
