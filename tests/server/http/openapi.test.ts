import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, type TestServer } from './support/open-server.ts';

let server: TestServer;
let document: Document;

type Operation = { responses: Record<string, unknown>; summary?: string; requestBody?: unknown };
type Document = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
};

beforeAll(async () => {
  server = await openServer();
  document = (await server.browser().get<Document>('/api/v1/openapi.json')).body;
});
afterAll(() => server.stop());

/** The contract of the issue; a route that is missing here or there is a mistake. */
const routes = `
GET /healthz
GET /readyz
POST /api/auth/sign-in/email
POST /api/auth/sign-out
POST /api/auth/change-password
GET /api/v1/province
GET /api/v1/catalogue
GET /api/v1/hall
GET /api/v1/regions
GET /api/v1/regions/stream
GET /api/v1/regions/{code}
GET /api/v1/regions/{code}/services/{id}
POST /api/v1/session
GET /api/v1/me
PATCH /api/v1/me
POST /api/v1/tickets
GET /api/v1/tickets/{id}
POST /api/v1/tickets/{id}/commands
POST /api/v1/tickets/{id}/call-seen
POST /api/v1/tickets/{id}/rating
POST /api/v1/conversations/{id}/messages
GET /api/v1/conversations/{id}/events
GET /api/v1/conversations/{id}/marks
POST /api/v1/conversations/{id}/marks
POST /api/v1/realtime-tokens
GET /api/v1/staff/me
POST /api/v1/staff/desk
PATCH /api/v1/staff/desk
DELETE /api/v1/staff/desk
GET /api/v1/staff/line
POST /api/v1/staff/call-next
POST /api/v1/staff/tickets/{id}/commands
GET /api/v1/demo
`
  .trim()
  .split('\n');

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );

describe('the OpenAPI document', () => {
  it('is version 3.1 and lists every route, and no other', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(
      operations()
        .map(({ method, path }) => `${method} ${path}`)
        .toSorted(),
    ).toEqual(routes.toSorted());
  });

  it('gives every operation a sentence and typed answers', () => {
    for (const { method, path, operation } of operations()) {
      expect({ method, path, summary: operation.summary }).toMatchObject({ summary: expect.any(String) });
      expect(Object.keys(operation.responses)).toContain('200');
      if (path.startsWith('/api/')) expect(operation.responses).toHaveProperty('default');
    }
  });

  it('points only to what is there', () => {
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(references.length).toBeGreaterThan(10);
    for (const reference of references) {
      const name = reference.replace('#/components/schemas/', '');
      expect(document.components.schemas).toHaveProperty([name]);
    }
    // JSON Schema 2020-12 knows no `nullable`.
    expect(text).not.toContain('"nullable"');
  });

  it('tells the truth: what is answered fits what is promised', async () => {
    const regions = document.paths['/api/v1/regions']?.['get'];
    expect(JSON.stringify(regions?.responses['200'])).toContain('#/components/schemas/RegionLive');
    const { body } = await server.browser().get<{ items: object[] }>('/api/v1/regions');
    const schema = document.components.schemas['RegionLive'] as { required: string[] };
    for (const item of body.items) expect(Object.keys(item)).toEqual(expect.arrayContaining(schema.required));
  });
});
