import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { answerText } from '../../lib/answerText.ts';
import { formatRegion } from '../../lib/format.ts';
import { Button, FactorSearch, showToast } from '../../ui/index.ts';
import { SetResidualMix } from './organisationQueries.ts';

export interface ResidualMixProps {
  readonly year: number;
  readonly market: string;
  readonly isSet: boolean;
  readonly onChanged: () => void;
}

/** Which factor stands for the electricity of a market that nothing covers. */
export function ResidualMix({ year, market, isSet, onChanged }: ResidualMixProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [isSearching, setSearching] = useState(false);
  const [, send] = useMutation(SetResidualMix);
  const choose = async (factorId: string | null): Promise<void> => {
    setSearching(false);
    const { data, error } = await send({ year, market, factorId });
    const text = answerText(data?.answer, error);
    if (text === '') onChanged();
    else showToast(text);
  };
  const name = formatRegion(market, locale);
  return (
    <>
      <Button
        variant="quiet"
        aria-label={t('organisation.residual.chooseOf', { market: name })}
        onClick={() => setSearching(true)}
      >
        {t('organisation.residual.choose')} …
      </Button>
      {isSet && (
        <Button
          variant="quiet"
          aria-label={t('organisation.residual.clearOf', { market: name })}
          onClick={() => void choose(null)}
        >
          {t('organisation.residual.clear')}
        </Button>
      )}
      {isSearching && (
        <FactorSearch
          text={t('organisation.residual.search', { market: name })}
          onPick={({ id }) => void choose(id)}
          onClose={() => setSearching(false)}
        />
      )}
    </>
  );
}
