/** Identity's door: who somebody is, and what proves it. */
export { createCitizens, type CitizensOptions, type KnownCitizens } from './citizens.ts';
export { createRealtimeTokens, REALTIME_TOKEN_MS, type RealtimeTokens } from './realtime-tokens.ts';
export { MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS } from './password-rule.ts';
export { createStaffAuth, type StaffAuth, type StaffAuthOptions, type StaffUser } from './staff-auth.ts';
export { createOnlineCitizens, type OnlineCitizens } from './online-citizens.ts';
export { staffTopic } from './staff-topic.ts';
export { createStaff, type Staff } from './staff.ts';
export {
  createStaffAccount,
  disableStaffAccount,
  listStaffAccounts,
  makePassword,
  resetPassword,
  type StaffRole,
} from './staff-accounts.ts';
export {
  DEMO_DOMAIN,
  planDemoStaff,
  removeDemoStaff,
  seedDemoStaff,
  type DemoAccount,
  type DemoStaff,
} from './demo-accounts.ts';
