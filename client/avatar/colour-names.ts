/** What a person would call a colour: so that swatches have names in every language without naming each. */
import type { avatarTexts } from './texts-id.ts';

export type ColourName = keyof typeof avatarTexts.colour;

/** Some names cover more than one kind of a colour. */
const named: Readonly<Record<ColourName, readonly string[]>> = {
  white: ['#faf7f0'],
  cream: ['#efe3cd'],
  yellow: ['#e3c04a'],
  gold: ['#d6992f'],
  orange: ['#cf7d3c'],
  brick: ['#cb5c46'],
  red: ['#b03a36'],
  maroon: ['#7b3640', '#6b2f2a', '#59304a'],
  pink: ['#cd8495', '#d9a7a0'],
  purple: ['#735290', '#3a2a5a', '#5a3f55'],
  sky: ['#79aecd'],
  blue: ['#4f7fae'],
  navy: ['#28427a', '#2b3350'],
  teal: ['#28848a'],
  sage: ['#86ab98'],
  green: ['#427f55'],
  forest: ['#2f5148', '#2f4a37', '#35433b'],
  sand: ['#c0a682'],
  brown: ['#8a6446', '#7a5636'],
  coffee: ['#4a3224', '#66392a'],
  silver: ['#b4b7ba'],
  grey: ['#85878a'],
  charcoal: ['#39414e', '#2e3440', '#4b4b4b'],
  black: ['#1d1d20'],
};

/** Lightness and two opponent axes: near enough to how far apart colours feel. */
function feel(hex: string): readonly [number, number, number] {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  const light = 0.3 * r + 0.59 * g + 0.11 * b;
  // In the dark a small difference of hue is a large one.
  const vivid = 170 / (light + 60);
  return [light, (r - g) * 1.1 * vivid, (r + g - 2 * b) * 0.55 * vivid];
}

/** The nearest everyday name of '#rrggbb'. */
export function nameOfColour(hex: string): ColourName {
  const [l, a, b] = feel(hex);
  let best: ColourName = 'black';
  let least = Infinity;
  for (const name of Object.keys(named) as ColourName[]) {
    for (const sample of named[name]) {
      const [nl, na, nb] = feel(sample);
      const distance = Math.hypot(nl - l, na - a, nb - b);
      if (distance >= least) continue;
      least = distance;
      best = name;
    }
  }
  return best;
}

/** Names for a row of swatches; `number` counts those of one name, from 1, and is 0 for the only one. */
export function nameColours(
  colours: readonly string[],
): readonly { readonly name: ColourName; readonly number: number }[] {
  const names = colours.map(nameOfColour);
  return names.map((name, i) => {
    const isOnly = names.filter((other) => other === name).length === 1;
    return { name, number: isOnly ? 0 : names.slice(0, i + 1).filter((other) => other === name).length };
  });
}
