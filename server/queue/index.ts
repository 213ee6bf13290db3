/** The queue's door. */
export { createQueue, type QueueDeps } from './create-queue.ts';
export { verifyOfficeLog, type LogReport } from './verify-log.ts';
