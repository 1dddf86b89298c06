import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { chooseLanguage, useLanguage } from '../i18n/index.ts';
import { PermittedContext } from '../lib/permission.ts';
import { Icon, IconButton, Toasts } from '../ui/index.ts';
import styles from './Shell.module.css';
import { useTheme } from './theme.ts';
import { LocalNotice, UserMenu, useWho } from './UserMenu.tsx';
import { WatchLink } from './WatchLink.tsx';

const SIGNS = { system: 'system', light: 'sun', dark: 'moon' } as const;

/** The pages of the main navigation, by what one does there; what does not fit is scrolled to. */
const PAGES = [
  [
    { to: '/', text: 'portfolio' },
    { to: '/factors', text: 'factors' },
    { to: '/library', text: 'library' },
    { to: '/standards', text: 'standards' },
  ],
  [
    { to: '/compare', text: 'compare' },
    { to: '/scenarios', text: 'scenarios' },
    { to: '/hotspots', text: 'hotspots' },
    { to: '/reductions', text: 'reductions' },
  ],
  [
    { to: '/suppliers', text: 'suppliers' },
    { to: '/find', text: 'find' },
    { to: '/sharing', text: 'sharing' },
    { to: '/evaluations', text: 'evaluations' },
    { to: '/programmes', text: 'programmes' },
  ],
  [
    { to: '/organisation', text: 'organisation' },
    { to: '/cbam', text: 'cbam' },
  ],
] as const;

/** The frame around every page. */
export function Shell() {
  const { t } = useTranslation();
  const main = useFocusOnNewPage();
  const nav = useCurrentPageInSight();
  const who = useWho();
  const busy = useNavigation().state !== 'idle';
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t('shell.skip')}
      </a>
      <header className={styles.bar} data-busy={busy}>
        <Link to="/" className={styles.logo}>
          Cradle
        </Link>
        <nav ref={nav} className={styles.nav} aria-label={t('shell.navigation')}>
          {PAGES.map((group) => (
            <div key={group[0].to} className={styles.group}>
              {group.map(({ to, text }) => (
                <NavLink key={to} to={to} end={to === '/'}>
                  {t(`shell.${text}`)}
                </NavLink>
              ))}
            </div>
          ))}
        </nav>
        <div className={styles.tools}>
          <WatchLink isMember={who?.permitted !== undefined && who?.permitted !== null} />
          <LanguageSwitch />
          <ThemeToggle />
          <UserMenu who={who} />
        </div>
      </header>
      <LocalNotice who={who} />
      <main id="content" ref={main} tabIndex={-1} className={styles.main}>
        <PermittedContext value={who?.permitted ?? null}>
          <Outlet />
        </PermittedContext>
      </main>
      <footer className={styles.footer}>
        <p>{t('shell.licence')}</p>
        <p className={styles.links}>
          <Link to="/learn">{t('learning.title')}</Link>
          <Link to="/check">{t('footprintCheck.link')}</Link>
          <Link to="/gallery">{t('gallery.link')}</Link>
          <Link to="/query">{t('query.link')}</Link>
        </p>
      </footer>
      <Toasts />
      <ScrollRestoration getKey={(location) => location.pathname} />
    </div>
  );
}

function LanguageSwitch() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (
    <fieldset className={styles.languages} aria-label={t('shell.language')}>
      <button
        type="button"
        lang="en"
        aria-pressed={language === 'en'}
        onClick={() => void chooseLanguage('en')}
      >
        EN
      </button>
      <button
        type="button"
        lang="zh"
        aria-pressed={language === 'zh'}
        onClick={() => void chooseLanguage('zh')}
      >
        中文
      </button>
    </fieldset>
  );
}

function ThemeToggle() {
  const { t } = useTranslation();
  const [theme, next] = useTheme();
  return (
    <IconButton label={t('shell.theme', { theme: t(`shell.themes.${theme}`) })} onClick={next}>
      <Icon name={SIGNS[theme]} />
    </IconButton>
  );
}

/** A screen reader reads on from the new page instead of from the link that is gone. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current !== pathname) main.current?.focus({ preventScroll: true });
    last.current = pathname;
  }, [pathname]);
  return main;
}

/** Where the navigation is wider than its room, the current page's link is scrolled into it. */
function useCurrentPageInSight() {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another current link.
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (!nav.current || !link) return;
    nav.current.scrollLeft = link.offsetLeft - (nav.current.clientWidth - link.offsetWidth) / 2;
  }, [pathname]);
  return nav;
}
