/** As much of MessagePack as the JSON messages need: nil, booleans, numbers, strings, lists, maps with string keys. */
export type Packed = null | boolean | number | string | Packed[] | { [key: string]: Packed };

const decoder = new TextDecoder();

/** Reads one value from `at`. @throws RangeError for what is cut short, or of a kind nobody here sends. */
export function unpack(bytes: Uint8Array, at: number): Packed {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let i = at;

  function text(length: number): string {
    if (i + length > bytes.length) throw new RangeError('text cut short');
    i += length;
    return decoder.decode(bytes.subarray(i - length, i));
  }
  const list = (length: number): Packed[] => Array.from({ length }, value);
  const map = (length: number): Packed =>
    Object.fromEntries(Array.from({ length }, () => [String(value()), value()]));
  function number<T extends number | bigint>(read: (offset: number) => T, size: number): number {
    i += size;
    return Number(read.call(view, i - size));
  }

  function value(): Packed {
    const kind = view.getUint8(i++);
    if (kind < 0x80) return kind;
    if (kind < 0x90) return map(kind & 15);
    if (kind < 0xa0) return list(kind & 15);
    if (kind < 0xc0) return text(kind & 31);
    if (kind >= 0xe0) return kind - 256;
    switch (kind) {
      case 0xc0:
        return null;
      case 0xc2:
        return false;
      case 0xc3:
        return true;
      case 0xca:
        return number(view.getFloat32, 4);
      case 0xcb:
        return number(view.getFloat64, 8);
      case 0xcc:
        return number(view.getUint8, 1);
      case 0xcd:
        return number(view.getUint16, 2);
      case 0xce:
        return number(view.getUint32, 4);
      case 0xcf:
        return number(view.getBigUint64, 8);
      case 0xd0:
        return number(view.getInt8, 1);
      case 0xd1:
        return number(view.getInt16, 2);
      case 0xd2:
        return number(view.getInt32, 4);
      case 0xd3:
        return number(view.getBigInt64, 8);
      case 0xd9:
        return text(number(view.getUint8, 1));
      case 0xda:
        return text(number(view.getUint16, 2));
      case 0xdc:
        return list(number(view.getUint16, 2));
      case 0xde:
        return map(number(view.getUint16, 2));
      default:
        throw new RangeError(`MessagePack kind 0x${kind.toString(16)}`);
    }
  }
  return value();
}

/** Writes a flat map of at most 15 short entries: all that a bot says in JSON. */
export function packMap(entries: Readonly<Record<string, boolean | number | string>>): Buffer {
  const keys = Object.keys(entries);
  const parts: Buffer[] = [Buffer.of(0x80 | keys.length)];
  for (const key of keys) parts.push(packText(key), packValue(entries[key] ?? 0));
  return Buffer.concat(parts);
}

function packValue(value: boolean | number | string): Buffer {
  if (typeof value === 'boolean') return Buffer.of(value ? 0xc3 : 0xc2);
  if (typeof value === 'string') return packText(value);
  if (Number.isInteger(value) && value >= 0 && value < 0x80) return Buffer.of(value);
  const bytes = Buffer.alloc(9);
  bytes[0] = 0xcb;
  bytes.writeDoubleBE(value, 1);
  return bytes;
}

/** A string of fewer than 32 bytes, which is also how Colyseus writes the type of a message. */
export function packText(text: string): Buffer {
  const bytes = Buffer.from(text);
  if (bytes.length > 31) throw new RangeError(`"${text}" has more than 31 bytes`);
  return Buffer.concat([Buffer.of(0xa0 | bytes.length), bytes]);
}
