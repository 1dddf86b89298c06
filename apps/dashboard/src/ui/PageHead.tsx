import type { LearningTopic } from '@cradle/schema';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LearnLink } from './LearnLink.tsx';
import styles from './PageHead.module.css';

export interface PageHeadProps {
  readonly title: ReactNode;
  /** The page this one belongs to. */
  readonly back?: { readonly to: string; readonly label: string };
  /** What the page is for, in a sentence. */
  readonly lead?: ReactNode;
  /** The learning page that helps with it; `ALL` leads to their list. */
  readonly learn?: LearningTopic | 'ALL';
  /** What can be done with the whole page, at its right edge. */
  readonly tools?: ReactNode;
  /** More about what the page shows, below the lead. */
  readonly children?: ReactNode;
}

/** The head of every page: where it belongs, its name, what it is for, what helps, and what can be done. */
export function PageHead({ title, back, lead, learn, tools, children }: PageHeadProps) {
  const { t } = useTranslation();
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        {back && (
          <Link to={back.to} className={styles.back}>
            {back.label}
          </Link>
        )}
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
        {learn && (
          <p className={styles.learn}>
            {learn === 'ALL' ? <Link to="/learn">{t('learning.title')}</Link> : <LearnLink topic={learn} />}
          </p>
        )}
        {children}
      </div>
      {tools && <div className={styles.tools}>{tools}</div>}
    </header>
  );
}
