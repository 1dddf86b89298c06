import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StackedStagesChart } from '../../charts/index.ts';
import { useGapNames, useLanguage } from '../../i18n/index.ts';
import { formatDelta, formatShareDelta, formatStated, MISSING } from '../../lib/format.ts';
import { STAGES_IN_TOTAL } from '../../lib/stages.ts';
import { unitName } from '../../lib/unitName.ts';
import { Badge, Figure, Table } from '../../ui/index.ts';
import styles from './Families.module.css';
import { countDifferences, type FamilyMember, type LoadedFamily } from './familyTypes.ts';

/** The footprints of a family by stage, and each variant against the base. */
export function FamilyFootprints({ family }: { readonly family: LoadedFamily }) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const gapName = useGapNames();
  const members = [family.base, ...family.variants];
  const stages = STAGES_IN_TOTAL.filter((stage) =>
    members.some(({ footprint }) => footprint?.stages.some((one) => one.stage === stage)),
  );
  const base = family.base.footprint?.totalKgCo2e ?? null;
  return (
    <div className={styles.beside}>
      <StackedStagesChart
        caption={t('families.footprintsOf', { name: nameOf(family) })}
        parts={stages.map((stage) => ({ key: stage, label: t(`stage.${stage}`), stage }))}
        bars={members.map((member) => ({
          key: member.id,
          label: nameOf(member.product),
          values: stages.map((stage) => {
            const one = member.footprint?.stages.find((each) => each.stage === stage);
            return {
              part: stage,
              kgCo2e: one?.kgCo2e ?? null,
              gaps: (one?.gaps ?? []).map(({ code }) => gapName(code)),
            };
          }),
          total: member.footprint?.totalKgCo2e ?? null,
          gaps: (member.footprint?.gaps ?? []).map(({ code }) => gapName(code)),
        }))}
      />
      <Table label={t('families.footprints')}>
        <thead>
          <tr>
            <th scope="col">{t('families.variant')}</th>
            <th scope="col" data-number>
              {t('ui.kgCo2e')}
            </th>
            <th scope="col" data-number>
              {t('families.against')}
            </th>
            <th scope="col" data-number>
              {t('families.differences')}
            </th>
            <th scope="col">{t('families.status')}</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member, column) => {
            const total = member.footprint?.totalKgCo2e ?? null;
            return (
              <tr key={member.id}>
                <MemberName member={member} />
                <td data-number>
                  <Figure value={total} />
                  {member.footprint && member.footprint.gaps.length > 0 && (
                    <span
                      className={styles.gap}
                      title={member.footprint.gaps.map(({ code }) => gapName(code)).join(', ')}
                    >
                      {' + ?'}
                    </span>
                  )}
                </td>
                <td data-number>
                  {column === 0 ? (
                    <span className="lead">{t('families.isBase')}</span>
                  ) : (
                    <Against total={total} base={base} />
                  )}
                </td>
                <td data-number>
                  {column === 0 ? MISSING : formatStated(countDifferences(family.rows, column), locale)}
                </td>
                <td>
                  <Badge tone={member.status === 'VERIFIED' ? 'good' : 'neutral'}>
                    {t(`status.${member.status}`)}
                  </Badge>
                  {family.standing.includes(member.id) && (
                    <span className={styles.under}>{t('families.stands')}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}

function MemberName({ member }: { readonly member: FamilyMember }) {
  const { locale, nameOf } = useLanguage();
  const { product, declaredUnit } = member;
  return (
    <th scope="row">
      <Link to={`/products/${encodeURIComponent(product.id)}`}>{nameOf(product)}</Link>
      <span className={styles.under}>
        {product.sku} · {formatStated(declaredUnit.amount, locale)} {unitName(declaredUnit.unit, locale)}
      </span>
    </th>
  );
}

function Against({ total, base }: { readonly total: number | null; readonly base: number | null }) {
  const { locale } = useLanguage();
  if (total === null || base === null) return MISSING;
  return (
    <>
      {formatDelta(total - base, locale)}
      {base !== 0 && <span className={styles.under}>{formatShareDelta(total / base - 1, locale)}</span>}
    </>
  );
}
