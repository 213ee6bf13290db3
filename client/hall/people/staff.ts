/** Officers behind their desks, exactly when somebody is really there, and the greeter at the reception. */
import { polar } from '../../../shared/hall/frame.ts';
import type { CounterPlace, Hall } from '../../../shared/hall/types.ts';
import type { DeskLive } from '../../../shared/protocol/views.ts';
import type { Crowd } from '../kit/crowd.ts';
import { setLook, setPlace, setPose, setVisible } from '../kit/crowd-people.ts';
import type { Tagged } from './tagged.ts';

const DESKS = 3;
const present: readonly DeskLive['state'][] = ['AVAILABLE', 'CALLING', 'SERVING'];
/** Between the desk and the back wall the pavilion's platform is this high, metres. */
const PLATFORM = 0.06;

export type Staff = {
  /** Shows who is behind the desks of one counter now. */
  readonly show: (code: string, desks: readonly DeskLive[]) => void;
  /** Name tags of everybody who is there. */
  readonly tags: readonly Tagged[];
  readonly slotCount: number;
  readonly setWords: (words: { readonly greeter: string }) => void;
};

/** Uses the slots from `firstSlot` on: three a counter and one for the greeter. */
export function createStaff(hall: Hall, crowd: Crowd, firstSlot: number, greeterName: string): Staff {
  const { people } = crowd;
  const tags: Tagged[] = [];
  const places = new Map<string, { counter: CounterPlace; slot: number; tags: Tagged[] }>();
  const dressed = new Map<number, string>();
  hall.counters.forEach((counter, i) => {
    const slot = firstSlot + i * DESKS;
    const own = counter.officerSpots.map((spot, k): Tagged => {
      setPlace(people, slot + k, spot.x, PLATFORM, spot.z, counter.yaw);
      setPose(people, slot + k, 'typing');
      return {
        slot: slot + k,
        name: '',
        role: 'officer',
        simulated: false,
        shown: false,
        said: null,
        saidAt: 0,
      };
    });
    tags.push(...own);
    places.set(counter.code, { counter, slot, tags: own });
  });
  const greeter = firstSlot + hall.counters.length * DESKS;
  const host = placeGreeter(hall, crowd, greeter, greeterName);
  tags.push(host);

  return {
    tags,
    slotCount: hall.counters.length * DESKS + 1,
    setWords(words) {
      host.name = words.greeter;
    },
    show(code, desks) {
      const place = places.get(code);
      if (!place) return;
      place.tags.forEach((tag, k) => {
        // Desks are numbered from one, left to right.
        const desk = desks.find((d) => d.position === k + 1 && present.includes(d.state));
        setVisible(people, tag.slot, desk !== undefined);
        tag.shown = desk !== undefined;
        if (!desk) return;
        tag.name = desk.officerName;
        tag.simulated = desk.simulated;
        setPose(
          people,
          tag.slot,
          desk.state === 'SERVING' ? 'serve' : desk.state === 'CALLING' ? 'stand' : 'typing',
        );
        const outfit = JSON.stringify(desk.look);
        if (dressed.get(tag.slot) === outfit) return;
        dressed.set(tag.slot, outfit);
        setLook(people, tag.slot, desk.look, place.counter.accent);
      });
    },
  };
}

/** A figure of the house, not a person: the reception is always looked after. */
function placeGreeter(hall: Hall, crowd: Crowd, slot: number, name: string): Tagged {
  const desk = hall.entrance.reception;
  const behind = polar(desk.yaw, -desk.hz - 0.35);
  setLook(crowd.people, slot, { body: 2, skin: 2, top: 3, bottom: 1, hair: 3, pattern: 0 }, '#7a4b28');
  setPlace(crowd.people, slot, desk.x + behind.x, 0, desk.z + behind.z, desk.yaw);
  setPose(crowd.people, slot, 'talk');
  setVisible(crowd.people, slot, true);
  return { slot, name, role: 'greeter', simulated: true, shown: true, said: null, saidAt: 0 };
}
