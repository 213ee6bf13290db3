import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BURST, RESERVE, RESERVE_STEP } from '../../../shared/hall/movement.ts';
import { RUN_SPEED } from '../../../shared/hall/types.ts';
import { COUNTER_PROTOCOL } from '../../../shared/protocol/counter-messages.ts';
import { gestures } from '../../../shared/protocol/gestures.ts';
import {
  CORRECTION_BYTES,
  correctionReasons,
  encodeCorrection,
} from '../../../shared/protocol/hall/correction.ts';
import { gaits } from '../../../shared/protocol/hall/gaits.ts';
import {
  CLOSE_MISBEHAVED,
  CLOSE_REPLACED,
  CORRECTION_MESSAGE,
  HALL_FULL,
  HALL_PROTOCOL,
  HEARD_MESSAGE,
  MOVE_MESSAGE,
  QUESTION_MESSAGE,
  ROSTER_MESSAGE,
  SNAPSHOT_MESSAGE,
} from '../../../shared/protocol/hall/messages.ts';
import { encodeHeard, HEARD_BYTES, MOVE_BYTES } from '../../../shared/protocol/hall/move-report.ts';
import { FRAME_VERSION } from '../../../shared/protocol/hall/quantise.ts';
import { ASK_LIMIT, encodeQuestion, encodeRoster, unpackLook } from '../../../shared/protocol/hall/roster.ts';
import { phraseCode } from '../../../shared/protocol/hall/said.ts';
import {
  CELL_METRES,
  groupKinds,
  HEAD_BYTES,
  KEY,
  POSITION_STEP,
} from '../../../shared/protocol/hall/snapshot.ts';
import { phrases } from '../../../shared/protocol/phrases.ts';
import { encodeSnapshot, type Told } from './hall-told.ts';

const page = readFileSync(new URL('../../../docs/protocol.md', import.meta.url), 'utf8');
/** Line breaks are the page's, not the sentence's. */
const prose = page.replaceAll(/\s+/g, ' ');
const hall = page.slice(page.indexOf('## Room `hall`'));
const tells = (sentence: string): void => {
  expect(prose).toContain(sentence);
};

