import { PROGRAMME_STEPS } from '@cradle/schema';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation, useQuery } from 'urql';
import type { ProgrammeMembersQuery as Members, ProgrammeStep } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { downloadFile } from '../../lib/downloadFile.ts';
import { formatDay, formatRegion } from '../../lib/format.ts';
import { usePages } from '../../lib/usePages.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  Button,
  Card,
  Checkbox,
  ConfirmButton,
  EmptyState,
  ErrorState,
  LabelStateBadge,
  Pager,
  Refusal,
  Select,
  Skeleton,
  showToast,
  Table,
  TextField,
} from '../../ui/index.ts';
import type { LoadedProgramme } from './ProgrammePage.tsx';
import styles from './Programmes.module.css';
import { ProgrammeMembersQuery, RemindMembers, RemoveProgrammeMember } from './programmeQueries.ts';

type Standing = NonNullable<Members['programme']>['members']['edges'][number]['node'];

const PAGE = 50;

interface MembersTabProps {
  readonly programme: LoadedProgramme;
  readonly campaignId: string | null;
  readonly onChanged: () => void;
}

/** The members, the step each stands before and since when; and a word to those who are stuck. */
export function MembersTab({ programme, campaignId, onChanged }: MembersTabProps) {
  const { t } = useTranslation();
  const [step, setStep] = useState<ProgrammeStep | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const pages = usePages(JSON.stringify([programme.id, campaignId, step]));
  const [{ data, error }, ask] = useQuery({
    query: ProgrammeMembersQuery,
    variables: { id: programme.id, campaignId, nextStep: step, first: PAGE, after: pages.after },
    requestPolicy: 'cache-and-network',
  });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={again} />;
  const members = data?.programme?.members;
  if (!members) return <Skeleton height="2rem" lines={8} />;
  const choose = (id: string, isChosen: boolean): void => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <Card
      title={t('programmes.tabs.members')}
      subtitle={t('programmes.membersHint', { count: members.totalCount })}
    >
      <div className={styles.row}>
        <Select
          label={t('programmes.next')}
          value={step ?? ''}
          all={t('programmes.anyStep')}
          options={PROGRAMME_STEPS.slice(1).map((each) => ({
            value: each,
            label: t(`programmes.step.${each}`),
          }))}
          onChange={(value) => setStep(PROGRAMME_STEPS.find((each) => each === value) ?? null)}
        />
        <Button onClick={() => void exportMembers(programme.id, campaignId)}>{t('programmes.export')}</Button>
      </div>
      {members.edges.length === 0 ? (
        <EmptyState title={t('programmes.noMembers')}>
          <p>{t('programmes.nobodyYetHint')}</p>
        </EmptyState>
      ) : (
        <MemberTable
          members={members.edges.map(({ node }) => node)}
          chosen={chosen}
          onChoose={choose}
          onRemoved={(id) => {
            choose(id, false);
            again();
            onChanged();
          }}
        />
      )}
      <Pager
        label={t('programmes.tabs.members')}
        pages={pages}
        pageInfo={members.pageInfo}
        shown={members.edges.length}
        total={members.totalCount}
      />
      <ReminderForm
        programmeId={programme.id}
        step={step}
        chosen={[...chosen]}
        onSent={() => {
          setChosen(new Set());
          onChanged();
        }}
      />
    </Card>
  );
}

async function exportMembers(programmeId: string, campaignId: string | null): Promise<void> {
  const response = await fetch('/exports/programme-members.csv', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ programmeId, campaignId }),
  });
  if (response.ok) downloadFile('programme-members.csv', await response.blob());
}

interface MemberTableProps {
  readonly members: readonly Standing[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (id: string, isChosen: boolean) => void;
  readonly onRemoved: (id: string) => void;
}

function MemberTable({ members, chosen, onChoose, onRemoved }: MemberTableProps) {
  const { t } = useTranslation();
  const { nameOf, locale } = useLanguage();
  return (
    <Table label={t('programmes.tabs.members')} className={styles.members}>
      <thead>
        <tr>
          <th scope="col">{t('programmes.member')}</th>
          <th scope="col">{t('programmes.next')}</th>
          <th scope="col">{t('programmes.sinceWhen')}</th>
          <th scope="col">{t('programmes.label')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('programmes.removeMember')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ member, reached, nextStep, since, labels }) => (
          <tr key={member.id}>
            <th scope="row">
              <Checkbox
                checked={chosen.has(member.id)}
                onChange={(isChosen) => onChoose(member.id, isChosen)}
                label={
                  <>
                    {nameOf(member)}
                    <span className="under">
                      {formatRegion(member.country, locale)}
                      {member.remindedAt &&
                        ` · ${t('programmes.remindedOn', { day: formatDay(member.remindedAt, locale) })}`}
                    </span>
                  </>
                }
              />
            </th>
            <td>
              {reached === null
                ? t('programmes.notDisclosed')
                : nextStep
                  ? t(`programmes.step.${nextStep}`)
                  : t('programmes.arrived')}
            </td>
            <td>{since ? formatDay(since, locale) : t('ui.missing')}</td>
            <td>{labels === null ? t('programmes.notDisclosed') : <LabelCell labels={labels ?? []} />}</td>
            <td>
              <RemoveMember member={member} onRemoved={() => onRemoved(member.id)} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface RemoveMemberProps {
  readonly member: Standing['member'];
  readonly onRemoved: () => void;
}

/** Ends a membership: with it every consent of the member. */
function RemoveMember({ member, onRemoved }: RemoveMemberProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [, remove] = useMutation(RemoveProgrammeMember);
  const { refusal, accepted } = useRefusal();
  return (
    <ConfirmButton
      label={t('programmes.removeMember')}
      question={t('programmes.removeMemberSure', { name: nameOf(member) })}
      needs="RUN_PROGRAMME"
      refusal={refusal}
      onConfirm={() => void remove({ memberId: member.id }).then((answer) => accepted(answer) && onRemoved())}
    />
  );
}

function LabelCell({ labels }: { readonly labels: NonNullable<Standing['labels']> }) {
  const { t } = useTranslation();
  const [label] = labels;
  if (label === undefined) return <>{t('programmes.noLabel')}</>;
  const badge = <LabelStateBadge state={label.state} grade={label.grade} />;
  return label.code ? <Link to={`/labels/${label.code}`}>{badge}</Link> : badge;
}

interface ReminderFormProps {
  readonly programmeId: string;
  readonly step: ProgrammeStep | null;
  readonly chosen: readonly string[];
  readonly onSent: () => void;
}

function ReminderForm({ programmeId, step, chosen, onSent }: ReminderFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [{ fetching }, remind] = useMutation(RemindMembers);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await remind({ id: programmeId, memberIds: [...chosen], step, text });
    if (!accepted(answer)) return;
    const sent = answer.data?.result.__typename === 'RemindedMembers' ? answer.data.result.members.length : 0;
    showToast(t('programmes.reminded', { count: sent }));
    setText('');
    onSent();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('programmes.remindText')}
        hint={t('programmes.remindHint')}
        value={text}
        onChange={setText}
        isLong
      />
      <Refusal text={refusal} />
      <div className={styles.row}>
        <Button
          type="submit"
          needs="RUN_PROGRAMME"
          disabled={fetching || chosen.length === 0 || text.trim() === ''}
        >
          {t('programmes.remind', { count: chosen.length })}
        </Button>
      </div>
    </form>
  );
}
