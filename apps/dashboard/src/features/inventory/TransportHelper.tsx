import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { STAGES_INSIDE } from '../../lib/boundaryStages.ts';
import { formatStated } from '../../lib/format.ts';
import { TRANSPORT_MODES } from '../../lib/lineCodes.ts';
import { Button, Drawer, NumberField, Select } from '../../ui/index.ts';
import { type GridLine, type LineValues, type LoadedInventory, newLine } from './gridLine.ts';
import styles from './TransportHelper.module.css';

export interface TransportHelperProps {
  readonly assessment: LoadedInventory;
  readonly lines: readonly GridLine[];
  readonly onClose: () => void;
  readonly onLine: (line: GridLine) => void;
}

type Mode = (typeof TRANSPORT_MODES)[number];

/** Tonne-kilometres from a mass and a distance: 250 kg over 1,200 km are 300 tkm. */
export function TransportHelper({ assessment, lines, onClose, onLine }: TransportHelperProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [massKg, setMassKg] = useState(assessment.product.massKg ?? massOf(lines));
  const [distanceKm, setDistance] = useState<number | null>(null);
  const [mode, setMode] = useState<Mode>('ROAD');
  const stages = STAGES_INSIDE[assessment.boundary];
  const [stage, setStage] = useState<LineValues['stage']>(
    stages.includes('DISTRIBUTION') ? 'DISTRIBUTION' : stages[0]!,
  );
  const tkm = massKg === null || distanceKm === null ? null : tonneKilometres(massKg, distanceKm);
  const take = (): void => {
    if (tkm === null || distanceKm === null) return;
    const values = { stage, transportMode: mode, distanceKm, amount: tkm, unit: 'tkm' };
    const name = t('inventory.transportLine', {
      mode: t(`transportMode.${mode}`),
      km: formatStated(distanceKm, locale),
    });
    onLine(newLine({ ...values, name }));
  };
  return (
    <Drawer title={t('inventory.transport')} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <p>{t('inventory.transportHint')}</p>
        <NumberField label={t('inventory.transportMass')} unit="kg" value={massKg} onChange={setMassKg} />
        <NumberField
          label={t('inventory.transportDistance')}
          unit="km"
          value={distanceKm}
          onChange={setDistance}
        />
        <Select
          label={t('inventory.column.transportMode')}
          value={mode}
          options={TRANSPORT_MODES.map((value) => ({ value, label: t(`transportMode.${value}`) }))}
          onChange={(value) => setMode(value as Mode)}
        />
        <Select
          label={t('inventory.column.stage')}
          value={stage}
          options={stages.map((value) => ({ value, label: t(`stage.${value}`) }))}
          onChange={(value) => setStage(value as LineValues['stage'])}
        />
        <p className={styles.result} role="status">
          {tkm !== null &&
            `${formatStated(massKg, locale)} kg × ${formatStated(distanceKm, locale)} km = ${formatStated(tkm, locale)} tkm`}
        </p>
        <Button type="submit" variant="primary" disabled={tkm === null}>
          {t('inventory.transportTake')}
        </Button>
      </form>
    </Drawer>
  );
}

const KG_PER_TONNE = 1_000;

function tonneKilometres(massKg: number, distanceKm: number): number {
  return (massKg * distanceKm) / KG_PER_TONNE;
}

/** Of the materials that are given in kg; null where there are none. */
function massOf(lines: readonly GridLine[]): number | null {
  const masses = lines.flatMap(({ values: { stage, unit, amount } }) =>
    stage === 'MATERIALS' && unit === 'kg' && amount !== null ? [amount] : [],
  );
  return masses.length === 0 ? null : masses.reduce((sum, mass) => sum + mass, 0);
}
