/** The names in an Accept-Encoding header, without those it rules out by `q=0`. */
export function acceptedEncodings(header: string): Set<string> {
  const names = header
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().split(';'))
    .filter(([, quality]) => quality === undefined || !/^\s*q=0(\.0*)?\s*$/.test(quality))
    .map(([name]) => name ?? '');
  return new Set(names);
}
