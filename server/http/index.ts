/** The HTTP side's door. */
export { createApi, type Api } from './create-api.ts';
export type { ApiParts } from './api-parts.ts';
export { clientAddress } from './client-address.ts';
export { describeBuilding } from './describe-building.ts';
export { createRateLimits, type RateLimits } from './rate-limits.ts';
export { createRegionsFeed, type RegionsFeed } from './regions-feed.ts';
export { isOwnOrigin } from './origin.ts';
export { securityHeaders } from './security-headers.ts';
