import { isAbsolute } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';

const refusal = (environment: Record<string, string>) => {
  try {
    readConfig(environment);
  } catch (error) {
    return error;
  }
  return null;
};

describe('configuration', () => {
  it('needs nothing set', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      port: 2567,
      host: '127.0.0.1',
      databaseUrl: null,
      province: 'jawa-barat',
      demo: false,
      simulation: false,
      production: false,
    });
    expect(isAbsolute(config.dataDir)).toBe(true);
  });

  it('simulated people come and go with demo mode, and can be sent away alone', () => {
    expect(readConfig({ DEMO: '1' }).simulation).toBe(true);
    expect(readConfig({ DEMO: '1', SIMULATION: '0' })).toMatchObject({ demo: true, simulation: false });
    expect(refusal({ DEMO: '0', SIMULATION: '1' })).toMatchObject({
      exitCode: 64,
      message: 'Wrong configuration: SIMULATION=1 needs DEMO=1: simulated people use the demo accounts.',
    });
  });

  it('lets halls be comfortable before they are full, and not after', () => {
    expect(readConfig({}).halls).toEqual({ softCap: 300, hardCap: 1000, max: 20 });
    expect(readConfig({ HALL_SOFT_CAP: '40', HALL_HARD_CAP: '40', HALL_MAX: '2' }).halls).toEqual({
      softCap: 40,
      hardCap: 40,
      max: 2,
    });
    expect(refusal({ HALL_SOFT_CAP: '1001' })).toMatchObject({
      exitCode: 64,
      message: expect.stringMatching(/HALL_SOFT_CAP must not be above HALL_HARD_CAP/),
    });
    for (const wrong of ['0', '-1', '1e3', 'many']) {
      expect(refusal({ HALL_MAX: wrong })).toMatchObject({ message: expect.stringMatching(/HALL_MAX must/) });
    }
  });

  it('of several processes asks for all that they must share, and for what tells this one apart', () => {
    const shared = {
      DATABASE_URL: 'postgres://a:b@db:5432/mpp',
      DATABASE_SHARED: '1',
      AUTH_SECRET: 'x'.repeat(32),
      REDIS_URL: 'redis://cache:6379',
      PUBLIC_ADDRESS: 'mpp.example.go.id/p1',
    };
    expect(readConfig(shared)).toMatchObject({
      redisUrl: 'redis://cache:6379',
      publicAddress: 'mpp.example.go.id/p1',
    });
    const problems: Record<keyof typeof shared, RegExp> = {
      DATABASE_URL: /REDIS_URL needs DATABASE_URL/,
      DATABASE_SHARED: /REDIS_URL needs DATABASE_URL and DATABASE_SHARED=1/,
      AUTH_SECRET: /REDIS_URL needs AUTH_SECRET/,
      REDIS_URL: /PUBLIC_ADDRESS needs REDIS_URL/,
      PUBLIC_ADDRESS: /REDIS_URL needs PUBLIC_ADDRESS/,
    };
    for (const [name, message] of Object.entries(problems)) {
      expect(refusal({ ...shared, [name]: '' })).toMatchObject({
        exitCode: 64,
        message: expect.stringMatching(message),
      });
    }
    expect(refusal({ ...shared, REDIS_URL: 'http://cache' })).toMatchObject({ exitCode: 64 });
    expect(refusal({ ...shared, PUBLIC_ADDRESS: 'https://mpp.example.go.id/p1/' })).toMatchObject({
      exitCode: 64,
    });
    // Two processes with a simulation each would fight for the same desks.
    expect(readConfig({ ...shared, DEMO: '1' }).simulation).toBe(false);
    expect(readConfig({ ...shared, DEMO: '1', SIMULATION: '1' }).simulation).toBe(true);
  });

  it('names every wrong variable in one line', () => {
    const error = refusal({
      PORT: '70000',
      DEMO: 'yes',
      DATABASE_URL: 'mysql://x/y',
      PUBLIC_ORIGIN: 'https://a.id/x',
    });
    expect(error).toMatchObject({ exitCode: 64 });
    const { message } = error as Error;
    expect(message).not.toContain('\n');
    expect(message).toContain('PORT must be at most 65535');
    expect(message).toContain('DEMO must be 0 or 1');
    expect(message).toContain('DATABASE_URL must look like postgres://');
    expect(message).toContain('PUBLIC_ORIGIN must be an origin');
  });

  it('asks for a secret of its own in production with an external database', () => {
    const external = { NODE_ENV: 'production', DATABASE_URL: 'postgres://mpp:x@db:5432/mpp' };
    expect(refusal(external)).toMatchObject({ exitCode: 64 });
    expect(readConfig({ ...external, AUTH_SECRET: 'x'.repeat(32) }).authSecret).toHaveLength(32);
    expect(readConfig({ NODE_ENV: 'production' }).authSecret).toBeNull();
  });

  it('takes an empty variable as not set, and never a path for a province', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 2567, databaseUrl: null });
    expect(refusal({ PROVINCE: '../../etc' })).toMatchObject({ exitCode: 64 });
  });
});
