import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { DemoAccount } from '../../../../server/identity/index.ts';
import type { LineView, Me, Problem, StaffMe, TicketView } from '../../../../shared/protocol/views.ts';

export type Answer<T> = { readonly status: number; readonly headers: Headers; readonly body: T };

/** Fetch with a cookie jar, as a page of ours would do it. */
export type Browser = {
  readonly url: string;
  readonly cookies: Map<string, string>;
  ask<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  get<T>(path: string): Promise<Answer<T>>;
  post<T>(path: string, body: unknown): Promise<Answer<T>>;
  patch<T>(path: string, body: unknown): Promise<Answer<T>>;
  delete<T>(path: string): Promise<Answer<T>>;
};

export function createBrowser(url: string, always: Record<string, string> = {}): Browser {
  const cookies = new Map<string, string>();

  async function ask<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(url + path, {
      method,
      headers: {
        origin: url,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...always,
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0/i.test(cookie)) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const text = await response.text();
    const json = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      body: (json ? JSON.parse(text) : text) as T,
    };
  }

  return {
    url,
    cookies,
    ask,
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    patch: (path, body) => ask('PATCH', path, body),
    delete: (path) => ask('DELETE', path),
  };
}

/** Asserts a refusal: its status and code, and that it has words. */
export function expectRefusal(answer: Answer<unknown>, status: number, code: string): Problem['error'] {
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status, body: { error: { code } } });
  const { error } = answer.body as Problem;
  expect(error.message.length).toBeGreaterThan(5);
  return error;
}

export async function beginCitizen(browser: Browser, name?: string): Promise<Me> {
  const { status, body } = await browser.post<Me>('/api/v1/session', name ? { name } : {});
  expect(status).toBe(200);
  return body;
}

export async function takeNumber(browser: Browser, region: string, serviceId: string): Promise<TicketView> {
  const command = { commandId: randomUUID(), region, serviceId };
  const { status, body } = await browser.post<{ ticket: TicketView }>('/api/v1/tickets', command);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body.ticket;
}

export async function demoAccounts(browser: Browser): Promise<readonly DemoAccount[]> {
  const { body } = await browser.get<{ accounts: DemoAccount[] }>('/api/v1/demo');
  return body.accounts;
}

/** Signs in and, when `desk` is given, sits down at that place of the office. */
export async function signIn(browser: Browser, account: DemoAccount, desk?: number): Promise<StaffMe> {
  const { email, password } = account;
  const signedIn = await browser.post('/api/auth/sign-in/email', { email, password });
  expect({ status: signedIn.status, body: signedIn.body }).toMatchObject({ status: 200 });
  if (desk !== undefined) {
    const { body } = await browser.get<StaffMe>('/api/v1/staff/me');
    const deskId = body.offices[0]?.desks[desk]?.id;
    const taken = await browser.post('/api/v1/staff/desk', { deskId });
    expect({ status: taken.status, body: taken.body }).toMatchObject({ status: 200 });
  }
  return (await browser.get<StaffMe>('/api/v1/staff/me')).body;
}

export async function callNext(officer: Browser): Promise<LineView> {
  const { status, body } = await officer.post<{ line: LineView }>('/api/v1/staff/call-next', {
    commandId: randomUUID(),
  });
  expect({ status, body }).toMatchObject({ status: 200 });
  return body.line;
}