/** The cells of the rows below a heading, up to the end of that table. */
function tableAfter(heading: string): string[][] {
  const lines = hall.slice(hall.indexOf(heading)).split('\n');
  const first = lines.findIndex((line) => line.startsWith('| '));
  const rows: string[][] = [];
  for (const line of lines.slice(first + 2)) {
    if (!line.startsWith('|')) break;
    rows.push(
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  }
  return rows;
}

/** Bytes of what a cell of the table lists: `u16 id, u8 x, i8 column`. */
const sizeOf = (list: string): number =>
  [...list.matchAll(/\b[iu](8|16|24)\b/g)].reduce((sum, [, bits]) => sum + Number(bits) / 8, 0);

const nothing: Told = { tick: 0, isKey: false, places: [], gone: [], said: [], changed: [], people: null };

describe('docs/protocol.md, on the hall', () => {
  it('names the versions that are spoken', () => {
    tells(`Colyseus room \`hall\` | \`HALL_PROTOCOL\` = ${HALL_PROTOCOL} |`);
    tells(`Colyseus room \`counter\` | \`COUNTER_PROTOCOL\` = ${COUNTER_PROTOCOL} |`);
    tells(`The first byte is the version, now **${FRAME_VERSION}**`);
    tells(`{ protocol: ${HALL_PROTOCOL}, hall }`);
    expect(FRAME_VERSION).toBe(HALL_PROTOCOL);
  });

  it('names each byte message as it is named, with its length', () => {
    tells(`**Move report \`${MOVE_MESSAGE}\`**, client → server, ${MOVE_BYTES} bytes`);
    tells(`**Heard \`${HEARD_MESSAGE}\`**, client → server, ${HEARD_BYTES} bytes: u8 version, u16 heard`);
    tells(`**Snapshot \`${SNAPSHOT_MESSAGE}\`**, server → client`);
    tells(
      `**Who are they? \`${QUESTION_MESSAGE}\`**, client → server: u8 version, u8 count (1–${ASK_LIMIT})`,
    );
    tells(`The answer \`${ROSTER_MESSAGE}\`: u8 version`);
    tells(`**Correction \`${CORRECTION_MESSAGE}\`**, server → client, ${CORRECTION_BYTES} bytes`);
  });

  it('lists the fields of a move report without a gap', () => {
    const rows = tableAfter('**Move report');
    let offset = 0;
    for (const [at, type = ''] of rows) {
      expect(Number(at)).toBe(offset);
      offset += sizeOf(type);
    }
    expect(offset).toBe(MOVE_BYTES);
    expect(sizeOf('u8 version, u16 heard')).toBe(encodeHeard(0).length);
  });

  it('lists the groups of a snapshot with their true sizes', () => {
    const rows = tableAfter('**Snapshot');
    const single: Record<string, Told> = {
      places: { ...nothing, places: [{ id: 1, x: 0, z: 0, yaw: 0, gait: 0 }] },
      gone: { ...nothing, gone: [1] },
      said: { ...nothing, said: [{ id: 1, code: 1 }] },
      changed: { ...nothing, changed: [1] },
      people: { ...nothing, people: { inHall: 1, cells: [{ column: 0, row: 0, people: 1 }] } },
    };
    expect(rows.map(([kind]) => kind)).toEqual(
      Object.entries(groupKinds).map(([name, kind]) => `${String(kind)} ${name}`),
    );
    for (const [kind = '', head = '', entry = ''] of rows) {
      const name = kind.split(' ')[1] ?? '';
      const bytes = encodeSnapshot(single[name] ?? nothing);
      // The kind itself is one byte.
      expect(bytes).toHaveLength(HEAD_BYTES + 1 + sizeOf(head) + sizeOf(entry));
    }
    expect(HEAD_BYTES).toBe(sizeOf('u8 version, u8 flags, u16 tick'));
    tells(`Flag ${KEY}, **KEY**`);
  });

  it('tells the scale of places', () => {
    tells(`A cell is ${CELL_METRES} m wide`);
    tells(`x = column × ${CELL_METRES} + (byte + ½) × ${POSITION_STEP}`);
  });

  it('lists gaits, codes and reasons by their numbers', () => {
    tells(`Gaits: ${gaits.map((gait, i) => `${i} ${gait}`).join(', ')}.`);
    tells(`codes: ${gestures.map((gesture, i) => `${i} ${gesture}`).join(', ')};`);
    tells(`${phraseCode(phrases[0])} + n is phrase n of the list`);
    const reasons = correctionReasons.map((reason, i) => `${i} ${reason.replaceAll('-', ' ')}`);
    expect(prose.replace('no seat here', 'no seat')).toContain(`reason (${reasons.join(', ')})`);
  });

  it('tells the sizes of correction, question and roster', () => {
    const correction = /\*\*Correction[^.]*?bytes[^:]*: (?<fields>.*?reason) \(/.exec(prose)?.groups?.fields;
    expect(sizeOf(correction ?? '')).toBe(
      encodeCorrection({ sequence: 0, x: 0, z: 0, yaw: 0, reason: 'blocked' }).length,
    );
    const entry = /who is in the hall: (?<fields>.*?length), the name/.exec(prose)?.groups?.fields;
    const somebody = { id: 1, name: '', look: unpackLook(0), role: 'citizen', simulated: false } as const;
    expect(1 + sizeOf(entry ?? '')).toBe(encodeRoster([somebody]).length);
    expect(sizeOf('u8 version, u8 count, u16 id')).toBe(encodeQuestion([1]).length);
  });

  it('tells the codes of closes and refusals', () => {
    tells(`**${CLOSE_REPLACED}**`);
    tells(`with ${CLOSE_MISBEHAVED} and a reason`);
    tells(`\`${HALL_FULL}\``);
  });

  it('tells the budget of distance', () => {
    tells(`a bucket of ${BURST.toFixed(2)} m that fills at ${(RUN_SPEED * 1.15).toFixed(2)} m/s`);
    tells(`at most ${RESERVE.toFixed(1)} m`);
    tells(`up to ${RESERVE_STEP.toFixed(2)} m of it, and no step is ever longer than ${BURST.toFixed(2)} m`);
  });
});
