import type { PublicLabel } from '@cradle/schema';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatDay } from '../../lib/format.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { Button, Card, EmptyState, Facts, LabelStateBadge, Skeleton, showToast } from '../../ui/index.ts';
import styles from './Labels.module.css';
import { type CheckedSignature, checkSignature, type SignedLabel } from './signedLabel.ts';

interface Known {
  readonly label: SignedLabel;
  readonly checked: CheckedSignature;
}
type Loaded = Known | 'LOADING' | 'UNKNOWN' | 'OFFLINE';

/** `/labels/:code`: whether a label stands today, for everybody who has its code. */
export function LabelPage() {
  const { t } = useTranslation();
  const { code = '' } = useParams();
  const [loaded, reload] = useLabel(code);
  usePageTitle(t('labels.title'));
  if (loaded === 'LOADING') return <Skeleton height="2.5rem" lines={8} />;
  if (loaded === 'UNKNOWN')
    return (
      <EmptyState title={t('labels.notFound')}>
        <p>{t('labels.notFoundHint')}</p>
      </EmptyState>
    );
  if (loaded === 'OFFLINE')
    return (
      <EmptyState title={t('ui.failed')}>
        <p>{t('ui.offline')}</p>
        <Button onClick={reload}>{t('ui.retry')}</Button>
      </EmptyState>
    );
  return <LabelView label={loaded.label} checked={loaded.checked} />;
}

function useLabel(code: string): readonly [Loaded, () => void] {
  const [loaded, setLoaded] = useState<Loaded>('LOADING');
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks again.
  useEffect(() => {
    let isWanted = true;
    setLoaded('LOADING');
    readLabel(code).then((next) => isWanted && setLoaded(next));
    return () => {
      isWanted = false;
    };
  }, [code, round]);
  return [loaded, () => setRound(round + 1)];
}

async function readLabel(code: string): Promise<Loaded> {
  const response = await fetch(`/labels/${encodeURIComponent(code)}.json`).catch(() => null);
  if (response === null || response.status >= 500) return 'OFFLINE';
  const label = response.ok ? ((await response.json()) as SignedLabel | null) : null;
  return label === null ? 'UNKNOWN' : { label, checked: await checkSignature(label) };
}

function LabelView({ label, checked }: Known) {
  const { t } = useTranslation();
  const { locale, either } = useLanguage();
  const { document } = label;
  const stands = document.state === 'VALID' || document.state === 'SURVEILLANCE_DUE';
  return (
    <article className={styles.page}>
      <header className={styles.head} data-stands={stands}>
        <p className="lead">{t('labels.title')}</p>
        <h1>{either(document.factory, document.factoryZh)}</h1>
        <p className={styles.verdict}>
          <LabelStateBadge state={document.state} grade={document.grade} />
          <strong>
            {t(`labels.says.${document.state}`, {
              day: formatDay(document.validUntil, locale),
              on: formatDay(document.stateOn, locale),
            })}
          </strong>
        </p>
      </header>
      <div className={styles.columns}>
        <Card title={t('labels.what')}>
          <LabelFacts document={document} />
        </Card>
        <div className={styles.stack}>
          <Card title={t('labels.signature')}>
            <p className={styles.outcome} data-outcome={checked.outcome} role="status">
              {t(`labels.outcome.${checked.outcome}`)}
            </p>
            <Facts
              facts={[
                [t('labels.issuer'), document.issuer],
                [
                  t('labels.fingerprint'),
                  checked.fingerprint && <code key="key">{checked.fingerprint}</code>,
                ],
                [
                  t('labels.document'),
                  <a key="json" href={`/labels/${document.code}.json`}>
                    JSON
                  </a>,
                ],
              ]}
            />
            <p className="lead">{t('labels.trust')}</p>
          </Card>
          <Card title={t('labels.badge')} subtitle={t('labels.badgeHint')}>
            <Badge code={document.code} factory={document.factory} />
          </Card>
        </div>
      </div>
    </article>
  );
}

function LabelFacts({ document }: { readonly document: PublicLabel }) {
  const { t } = useTranslation();
  const { locale, either } = useLanguage();
  const { scheme, basisWording, groups } = document;
  return (
    <>
      <Facts
        facts={[
          [t('evaluations.grade'), <strong key="grade">{document.grade}</strong>],
          [t('evaluations.scheme'), `${either(scheme.name, scheme.nameZh)} · v${scheme.version}`],
          [
            t('evaluations.checkedAs'),
            <strong key="basis">{either(basisWording.name, basisWording.nameZh)}</strong>,
          ],
          ['', either(basisWording.meaning, basisWording.meaningZh)],
          [t('evaluations.scope'), document.scope && either(document.scope, document.scopeZh ?? '')],
          [t('evaluations.score'), document.score !== null && formatAmount(document.score, locale)],
          [
            t('evaluations.scoreWithEvidence'),
            document.scoreWithEvidence !== null && formatAmount(document.scoreWithEvidence, locale),
          ],
          [t('evaluations.decidedBy'), document.reviewer],
          [t('evaluations.issuedOn'), formatDay(document.issuedOn, locale)],
          [t('evaluations.validUntil'), formatDay(document.validUntil, locale)],
          [t('evaluations.code'), <code key="code">{document.code}</code>],
        ]}
      />
      {groups && (
        <ul className={styles.groups} aria-label={t('labels.groups')}>
          {groups.map((group) => (
            <li key={group.name}>
              <span>{either(group.name, group.nameZh)}</span>
              <span className={styles.number}>{formatAmount(group.score, locale)}</span>
              <span className={styles.track} aria-hidden="true">
                <span className={styles.fill} style={{ width: `${group.score ?? 0}%` }} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="lead">{either(scheme.basis, scheme.basisZh)}</p>
    </>
  );
}

interface BadgeProps {
  readonly code: string;
  readonly factory: string;
}

/** The drawing for other sites: it comes from this server, so that its state is always that of today. */
function Badge({ code, factory }: BadgeProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const picture = `/labels/${code}/badge.svg?language=${language}`;
  const name = t('labels.badgeOf', { factory });
  const snippet = `<a href="${location.origin}/labels/${code}"><img src="${location.origin}${picture}" width="340" height="100" alt="${escapeAttribute(name)}"></a>`;
  const copy = (): void =>
    void navigator.clipboard.writeText(snippet).then(() => showToast(t('labels.copied')));
  return (
    <>
      <img className={styles.picture} src={picture} width={340} height={100} alt={name} />
      <label className={styles.snippet}>
        {t('labels.snippet')}
        <textarea readOnly rows={4} value={snippet} onFocus={({ target }) => target.select()} />
      </label>
      <div>
        <Button onClick={copy}>{t('labels.copy')}</Button>
      </div>
    </>
  );
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
