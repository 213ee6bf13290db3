import env from '../../../assets/textures/env64.bin?url';
import envEvening from '../../../assets/textures/env64-evening.bin?url';
import pavilion from '../../../assets/models/pavilion.glb?url';
import people from '../../../assets/models/people.glb?url';
import terrazzo from '../../../assets/textures/terrazzo.png?url';

/** Where the bundler puts the committed art; hashed names, so they may be cached for ever. */
export const assetUrls = { pavilion, people, env, envEvening, terrazzo } as const;
