/** `GET /api/v1/hall`: the building as data, for whoever walks in it. Metres and radians; docs/protocol.md is the prose. */
import { z } from 'zod';
import { regionCodeSchema } from '../views.ts';

const pointSchema = z.object({ x: z.number(), z: z.number() });
const placeSchema = pointSchema.extend({ yaw: z.number() });

export const buildingSchema = z.object({
  /** Where one comes in. */
  spawn: placeSchema,
  /** Where one may stand: what the server checks reports against. */
  walkable: z.object({
    minX: z.number(),
    minZ: z.number(),
    /** Side of a cell, metres. */
    cell: z.number(),
    columns: z.int(),
    rows: z.int(),
    /** Base64 of one bit for each cell: rows from the north, cells from the west, lowest bit of each byte first. */
    bits: z.base64(),
  }),
  counters: z.array(
    z.object({
      region: regionCodeSchema,
      /** In front of the desk, facing it. */
      approach: placeSchema,
      /** Whoever is in this box is at the counter. */
      zone: placeSchema.extend({ hx: z.number(), hz: z.number() }),
      seats: z.array(placeSchema),
    }),
  ),
  /** Metres a second. */
  speeds: z.object({ walk: z.number(), run: z.number() }),
});
export type Building = z.infer<typeof buildingSchema>;
