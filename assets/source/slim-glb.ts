/** The shortest decimal that is the same 32-bit float. */
function short(value: number): number {
  for (let digits = 4; digits < 9; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === Math.fround(value)) return candidate;
  }
  return value;
}

/** Rewrites a GLB's JSON without values that equal the format's defaults, numbers as short as they may be. */
export function slim(glb: Uint8Array): Uint8Array {
  const view = new DataView(glb.buffer, glb.byteOffset, glb.byteLength);
  const length = view.getUint32(12, true);
  const isDefault = (key: string, value: unknown) =>
    (key === 'interpolation' && value === 'LINEAR') ||
    (key === 'byteOffset' && value === 0) ||
    (key === 'normalized' && value === false);
  const json: unknown = JSON.parse(new TextDecoder().decode(glb.subarray(20, 20 + length)));
  let text = JSON.stringify(json, (key, value: unknown) => {
    if (isDefault(key, value)) return undefined;
    return typeof value === 'number' && !Number.isInteger(value) ? short(value) : value;
  });
  while (text.length % 4 !== 0) text += ' ';
  const body = glb.subarray(20 + length);
  const out = Buffer.alloc(20 + text.length + body.length);
  out.write('glTF', 0, 'latin1');
  out.writeUInt32LE(2, 4);
  out.writeUInt32LE(out.length, 8);
  out.writeUInt32LE(text.length, 12);
  out.write('JSON', 16, 'latin1');
  out.write(text, 20, 'utf8');
  out.set(body, 20 + text.length);
  return out;
}
