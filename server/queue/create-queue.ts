import { randomInt } from 'node:crypto';
import { makeCaseCode } from '../../shared/domain/case-code.ts';
import { accept, refuse, type Result } from '../../shared/domain/refusal.ts';
import type { EstimateView } from '../../shared/protocol/views.ts';
import type { Catalogue, CommandReceipt, Queue } from '../capabilities.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/index.ts';
import { confirmCallSeen } from './confirm-call-seen.ts';
import { callNextJob } from './jobs/call-next.ts';
import { actorOf } from './jobs/officer-actor.ts';
import { readCitizenCommand, readOfficerCommand } from './jobs/read-commands.ts';
import { takeNumberJob } from './jobs/take-number.ts';
import { ticketCommandJob } from './jobs/ticket-command.ts';
import { rateTicket } from './rate-ticket.ts';
import { createOfficeFinder } from './office-of-ticket.ts';
import { createTimers } from './timers/create-timers.ts';
import type { Job } from './write/job.ts';
import { createQueueWriter } from './write/queue-writer.ts';

export type QueueDeps = {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly now: () => Date;
  /** UUIDv7. */
  readonly newId: () => string;
  readonly log: Log;
  readonly demo: boolean;
  /** What a newcomer is told now, from a cache: stored with the number as the promise. Null: nobody serves. */
  readonly promise?: (officeCode: string) => EstimateView | null;
};

const RANDOM_STEPS = 2 ** 40;

/** The queue: every command is decided by shared/domain and committed with its event. */
export function createQueue(deps: QueueDeps): Queue {
  const { store, catalogue, now, newId, log } = deps;
  const write = createQueueWriter({ pool: store.pool, hints: store.hints, now, newId, log });
  const officeOf = createOfficeFinder(store);
  const offices = new Set(catalogue.province().regions.map((region) => region.code));
  const newCaseCode = () => makeCaseCode(() => randomInt(RANDOM_STEPS) / RANDOM_STEPS);
  const run = async (job: Job): Promise<Result<CommandReceipt>> => {
    const result = await write(job);
    return result.ok ? accept(result.value.receipt) : result;
  };

  return {
    takeNumber: async (citizenId, command) => {
      if (!offices.has(command.region)) return refuse('NOT_FOUND');
      const { open, opensAt } = await catalogue.status(command.region);
      const day = catalogue.serviceDay(command.region);
      const promised = deps.promise?.(command.region) ?? null;
      return run(takeNumberJob({ citizenId, command, open, opensAt, day, promised, newId }));
    },
    citizenCommand: async (citizenId, ticketId, command) => {
      const office = await officeOf(ticketId);
      if (office === null) return refuse('NOT_FOUND');
      return run(
        ticketCommandJob({
          office,
          ticketId,
          people: [`citizen:${citizenId}`],
          commandId: command.commandId,
          actorId: `citizen:${citizenId}`,
          actor: { kind: 'citizen', id: citizenId },
          expectedVersion: command.expectedVersion,
          command: readCitizenCommand(command),
          concerns: (ticket) => ticket.citizenId === citizenId,
          newId,
        }),
      );
    },
    callNext: (officer, commandId) => run(callNextJob(officer, commandId, newId)),
    officerCommand: async (officer, ticketId, command) => {
      const wish = readOfficerCommand(command, newId, newCaseCode);
      if (!wish.ok) return wish;
      return run(
        ticketCommandJob({
          office: officer.officeCode,
          ticketId,
          people: [],
          commandId: command.commandId,
          actorId: `officer:${officer.userId}`,
          actor: actorOf(officer),
          expectedVersion: command.expectedVersion,
          command: wish.value,
          concerns: () => true,
          newId,
        }),
      );
    },
    confirmCallSeen: (citizenId, ticketId, callId) =>
      confirmCallSeen(store, citizenId, ticketId, callId, now()),
    rate: (citizenId, ticketId, score, comment) =>
      rateTicket(store, { citizenId, ticketId, score, comment, at: now() }),
    runDueTimers: createTimers(deps, write),
  };
}
