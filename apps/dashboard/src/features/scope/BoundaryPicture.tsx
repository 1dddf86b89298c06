import { type DrawnText, drawBoundary } from '@cradle/schema';
import { useTranslation } from 'react-i18next';
import { useWidth } from '../../charts/useWidth.ts';
import { useLanguage } from '../../i18n/index.ts';
import { STAGES_INSIDE } from '../../lib/boundaryStages.ts';
import { formatShare } from '../../lib/format.ts';
import { stageColour } from '../../lib/stages.ts';
import styles from './ScopePage.module.css';
import { type Exclusion, isComplete, type ScopeValues } from './scopeValues.ts';

const LIFE = STAGES_INSIDE.CRADLE_TO_GRAVE;

/** The stages of the life with the frame of what is counted, and what was left out of each and why. */
export function BoundaryPicture({ values }: { readonly values: ScopeValues }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [host, width] = useWidth<HTMLElement>();
  const { boundary } = values;
  const inside = STAGES_INSIDE[boundary];
  const nameOf = (stages: readonly (typeof LIFE)[number][]): string =>
    stages.map((stage) => t(`stage.${stage}`)).join(', ') || t('scope.drawing.nothing');
  const toDrawn = ({ name, reason, estimatedShare }: Exclusion) => ({
    name,
    reason:
      estimatedShare === null
        ? reason
        : `${reason} (${t('scope.drawing.estimated', { share: formatShare(estimatedShare, locale) })})`,
  });
  const exclusions = values.exclusions.filter(isComplete);
  const drawing = drawBoundary({
    // 0 until it stands on the page; narrower than this no word has room.
    width: Math.max(width, 240),
    stages: LIFE.map((stage) => ({
      ...{ stage, label: t(`stage.${stage}`), isInside: inside.includes(stage) },
      exclusions: exclusions.filter((each) => each.stage === stage).map(toDrawn),
    })),
    general: exclusions.filter(({ stage }) => stage === null || !LIFE.includes(stage)).map(toDrawn),
    words: {
      boundary: t(`boundary.${boundary}`),
      outside: t('scope.drawing.outside'),
      general: t('scope.drawing.general'),
    },
  });
  const spoken = [
    t('scope.drawing.text', {
      inside: nameOf(inside),
      outside: nameOf(LIFE.filter((stage) => !inside.includes(stage))),
    }),
    ...exclusions.map(toDrawn).map(({ name, reason }) => `${name}: ${reason}`),
  ].join(' ');
  return (
    <figure ref={host} className={styles.drawing}>
      <svg
        width={drawing.width}
        height={drawing.height}
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        role="img"
        aria-label={`${t('scope.drawing.title')}. ${spoken}`}
      >
        <defs>
          <marker
            id="flow-head"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" fill="var(--ink-faint)" />
          </marker>
        </defs>
        {drawing.boxes.map(({ kind, stage, ...box }) => (
          <rect key={`${kind} ${box.x} ${box.y}`} {...box} rx={6} {...PAINT[kind](stage)} />
        ))}
        {drawing.arrows.map(({ kind, ...line }) => (
          <line
            key={`${line.x1} ${line.y1} ${line.x2} ${line.y2}`}
            {...line}
            stroke="var(--ink-faint)"
            strokeDasharray={kind === 'EXCLUDED' ? '3 3' : undefined}
            markerEnd={kind === 'FLOW' ? 'url(#flow-head)' : undefined}
          />
        ))}
        {drawing.texts.map(({ kind, text, size, anchor, x, y }) => (
          <text
            key={`${x} ${y} ${text}`}
            {...{ x, y }}
            fontSize={size}
            textAnchor={anchor}
            fill={kind === 'REASON' || kind === 'STATE' ? 'var(--ink-muted)' : 'var(--ink)'}
            fontWeight={BOLD.includes(kind) ? 600 : 400}
          >
            {text}
          </text>
        ))}
      </svg>
    </figure>
  );
}

const BOLD: readonly DrawnText['kind'][] = ['TITLE', 'NAME'];

const PAINT = {
  SYSTEM: () => ({ fill: 'var(--accent-soft)', stroke: 'var(--accent)', strokeDasharray: '6 4' }),
  INSIDE: (stage: string | null) => ({
    fill: 'var(--surface)',
    stroke: stageColour(LIFE.find((each) => each === stage) ?? 'UNSPLIT'),
    strokeWidth: 2,
  }),
  OUTSIDE: () => ({ fill: 'none', stroke: 'var(--border-strong)', strokeDasharray: '4 4' }),
  EXCLUSION: () => ({ fill: 'var(--surface-sunken)', stroke: 'var(--border-strong)' }),
} as const;
