import type { Config } from '../config/config.ts';
import type { Database } from './database.ts';
import { openEmbedded } from './openEmbedded.ts';
import { openServer } from './openServer.ts';

/**
 * Opens the database the configuration names and brings its schema up to date.
 *
 * @throws DatabaseLocked when another process holds the embedded database
 */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'home'>): Promise<Database> {
  return config.databaseUrl === null ? openEmbedded(config.home) : openServer(config.databaseUrl);
}
