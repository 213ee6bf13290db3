import type { HttpBindings } from '@hono/node-server';
import type { Language } from '../../shared/domain/province.ts';
import type { CitizenIdentity } from '../capabilities.ts';
import type { StaffUser } from '../identity/index.ts';

/** What travels with one request. Who asks is looked up when a route wants to know, and once. */
export type ApiEnv = {
  Bindings: HttpBindings;
  Variables: {
    /** The client's network address, as far as it can be trusted. */
    address: string;
    citizen: () => Promise<CitizenIdentity | null>;
    staff: () => Promise<StaffUser | null>;
    /** The citizen's own when known by now, else what the browser asks for, else the province's. */
    language: () => Language;
  };
};
