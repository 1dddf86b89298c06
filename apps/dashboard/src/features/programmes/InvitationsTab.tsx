import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import type { ProgrammeInvitationsQuery as Answer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import { usePages } from '../../lib/usePages.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  Badge,
  Button,
  Card,
  ErrorState,
  Pager,
  Refusal,
  ShownOnce,
  Skeleton,
  Stack,
  Table,
  TextField,
} from '../../ui/index.ts';
import type { LoadedProgramme } from './ProgrammePage.tsx';
import styles from './Programmes.module.css';
import {
  ApplicantsQuery,
  DecideApplication,
  InviteToProgramme,
  ProgrammeInvitationsQuery,
  RevokeProgrammeInvitation,
} from './programmeQueries.ts';

interface InvitationsTabProps {
  readonly programme: LoadedProgramme;
  readonly onChanged: () => void;
}

/** Links for whom one wants, a code for whoever asks, and who waits to be let in. */
export function InvitationsTab({ programme, onChanged }: InvitationsTabProps) {
  const { t } = useTranslation();
  // New invitations stand first: the table begins anew.
  const [made, setMade] = useState(0);
  const afterInviting = (): void => {
    setMade(made + 1);
    onChanged();
  };
  return (
    <Stack>
      <Card title={t('programmes.invite')} subtitle={t('programmes.inviteHint')}>
        <InviteForm programmeId={programme.id} onChanged={afterInviting} />
      </Card>
      <Card title={t('programmes.applications')} subtitle={t('programmes.applicationsHint')}>
        <p>
          {t('programmes.code')}: <output>{programme.code}</output>
        </p>
        <Applicants programme={programme} onChanged={onChanged} />
      </Card>
      <Card title={t('programmes.sentInvitations')}>
        <InvitationTable key={made} programme={programme} />
      </Card>
    </Stack>
  );
}

interface NewLink {
  readonly token: string;
  readonly note: string;
}

function InviteForm({
  programmeId,
  onChanged,
}: {
  readonly programmeId: string;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation();
  const [notes, setNotes] = useState('');
  const [links, setLinks] = useState<readonly NewLink[]>([]);
  const [{ fetching }, invite] = useMutation(InviteToProgramme);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const names = notes.split('\n').map((note) => note.trim());
    const answer = await invite({ id: programmeId, notes: names.filter(Boolean) });
    if (!accepted(answer) || answer.data?.result.__typename !== 'NewProgrammeInvitations') return;
    setLinks(
      answer.data.result.invitations.map(({ token, invitation }) => ({ token, note: invitation.note })),
    );
    setNotes('');
    onChanged();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('programmes.whom')}
        hint={t('programmes.whomHint')}
        value={notes}
        onChange={setNotes}
        isLong
      />
      <Refusal text={refusal} />
      <div className={styles.row}>
        <Button type="submit" needs="RUN_PROGRAMME" disabled={fetching || notes.trim() === ''}>
          {t('programmes.makeLinks')}
        </Button>
      </div>
      {links.map(({ token, note }) => (
        <div key={token}>
          <p>{note}</p>
          <ShownOnce
            label={t('programmes.linkFor', { name: note })}
            text={`${window.location.origin}/programmes/join/${token}`}
          />
        </div>
      ))}
    </form>
  );
}

const PAGE = 50;

/** Asked by its own query, so that a page of it can be turned without asking for the programme again. */
function Applicants({ programme: { id }, onChanged }: InvitationsTabProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const pages = usePages(id);
  const [{ data, error }, ask] = useQuery({
    query: ApplicantsQuery,
    variables: { id, first: PAGE, after: pages.after },
    requestPolicy: 'cache-and-network',
  });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  const [, decide] = useMutation(DecideApplication);
  const { refusal, accepted } = useRefusal();
  const answer = async (memberId: string, accept: boolean): Promise<void> => {
    if (!accepted(await decide({ memberId, accept }))) return;
    again();
    onChanged();
  };
  if (error && !data) return <ErrorState error={error} onRetry={again} />;
  const applicants = data?.programme?.applicants;
  if (!applicants) return <Skeleton height="1.5rem" lines={2} />;
  const { edges, totalCount, pageInfo } = applicants;
  if (totalCount === 0) return <p>{t('programmes.noApplications')}</p>;
  return (
    <>
      <Refusal text={refusal} />
      <ul className={styles.list}>
        {edges.map(({ node: applicant }) => (
          <li key={applicant.id} className={styles.item}>
            <div>
              {nameOf(applicant)}
              <span className="under">{applicant.note}</span>
            </div>
            <div className={styles.row}>
              <Button needs="RUN_PROGRAMME" onClick={() => void answer(applicant.id, true)}>
                {t('programmes.letIn')}
              </Button>
              <Button variant="quiet" needs="RUN_PROGRAMME" onClick={() => void answer(applicant.id, false)}>
                {t('programmes.refuse')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Pager
        label={t('programmes.applications')}
        {...{ pages, pageInfo, shown: edges.length, total: totalCount }}
      />
    </>
  );
}

type Invitation = NonNullable<Answer['programme']>['invitations']['edges'][number]['node'];

function InvitationTable({ programme: { id } }: Pick<InvitationsTabProps, 'programme'>) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const pages = usePages(id);
  const [{ data, error }, ask] = useQuery({
    query: ProgrammeInvitationsQuery,
    variables: { id, first: PAGE, after: pages.after },
    requestPolicy: 'cache-and-network',
  });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  const [, revoke] = useMutation(RevokeProgrammeInvitation);
  const { refusal, accepted } = useRefusal();
  if (error && !data) return <ErrorState error={error} onRetry={again} />;
  const invitations = data?.programme?.invitations;
  if (!invitations) return <Skeleton height="1.5rem" lines={4} />;
  const { edges, totalCount, pageInfo } = invitations;
  if (totalCount === 0) return <p>{t('programmes.noInvitations')}</p>;
  return (
    <>
      <Refusal text={refusal} />
      <Table label={t('programmes.sentInvitations')}>
        <thead>
          <tr>
            <th scope="col">{t('programmes.forWhom')}</th>
            <th scope="col">{t('programmes.sentOn')}</th>
            <th scope="col">{t('programmes.invitationState')}</th>
          </tr>
        </thead>
        <tbody>
          {edges.map(({ node }) => {
            const state = stateOf(node);
            return (
              <tr key={node.id}>
                <th scope="row">{node.note}</th>
                <td>{formatDay(node.createdAt, locale)}</td>
                <td>
                  <span className={styles.row}>
                    <Badge tone={state === 'accepted' ? 'good' : 'neutral'}>
                      {t(`programmes.invitation.${state}`)}
                    </Badge>
                    {state === 'open' && (
                      <Button
                        variant="quiet"
                        needs="RUN_PROGRAMME"
                        onClick={() =>
                          void revoke({ id: node.id }).then((answer) => accepted(answer) && again())
                        }
                      >
                        {t('programmes.revokeInvitation')}
                      </Button>
                    )}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <Pager
        label={t('programmes.sentInvitations')}
        {...{ pages, pageInfo, shown: edges.length, total: totalCount }}
      />
    </>
  );
}

function stateOf({ acceptedAt, declinedAt, revokedAt, expiresAt }: Invitation) {
  if (acceptedAt) return 'accepted';
  if (declinedAt) return 'declined';
  if (revokedAt) return 'revoked';
  return new Date(expiresAt) < new Date() ? 'expired' : 'open';
}
