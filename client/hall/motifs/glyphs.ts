import type { GlyphName } from '../../../shared/domain/pattern.ts';
import * as animals from './glyphs-animals.ts';
import * as places from './glyphs-places.ts';
import * as plants from './glyphs-plants.ts';
import * as sea from './glyphs-sea.ts';
import * as things from './glyphs-things.ts';
import type { Pen } from './pen.ts';

/** Every glyph a pack may name, drawn in a box from -50 to 50. */
export const glyphs: Readonly<Record<GlyphName, (pen: Pen) => void>> = {
  angklung: things.angklung,
  awan: places.cloud,
  ayam: animals.rooster,
  bambu: plants.bamboo,
  belimbing: plants.starFruit,
  bintang: things.star,
  'bulu-merak': animals.peacockEye,
  candi: places.temple,
  'daun-teh': plants.tea,
  domba: animals.ram,
  gapura: places.splitGate,
  gong: things.gong,
  gunung: places.mountain,
  guci: things.jar,
  hanjuang: plants.hanjuang,
  ikan: sea.fish,
  jembatan: places.bridge,
  kendi: things.jug,
  kubah: places.dome,
  kuda: animals.horse,
  'kuda-renggong': animals.dancingHorse,
  kujang: things.kujang,
  lumbung: places.riceBarn,
  mangga: plants.mango,
  marlin: sea.marlin,
  merak: animals.peacock,
  nanas: plants.pineapple,
  padi: plants.rice,
  patrakomala: plants.patrakomala,
  payung: things.parasol,
  penyu: sea.turtle,
  perahu: places.boat,
  punden: places.terraces,
  rambutan: plants.rambutan,
  'roda-gigi': things.gear,
  rumah: places.stiltHouse,
  rusa: animals.deer,
  singkong: plants.cassava,
  teratai: plants.lotus,
  topeng: things.mask,
  udang: sea.shrimp,
  wijayakusuma: plants.nightFlower,
};
