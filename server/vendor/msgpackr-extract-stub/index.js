// Stands in for the optional native addon so that npm needs no platform binaries: msgpackr catches
// this error and uses its pure JavaScript decoder (docs/decisions/0001-stack.md).
throw new Error('msgpackr-extract: native addon not used');
