/** What the server hands its simulation through the environment; parsed once. */
import { z } from 'zod';

const accountsSchema = z.array(
  z.object({ email: z.string().min(3), password: z.string().min(1), region: z.string().regex(/^\d{4}$/) }),
);

const settingsSchema = z.object({
  /** Origin of the server, e.g. http://127.0.0.1:2567. */
  MPP_URL: z.url(),
  /** JSON: the accounts the simulated officers sign in with. */
  MPP_SIM_OFFICERS: z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(accountsSchema),
  /** Proves to `POST /session` that these people are the simulation's own, and so labelled. */
  MPP_SIM_TOKEN: z.string().min(16),
  /** How many visitors live in the hall. */
  MPP_SIM_VISITORS: z.coerce.number().int().min(0).max(200).default(24),
});

export type Settings = {
  readonly url: string;
  readonly officers: z.infer<typeof accountsSchema>;
  readonly token: string;
  readonly visitors: number;
};

/** Throws an error that names what is wrong. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const env = settingsSchema.parse(environment);
  return {
    url: env.MPP_URL.replace(/\/$/, ''),
    officers: env.MPP_SIM_OFFICERS,
    token: env.MPP_SIM_TOKEN,
    visitors: env.MPP_SIM_VISITORS,
  };
}
