/** One visit of a simulated person: enters the hall, strolls, greets, perhaps is served, and leaves. */
import type { Gesture } from '../../../shared/protocol/gestures.ts';
import { isFinal } from '../../../shared/domain/ticket.ts';
import type { Me } from '../../../shared/protocol/views.ts';
import type { ApiClient } from '../net/api-client.ts';
import { enterHall, type HallLink } from '../net/hall-link.ts';
import { pause } from '../net/pause.ts';
import { GREETED_M } from './answer-greeting.ts';
import { mayTakeNumber } from './appetite.ts';
import { beServed, seeThrough } from './be-served.ts';
import { chooseStop, STAY_MS } from './choose-stop.ts';
import { greetBack } from './greet-back.ts';
import { between, pickOne } from './pick-one.ts';
import type { Person, VisitorWorld } from './person.ts';
import { greets, planVisit } from './plan-visit.ts';
import { strollTo } from './stroll.ts';

const greetings: readonly Gesture[] = ['wave', 'salam', 'nod'];

/** Ends when the visitor has left; throws when the hall was lost, or the signal's reason. */
export async function liveVisit(api: ApiClient, world: VisitorWorld, signal: AbortSignal): Promise<void> {
  const me = await api.get<Me>('/api/v1/me');
  const link = await enterHall(world.url, api, world.now);
  const person: Person = { me, api, link };
  try {
    const here = AbortSignal.any([signal, link.gone]);
    greetBack(link, world, here);
    await visit(person, world, here);
  } finally {
    link.leave();
  }
}

async function visit(person: Person, world: VisitorWorld, signal: AbortSignal): Promise<void> {
  const { me, link } = person;
  const plan = planVisit(world.random);
  const open = me.tickets.find((ticket) => !isFinal(ticket.state));
  if (open) await seeThrough(person, open, world, signal);
  for (let stop = 0; stop < plan.stops; stop += 1) {
    await strollTo(link, chooseStop(world.hall, world.random), world, signal);
    if (greets(world.random)) greetAround(link, world.random);
    await pause(between(STAY_MS.short, STAY_MS.long, world.random), signal);
    const region = stop === plan.serviceAt ? chooseOffice(world) : null;
    if (region) await beServed(person, region, world, signal);
  }
  const { spawn, spawnYaw } = world.hall.entrance;
  await strollTo(link, { ...spawn, yaw: spawnYaw + Math.PI }, world, signal);
}

/** Words for who stands near, a gesture into the hall. */
function greetAround(link: HallLink, random: () => number): void {
  if (link.isAnybodyNear(GREETED_M) && random() < 0.6) link.say('sampurasun');
  else link.greet(pickOne(greetings, random));
}

/** An office where nobody real is kept waiting by one visitor more. */
function chooseOffice({ offices, random }: VisitorWorld): string | null {
  const free = offices.regions().filter((region) => mayTakeNumber(offices.moodOf(region)));
  return free.length > 0 ? pickOne(free, random) : null;
}
