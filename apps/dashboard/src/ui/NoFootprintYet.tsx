import { useTranslation } from 'react-i18next';
import { ButtonLink } from './ButtonLink.tsx';
import { EmptyState } from './EmptyState.tsx';

/** Where every page of figures leads while there is no footprint at all: to the first one. */
export function NoFootprintYet() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('ui.noFootprint')}>
      <p>{t('ui.noFootprintHint')}</p>
      <ButtonLink to="/start" variant="primary" needs="EDIT_PORTFOLIO">
        {t('ui.toFirstFootprint')}
      </ButtonLink>
    </EmptyState>
  );
}
