/** Cookies kept by hand, as a browser would: only what a simulated person needs (name, value, removal). */
export type CookieJar = Map<string, string>;

/** Takes over the `Set-Cookie` headers of an answer; an emptied or expired cookie is forgotten. */
export function storeCookies(jar: CookieJar, setCookie: readonly string[]): void {
  for (const header of setCookie) {
    const [pair = '', ...attributes] = header.split(';');
    const equals = pair.indexOf('=');
    if (equals < 1) continue;
    const name = pair.slice(0, equals).trim();
    const value = pair.slice(equals + 1).trim();
    const removed = attributes.some((attribute) => /^\s*max-age=(0|-\d+)\s*$/i.test(attribute));
    if (removed || value === '') jar.delete(name);
    else jar.set(name, value);
  }
}

export function cookieHeader(jar: CookieJar): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}
