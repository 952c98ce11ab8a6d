const AWAY_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '55P03', '57014', '53300']);

/** Connection lost or refused, shutting down (57P0x), too many connections, or a lock that did not come in time. */
export function isDatabaseAway(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const code =
    (thrown as { code?: unknown; driverError?: { code?: unknown } }).code ??
    (thrown as { driverError?: { code?: unknown } }).driverError?.code;
  if (typeof code === 'string')
    return AWAY_CODES.has(code) || code.startsWith('57P') || code.startsWith('08') || code === '25P03';
  // a runner whose connection died in mid-command counts as released
  return /Connection terminated|Query runner already released|Query read timeout|timeout exceeded when trying to connect|Client was closed|not queryable|Driver not Connected/i.test(
    thrown.message,
  );
}
