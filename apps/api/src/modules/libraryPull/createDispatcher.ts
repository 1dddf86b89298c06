import { type Dispatcher, EnvHttpProxyAgent, interceptors } from 'undici';

/** Proxies as the environment names them; null where it names none. */
export interface ProxySettings {
  readonly http: string | null;
  readonly https: string | null;
  /** Hosts asked directly, by commas: `localhost,.example.org`. */
  readonly except: string | null;
}

const MOST_REDIRECTIONS = 5;
const CONNECT_TIMEOUT = 10_000;

/** How requests leave this machine: through the proxy if there is one, following redirections. To be closed after use. */
export function createDispatcher({ http, https, except }: ProxySettings): Dispatcher {
  return new EnvHttpProxyAgent({
    // An empty text keeps undici from looking into the environment by itself.
    httpProxy: http ?? '',
    httpsProxy: https ?? http ?? '',
    noProxy: except ?? '',
    connect: { timeout: CONNECT_TIMEOUT },
  }).compose(interceptors.redirect({ maxRedirections: MOST_REDIRECTIONS }));
}
