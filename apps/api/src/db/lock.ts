import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What the lock file says of the process that holds the folder. */
export interface LockHolder {
  readonly pid: number;
  /** Distinguishes two processes that were given the same number; null where the system does not tell. */
  readonly startedAt: string | null;
  /** Where the holder serves, once it does: a command is handed over to it there. */
  readonly url: string | null;
  /** Whoever can read the lock file (its mode is 600) may hand jobs to the holder. */
  readonly token: string;
}

export interface FolderLock {
  readonly token: string;
  /** Writes into the lock file where this process serves. */
  announce(url: string): Promise<void>;
  release(): Promise<void>;
}

/** Another process holds the embedded database. */
export class DatabaseLocked extends Error {
  readonly holder: LockHolder;
  constructor(home: string, holder: LockHolder) {
    const where = holder.url === null ? '' : `, serving ${holder.url}`;
    super(
      `The embedded database in ${home} is in use by process ${holder.pid}${where}. ` +
        'Stop that process (Ctrl+C in its window), or give this one another folder with CRADLE_HOME, ' +
        'or use a PostgreSQL server with DATABASE_URL.',
    );
    this.holder = holder;
  }
}

/**
 * Takes the exclusive lock of a folder. A lock left by a process that no longer runs is taken over.
 *
 * @throws DatabaseLocked
 */
export async function lockFolder(home: string): Promise<FolderLock> {
  const file = lockFile(home);
  const holder: LockHolder = {
    pid: process.pid,
    startedAt: await processStart(process.pid),
    url: null,
    token: randomBytes(24).toString('base64url'),
  };
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await createExclusively(file, holder)) return lockOf(file, holder);
    const found = await readHolder(home);
    if (found !== null && (await isAlive(found))) throw new DatabaseLocked(home, found);
    await setAside(file, found);
  }
  throw new Error(`The lock file ${file} changes hands too often. Try again.`);
}

/** Who holds the folder now; null when nobody does. */
export async function runningHolder(home: string): Promise<LockHolder | null> {
  const holder = await readHolder(home);
  return holder !== null && (await isAlive(holder)) ? holder : null;
}

function lockFile(home: string): string {
  return path.join(home, 'db.lock');
}

function lockOf(file: string, holder: LockHolder): FolderLock {
  return {
    token: holder.token,
    async announce(url) {
      const next = `${file}.${holder.token}`;
      await writeFile(next, JSON.stringify({ ...holder, url }), { mode: 0o600 });
      await rename(next, file);
    },
    async release() {
      await rm(file, { force: true });
    },
  };
}

/** A hard link of a complete file: the lock appears whole or not at all, and only once. */
async function createExclusively(file: string, holder: LockHolder): Promise<boolean> {
  const draft = `${file}.${holder.token}`;
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Moves a stale lock away. If another process has replaced it in between, its lock is put back. */
async function setAside(file: string, stale: LockHolder | null): Promise<void> {
  const aside = `${file}.stale.${randomBytes(8).toString('hex')}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await parseHolder(aside);
  if (moved !== null && moved.token !== stale?.token) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

async function readHolder(home: string): Promise<LockHolder | null> {
  return parseHolder(lockFile(home));
}

async function parseHolder(file: string): Promise<LockHolder | null> {
  try {
    const holder = JSON.parse(await readFile(file, 'utf8')) as LockHolder;
    return typeof holder.pid === 'number' ? holder : null;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

async function isAlive(holder: LockHolder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: the process exists and belongs to somebody else.
    if (errorCode(error) !== 'EPERM') return false;
  }
  const startedAt = await processStart(holder.pid);
  return holder.startedAt === null || startedAt === null || startedAt === holder.startedAt;
}

/** Start time of a process in clock ticks since boot together with the boot's id (Linux only). */
async function processStart(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    // The second field is the command in brackets and may hold spaces; the start time is the 22nd field.
    const afterCommand = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${boot.trim()}:${afterCommand[19]}`;
  } catch {
    return null;
  }
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
