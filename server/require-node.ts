/** The oldest runtime the server is tested on; npm scripts bring it themselves (node_modules/.bin/node). */
const NEEDED_MAJOR = 24;
const BAD_CONFIGURATION = 64;

/**
 * Ends the process with one line under an older Node. Imports nothing, so that it can run before anything
 * that such a Node could not even read.
 */
export function requireNode(): void {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) return;
  process.stderr.write(
    `MPP Digital needs Node ${NEEDED_MAJOR} or newer and this is ${process.version}: start it with npm start, which brings its own.\n`,
  );
  process.exit(BAD_CONFIGURATION);
}
