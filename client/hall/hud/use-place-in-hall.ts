import { useCallback, useEffect, useRef, useState } from 'react';
import { usePlace } from './hall-context.ts';

/** Someone may leave at any moment; asking more often would only be noise. */
export const ASK_EVERY_MS = 15_000;

export type PlaceInHall = {
  /** One's own press is being answered. */
  readonly isAsking: boolean;
  /** The last press found no place. */
  readonly isStillFull: boolean;
  readonly ask: () => void;
};

/** From the gallery: asks for a place in the hall by itself, and at a press. When there is one, one stands in it. */
export function usePlaceInHall(): PlaceInHall {
  const { engine } = usePlace();
  const [isAsking, setIsAsking] = useState(false);
  const [isStillFull, setIsStillFull] = useState(false);
  const isOnItsWay = useRef(false);

  const tryOnce = useCallback(async (): Promise<boolean> => {
    if (!engine || isOnItsWay.current) return false;
    isOnItsWay.current = true;
    const isIn = await engine.askForPlace();
    isOnItsWay.current = false;
    return isIn;
  }, [engine]);

  useEffect(() => {
    const asking = setInterval(() => {
      if (document.visibilityState !== 'hidden') void tryOnce();
    }, ASK_EVERY_MS);
    return () => clearInterval(asking);
  }, [tryOnce]);

  return {
    isAsking,
    isStillFull,
    ask() {
      setIsAsking(true);
      void tryOnce().then((isIn) => {
        setIsAsking(false);
        setIsStillFull(!isIn);
      });
    },
  };
}
