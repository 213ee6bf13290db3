import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS } from '../../identity/index.ts';
import type { ApiEnv } from '../api-env.ts';
import type { ApiParts } from '../api-parts.ts';
import { newRouter, type Router } from '../new-router.ts';
import { valueOf } from '../refused.ts';
import { body, json, refusals } from '../schemas.ts';
import { requireStaff } from '../who.ts';

const password = z.string().min(1).max(MAX_PASSWORD_CHARS);

const signInRoute = createRoute({
  method: 'post',
  path: '/sign-in/email',
  summary: 'Sign a staff account in; the session is a cookie that scripts cannot read',
  request: {
    body: body(z.object({ email: z.string().min(3).max(200), password, rememberMe: z.boolean().optional() })),
  },
  responses: {
    200: json(
      z.object({ user: z.object({ id: z.uuid(), name: z.string(), email: z.string() }) }),
      'Signed in',
    ),
    ...refusals,
  },
});

const done = { 200: json(z.object({ done: z.literal(true) }), 'Done'), ...refusals };

const signOutRoute = createRoute({
  method: 'post',
  path: '/sign-out',
  summary: 'End the session',
  responses: done,
});

const changePasswordRoute = createRoute({
  method: 'post',
  path: '/change-password',
  summary: 'Change one’s own password; every other session of the account ends',
  request: {
    body: body(
      z.object({
        currentPassword: password,
        newPassword: z.string().min(MIN_PASSWORD_CHARS).max(MAX_PASSWORD_CHARS),
      }),
    ),
  },
  responses: done,
});

/**
 * Staff sessions, under better-auth's own paths. Only these of its endpoints exist here, and none of its
 * answers passes as it is: they would hand the session's token to scripts.
 */
export function staffSessionRoutes({ staffAuth }: ApiParts): Router {
  const app = newRouter();
  app.openapi(signInRoute, async (c) => {
    const { email, password: given, rememberMe } = c.req.valid('json');
    const { user, setCookies } = valueOf(
      await staffAuth.signIn({
        email,
        password: given,
        remember: rememberMe ?? true,
        address: c.var.address,
      }),
    );
    passCookies(c, setCookies);
    return c.json({ user }, 200);
  });
  app.openapi(signOutRoute, async (c) => {
    const { setCookies } = await staffAuth.signOut(c.req.header('cookie') ?? '');
    passCookies(c, setCookies);
    return c.json({ done: true } as const, 200);
  });
  app.openapi(changePasswordRoute, async (c) => {
    await requireStaff(c);
    const { currentPassword: current, newPassword: next } = c.req.valid('json');
    const wish = { current, next, address: c.var.address };
    const { setCookies } = valueOf(await staffAuth.changePassword(c.req.header('cookie') ?? '', wish));
    passCookies(c, setCookies);
    return c.json({ done: true } as const, 200);
  });
  return app;
}

function passCookies(c: Context<ApiEnv>, setCookies: readonly string[]): void {
  for (const cookie of setCookies) c.header('Set-Cookie', cookie, { append: true });
}
