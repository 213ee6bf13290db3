import { deskStateOf, isServing } from '../../shared/domain/desk-state.ts';
import { estimateRange, estimateWaitMinutes } from '../../shared/domain/estimate.ts';
import type { DeskLive, EstimateView } from '../../shared/protocol/views.ts';
import type { DeskInView, OfficeSnapshot, TicketInView } from './office-snapshot.ts';

export function viewDesks(snapshot: OfficeSnapshot, now: number): DeskLive[] {
  return snapshot.desks.map((desk) => {
    const work = snapshot.work.get(desk.deskId) ?? [];
    const shown = work.find(({ ticket }) => ticket.state === 'SERVING') ?? work[0];
    return {
      deskId: desk.deskId,
      label: desk.label,
      position: desk.position,
      officerName: desk.officerName,
      look: desk.look,
      state: deskStateOf(presenceOf(desk, now), work.map(stateOf)),
      number: shown?.number ?? null,
      simulated: desk.simulated,
    };
  });
}

export function countServing(snapshot: OfficeSnapshot, now: number): number {
  return snapshot.desks.filter((desk) => isServing(presenceOf(desk, now))).length;
}

/** The wait of somebody with `ahead` people before them; null when nobody serves. */
export function viewEstimate(snapshot: OfficeSnapshot, ahead: number, now: number): EstimateView | null {
  const serving = snapshot.desks.filter((desk) => isServing(presenceOf(desk, now)));
  const minutes = estimateWaitMinutes({
    ahead,
    servers: serving.length,
    idle: serving.filter((desk) => !snapshot.work.has(desk.deskId)).length,
    occupancyMinutes: snapshot.occupancyMinutes,
  });
  return minutes === null ? null : estimateRange(minutes);
}

function stateOf({ ticket }: TicketInView): 'CALLED' | 'SERVING' {
  return ticket.state === 'SERVING' ? 'SERVING' : 'CALLED';
}

function presenceOf(desk: DeskInView, now: number) {
  return { state: desk.state, silentMs: now - desk.lastSeenAt };
}
