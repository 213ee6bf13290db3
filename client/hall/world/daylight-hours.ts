/** The hours between which the day's light is blended, painted by eye: West Java, six degrees south. */

/** `Colour` is '#rrggbb' here, and a colour of the renderer once blended. */
export type Hour<Colour> = {
  readonly minute: number;
  readonly horizon: Colour;
  readonly middle: Colour;
  readonly zenith: Colour;
  readonly cloud: Colour;
  readonly fog: Colour;
  /** Metres. */
  readonly fogNear: number;
  readonly fogFar: number;
  readonly hillTint: Colour;
  readonly sunColour: Colour;
  readonly sunIntensity: number;
  /** Strength of the baked sky, where materials take it. */
  readonly skyIntensity: number;
  /** Light from above and below: all there is besides the sun on simple materials (`ambient`), what floors and timber throw back on the others (`bounce`). */
  readonly above: Colour;
  readonly below: Colour;
  readonly ambient: number;
  readonly bounce: number;
  /** How strongly lamps and screens shine themselves. */
  readonly glow: number;
  /** How much light they throw on what is around them. */
  readonly lamps: number;
  readonly stars: number;
  readonly exposure: number;
};

type Painted = Hour<string>;

const night: Omit<Painted, 'minute'> = {
  horizon: '#2b3f78',
  middle: '#16255a',
  zenith: '#0a1236',
  cloud: '#2c3a70',
  fog: '#1d2c58',
  fogNear: 30,
  fogFar: 230,
  hillTint: '#2b3d6c',
  sunColour: '#9fb6ff',
  sunIntensity: 0.34,
  skyIntensity: 0.4,
  above: '#6f86cc',
  below: '#8a6a52',
  ambient: 0.62,
  bounce: 0.3,
  glow: 3,
  lamps: 1,
  stars: 1,
  exposure: 1.16,
};

const day: Omit<Painted, 'minute'> = {
  horizon: '#fdeed3',
  middle: '#b5dbee',
  zenith: '#5b9fd6',
  cloud: '#fffaf0',
  fog: '#e6eadf',
  fogNear: 45,
  fogFar: 320,
  hillTint: '#ffffff',
  sunColour: '#ffe2b4',
  sunIntensity: 3.3,
  skyIntensity: 0.44,
  above: '#e9eef2',
  below: '#d9b588',
  ambient: 1.7,
  bounce: 0.72,
  glow: 1.3,
  lamps: 0.06,
  stars: 0,
  exposure: 1.02,
};

const dawn: Omit<Painted, 'minute'> = {
  ...day,
  horizon: '#f7c9a0',
  middle: '#a9b8d6',
  zenith: '#56719f',
  cloud: '#f6c9b4',
  fog: '#c9bfc0',
  fogNear: 20,
  fogFar: 200,
  hillTint: '#a3a6b6',
  sunColour: '#ffc492',
  sunIntensity: 0.9,
  skyIntensity: 0.4,
  above: '#c3cbe2',
  below: '#b48f74',
  ambient: 1.2,
  bounce: 0.5,
  glow: 2.2,
  lamps: 0.55,
  stars: 0.1,
  exposure: 1.08,
};

const golden: Omit<Painted, 'minute'> = {
  ...day,
  horizon: '#ffdc98',
  middle: '#e6c6b6',
  zenith: '#6497d4',
  cloud: '#ffe2bd',
  fog: '#efcfa8',
  fogNear: 38,
  fogFar: 280,
  hillTint: '#f3cf9f',
  sunColour: '#ffb162',
  sunIntensity: 4.9,
  skyIntensity: 0.3,
  above: '#ecdcd2',
  below: '#dd9a58',
  ambient: 1.2,
  bounce: 0.85,
  glow: 1.8,
  lamps: 0.3,
  stars: 0,
  exposure: 1.2,
};

const dusk: Omit<Painted, 'minute'> = {
  ...night,
  horizon: '#f08f62',
  middle: '#8b6a9e',
  zenith: '#2f3f80',
  cloud: '#d98a84',
  fog: '#8d7190',
  fogNear: 32,
  fogFar: 250,
  hillTint: '#8a7596',
  sunColour: '#ff8d4e',
  sunIntensity: 0,
  skyIntensity: 0.52,
  above: '#a79cc8',
  below: '#b07f5c',
  ambient: 1,
  bounce: 0.45,
  glow: 2.7,
  lamps: 0.85,
  stars: 0.2,
  exposure: 1.12,
};

/** In the order of the day; the first and the last are the same, so that midnight makes no step. */
export const hours: readonly [Painted, ...Painted[]] = [
  { minute: 0, ...night },
  { minute: 300, ...night, horizon: '#4a5590' },
  { minute: 330, ...dawn, sunIntensity: 0 },
  { minute: 372, ...dawn },
  { minute: 450, ...day, sunColour: '#ffd7a0', sunIntensity: 2.7, fogNear: 32, fogFar: 270 },
  { minute: 570, ...day },
  { minute: 720, ...day, sunColour: '#fff0d2', horizon: '#f4efdf', zenith: '#5296d4', exposure: 0.98 },
  { minute: 900, ...day, sunColour: '#ffe0ad' },
  { minute: 1000, ...golden, sunColour: '#ffc27a', sunIntensity: 3.8 },
  { minute: 1035, ...golden },
  { minute: 1058, ...golden, sunColour: '#ff8f46', sunIntensity: 2.6, horizon: '#ffb46e', middle: '#dca3a0' },
  { minute: 1078, ...dusk, horizon: '#ffa066', lamps: 0.65, glow: 2.3, sunIntensity: 0 },
  { minute: 1092, ...dusk },
  { minute: 1130, ...night, horizon: '#6a5a92', middle: '#263a78', zenith: '#111c4c', stars: 0.7 },
  { minute: 1170, ...night },
  { minute: 1440, ...night },
];
