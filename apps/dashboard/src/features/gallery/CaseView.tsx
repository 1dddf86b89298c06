import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import type { GalleryCase } from '../../charts/galleryKinds.ts';
import { type ChartDescription, DrawnChart, useChartTexts } from '../../charts/index.ts';
import type { Language } from '../../i18n/index.ts';
import styles from './GalleryPage.module.css';
import { useCaseName } from './useGalleryNames.ts';

export interface CaseViewProps {
  readonly kindName: string;
  readonly galleryCase: GalleryCase;
  /** As wide as on a telephone. */
  readonly narrow: boolean;
  /** In both schemes and languages instead of the reader's. */
  readonly all: boolean;
}

const FRAMES = (['en', 'zh'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((scheme) => ({ language, scheme })),
);

/** One case of a kind of chart. */
export function CaseView({ kindName, galleryCase, narrow, all }: CaseViewProps) {
  const nameOf = useCaseName();
  return (
    <section className={styles.case} id={galleryCase.name}>
      <h3>{nameOf(galleryCase.name)}</h3>
      <div className={styles.frames} data-narrow={narrow} data-all={all}>
        {all ? (
          FRAMES.map(({ language, scheme }) => (
            <div key={language + scheme} lang={language} data-theme={scheme} className={styles.frame}>
              <InLanguage language={language}>
                <CaseChart kindName={kindName} galleryCase={galleryCase} />
              </InLanguage>
            </div>
          ))
        ) : (
          <div className={styles.frame}>
            <CaseChart kindName={kindName} galleryCase={galleryCase} />
          </div>
        )}
      </div>
    </section>
  );
}

function InLanguage({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const instance = useMemo(() => i18n.cloneInstance({ lng: language }), [i18n, language]);
  return <I18nextProvider i18n={instance}>{children}</I18nextProvider>;
}

function CaseChart({ kindName, galleryCase }: Pick<CaseViewProps, 'kindName' | 'galleryCase'>) {
  const { t } = useTranslation();
  const texts = useChartTexts();
  const nameOf = useCaseName();
  const [chosen, setChosen] = useState<string | null>(null);
  const [description, setDescription] = useState<ChartDescription | null>(null);
  useEffect(() => {
    let gone = false;
    void galleryCase.describe(texts).then((made) => {
      if (!gone) setDescription(made);
    });
    return () => {
      gone = true;
    };
  }, [galleryCase, texts]);
  if (description === null) return null;
  return (
    <>
      <DrawnChart
        caption={`${kindName}: ${nameOf(galleryCase.name)}`}
        description={description}
        highlighted={chosen}
        onSelect={setChosen}
      />
      {chosen !== null && (
        <p role="status" className={styles.hint}>
          {t('gallery.chosen', { key: chosen })}
        </p>
      )}
    </>
  );
}
