/**
 * Cookies travel with every request of a browser, also with those another site makes it send: whatever
 * changes something, and every socket, must come from a page of ours (OWASP ASVS 3.5, 4.4.2). A client
 * that is no browser sends no `Origin` and carries no cookies by accident.
 */
export function isOwnOrigin(headers: Headers, publicOrigin: string | null): boolean {
  if (headers.get('sec-fetch-site') === 'cross-site') return false;
  const origin = headers.get('origin');
  if (origin === null) return true;
  if (publicOrigin !== null) return origin === publicOrigin;
  // No address was configured: whatever name the page was loaded by is ours.
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === headers.get('host');
}
