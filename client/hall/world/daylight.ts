import { Vector3 } from 'three';

/** One mood of light: the sun, the sky and everything that must agree with them. */
export type DayLight = {
  readonly horizon: string;
  readonly middle: string;
  readonly zenith: string;
  readonly fog: string;
  readonly fogNear: number;
  readonly fogFar: number;
  readonly hillTint: string;
  /** Towards the sun. */
  readonly sunDirection: Vector3;
  readonly sunColour: string;
  readonly sunIntensity: number;
  readonly skyIntensity: number;
  /** Light thrown back by floors and timber: its colours from above and below, and its strength. */
  readonly bounceAbove: string;
  readonly bounceBelow: string;
  readonly bounce: number;
  /** How strongly lamps and screens shine. */
  readonly glow: number;
  readonly exposure: number;
};

/** Mid-morning in the highlands: warm sun from the south-east, a pale horizon. */
export const morning: DayLight = {
  horizon: '#fdeed3',
  middle: '#b5dbee',
  zenith: '#5b9fd6',
  fog: '#e9eadb',
  fogNear: 45,
  fogFar: 320,
  hillTint: '#ffffff',
  sunDirection: new Vector3(0.46, 0.78, 0.5).normalize(),
  sunColour: '#ffe3b8',
  sunIntensity: 2.6,
  skyIntensity: 0.46,
  bounceAbove: '#ffe2b4',
  bounceBelow: '#f0c088',
  bounce: 0.95,
  glow: 1.4,
  exposure: 1.06,
};
