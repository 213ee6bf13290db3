/** What several server processes share beside the database. Loaded only where REDIS_URL is set. */
export { openCluster, type Cluster, type ClusterOptions } from './open-cluster.ts';
