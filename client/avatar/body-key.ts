import { bodies } from '../hall/kit/bodies.ts';
import type { avatarTexts } from './texts-id.ts';

type BodyKey = `body.${keyof typeof avatarTexts.body}`;

/** The text that names a body; an index from a newer version is named like the first. */
export function bodyKey(body: number): BodyKey {
  return `body.b${body in bodies ? body : 0}` as BodyKey;
}
