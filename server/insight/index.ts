/** The read models' door. */
export {
  createInsight,
  type InsightDeps,
  type InsightWithPromise,
  type SharedWhereabouts,
} from './create-insight.ts';
export type { Whereabouts } from './presence-board.ts';
