/**
 * "ktp garut" → KTP services at Kabupaten Garut. Plain words, in any order, with a service, a region or both;
 * spelling of capitals, accents and hyphens does not matter, and slips of the finger are forgiven. Pure.
 */
import { likeness } from './word-likeness.ts';

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
  'saya sy aku mau mo ingin pengen pingin minta tolong butuh perlu untuk di ke dan yang yg cara bagaimana gimana bisa apa ya urus mengurus ngurus loket layanan mpp kantor the a in at to i need want my for get'.split(
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

function best(asked: string, offered: readonly string[]): number {
  return offered.reduce((top, word) => Math.max(top, likeness(asked, word)), 0);
}

type Tokens = { readonly content: readonly string[]; readonly kind: string | null };

function readQuery(query: string): Tokens {
  const all = words(query);
  const kind = all.map((word) => kinds.get(word)).find((found) => found !== undefined) ?? null;
  const content = all.filter((word) => !fillers.has(word) && !kinds.has(word));
  return { content, kind };
}

/** A service's words, split once. */
type Indexed = {
  readonly service: SearchableService;
  readonly name: readonly string[];
  readonly keywords: readonly string[];
  readonly agency: readonly string[];
  /** The agency's short name, as ids begin with it: "dukcapil-kk". */
  readonly house: readonly string[];
  readonly phrases: ReadonlySet<string>;
};

function indexService(service: SearchableService): Indexed {
  return {
    service,
    name: words(service.name),
    keywords: service.keywords.flatMap(words),
    agency: words(service.agency),
    house: service.id.split('-').slice(0, 1),
    phrases: new Set(service.keywords.map((keyword) => words(keyword).join(' '))),
  };
}

function wordScore(token: string, { keywords, name, agency, house, phrases }: Indexed): number {
  const isKeyword = phrases.has(token) ? 1.25 : 0;
  return Math.max(
    isKeyword,
    best(token, keywords) * 1.1,
    best(token, name),
    best(token, house) * 0.8,
    best(token, agency) * 0.5,
  );
}

/**
 * How much each asked word tells: one that only few services know ("ktp") tells more than one that many do
 * ("bikin"), and one that none knows hardly anything.
 */
function weigh(tokens: readonly string[], services: readonly Indexed[]): ReadonlyMap<string, number> {
  return new Map(
    tokens.map((token) => {
      const knowers = services.filter((service) => wordScore(token, service) > 0.45).length;
      return [token, knowers === 0 ? UNKNOWN : 1 / Math.sqrt(knowers)];
    }),
  );
}

const UNKNOWN = 0.35;
/** Of all that was asked, so much must have been understood. */
const UNDERSTOOD = 0.4;

function scoreService(
  tokens: readonly string[],
  service: Indexed,
  weights: ReadonlyMap<string, number>,
): number {
  let sum = 0;
  let total = 0;
  for (const token of tokens) {
    const weight = weights.get(token) ?? UNKNOWN;
    sum += weight * wordScore(token, service);
    total += weight;
  }
  const score = total === 0 ? 0 : sum / total;
  if (score < UNDERSTOOD) return 0;
  return score + (service.phrases.has(tokens.join(' ')) ? 0.5 : 0);
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

/** What fits far worse than the best is not worth reading. */
const NEARLY_AS_GOOD = 0.5;

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
  const index = services.map(indexService);
  const weights = weigh(content, index);
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
      for (const indexed of index) {
        const score = scoreService(others, indexed, weights);
        if (score === 0) continue;
        const mean = (score * others.length + regionScore * regionTokens.length) / content.length;
        found.push({ service: indexed.service, region, score: mean + BOTH_BONUS });
      }
    }
  }
  for (const indexed of index) {
    const score = scoreService(content, indexed, weights);
    if (score > 0) found.push({ service: indexed.service, region: null, score });
  }
  const ranked = unique(found.sort((a, b) => b.score - a.score)).slice(0, limit);
  const floor = (ranked[0]?.score ?? 0) * NEARLY_AS_GOOD;
  return ranked.filter(({ score }) => score >= floor);
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
