/**
 * What the cloth behind a counter is drawn from. A pack names glyphs and a layout, the hall draws them; a region
 * that names none gets a cloth of its own from its code. Never a coat of arms. docs/province-pack.md lists both.
 */
export const glyphNames = [
  'angklung',
  'awan',
  'ayam',
  'bambu',
  'belimbing',
  'bintang',
  'bulu-merak',
  'candi',
  'daun-teh',
  'domba',
  'gapura',
  'gong',
  'gunung',
  'guci',
  'hanjuang',
  'ikan',
  'jembatan',
  'kendi',
  'kubah',
  'kuda',
  'kuda-renggong',
  'kujang',
  'lumbung',
  'mangga',
  'marlin',
  'merak',
  'nanas',
  'padi',
  'patrakomala',
  'payung',
  'penyu',
  'perahu',
  'punden',
  'rambutan',
  'roda-gigi',
  'rumah',
  'rusa',
  'singkong',
  'teratai',
  'topeng',
  'udang',
  'wijayakusuma',
] as const;
export type GlyphName = (typeof glyphNames)[number];

/** How a cloth is composed; the first glyph is its hero, a second one fills. */
export const clothLayouts = [
  'arches',
  'bricks',
  'clouds',
  'diagonal',
  'discs',
  'frieze',
  'half-drop',
  'medallion',
  'rain',
  'rays',
  'scales',
  'stems',
  'terraces',
  'waves',
  'weave',
] as const;
export type ClothLayout = (typeof clothLayouts)[number];

/** The dye bath: on the wing's own colour, on white cloth, on sogan brown, on night-dark cloth. */
export const clothDyes = ['wing', 'white', 'sogan', 'dark'] as const;
export type ClothDye = (typeof clothDyes)[number];

export const clothBorders = ['tumpal', 'dots', 'waves', 'rope', 'leaves'] as const;
export type ClothBorder = (typeof clothBorders)[number];

/** `pattern` of a region in regions.json. */
export type ClothPattern = {
  readonly glyphs: readonly GlyphName[];
  readonly layout: ClothLayout;
  readonly dye?: ClothDye | undefined;
  readonly border?: ClothBorder | undefined;
};

/** Compositions made for the end wall of a wing; any glyph's name serves there too. */
export const muralNames = ['kujang-kijang', 'ganasan', 'mega-mendung', 'merak-ngibing'] as const;
export type MuralName = (typeof muralNames)[number];
