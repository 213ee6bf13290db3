import { z } from 'zod';

/**
 * A display name: what other people see above an avatar and what the officer is told. Any script, 1–40
 * characters after trimming; control characters and markup brackets are not names.
 */
export const displayNameSchema = z
  .string()
  .transform((s) => s.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(40)
      .regex(/^[^\p{Cc}\p{Cf}\p{Co}<>]+$/u),
  );

/** An avatar's look: small numbers, so that it costs little on the wire and never carries free text. */
export const lookSchema = z.object({
  /** Which body model (hair, hijab, peci … are part of it). */
  body: z.number().int().min(0).max(15),
  /** Indices into the client's palettes. */
  skin: z.number().int().min(0).max(7),
  top: z.number().int().min(0).max(15),
  bottom: z.number().int().min(0).max(15),
  hair: z.number().int().min(0).max(15),
  /** Pattern on the clothes: 0 plain, others batik. */
  pattern: z.number().int().min(0).max(7),
});
export type Look = z.infer<typeof lookSchema>;
