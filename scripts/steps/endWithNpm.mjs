const EVERY_MS = 500;

/**
 * npm starts scripts through a shell and, when it is told to end, ends the shell but not what the shell has started. A
 * server started by npm therefore watches for the loss of its parent and then ends itself as if it had been told.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, EVERY_MS);
  watch.unref();
}
