/** The hall that is attacked, in a process of its own: the real building, any token welcome. Says its address. */
import { startHallServer } from '../../server/hall/hall-server.ts';
import { readTarget } from './read-target.ts';

const { hall, grid } = readTarget();
const server = await startHallServer(hall, grid);
process.send?.({ url: server.url });
process.once('disconnect', () => void server.stop().finally(() => process.exit(0)));
