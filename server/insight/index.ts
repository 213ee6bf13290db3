/** The read models' door. */
export { createInsight, type InsightDeps, type InsightWithPromise } from './create-insight.ts';
