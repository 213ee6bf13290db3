import { resolve } from 'node:path';
import { z } from 'zod';
import { exitCodes, StartupError } from './startup-error.ts';

/**
 * Every environment variable the server reads, parsed once at start. docs/operations.md lists them for
 * people; a variable that is set but empty counts as not set.
 */
const flag = z
  .enum(['0', '1', 'true', 'false'], 'must be 0 or 1')
  .transform((value) => value === '1' || value === 'true');
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`));

const environmentSchema = z.object({
  PORT: wholeNumber(0, 65_535).default(2567),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'must look like postgres://user:password@host:5432/database')
    .optional(),
  DATABASE_POOL: wholeNumber(2, 200).default(16),
  DATABASE_SHARED: flag.default(false),
  PROVINCE: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be the name of a folder in assets/provinces')
    .default('jawa-barat'),
  DEMO: flag.default(false),
  SIMULATION: flag.optional(),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  REDIS_URL: z.string().refine(isRedisUrl, 'must look like redis://user:password@host:6379').optional(),
  PUBLIC_ADDRESS: z
    .string()
    .regex(
      /^[A-Za-z0-9.[\]:-]+(\/[A-Za-z0-9._~-]+)*$/,
      'must look like mpp.example.go.id/p1, without a scheme and without a slash at the end',
    )
    .optional(),
  HALL_SOFT_CAP: wholeNumber(1, 5000).default(300),
  HALL_HARD_CAP: wholeNumber(1, 5000).default(1000),
  HALL_MAX: wholeNumber(1, 999).default(20),
  PUBLIC_ORIGIN: z
    .string()
    .refine(isOrigin, 'must be an origin like https://mpp.example.go.id, without a path')
    .transform((value) => value.replace(/\/$/, ''))
    .optional(),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug')
    .default('info'),
  NODE_ENV: z.string().default('development'),
});

export type Config = {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Null: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly databasePoolSize: number;
  readonly databaseShared: boolean;
  readonly province: string;
  /** Counters count as open at any hour, demo accounts exist, a banner says so. */
  readonly demo: boolean;
  /** Simulated people live in the hall; only in demo mode. */
  readonly simulation: boolean;
  readonly halls: {
    /** People in a hall before the next one opens. */
    readonly softCap: number;
    /** People in a hall beyond whom nobody gets in. */
    readonly hardCap: number;
    /** Highest number of a hall. */
    readonly max: number;
  };
  /** Null: take the one generated into `dataDir` (`openSecrets`). */
  readonly authSecret: string | null;
  /** The engine several server processes share beside the database; null: this is the only process. */
  readonly redisUrl: string | null;
  /** How browsers reach this very process through the proxy, `host[:port][/path]`; null: the only process. */
  readonly publicAddress: string | null;
  /** Where browsers reach the server from outside; null: wherever it listens. */
  readonly publicOrigin: string | null;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  readonly production: boolean;
};

/**
 * @throws StartupError 64 whose message names every wrong variable, one a line.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    throw badConfiguration(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  const problems: string[] = [];
  if (env.SIMULATION === true && !env.DEMO) {
    problems.push('SIMULATION=1 needs DEMO=1: simulated people use the demo accounts');
  }
  if (production && env.DATABASE_URL !== undefined && env.AUTH_SECRET === undefined) {
    problems.push('AUTH_SECRET is needed in production with DATABASE_URL: 32 random characters or more');
  }
  if (env.DATABASE_SHARED && env.DATABASE_URL === undefined) {
    problems.push('DATABASE_SHARED=1 needs DATABASE_URL: the embedded database serves one server');
  }
  if (env.HALL_SOFT_CAP > env.HALL_HARD_CAP) {
    problems.push('HALL_SOFT_CAP must not be above HALL_HARD_CAP: a hall is comfortable before it is full');
  }
  problems.push(...clusterProblems(env));
  if (problems.length > 0) throw badConfiguration(problems);
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL ?? null,
    databasePoolSize: env.DATABASE_POOL,
    databaseShared: env.DATABASE_SHARED,
    province: env.PROVINCE,
    demo: env.DEMO,
    // Of several processes one at most brings simulated people in, and somebody must say which.
    simulation: env.SIMULATION ?? (env.DEMO && env.REDIS_URL === undefined),
    halls: { softCap: env.HALL_SOFT_CAP, hardCap: env.HALL_HARD_CAP, max: env.HALL_MAX },
    authSecret: env.AUTH_SECRET ?? null,
    redisUrl: env.REDIS_URL ?? null,
    publicAddress: env.PUBLIC_ADDRESS ?? null,
    publicOrigin: env.PUBLIC_ORIGIN ?? null,
    logLevel: env.LOG_LEVEL,
    production,
  };
}

/** Several processes share one truth, one secret, and must be told apart by browsers. */
function clusterProblems(env: z.infer<typeof environmentSchema>): string[] {
  if (env.REDIS_URL === undefined) {
    return env.PUBLIC_ADDRESS === undefined
      ? []
      : ['PUBLIC_ADDRESS needs REDIS_URL: a single process is reached wherever its pages are'];
  }
  const problems: string[] = [];
  if (env.DATABASE_URL === undefined || !env.DATABASE_SHARED) {
    problems.push('REDIS_URL needs DATABASE_URL and DATABASE_SHARED=1: several processes share one database');
  }
  if (env.AUTH_SECRET === undefined) {
    problems.push('REDIS_URL needs AUTH_SECRET, the same on all processes: 32 random characters or more');
  }
  if (env.PUBLIC_ADDRESS === undefined) {
    problems.push(
      'REDIS_URL needs PUBLIC_ADDRESS: how browsers reach this very process, like mpp.example.go.id/p1',
    );
  }
  return problems;
}

function badConfiguration(problems: readonly string[]): StartupError {
  return new StartupError(exitCodes.badConfiguration, `Wrong configuration: ${problems.join('; ')}.`);
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}

function isRedisUrl(text: string): boolean {
  return URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '';
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin } = new URL(text);
  return /^https?:$/.test(protocol) && (text === origin || text === `${origin}/`);
}
