import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { exitCodes, explainStartFailure, StartupError } from '../../../server/startup-error.ts';

it('says a known reason in its own words and code', () => {
  const error = new StartupError(exitCodes.newerSchema, 'Too new.');
  expect(explainStartFailure(error)).toEqual({ line: 'Too new.', exitCode: 75 });
});

it('names the address that another program holds', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const second = createServer().listen(port, '127.0.0.1');
  const [error] = (await once(second, 'error')) as [Error];
  holder.close();
  expect(explainStartFailure(error)).toEqual({
    line: `Another program already listens on 127.0.0.1:${port}: stop it, or choose another PORT.`,
    exitCode: 76,
  });
});

it('says what it does not know without a stack trace', () => {
  const { line, exitCode } = explainStartFailure(new TypeError('x is not a function'));
  expect(line).toBe('The server did not start: x is not a function');
  expect(exitCode).toBe(70);
});

it('uses no code twice', () => {
  const codes = Object.values(exitCodes);
  expect(new Set(codes).size).toBe(codes.length);
});
