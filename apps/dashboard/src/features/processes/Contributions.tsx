import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import type { ProcessContributionsQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatShare } from '../../lib/format.ts';
import { processAddress } from '../../lib/processAddress.ts';
import { unitName } from '../../lib/unitName.ts';
import { Card, Figure, Select, Skeleton, Table } from '../../ui/index.ts';
import styles from './Contributions.module.css';
import { orderTree } from './orderTree.ts';
import { ContributionsQuery } from './processQueries.ts';

type Node = NonNullable<ProcessContributionsQuery['unitProcess']>['contributions'][number];

export interface ContributionsProps {
  readonly release: string;
  readonly processId: string;
}

const CUT_OFFS = ['0.1', '0.05', '0.01', '0.001'];

/** Where the footprint of a process comes from: its supply as a tree in which every node adds up. */
export function Contributions({ release, processId }: ContributionsProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [cutOff, setCutOff] = useState('0.01');
  const variables = { release, processId, cutOff: Number(cutOff) };
  const [{ data, error }] = useQuery({ query: ContributionsQuery, variables });
  const nodes = data?.unitProcess?.contributions ?? [];
  if (error || (data && nodes.length < 2)) return null;
  return (
    <Card title={t('processes.contributions')} subtitle={t('processes.contributionsHint')}>
      <div className={styles.tools}>
        <Select
          label={t('processes.cutOff')}
          value={cutOff}
          options={CUT_OFFS.map((value) => ({ value, label: formatShare(Number(value), locale) }))}
          onChange={setCutOff}
        />
      </div>
      {!data && <Skeleton height="2rem" lines={6} />}
      {data && (
        <Table label={t('processes.contributions')} size="small" className={styles.tree}>
          <thead>
            <tr>
              <th scope="col">{t('processes.process')}</th>
              <th scope="col" data-number>
                {t('processes.amount')}
              </th>
              <th scope="col" data-number>
                {t('processes.direct')}
              </th>
              <th scope="col" data-number>
                {t('processes.withSupply')}
              </th>
              <th scope="col">{t('processes.shareOf')}</th>
            </tr>
          </thead>
          <tbody>
            {orderTree(nodes)
              .filter((at) => nodes[at]!.kind !== 'DEMAND')
              .map((at) => (
                <Row key={at} node={nodes[at]!} release={release} />
              ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

function Row({ node, release }: { readonly node: Node; readonly release: string }) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const share = Math.max(0, Math.min(1, node.share ?? 0));
  return (
    <tr data-kind={node.kind}>
      <th scope="row" style={{ paddingInlineStart: `${(node.depth - 1) * 1.25}rem` }}>
        {node.processId === null ? (
          t(`processes.node.${node.kind as 'REST'}`, { count: node.suppliers })
        ) : (
          <Link to={processAddress(release, node.processId)}>{nameOf(node)}</Link>
        )}
        {node.isReturn && <span className={styles.again}> ↻</span>}
      </th>
      <td data-number>
        {node.amount !== null && `${formatAmount(node.amount, locale)} ${unitName(node.unit ?? '', locale)}`}
      </td>
      <td data-number>{node.kind === 'PROCESS' && <Figure value={node.directKgCo2e} />}</td>
      <td data-number>
        <Figure value={node.kgCo2e} />
      </td>
      <td className={styles.share}>
        <span style={{ inlineSize: `${share * 100}%` }} />
        {formatShare(node.share, locale)}
      </td>
    </tr>
  );
}
