import pg from 'pg';
import type { Database } from './database.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

export interface Listener {
  readonly listen: Database['listen'];
  close(): Promise<void>;
}

/**
 * One connection of a server for everything that is listened to, made when the first channel is asked for. A connection that is
 * lost is made anew, and every channel then hears null: what was announced meanwhile is gone.
 */
export function createListener(url: string): Listener {
  const channels = new Map<string, Set<(text: string | null) => void>>();
  const tell = (channel: string, text: string | null) => {
    for (const heard of channels.get(channel) ?? []) heard(text);
  };
  let closed = false;
  let client: Promise<pg.Client> | null = null;
  let waiting: NodeJS.Timeout | undefined;

  const connect = async (): Promise<pg.Client> => {
    const fresh = new pg.Client({
      connectionString: url,
      keepAlive: true,
      application_name: 'cradle listener',
    });
    fresh.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''));
    fresh.on('error', () => undefined);
    await fresh.connect();
    for (const channel of channels.keys()) await fresh.query(`LISTEN ${quoted(channel)}`);
    fresh.once('end', () => reconnect(FIRST_WAIT_MS));
    return fresh;
  };
  const reconnect = (waitMs: number) => {
    client = null;
    if (closed || channels.size === 0) return;
    waiting = setTimeout(() => {
      client = connect();
      client.then(
        () => {
          for (const channel of channels.keys()) tell(channel, null);
        },
        () => reconnect(Math.min(2 * waitMs, LONGEST_WAIT_MS)),
      );
    }, waitMs).unref();
  };

  return {
    async listen(channel, heard) {
      const known = channels.get(channel);
      channels.set(channel, (known ?? new Set()).add(heard));
      if (client === null) {
        client = connect();
        client.catch(() => reconnect(FIRST_WAIT_MS));
        await client;
      } else if (known === undefined) await (await client).query(`LISTEN ${quoted(channel)}`);
      return async () => {
        const others = channels.get(channel);
        others?.delete(heard);
      };
    },
    async close() {
      closed = true;
      clearTimeout(waiting);
      await client?.then((open) => open.end()).catch(() => undefined);
    },
  };
}

function quoted(channel: string): string {
  return `"${channel.replaceAll('"', '""')}"`;
}
