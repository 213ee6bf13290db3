/**
 * Who the ids of the snapshots are. A client asks for those it wants to show, and keeps the answers.
 * Question (`who`), client → server: u8 version · u8 count (1–64) · count × u16 id
 * Answer (`w`), server → client: u8 version, then until the end, for each of the asked who is in the hall:
 *   u16 id · u8 flags (1 officer, 2 simulated) · u24 look · u8 length · name (UTF-8, `length` bytes)
 *   look, from the lowest bit: body 4 bits · skin 3 · top 4 · bottom 4 · hair 4 · pattern 3
 */
import type { Look } from '../../domain/citizen.ts';
import { FRAME_VERSION, putU16, u16, u8 } from './quantise.ts';

/** Ids in one question. */
export const ASK_LIMIT = 64;
const QUESTION_HEAD_BYTES = 2;
const ENTRY_HEAD_BYTES = 7;
const OFFICER = 1;
const SIMULATED = 2;
/** A name has at most 40 characters, so at most 160 bytes. */
const NAME_BYTES = 255;

export type RosterEntry = {
  readonly id: number;
  readonly name: string;
  readonly look: Look;
  readonly role: 'citizen' | 'officer';
  readonly simulated: boolean;
};

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Whole characters only: `encodeInto` stops before one that does not fit. */
function encodeName(name: string): Uint8Array {
  const bytes = new Uint8Array(NAME_BYTES);
  return bytes.subarray(0, encoder.encodeInto(name, bytes).written);
}

export function packLook(look: Look): number {
  return (
    (look.body & 15) |
    ((look.skin & 7) << 4) |
    ((look.top & 15) << 7) |
    ((look.bottom & 15) << 11) |
    ((look.hair & 15) << 15) |
    ((look.pattern & 7) << 19)
  );
}

export const unpackLook = (packed: number): Look => ({
  body: packed & 15,
  skin: (packed >> 4) & 7,
  top: (packed >> 7) & 15,
  bottom: (packed >> 11) & 15,
  hair: (packed >> 15) & 15,
  pattern: (packed >> 19) & 7,
});

/** @throws RangeError for no ids or more than `ASK_LIMIT`. */
export function encodeQuestion(ids: readonly number[]): Uint8Array {
  if (ids.length === 0 || ids.length > ASK_LIMIT)
    throw new RangeError(`1 to ${ASK_LIMIT} ids, not ${ids.length}`);
  const bytes = new Uint8Array(QUESTION_HEAD_BYTES + 2 * ids.length);
  bytes[0] = FRAME_VERSION;
  bytes[1] = ids.length;
  ids.forEach((id, i) => putU16(bytes, QUESTION_HEAD_BYTES + 2 * i, id));
  return bytes;
}

/** The asked ids, or null for anything that is not exactly a question. Never throws. */
export function readQuestion(bytes: Uint8Array): number[] | null {
  const count = u8(bytes, 1);
  if (bytes[0] !== FRAME_VERSION || count === 0 || count > ASK_LIMIT) return null;
  if (bytes.length !== QUESTION_HEAD_BYTES + 2 * count) return null;
  return Array.from({ length: count }, (_, i) => u16(bytes, QUESTION_HEAD_BYTES + 2 * i));
}

export function encodeRoster(entries: readonly RosterEntry[]): Uint8Array {
  const names = entries.map((entry) => encodeName(entry.name));
  const length = names.reduce((sum, name) => sum + ENTRY_HEAD_BYTES + name.length, 1);
  const bytes = new Uint8Array(length);
  bytes[0] = FRAME_VERSION;
  let at = 1;
  entries.forEach((entry, i) => {
    const name = names[i] ?? new Uint8Array();
    const look = packLook(entry.look);
    putU16(bytes, at, entry.id);
    bytes[at + 2] = (entry.role === 'officer' ? OFFICER : 0) | (entry.simulated ? SIMULATED : 0);
    putU16(bytes, at + 3, look);
    bytes[at + 5] = look >> 16;
    bytes[at + 6] = name.length;
    bytes.set(name, at + ENTRY_HEAD_BYTES);
    at += ENTRY_HEAD_BYTES + name.length;
  });
  return bytes;
}

/** The entries, or null for anything that is not exactly an answer. Never throws. */
export function readRoster(bytes: Uint8Array): RosterEntry[] | null {
  if (bytes[0] !== FRAME_VERSION) return null;
  const entries: RosterEntry[] = [];
  let at = 1;
  while (at < bytes.length) {
    const end = at + ENTRY_HEAD_BYTES + u8(bytes, at + 6);
    if (at + ENTRY_HEAD_BYTES > bytes.length || end > bytes.length) return null;
    const flags = u8(bytes, at + 2);
    entries.push({
      id: u16(bytes, at),
      name: decoder.decode(bytes.subarray(at + ENTRY_HEAD_BYTES, end)),
      look: unpackLook(u16(bytes, at + 3) | (u8(bytes, at + 5) << 16)),
      role: flags & OFFICER ? 'officer' : 'citizen',
      simulated: (flags & SIMULATED) !== 0,
    });
    at = end;
  }
  return entries;
}
