import { playGesture, setLook } from '../kit/crowd-people.ts';
import { OWN_SLOT } from '../people/slots.ts';
import { changeWords } from './change-words.ts';
import type { HallEngine } from './hall-engine.ts';
import type { HallParts } from './hall-parts.ts';
import { readWhereabouts } from './whereabouts.ts';

/** What the page may ask, answered by the parts. */
export function offerHall(parts: HallParts, dispose: () => void): HallEngine {
  const { hall, world, crowd, staff, visitor, view, link, way } = parts;
  const counterOf = (code: string | null) => hall.counters.find((c) => c.code === code) ?? null;
  let worn: string | null = null;
  return {
    guideTo: way.guideTo,
    bringTo: way.bringTo,
    walkTo: way.walkTo,
    stop: visitor.stop,
    turn: (by) => {
      view.turn(by, 0);
    },
    zoom: view.zoom,
    setFirstPerson: view.setFirstPerson,
    setWords: (words) => {
      changeWords(parts, words);
    },
    stick: visitor.stick,
    greet(gesture) {
      playGesture(crowd.people, OWN_SLOT, gesture);
      link.room.sendGesture(gesture);
    },
    say: link.room.sendSay,
    setLook(look) {
      const before = worn;
      worn = JSON.stringify(look);
      setLook(crowd.people, OWN_SLOT, look);
      // The room knows the look one came in with.
      if (before !== null && before !== worn) link.room.sendLook(look);
    },
    portraits: parts.portraits,
    setCover: view.setCover,
    serveAt(code, position) {
      view.frameDesk(counterOf(code), position);
      visitor.sitAt(counterOf(code), position);
    },
    showCounter(code, live) {
      world.boards.show(code, live.board);
      world.floorMap.show(code, live.tile);
      staff.show(code, live.desks);
    },
    showBigBoard: world.bigBoard.show,
    whereabouts: () => readWhereabouts(parts),
    retryConnection: link.room.retryNow,
    askForPlace: () => link.room.goOver(({ gallery }) => !gallery),
    dispose,
  };
}
