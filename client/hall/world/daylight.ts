/** The light of every minute of a day: the sun or the moon, the sky, the lamps and everything that must agree. */
import { Color, Vector3 } from 'three';
import { zonedMoment } from '../../../shared/domain/zoned-time.ts';
import { hours, type Hour } from './daylight-hours.ts';

export type DayLight = Omit<Hour<Color>, 'minute'> & {
  /** Towards the sun; after dusk towards the moon. */
  readonly sunDirection: Vector3;
  /** Which of the two baked skies lights the hall. */
  readonly environment: 'day' | 'evening';
};

export const MINUTES_OF_DAY = 1440;

/** The sun's way over the hall: east at the first minute, west at the last, through the south. */
const SUN = { rises: 345, sets: 1078, south: 0.42, height: 0.95, lowest: 0.3 } as const;
/** The moon takes over while neither shines. */
const MOON = { from: 1090, until: 330, direction: new Vector3(0.42, 0.74, 0.52).normalize() } as const;
/** The evening's baked sky is worn between these minutes: no sun throws a shadow then. */
const EVENING = { from: 1072, until: 345 } as const;

/** Minutes since midnight on the clocks of a zone, whatever zone the device is in. */
export function minutesIn(timeZone: string, instant: Date): number {
  const { clock } = zonedMoment(timeZone, instant);
  return minutesOf(clock) ?? 0;
}

/** "19:30" as minutes since midnight; null for anything that is no time. */
export function minutesOf(clock: string): number | null {
  const found = /^(\d{1,2}):(\d{2})$/u.exec(clock);
  if (!found) return null;
  const minutes = Number(found[1]) * 60 + Number(found[2]);
  return minutes < MINUTES_OF_DAY && Number(found[2]) < 60 ? minutes : null;
}

/** The time named in the address (`?jam=19:30`), for pictures and tests; null when none is. */
export const namedMinutes = (search: string): number | null =>
  minutesOf(new URLSearchParams(search).get('jam') ?? '');

/** The light at a minute of the day, blended from the hours around it. */
export function lightAt(minutes: number): DayLight {
  const at = ((minutes % MINUTES_OF_DAY) + MINUTES_OF_DAY) % MINUTES_OF_DAY;
  const next = hours.findIndex((hour) => hour.minute > at);
  const from = hours[next - 1] ?? hours[0];
  const to = hours[next] ?? hours[0];
  const share = to.minute > from.minute ? (at - from.minute) / (to.minute - from.minute) : 0;
  const colour = (key: ColourKey): Color => new Color(from[key]).lerp(new Color(to[key]), share);
  const number = (key: NumberKey): number => from[key] + (to[key] - from[key]) * share;
  return {
    horizon: colour('horizon'),
    middle: colour('middle'),
    zenith: colour('zenith'),
    cloud: colour('cloud'),
    fog: colour('fog'),
    hillTint: colour('hillTint'),
    sunColour: colour('sunColour'),
    above: colour('above'),
    below: colour('below'),
    fogNear: number('fogNear'),
    fogFar: number('fogFar'),
    sunIntensity: number('sunIntensity'),
    skyIntensity: number('skyIntensity'),
    ambient: number('ambient'),
    bounce: number('bounce'),
    glow: number('glow'),
    lamps: number('lamps'),
    stars: number('stars'),
    exposure: number('exposure'),
    sunDirection: directionAt(at),
    environment: at >= EVENING.from || at < EVENING.until ? 'evening' : 'day',
  };
}

type ColourKey = Exclude<keyof Hour<string>, NumberKey | 'minute'>;
type NumberKey = { [K in keyof Hour<string>]: Hour<string>[K] extends number ? K : never }[Exclude<
  keyof Hour<string>,
  'minute'
>];

function directionAt(minutes: number): Vector3 {
  if (minutes >= MOON.from || minutes < MOON.until) return MOON.direction.clone();
  const share = (minutes - SUN.rises) / (SUN.sets - SUN.rises);
  const turn = Math.PI * Math.min(1, Math.max(0, share));
  // Never quite down: a shadow as long as the hall tells nothing.
  const height = Math.max(SUN.lowest, Math.sin(turn) * SUN.height);
  return new Vector3(Math.cos(turn), height, SUN.south).normalize();
}
