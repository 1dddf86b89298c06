import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { GALLERY, type GalleryKind } from '../../charts/galleryKinds.ts';
import { UrlReader } from '../../lib/urlState.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { PageHead, Select, Stack } from '../../ui/index.ts';
import { CaseView } from './CaseView.tsx';
import styles from './GalleryPage.module.css';
import { useKindName } from './useGalleryNames.ts';

const WIDTHS = ['full', 'phone'] as const;
const FRAMES = ['mine', 'all'] as const;

/** How the cases are shown; all of it stands in the address. */
interface GalleryView {
  readonly kind: GalleryKind;
  readonly width: (typeof WIDTHS)[number];
  readonly frame: (typeof FRAMES)[number];
}

/** `/gallery`: every kind of chart with its fixed cases, in one scheme and language or in all. */
export function GalleryPage() {
  const { t } = useTranslation();
  const nameOf = useKindName();
  usePageTitle(t('gallery.title'));
  const [parameters, setParameters] = useSearchParams();
  const view = readView(parameters);
  const change = (name: keyof GalleryView, value: string): void => {
    const next = new URLSearchParams(parameters);
    next.set(name, value);
    setParameters(next, { replace: true });
  };
  return (
    <Stack>
      <PageHead title={t('gallery.title')} lead={t('gallery.hint')} />
      <div className={styles.controls}>
        <Select
          label={t('gallery.kinds')}
          value={view.kind.kind}
          options={GALLERY.map(({ kind }) => ({ value: kind, label: nameOf(kind) }))}
          onChange={(kind) => change('kind', kind)}
        />
        <Select
          label={t('gallery.width')}
          value={view.width}
          options={WIDTHS.map((width) => ({ value: width, label: t(`gallery.widths.${width}`) }))}
          onChange={(width) => change('width', width)}
        />
        <Select
          label={t('gallery.frames')}
          value={view.frame}
          options={FRAMES.map((frame) => ({ value: frame, label: t(`gallery.frame.${frame}`) }))}
          onChange={(frame) => change('frame', frame)}
        />
      </div>
      <h2>{nameOf(view.kind.kind)}</h2>
      {view.kind.cases.map((one) => (
        <CaseView
          key={`${view.kind.kind} ${one.name}`}
          kindName={nameOf(view.kind.kind)}
          galleryCase={one}
          narrow={view.width === 'phone'}
          all={view.frame === 'all'}
        />
      ))}
    </Stack>
  );
}

function readView(parameters: URLSearchParams): GalleryView {
  const reader = new UrlReader(parameters);
  const kinds = GALLERY.map(({ kind }) => kind);
  const kind = reader.oneOf('kind', kinds, kinds[0]!);
  return {
    kind: GALLERY.find((one) => one.kind === kind)!,
    width: reader.oneOf('width', WIDTHS, 'full'),
    frame: reader.oneOf('frame', FRAMES, 'mine'),
  };
}
