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
