import type { Insight } from '../capabilities.ts';

/** Which citizens have a device in touch with us now, over whichever wire. Feeds the officers' presence signal. */
export type OnlineCitizens = {
  /** A connection of the citizen is open until the returned function is called. */
  hold(citizenId: string): () => void;
  /** The citizen asked something over HTTPS: in touch for a little while. */
  touch(citizenId: string): void;
  /** Ends the timers. */
  close(): void;
};

/** Clients without a socket ask every 5 s. */
const TOUCH_MS = 15_000;

export function createOnlineCitizens(setPresence: Insight['setPresence']): OnlineCitizens {
  const connections = new Map<string, number>();
  const touches = new Map<string, { release: () => void; timer: NodeJS.Timeout }>();

  function hold(citizenId: string): () => void {
    const before = connections.get(citizenId) ?? 0;
    connections.set(citizenId, before + 1);
    if (before === 0) setPresence(citizenId, { kind: 'online' }, 'counter');
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const left = (connections.get(citizenId) ?? 1) - 1;
      if (left > 0) {
        connections.set(citizenId, left);
        return;
      }
      connections.delete(citizenId);
      setPresence(citizenId, null, 'counter');
    };
  }

  return {
    hold,
    touch(citizenId) {
      const touch = touches.get(citizenId);
      if (touch) {
        touch.timer.refresh();
        return;
      }
      const release = hold(citizenId);
      const timer = setTimeout(() => {
        touches.delete(citizenId);
        release();
      }, TOUCH_MS);
      touches.set(citizenId, { release, timer });
    },
    close() {
      for (const { timer } of touches.values()) clearTimeout(timer);
      touches.clear();
    },
  };
}
