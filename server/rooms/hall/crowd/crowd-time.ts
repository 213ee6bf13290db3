/**
 * The hall's clock. A tick is 100 ms, and what travels in frames. It is made of four steps, in each of which a quarter
 * of the cells is told, so that a thousand frames are not one block of the event loop.
 */
export const STEP_MS = 25;
export const STEPS_PER_TICK = 4;

export const tickOf = (step: number): number => Math.floor(step / STEPS_PER_TICK);
/** The first step of a tick. */
export const stepOfTick = (tick: number): number => tick * STEPS_PER_TICK;
