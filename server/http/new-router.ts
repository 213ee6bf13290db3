import { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from './api-env.ts';
import { answerRefusal, refuseShape } from './problem.ts';

export type Router = OpenAPIHono<ApiEnv>;

/** A router whose requests are parsed by their schema, and refused as INVALID when they do not fit it. */
export function newRouter(): Router {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (!result.success) return answerRefusal(c, refuseShape(result.error.issues));
      return undefined;
    },
  });
}
