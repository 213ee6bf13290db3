/**
 * "ktp garut" → KTP services at Kabupaten Garut. Plain words, in any order, with a service, a region or both;
 * spelling of capitals, accents and hyphens does not matter. Pure.
 */
export type SearchableService = {
  readonly id: string;
  readonly name: string;
  readonly agency: string;
  readonly keywords: readonly string[];
};
export type SearchableRegion = { readonly code: string; readonly name: string };

/** A service, a region, or a service at a region. */
export type Match = {
  readonly service: SearchableService | null;
  readonly region: SearchableRegion | null;
  readonly score: number;
};

/** Words that say nothing about what is meant. */
const fillers = new Set(
  'saya aku mau ingin minta tolong butuh perlu untuk di ke dan yang cara bagaimana gimana urus mengurus loket layanan mpp kantor the a in at to i need want my for get'.split(
    ' ',
  ),
);
/** Words that say which kind of region: they choose between two of the same name, they find nothing alone. */
const kinds = new Map([
  ['kab', 'kabupaten'],
  ['kabupaten', 'kabupaten'],
  ['kota', 'kota'],
]);

/** Lower case words without accents and punctuation. */
export function words(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/([a-z])-([a-z])/g, '$1$2')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/** 1 for the same word, less for one that begins with it; 0 when it is another word. */
function closeness(asked: string, offered: string): number {
  if (asked === offered) return 1;
  if (asked.length >= 2 && offered.startsWith(asked)) return 0.7;
  return asked.length >= 5 && offered.includes(asked) ? 0.4 : 0;
}

function best(asked: string, offered: readonly string[]): number {
  return offered.reduce((top, word) => Math.max(top, closeness(asked, word)), 0);
}

type Tokens = { readonly content: readonly string[]; readonly kind: string | null };

function readQuery(query: string): Tokens {
  const all = words(query);
  const kind = all.map((word) => kinds.get(word)).find((found) => found !== undefined) ?? null;
  const content = all.filter((word) => !fillers.has(word) && !kinds.has(word));
  return { content, kind };
}

function scoreService(tokens: readonly string[], service: SearchableService, whole: string): number {
  const name = words(service.name);
  const keywords = service.keywords.flatMap(words);
  const agency = words(service.agency);
  let score = 0;
  for (const token of tokens) {
    const found = Math.max(best(token, keywords) * 1.1, best(token, name), best(token, agency) * 0.5);
    if (found === 0) return 0;
    score += found;
  }
  const phrase = service.keywords.some((keyword) => words(keyword).join(' ') === whole);
  return score / tokens.length + (phrase ? 0.5 : 0);
}

function scoreRegion(tokens: readonly string[], region: SearchableRegion, kind: string | null): number {
  const [first, ...rest] = words(region.name);
  const own = first === 'kota' || first === 'kabupaten' ? rest : words(region.name);
  let score = 0;
  for (const token of tokens) {
    const found = best(token, own);
    if (found === 0) return 0;
    score += found;
  }
  // "bandung" means Bandung before Bandung Barat; "kota bandung" means the city.
  return (
    score / tokens.length - (own.length - tokens.length) * 0.15 + (kind !== null && first === kind ? 0.3 : 0)
  );
}

/** A query that names the place is meant for that place. */
const BOTH_BONUS = 0.3;

/** The best matches first, at most `limit`. An empty or meaningless query finds nothing. */
export function searchCounters(
  query: string,
  services: readonly SearchableService[],
  regions: readonly SearchableRegion[],
  limit = 8,
): Match[] {
  const { content, kind } = readQuery(query);
  if (content.length === 0) return [];
  const found: Match[] = [];
  // Every way to read some words as a region and the others as a service.
  for (const region of regions) {
    for (const regionTokens of contiguous(content)) {
      const regionScore = scoreRegion(regionTokens, region, kind);
      if (regionScore <= 0) continue;
      const others = content.filter((token) => !regionTokens.includes(token));
      if (others.length === 0) {
        found.push({ service: null, region, score: regionScore + BOTH_BONUS });
        continue;
      }
      for (const service of services) {
        const score = scoreService(others, service, others.join(' '));
        if (score === 0) continue;
        const mean = (score * others.length + regionScore * regionTokens.length) / content.length;
        found.push({ service, region, score: mean + BOTH_BONUS });
      }
    }
  }
  for (const service of services) {
    const score = scoreService(content, service, content.join(' '));
    if (score > 0) found.push({ service, region: null, score });
  }
  return unique(found.sort((a, b) => b.score - a.score)).slice(0, limit);
}

/** Runs of one to three neighbouring words. */
function contiguous(tokens: readonly string[]): string[][] {
  const runs: string[][] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = from + 1; to <= Math.min(tokens.length, from + 3); to += 1)
      runs.push(tokens.slice(from, to));
  }
  return runs;
}

function unique(matches: readonly Match[]): Match[] {
  const seen = new Set<string>();
  return matches.filter(({ service, region }) => {
    const key = `${service?.id ?? ''}@${region?.code ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
