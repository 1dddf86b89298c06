import ReactMarkdown, { type Components } from 'react-markdown';
import styles from './Markdown.module.css';
import { OutsideLink } from './OutsideLink.tsx';

/** Pictures would tell another site who reads: none is loaded. The page has its own h1. */
const COMPONENTS: Components = {
  a: ({ href, children }) =>
    href?.startsWith('/') ? <a href={href}>{children}</a> : <OutsideLink url={href}>{children}</OutsideLink>,
  h1: ({ children }) => <h2>{children}</h2>,
  img: ({ alt }) => <>{alt}</>,
};

/**
 * Text in Markdown. HTML in it is shown as text and addresses other than http, https, mailto and of this site lead nowhere: the
 * library makes React elements and no HTML. Not in `ui/index.ts`: only pages with such texts load it.
 */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <div className={styles.text}>
      <ReactMarkdown components={COMPONENTS}>{text}</ReactMarkdown>
    </div>
  );
}
