import type { Look } from '../../shared/domain/citizen.ts';
import { bodies } from '../hall/kit/bodies.ts';

/** How many of each the server accepts; every index below has a colour of its own. */
const CHOICES = { skin: 8, top: 16, bottom: 16, hair: 16, pattern: 8 } as const;

/** A good-looking set of any body; `random` gives [0, 1). Most clothes are plain: prints stand out by being few. */
export function chooseLook(random: () => number): Look {
  const pick = (n: number) => Math.floor(random() * n);
  return {
    body: pick(bodies.length),
    skin: pick(CHOICES.skin),
    top: pick(CHOICES.top),
    bottom: pick(CHOICES.bottom),
    hair: pick(CHOICES.hair),
    pattern: random() < 0.5 ? 0 : 1 + pick(CHOICES.pattern - 1),
  };
}

/** The same look with another body, keeping the colours one has grown fond of. */
export function withBody(look: Look, body: number): Look {
  return { ...look, body: ((body % bodies.length) + bodies.length) % bodies.length };
}
