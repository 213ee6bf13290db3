/** What simulated officers and visitors know together of the offices they play: told by the officers' lines. */
import type { LineView } from '../../shared/protocol/views.ts';
import type { OfficeMood } from './visitor/appetite.ts';

export type Offices = {
  readonly moodOf: (region: string) => OfficeMood | undefined;
  readonly regions: () => readonly string[];
  readonly report: (region: string, mood: OfficeMood | undefined) => void;
};

export function createOffices(): Offices {
  const moods = new Map<string, OfficeMood>();
  return {
    moodOf: (region) => moods.get(region),
    regions: () => [...moods.keys()],
    report(region, mood) {
      if (mood) moods.set(region, mood);
      else moods.delete(region);
    },
  };
}

const inLine = ['ISSUED', 'WAITING', 'CALLED', 'SERVING'];

/** Counts the line as visitors need to know it. */
export function moodOfLine(line: LineView): OfficeMood {
  const open = line.items.filter((item) => inLine.includes(item.state));
  const simulated = open.filter((item) => item.simulated);
  return {
    officerOnDuty: true,
    real: open.length - simulated.length,
    simulatedWaiting: simulated.filter((item) => item.state !== 'SERVING').length,
  };
}
