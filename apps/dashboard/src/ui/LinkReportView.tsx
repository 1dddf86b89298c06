import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkReportFieldsFragment } from '../graphql/generated/graphql.ts';
import { graphql } from '../graphql/generated/index.ts';
import { useLanguage, useLinkNames } from '../i18n/index.ts';
import { formatAmount, formatCount } from '../lib/format.ts';
import styles from './LinkReportView.module.css';
import { Table } from './Table.tsx';
import { Tiles } from './Tiles.tsx';

export const LinkReportFields = graphql(`
  fragment LinkReportFields on LinkReport {
    processes
    exchanges
    technosphere
    solved
    withEmissions
    residual
    loops
    behindCuts
    linked { name count }
    unlinked { name count }
    cuts { consumerId consumer providerId provider flow coefficient gain }
    duplicateNames { name count }
    notCharacterised { name count }
    problems { place message }
  }
`);

export interface LinkReportViewProps {
  readonly report: LinkReportFieldsFragment;
}

/** How a process database was linked and solved: what is sure, what was chosen among several, and what is missing. */
export function LinkReportView({ report }: LinkReportViewProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const linkName = useLinkNames();
  const tiles = [
    ['processes', report.processes],
    ['exchanges', report.exchanges],
    ['solved', report.solved],
    ['withEmissions', report.withEmissions],
    ['behindCuts', report.behindCuts],
  ] as const;
  const tally = [...report.linked, ...report.unlinked];
  const largest = Math.max(1, ...tally.map(({ count }) => count));
  return (
    <section className={styles.report}>
      <Tiles tiles={tiles.map(([name, count]) => [t(`processes.report.${name}`), count])} />
      <Table label={t('processes.report.title')} size="small">
        <caption className={styles.caption}>
          {t('processes.report.links', { total: formatCount(report.technosphere, locale) })}
        </caption>
        <tbody>
          {tally.map(({ name, count }) => (
            <tr key={name} data-unlinked={report.unlinked.some((each) => each.name === name)}>
              <th scope="row">{linkName(name)}</th>
              <td className={styles.bar}>
                <span style={{ inlineSize: `${(100 * count) / largest}%` }} />
              </td>
              <td data-number>{formatCount(count, locale)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className={styles.hint}>
        {report.loops.length === 0
          ? t('processes.report.noLoops')
          : t('processes.report.loops', { sizes: report.loops.slice(0, 8).join(', ') })}{' '}
        {t('processes.report.residual', { residual: report.residual.toExponential(1) })}
      </p>
      <Listing title={t('processes.report.cuts')} count={report.cuts.length}>
        {report.cuts.map((cut) => (
          <li key={`${cut.consumerId} ${cut.providerId} ${cut.gain}`}>
            {cut.consumer} ← {cut.provider}: {formatAmount(cut.coefficient, locale)} × {cut.flow}{' '}
            <span className={styles.hint}>
              {t('processes.report.gain', { gain: formatAmount(cut.gain, locale) })}
            </span>
          </li>
        ))}
      </Listing>
      <Named title={t('processes.report.duplicates')} names={report.duplicateNames} />
      <Named title={t('processes.report.notCharacterised')} names={report.notCharacterised} />
      <Listing title={t('processes.report.problems')} count={report.problems.length}>
        {report.problems.map(({ place, message }) => (
          <li key={`${place} ${message}`}>
            {message} <span className={styles.hint}>{place}</span>
          </li>
        ))}
      </Listing>
    </section>
  );
}

function Named(props: {
  readonly title: string;
  readonly names: readonly { readonly name: string; readonly count: number }[];
}) {
  return (
    <Listing title={props.title} count={props.names.length}>
      {props.names.map(({ name, count }) => (
        <li key={name}>
          {name} × {count}
        </li>
      ))}
    </Listing>
  );
}

function Listing(props: { readonly title: string; readonly count: number; readonly children: ReactNode }) {
  if (props.count === 0) return null;
  return (
    <details className={styles.details}>
      <summary>
        {props.title} ({props.count})
      </summary>
      <ul className={styles.list}>{props.children}</ul>
    </details>
  );
}
