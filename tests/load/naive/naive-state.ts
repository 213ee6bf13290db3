/** What most would build first: everybody's floats in a synchronised schema, sent to everybody. */
import { schema, t, type SchemaType } from '@colyseus/schema';

export const NaivePerson = schema(
  { x: t.float32(), z: t.float32(), yaw: t.float32(), gait: t.uint8() },
  'NaivePerson',
);
export const NaiveState = schema({ people: t.map(NaivePerson) }, 'NaiveState');
export type NaiveState = SchemaType<typeof NaiveState>;

export const NAIVE_ROOM = 'naive';
/** Milliseconds between two patches. */
export const NAIVE_PATCH_MS = 100;
